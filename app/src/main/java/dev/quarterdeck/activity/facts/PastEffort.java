package dev.quarterdeck.activity.facts;

import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Holds what teams spent as it was known at past moments that were asked for last: dividing it
/// takes seconds, and a page asks more than once.
final class PastEffort {

    private static final int KEPT = 4;

    /// So long it is shown again: something may be told late of a past moment.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final Past past;
    private final Recent<Instant, Held> held = new Recent<>(KEPT);

    /// Who asks while it is made waits for it, and has not the same made again.
    private final ReentrantLock one = new ReentrantLock();

    PastEffort(Database database, Clock clock, Past past) {
        this.database = database;
        this.clock = clock;
        this.past = past;
    }

    /// @param from the day from whose month on it is
    /// @param rows those of `measured_effort`, as JSON
    private record Held(LocalDate from, String rows, Instant at) {}

    /// Returns what teams spent, as it was known then. Must not be called within a transaction.
    String of(LocalDate from, Instant then) {
        var known = fresh(from, then);
        if (known.isPresent()) {
            return known.get();
        }
        one.lock();
        try {
            return fresh(from, then).orElseGet(() -> divided(from, then));
        } finally {
            one.unlock();
        }
    }

    /// Makes it the table `measured_effort`, for one transaction.
    static void put(JdbcClient sql, String rows) {
        sql.sql(
                        """
                        create temporary table measured_effort on commit drop as
                        select * from jsonb_populate_recordset(null::activity.measured_effort,
                            cast(:rows as jsonb))
                        """)
                .param("rows", rows)
                .update();
        sql.sql("analyze pg_temp.measured_effort").update();
    }

    private Optional<String> fresh(LocalDate from, Instant then) {
        return held.find(then)
                .filter(known -> !known.from.isAfter(from))
                .filter(known -> !known.at.plus(FRESH).isBefore(clock.instant()))
                .map(Held::rows);
    }

    private String divided(LocalDate from, Instant then) {
        var rows =
                database.keeping(
                        sql -> {
                            sql.sql("set transaction isolation level repeatable read").update();
                            past.effort(sql, from, then);
                            return read(sql);
                        });
        held.put(then, new Held(from, rows, clock.instant()));
        return rows;
    }

    private static String read(JdbcClient sql) {
        return sql.sql(
                        """
                        select coalesce(jsonb_agg(to_jsonb(e)), '[]')::text from pg_temp.measured_effort e
                        """)
                .query(String.class)
                .single();
    }
}
