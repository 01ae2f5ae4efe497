package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.platform.Sha256;
import dev.quarterdeck.sources.Records;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/// Reads and writes raw pages, cursors, and which histories were seen in a scope.
final class RawStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /// A page that was kept.
    record Kept(UUID id, RawPage page) {}

    /// Keeps a page. The very same that was kept before counts as fetched now, for what it tells is
    /// told anew.
    ///
    /// @return its id, or that of the one before
    UUID keep(JdbcClient sql, UUID connection, RawPage page, UUID id, Instant now) {
        var body = Records.JSON.writeValueAsBytes(page.records());
        var parameters = Records.JSON.writeValueAsString(new TreeMap<>(page.parameters()));
        var digest = digest(page, parameters, body);
        return sql.sql(
                        """
                                insert into sources.raw_page as p (id, connection_id, scope_id, place, stream, parameters,
                                    records, digest, body, fetched_at)
                                values (:id, :connection, :scope, :place, :stream, :parameters, :records, :digest,
                                    :body, :now)
                                on conflict (connection_id, digest) do update
                                set fetched_at = greatest(p.fetched_at, excluded.fetched_at)
                                returning id
                                """)
                .param("id", id)
                .param("connection", connection)
                .param("scope", page.scope())
                .param("place", page.place())
                .param("stream", page.stream())
                .param("parameters", parameters)
                .param("records", page.records().size())
                .param("digest", digest)
                .param("body", packed(body))
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .single();
    }

    private static byte[] digest(RawPage page, String parameters, byte[] body) {
        var sha = Sha256.begin();
        for (var part : List.of(page.place(), page.stream(), parameters)) {
            sha.update(part.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }
        return sha.digest(body);
    }

    private static byte[] packed(byte[] body) {
        var packed = new ByteArrayOutputStream(body.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads the pages of a connection in the order in which they were kept.
    ///
    /// @param after the page before, or null for the first
    List<Kept> pages(JdbcClient sql, UUID connection, @Nullable UUID after, int limit) {
        return sql.sql(
                        """
                        select * from sources.raw_page
                        where connection_id = :connection
                            and (cast(:after as uuid) is null or id > :after)
                        order by id limit :limit
                        """)
                .param("connection", connection)
                .param("after", after)
                .param("limit", limit)
                .query(RawStore::kept)
                .list();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        var records = Records.JSON.readTree(unpacked(row.getBytes("body")));
        return new Kept(
                row.getObject("id", UUID.class),
                new RawPage(
                        row.getObject("scope_id", UUID.class),
                        row.getString("place"),
                        row.getString("stream"),
                        Records.JSON.readValue(row.getString("parameters"), TEXTS),
                        records.valueStream().toList(),
                        null));
    }

    /// Finds a page of a connection while it is kept.
    Optional<Kept> find(JdbcClient sql, UUID connection, UUID id) {
        return sql.sql(
                        """
                        select * from sources.raw_page where connection_id = :connection and id = :id
                        """)
                .param("connection", connection)
                .param("id", id)
                .query(RawStore::kept)
                .optional();
    }

    long count(JdbcClient sql, UUID connection) {
        return sql.sql("select count(*) from sources.raw_page where connection_id = :connection")
                .param("connection", connection)
                .query(Long.class)
                .single();
    }

    /// Forgets raw pages that are kept long enough. Events that they told, and those that a replay
    /// told until now, cannot be held against raw pages any more. A page is kept before its events
    /// are, in the same transaction: an hour is more than any takes. A replay that is under way is
    /// waited for, but not for ever: a dead program may have left it.
    ///
    /// @return of how many connections something was forgotten
    int forgetOld(JdbcClient sql, Instant now) {
        sql.sql("delete from sources.delivery where taken_at < :day")
                .param("day", Timestamp.from(now.minus(java.time.Duration.ofDays(30))))
                .update();
        return sql.sql(
                        """
                        with forgotten as (
                            delete from sources.raw_page p using sources.connection c
                            where c.id = p.connection_id
                                and p.fetched_at < cast(:now as timestamptz) - make_interval(days => c.raw_days)
                                and not exists (select from sources.run r
                                    where r.connection_id = c.id and r.kind = 'replay' and r.state = 'running'
                                        and r.started_at > cast(:now as timestamptz) - interval '1 day')
                            returning p.connection_id, p.fetched_at)
                        update sources.connection c
                        set unjudged_until = greatest(c.unjudged_until, f.newest + interval '1 hour',
                            (select max(coalesce(r.ended_at, cast(:now as timestamptz) + interval '1 hour'))
                                from sources.run r
                                where r.connection_id = c.id and r.kind = 'replay'))
                        from (select connection_id, max(fetched_at) as newest from forgotten
                            group by connection_id) f
                        where c.id = f.connection_id
                        """)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Returns up to when events cannot be held against raw pages.
    Instant unjudgedUntil(JdbcClient sql, UUID connection) {
        return sql.sql(
                        """
                        select greatest(unjudged_until, timestamptz '1970-01-01Z')
                        from sources.connection where id = :connection
                        """)
                .param("connection", connection)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    Optional<String> cursor(JdbcClient sql, UUID scope, String stream) {
        return sql.sql(
                        "select cursor from sources.checkpoint where scope_id = :scope and stream ="
                                + " :stream")
                .param("scope", scope)
                .param("stream", stream)
                .query(String.class)
                .optional();
    }

    void move(JdbcClient sql, UUID scope, String stream, String cursor, Instant now) {
        sql.sql(
                        """
                        insert into sources.checkpoint (scope_id, stream, cursor, moved_at)
                        values (:scope, :stream, :cursor, :now)
                        on conflict (scope_id, stream) do update
                        set cursor = excluded.cursor, moved_at = excluded.moved_at
                        """)
                .param("scope", scope)
                .param("stream", stream)
                .param("cursor", cursor)
                .param("now", Timestamp.from(now))
                .update();
    }

    void forgetCursors(JdbcClient sql, UUID connection) {
        sql.sql(
                        """
                        delete from sources.checkpoint where scope_id in
                            (select id from sources.scope where connection_id = :connection)
                        """)
                .param("connection", connection)
                .update();
    }

    /// Remembers that histories were told of in a scope; those that were gone are back.
    void see(JdbcClient sql, UUID scope, Collection<HistoryId> ids) {
        see(sql, scope, ids, "where sources.seen.gone_at is not null");
    }

    /// Remembers that histories were told of in a scope once; those that are gone stay gone.
    void saw(JdbcClient sql, UUID scope, Collection<HistoryId> ids) {
        see(sql, scope, ids, "where false");
    }

    private static void see(JdbcClient sql, UUID scope, Collection<HistoryId> ids, String which) {
        if (ids.isEmpty()) {
            return;
        }
        sql.sql(
                        """
                        insert into sources.seen (scope_id, kind, external_id)
                        select :scope, kind, external_id
                        from unnest(:kinds::text[], :ids::text[]) as told (kind, external_id)
                        order by kind, external_id
                        on conflict (scope_id, kind, external_id) do update set gone_at = null
                        """
                                + which)
                .param("scope", scope)
                .param("kinds", ids.stream().map(id -> id.kind().name()).toArray(String[]::new))
                .param("ids", ids.stream().map(HistoryId::id).toArray(String[]::new))
                .update();
    }

    /// Returns those that were seen in a scope, are not gone yet, and are not listed.
    List<String> missing(JdbcClient sql, UUID scope, String kind, List<String> listed) {
        return sql.sql(
                        """
                        select external_id from sources.seen
                        where scope_id = :scope and kind = :kind and gone_at is null
                            and external_id not in (select unnest(:listed::text[]))
                        order by external_id
                        """)
                .param("scope", scope)
                .param("kind", kind)
                .param("listed", listed.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list();
    }

    void leave(JdbcClient sql, UUID scope, Collection<HistoryId> ids, Instant now) {
        sql.sql(
                        """
                        update sources.seen s set gone_at = :now
                        from unnest(:kinds::text[], :ids::text[]) as gone (kind, external_id)
                        where s.scope_id = :scope and s.kind = gone.kind
                            and s.external_id = gone.external_id
                        """)
                .param("scope", scope)
                .param("now", Timestamp.from(now))
                .param("kinds", ids.stream().map(id -> id.kind().name()).toArray(String[]::new))
                .param("ids", ids.stream().map(HistoryId::id).toArray(String[]::new))
                .update();
    }

    /// Takes a delivery. @return whether it was not taken before
    boolean take(JdbcClient sql, UUID connection, String delivery, Instant now) {
        return sql.sql(
                                """
                                insert into sources.delivery (connection_id, delivery, taken_at)
                                values (:connection, :delivery, :now) on conflict do nothing
                                """)
                        .param("connection", connection)
                        .param("delivery", delivery)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }
}
