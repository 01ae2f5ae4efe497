package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/// Lends histories to the tests of other modules.
public final class HistoriesForTests {

    private HistoriesForTests() {}

    /// Keeps histories in a database, without tables of facts.
    public static Histories of(Database database) {
        var noon = Clock.fixed(Instant.parse("2026-03-31T12:00:00Z"), ZoneOffset.UTC);
        return of(database, noon, List.of());
    }

    /// Keeps histories and folds what is touched.
    public static Histories of(
            Database database, Clock clock, List<Histories.Refolding> refoldings) {
        return new HistoriesBeans().histories(database, clock, refoldings);
    }

    /// Makes events of every type, filled at random: what no tool would say, and must do no harm.
    public static Function<HistoryKind, Record> anyEvents(long seed) {
        return new AnyEvents(seed)::of;
    }

    /// Keeps histories in a database by a clock.
    public static Histories of(Database database, Clock clock) {
        return new HistoriesBeans().histories(database, clock, List.of());
    }

    /// Withdraws events of histories.
    public static Withdrawals withdrawals(Database database, Clock clock) {
        return new HistoriesBeans().withdrawals(database, clock, of(database));
    }

    /// Keeps commits in a database.
    public static ToldCommits commits(Database database) {
        return new HistoriesBeans()
                .toldCommits(
                        database,
                        Clock.fixed(Instant.parse("2026-03-31T12:00:00Z"), ZoneOffset.UTC));
    }
}
