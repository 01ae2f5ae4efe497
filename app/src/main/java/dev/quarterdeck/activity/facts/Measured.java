package dev.quarterdeck.activity.facts;

import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Ask questions over the flat tables, which questions name without a schema: `measured_item`,
/// `measured_change` and the others.
///
/// The flat tables know of teams, however small: who asks decides what of an answer may be shown.
public final class Measured {

    private final Database database;
    private final Clock clock;
    private final Past past;
    private final PastEffort effort;
    private final FlatRows rows;

    Measured(Database database, Clock clock, Past past, FlatRows rows) {
        this.database = database;
        this.clock = clock;
        this.past = past;
        this.effort = new PastEffort(database, clock, past);
        this.rows = rows;
    }

    /// Asks what is so now; all answers are of one moment. Must not be called within a transaction.
    public <T> T now(Function<JdbcClient, T> questions) {
        return database.keeping(
                sql -> {
                    sql.sql("set transaction isolation level repeatable read, read only").update();
                    search(sql, "activity, pg_temp", clock.instant());
                    return questions.apply(sql);
                });
    }

    /// Asks what was known at a past moment: what happened later does not count, whenever it was
    /// told, nor what people decided later. Takes seconds where much was told, so answers are worth
    /// keeping. Must not be called within a transaction.
    public <T> T asOf(Instant then, Function<JdbcClient, T> questions) {
        return database.keeping(
                sql -> {
                    sql.sql("set transaction isolation level repeatable read").update();
                    past.make(sql, then);
                    search(sql, "pg_temp, activity", then);
                    return questions.apply(sql);
                });
    }

    /// Asks the same of `measured_effort`, and of no other table: only what time is divided by is
    /// made, and what it comes to is held for a minute.
    ///
    /// @param from the first day of which effort is asked: earlier months are not divided
    public <T> T effortAsOf(Instant then, LocalDate from, Function<JdbcClient, T> questions) {
        // Made before the transaction begins: nobody waits for another while holding a connection.
        var spent = effort.of(from, then);
        return database.keeping(
                sql -> {
                    PastEffort.put(sql, spent);
                    search(sql, "pg_temp, activity", then);
                    return questions.apply(sql);
                });
    }

    /// Works on what is so now in a transaction that also writes, as the keeper: what is computed
    /// of the flat tables and kept.
    public void keep(Consumer<JdbcClient> work) {
        rows.still(
                () ->
                        database.keep(
                                sql -> {
                                    sql.sql("set transaction isolation level repeatable read")
                                            .update();
                                    search(sql, "activity, pg_temp", clock.instant());
                                    work.accept(sql);
                                }));
    }

    /// Has the flat tables follow what was told and decided up to now. It happens by itself within
    /// a second; who tells much at once need not wait for that. Must not be called within a
    /// transaction.
    public void follow() {
        rows.keep();
    }

    /// Tells how often rows of some flat tables changed since the program was started: while that
    /// stays, so do answers about them.
    ///
    /// @param tables without `measured_`; none for all
    public long changes(String... tables) {
        return rows.changes(tables);
    }

    /// Rows of flat tables changed. Until the transaction ends `was_*` and `is_*` hold the rows of
    /// all things that were looked at, as they were before and as they are.
    ///
    /// @param sql the transaction in which they did; it finds these tables without a schema
    /// @param tables those of which rows changed, without `measured_`
    /// @param things how many were looked at
    public record Changed(JdbcClient sql, Set<String> tables, long things) {

        /// Copies the names.
        public Changed {
            tables = Set.copyOf(tables);
        }
    }

    /// Has somebody hear of changed rows, in the transaction that changes them: what is computed of
    /// them and kept is true with them, or not at all.
    public void hear(Consumer<Changed> hearer) {
        rows.hear(hearer);
    }

    /// Views look dear to the planner: compiling a question, or calling others to help, took longer
    /// than answering it.
    static void search(JdbcClient sql, String path, Instant moment) {
        sql.sql(
                        """
                        select set_config('search_path', :path, true),
                            set_config('quarterdeck.asked', :moment, true), set_config('jit', 'off', true),
                            set_config('max_parallel_workers_per_gather', '0', true)
                        """)
                .param("path", path)
                .param("moment", moment.toString())
                .query()
                .singleRow();
    }
}
