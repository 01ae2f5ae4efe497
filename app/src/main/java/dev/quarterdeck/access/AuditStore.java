package dev.quarterdeck.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Adds and reads rows of the audit log; there is no other way to touch them.
final class AuditStore {

    // Any constant will do; it is the name of the chain's lock.
    private static final long CHAIN = 0x7164_6175_6469_7401L;

    /// Waits until no other transaction is appending; the lock goes with the transaction.
    void lockChain(JdbcClient sql) {
        sql.sql("select pg_advisory_xact_lock(:chain)").param("chain", CHAIN).query().singleRow();
    }

    Optional<AuditRow> last(JdbcClient sql) {
        return sql.sql("select * from access.audit_entry order by seq desc limit 1")
                .query(AuditStore::row)
                .optional();
    }

    void add(JdbcClient sql, AuditRow row) {
        sql.sql(
                        """
                        insert into access.audit_entry
                            (seq, at, user_id, label, channel, action, field_class, subjects, what,
                             before_digest, after_digest, request_id, previous_hash, hash)
                        values (:seq, :at, :user, :label, :channel, :action, :class,
                             :subjects::uuid[], :what, :before, :after, :request, :previous, :hash)
                        """)
                .param("seq", row.seq())
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .param("user", row.user())
                .param("label", row.label())
                .param("channel", row.channel())
                .param("action", row.action())
                .param("class", row.fieldClass())
                .param("subjects", row.subjects().toArray(UUID[]::new))
                .param("what", row.what())
                .param("before", row.beforeDigest())
                .param("after", row.afterDigest())
                .param("request", row.requestId())
                .param("previous", row.previousHash().bytes())
                .param("hash", row.hash().bytes())
                .update();
    }

    /// Streams the chain; the caller closes the stream.
    Stream<AuditRow> chain(JdbcClient sql) {
        return sql
                .sql("select * from access.audit_entry order by seq")
                .withFetchSize(1_000)
                .query(AuditStore::row)
                .stream();
    }

    /// Returns rows before a number, newest first; about one person when given.
    List<AuditRow> page(JdbcClient sql, long before, @Nullable UUID subject, int limit) {
        return sql.sql(
                        """
                        select * from access.audit_entry
                        where seq < :before
                            and (:subject::uuid is null or subjects @> array[:subject::uuid])
                        order by seq desc
                        limit :limit
                        """)
                .param("before", before)
                .param("subject", subject == null ? null : subject.toString())
                .param("limit", limit)
                .query(AuditStore::row)
                .list();
    }

    /// Returns the rows that are looked for, newest first.
    List<AuditRow> page(JdbcClient sql, Audit.Search search) {
        return sql.sql(
                        """
                        select * from access.audit_entry
                        where seq < :before
                            and starts_with(action, :kind)
                            and position(lower(:who) in lower(label)) > 0
                        order by seq desc
                        limit :limit
                        """)
                .param("before", search.before())
                .param("kind", search.kind())
                .param("who", search.who())
                .param("limit", search.limit())
                .query(AuditStore::row)
                .list();
    }

    private static AuditRow row(ResultSet row, int number) throws SQLException {
        return new AuditRow(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("user_id", UUID.class),
                row.getString("label"),
                row.getString("channel"),
                row.getString("action"),
                row.getString("field_class"),
                List.of((UUID[]) row.getArray("subjects").getArray()),
                row.getString("what"),
                row.getString("before_digest"),
                row.getString("after_digest"),
                row.getString("request_id"),
                new Hash(row.getBytes("previous_hash")),
                new Hash(row.getBytes("hash")));
    }
}
