package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.kept.Histories;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes runs, what was counted in them, and what could not be used.
final class RunsStore {

    /// How many of a connection's newest runs tell how it stands.
    static final int LOOKED = 200;

    private static final String TOTALS =
            """
            coalesce(sum(s.pages), 0) as pages, coalesce(sum(s.records), 0) as records,
            coalesce(sum(s.told), 0) as told, coalesce(sum(s.nothing), 0) as nothing,
            coalesce(sum(s.unusable), 0) as unusable, coalesce(sum(s.events), 0) as events,
            coalesce(sum(s.repeats), 0) as repeats, coalesce(sum(s.issues), 0) as issues,
            coalesce(sum(s.gone), 0) as gone,
            coalesce(sum(s.withdrawn), 0) as withdrawn
            """;

    /// Where something is counted.
    record Place(UUID run, String place, String stream) {}

    /// A run that begins. @param id its job's
    record Begun(UUID id, UUID connection, String kind, String askedBy) {}

    /// Begins a run, or goes on with it after a restart.
    void begin(JdbcClient sql, Begun run, Instant now) {
        sql.sql(
                        """
                        insert into sources.run (id, connection_id, kind, asked_by, started_at, state)
                        values (:id, :connection, :kind, :by, :now, 'running')
                        on conflict (id) do update set state = 'running', ended_at = null
                        """)
                .param("id", run.id())
                .param("connection", run.connection())
                .param("kind", run.kind())
                .param("by", run.askedBy())
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Finds a run that excludes others of the connection and has not ended.
    Optional<UUID> running(JdbcClient sql, UUID connection) {
        return sql.sql(
                        """
                        select id from sources.run
                        where connection_id = :connection and state = 'running'
                            and kind in ('sync', 'replay')
                        """)
                .param("connection", connection)
                .query(UUID.class)
                .optional();
    }

    void end(
            JdbcClient sql,
            UUID run,
            String state,
            @Nullable String trouble,
            @Nullable String remedy,
            Instant now) {
        sql.sql(
                        """
                        update sources.run
                        set state = :state, ended_at = :now, trouble = :trouble, remedy = :remedy
                        where id = :run
                        """)
                .param("run", run)
                .param("state", state)
                .param("trouble", trouble)
                .param("remedy", remedy)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Adds to what was counted at a place.
    void count(JdbcClient sql, Place at, MappedPage.Tally tally, Histories.Kept kept, int pages) {
        sql.sql(
                        """
                        insert into sources.run_stream as s (run_id, place, stream, pages, records, told, nothing,
                            unusable, events, repeats, issues)
                        values (:run, :place, :stream, :pages, :records, :told, :nothing, :unusable, :events,
                            :repeats, :issues)
                        on conflict (run_id, place, stream) do update
                        set pages = s.pages + excluded.pages, records = s.records + excluded.records,
                            told = s.told + excluded.told, nothing = s.nothing + excluded.nothing,
                            unusable = s.unusable + excluded.unusable, events = s.events + excluded.events,
                            repeats = s.repeats + excluded.repeats, issues = s.issues + excluded.issues
                        """)
                .param("run", at.run())
                .param("place", at.place())
                .param("stream", at.stream())
                .param("pages", pages)
                .param("records", tally.records)
                .param("told", tally.told)
                .param("nothing", tally.nothing)
                .param("unusable", tally.unusable)
                .param("events", kept.fresh())
                .param("repeats", kept.repeats())
                .param("issues", tally.issues)
                .update();
    }

    void expect(JdbcClient sql, Place at, long count) {
        sql.sql(
                        """
                        insert into sources.run_stream (run_id, place, stream, expected)
                        values (:run, :place, :stream, :count)
                        on conflict (run_id, place, stream) do update set expected = excluded.expected
                        """)
                .param("run", at.run())
                .param("place", at.place())
                .param("stream", at.stream())
                .param("count", count)
                .update();
    }

    void gone(JdbcClient sql, Place at, long count) {
        sql.sql(
                        """
                        update sources.run_stream set gone = gone + :count
                        where run_id = :run and place = :place and stream = :stream
                        """)
                .param("run", at.run())
                .param("place", at.place())
                .param("stream", at.stream())
                .param("count", count)
                .update();
    }

    void withdrawn(JdbcClient sql, Place at, long count) {
        sql.sql(
                        """
                        insert into sources.run_stream as s (run_id, place, stream, withdrawn)
                        values (:run, :place, :stream, :count)
                        on conflict (run_id, place, stream) do update
                        set withdrawn = s.withdrawn + excluded.withdrawn
                        """)
                .param("run", at.run())
                .param("place", at.place())
                .param("stream", at.stream())
                .param("count", count)
                .update();
    }

    void issues(
            JdbcClient sql,
            UUID run,
            String place,
            @Nullable UUID page,
            List<MappedPage.Issue> issues) {
        if (issues.isEmpty()) {
            return;
        }
        sql.sql(
                        """
                        insert into sources.issue (run_id, place, page_id, stream, record, why)
                        select :run, :place, cast(:page as uuid), stream, record, why
                        from unnest(:streams::text[], :records::int[], :whys::text[])
                            as told (stream, record, why)
                        """)
                .param("run", run)
                .param("place", place)
                .param("page", page)
                .param(
                        "streams",
                        issues.stream().map(MappedPage.Issue::stream).toArray(String[]::new))
                .param(
                        "records",
                        issues.stream().map(MappedPage.Issue::record).toArray(Integer[]::new))
                .param("whys", issues.stream().map(MappedPage.Issue::why).toArray(String[]::new))
                .update();
    }

    void nothings(JdbcClient sql, UUID run, String place, Map<MappedPage.Key, Long> nothings) {
        nothings.forEach(
                (key, records) ->
                        sql.sql(
                                        """
                                        insert into sources.nothing as n (run_id, place, stream, why, records)
                                        values (:run, :place, :stream, :why, :records)
                                        on conflict (run_id, place, stream, why) do update
                                        set records = n.records + excluded.records
                                        """)
                                .param("run", run)
                                .param("place", place)
                                .param("stream", key.stream())
                                .param("why", key.why())
                                .param("records", records)
                                .update());
    }

    /// @param said `what`, `why` and `remedy`
    void gap(JdbcClient sql, UUID run, String place, Map<String, String> said) {
        sql.sql(
                        """
                        insert into sources.gap (run_id, place, what, why, remedy)
                        values (:run, :place, :what, :why, :remedy)
                        """)
                .param("run", run)
                .param("place", place)
                .params(said)
                .update();
    }

    List<Run> runs(JdbcClient sql, @Nullable UUID connection, @Nullable UUID before, int limit) {
        return sql.sql(
                        """
                        select r.*, t.*, (select count(*) from sources.gap g where g.run_id = r.id) as gaps
                        from sources.run r, lateral (select %s from sources.run_stream s where s.run_id = r.id) t
                        where (cast(:connection as uuid) is null or r.connection_id = :connection)
                            and (cast(:before as uuid) is null or r.id < :before)
                        order by r.id desc limit :limit
                        """
                                .formatted(TOTALS))
                .param("connection", connection)
                .param("before", before)
                .param("limit", limit)
                .query(RunsStore::run)
                .list();
    }

    /// Returns of each connection the newest run of each kind, the newest first. Of many runs the
    /// old ones are not looked through.
    ///
    /// @param connection the only one, or null for all
    List<Run> newest(JdbcClient sql, @Nullable UUID connection) {
        return sql.sql(
                        """
                        select r.*, t.*, (select count(*) from sources.gap g where g.run_id = r.id) as gaps
                        from sources.connection c
                            cross join lateral (select distinct on (kind) * from (
                                select * from sources.run n where n.connection_id = c.id
                                order by n.started_at desc, n.id desc limit :looked) late
                                order by kind, started_at desc, id desc) r
                            cross join lateral (select %s from sources.run_stream s where s.run_id = r.id) t
                        where cast(:connection as uuid) is null or c.id = :connection
                        order by r.started_at desc, r.id desc
                        """
                                .formatted(TOTALS))
                .param("looked", LOOKED)
                .param("connection", connection)
                .query(RunsStore::run)
                .list();
    }

    Optional<Run> find(JdbcClient sql, UUID id) {
        return sql.sql(
                        """
                        select r.*, t.*, (select count(*) from sources.gap g where g.run_id = r.id) as gaps
                        from sources.run r, lateral (select %s from sources.run_stream s where s.run_id = r.id) t
                        where r.id = :id
                        """
                                .formatted(TOTALS))
                .param("id", id)
                .query(RunsStore::run)
                .optional();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("connection_id", UUID.class),
                row.getString("kind"),
                row.getString("asked_by"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("state"),
                counts(row),
                row.getLong("gaps"),
                row.getString("trouble"),
                row.getString("remedy"));
    }

    private static RunCounts counts(ResultSet row) throws SQLException {
        return new RunCounts(
                row.getLong("pages"),
                row.getLong("records"),
                row.getLong("told"),
                row.getLong("nothing"),
                row.getLong("unusable"),
                row.getLong("events"),
                row.getLong("repeats"),
                row.getLong("issues"),
                row.getLong("gone"),
                row.getLong("withdrawn"));
    }

    List<StreamCounts> streams(JdbcClient sql, UUID run) {
        return sql.sql(
                        "select * from sources.run_stream where run_id = :run order by place,"
                                + " stream")
                .param("run", run)
                .query(
                        (row, number) -> {
                            var counts = counts(row);
                            long expected = row.getLong("expected");
                            boolean isTold = !row.wasNull();
                            return new StreamCounts(
                                    row.getString("place"),
                                    row.getString("stream"),
                                    counts,
                                    isTold ? expected : null,
                                    isTold ? expected - counts.records() : null);
                        })
                .list();
    }

    List<RunIssue> issues(JdbcClient sql, UUID run, long after, int limit) {
        return sql.sql(
                        """
                        select * from sources.issue where run_id = :run and id > :after
                        order by id limit :limit
                        """)
                .param("run", run)
                .param("after", after)
                .param("limit", limit)
                .query(RunsStore::issue)
                .list();
    }

    Optional<RunIssue> issue(JdbcClient sql, UUID run, long id) {
        return sql.sql("select * from sources.issue where run_id = :run and id = :id")
                .param("run", run)
                .param("id", id)
                .query(RunsStore::issue)
                .optional();
    }

    private static RunIssue issue(ResultSet row, int number) throws SQLException {
        return new RunIssue(
                row.getLong("id"),
                row.getString("place"),
                row.getString("stream"),
                row.getObject("page_id", UUID.class),
                row.getObject("record", Integer.class),
                row.getString("why"));
    }

    List<RunGap> gaps(JdbcClient sql, UUID run) {
        return sql.sql("select * from sources.gap where run_id = :run order by id limit 1000")
                .param("run", run)
                .query(
                        (row, number) ->
                                new RunGap(
                                        row.getString("place"),
                                        row.getString("what"),
                                        row.getString("why"),
                                        row.getString("remedy")))
                .list();
    }

    List<RunNothing> nothings(JdbcClient sql, UUID run) {
        return sql.sql(
                        """
                        select * from sources.nothing where run_id = :run
                        order by place, stream, records desc, why limit 1000
                        """)
                .param("run", run)
                .query(
                        (row, number) ->
                                new RunNothing(
                                        row.getString("place"),
                                        row.getString("stream"),
                                        row.getString("why"),
                                        row.getLong("records")))
                .list();
    }

    /// Returns the connections that are to be read by themselves now.
    List<UUID> due(JdbcClient sql, Instant now) {
        return sql.sql(
                        """
                        select c.id from sources.connection c
                        where c.retired_on = 'infinity' and c.minutes is not null
                            and exists (select from sources.scope s where s.connection_id = c.id and s.chosen)
                            and not exists (select from sources.run r
                                where r.connection_id = c.id and r.kind = 'sync'
                                    and (r.state = 'running'
                                        or r.started_at > cast(:now as timestamptz) - make_interval(mins => c.minutes)))
                        """)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
