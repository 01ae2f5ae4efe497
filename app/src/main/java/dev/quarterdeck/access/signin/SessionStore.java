package dev.quarterdeck.access.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes sessions.
final class SessionStore {

    private static final String COLUMNS =
            "select id, user_id, created, last_use, expires, agent, address from access.session ";

    private SessionStore() {}

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                Moments.of(row, "created"),
                Moments.of(row, "last_use"),
                Moments.of(row, "expires"),
                row.getString("agent"),
                row.getString("address"));
    }

    static void insert(JdbcClient sql, Session session, byte[] hash, ProviderTies ties) {
        sql.sql(
                        """
                        insert into access.session (id, user_id, token_hash, created, last_use, expires,
                                                    agent, address, id_token, provider_sid)
                        values (:id, :user, :hash, :created, :used, :expires,
                                :agent, :address, :idToken, :sid)
                        """)
                .param("id", session.id())
                .param("user", session.user())
                .param("hash", hash)
                .param("created", Moments.column(session.created()))
                .param("used", Moments.column(session.lastUse()))
                .param("expires", Moments.column(session.expires()))
                .param("agent", session.agent())
                .param("address", session.address())
                .param("idToken", ties.idToken())
                .param("sid", ties.sid())
                .update();
    }

    /// Finds a session that has not been ended, by its token's hash; its limits are not looked at.
    static Optional<Session> byHash(JdbcClient sql, byte[] hash) {
        return sql.sql(COLUMNS + "where token_hash = :hash and ended is null")
                .param("hash", hash)
                .query(SessionStore::session)
                .optional();
    }

    static List<Session> ofUser(JdbcClient sql, UUID user, Instant idleSince, Instant now) {
        return sql.sql(
                        COLUMNS
                                + """
                                where user_id = :user and ended is null
                                  and expires > :now and last_use > :idle
                                order by id desc limit 200
                                """)
                .param("user", user)
                .param("now", Moments.column(now))
                .param("idle", Moments.column(idleSince))
                .query(SessionStore::session)
                .list();
    }

    static void used(JdbcClient sql, UUID id, Instant now) {
        sql.sql("update access.session set last_use = :now where id = :id and last_use < :now")
                .param("now", Moments.column(now))
                .param("id", id)
                .update();
    }

    static Optional<String> idToken(JdbcClient sql, UUID id) {
        return sql.sql(
                        "select id_token from access.session where id = :id and id_token is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    static int end(JdbcClient sql, UUID user, UUID id, Instant now) {
        return sql.sql(
                        """
                        update access.session set ended = :now, id_token = null
                         where id = :id and user_id = :user and ended is null
                        """)
                .param("now", Moments.column(now))
                .param("id", id)
                .param("user", user)
                .update();
    }

    static int endAll(JdbcClient sql, UUID user, @Nullable UUID spared, Instant now) {
        return sql.sql(
                        """
                        update access.session set ended = :now, id_token = null
                         where user_id = :user and ended is null
                           and (cast(:spared as uuid) is null or id <> :spared)
                        """)
                .param("now", Moments.column(now))
                .param("user", user)
                .param("spared", spared)
                .update();
    }

    static int endAtProvider(JdbcClient sql, String sid, Instant now) {
        return sql.sql(
                        """
                        update access.session set ended = :now, id_token = null
                         where provider_sid = :sid and ended is null
                        """)
                .param("now", Moments.column(now))
                .param("sid", sid)
                .update();
    }

    static void forget(JdbcClient sql, Instant before) {
        sql.sql("delete from access.session where expires < :before or ended < :before")
                .param("before", Moments.column(before))
                .update();
    }
}
