package dev.quarterdeck.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes `platform.job`.
final class JobStore {

    private static final String COLUMNS =
            """
            select id, kind, asked_by, asked_at, state, step, done, total, attempts, ended_at,
                   result, refusal, remedy
            from platform.job
            """;

    void insert(JdbcClient sql, UUID id, String kind, UUID askedBy, Instant at, byte[] input) {
        sql.sql(
                        """
                        insert into platform.job (id, kind, asked_by, asked_at, input, state)
                        values (:id, :kind, :by, :at, :input, 'waiting')
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("by", askedBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("input", input)
                .update();
    }

    Optional<Job> find(JdbcClient sql, UUID id) {
        return sql.sql(COLUMNS + "where id = :id").param("id", id).query(JobStore::job).optional();
    }

    /// Newest first; of one login, or of all when `askedBy` is null.
    List<Job> page(JdbcClient sql, @Nullable UUID askedBy, @Nullable UUID before, int limit) {
        return sql.sql(
                        COLUMNS
                                + """
                                where (:by::uuid is null or asked_by = :by)
                                  and (:before::uuid is null or id < :before)
                                order by id desc
                                limit :limit
                                """)
                .param("by", askedBy)
                .param("before", before)
                .param("limit", limit)
                .query(JobStore::job)
                .list();
    }

    record Input(String kind, UUID askedBy, byte[] bytes, int attempts, boolean cancelAsked) {}

    Optional<Input> input(JdbcClient sql, UUID id) {
        return sql.sql(
                        """
                        select kind, asked_by, input, attempts, cancel_asked from platform.job
                        where id = :id and state in ('waiting', 'running')
                        """)
                .param("id", id)
                .query(
                        (row, number) ->
                                new Input(
                                        row.getString(1),
                                        row.getObject(2, UUID.class),
                                        row.getBytes(3),
                                        row.getInt(4),
                                        row.getBoolean(5)))
                .optional();
    }

    void begin(JdbcClient sql, UUID id, Instant at) {
        sql.sql(
                        """
                        update platform.job
                        set state = 'running', attempts = attempts + 1, begun_at = :at
                        where id = :id
                        """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void end(JdbcClient sql, UUID id, Ending ending, Instant at) {
        sql.sql(
                        """
                        update platform.job
                        set state = :state, result = :result, refusal = :refusal, remedy = :remedy,
                            ended_at = :at, input = ''::bytea
                        where id = :id
                        """)
                .param("id", id)
                .param("state", ending.state())
                .param("result", ending.result())
                .param("refusal", ending.refusal())
                .param("remedy", ending.remedy())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// How a job ended.
    record Ending(
            String state,
            @Nullable String result,
            @Nullable String refusal,
            @Nullable String remedy) {

        static Ending done(String result) {
            return new Ending("done", result, null, null);
        }

        static Ending failed(String refusal, String remedy) {
            return new Ending("failed", null, refusal, remedy);
        }

        static Ending cancelled() {
            return new Ending("cancelled", null, null, null);
        }
    }

    boolean askToCancel(JdbcClient sql, UUID id) {
        return sql.sql(
                                """
                                update platform.job set cancel_asked = true
                                where id = :id and state in ('waiting', 'running')
                                """)
                        .param("id", id)
                        .update()
                > 0;
    }

    /// Lets the library pick again what a killed run had picked. Two runs at once are prevented
    /// by the lock each run holds, not by this mark.
    void releasePicked(JdbcClient sql) {
        sql.sql(
                        """
                        update platform.scheduled_tasks
                        set picked = false, picked_by = null, last_heartbeat = null
                        where picked
                        """)
                .update();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("asked_by", UUID.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getString("step"),
                row.getLong("done"),
                row.getLong("total"),
                row.getInt("attempts"),
                ended == null ? null : ended.toInstant(),
                row.getString("result"),
                row.getString("refusal"),
                row.getString("remedy"));
    }
}
