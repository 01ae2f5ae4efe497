package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Unsettled;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// Settle the facts of a source when much of it was told: learn its workflow, fold items anew whose
/// rules changed, mark what happened to many at once, and link.
///
/// Rows of single histories are folded when they are told of; this does what needs their
/// neighbours. Doing it twice, or anew after a crash, changes nothing.
public final class SourceFacts {

    private final Database database;
    private final Clock clock;
    private final Learning learning;
    private final Linking linking;
    private final FlatRows rows;
    private final Effort effort;

    /// So long a source that is told of without a pause waits at most.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ReentrantLock one = new ReentrantLock();

    SourceFacts(
            Database database,
            Clock clock,
            Learning learning,
            Linking linking,
            FlatRows rows,
            Effort effort) {
        this.database = database;
        this.clock = clock;
        this.learning = learning;
        this.linking = linking;
        this.rows = rows;
        this.effort = effort;
    }

    /// Settles a source; returns at once when nothing was told since the last time.
    ///
    /// @param progress hears how far it is
    /// @return how many items were folded anew because of other rules
    public long settle(UUID source, Progress progress) {
        one.lock();
        try {
            var marks = database.keeping(sql -> Unsettled.of(sql, source));
            return marks.isEmpty() ? 0 : settle(source, marks, progress);
        } finally {
            one.unlock();
        }
    }

    private long settle(UUID source, Map<HistoryKind, Long> marks, Progress progress) {
        long refolded = 0;
        if (marks.containsKey(HistoryKind.WORK_ITEM) || marks.containsKey(HistoryKind.DEFINITION)) {
            progress.at("learning the workflow", 0, 0);
            refolded = learning.learn(source, progress);
            database.keep(sql -> SweepMarks.mark(sql, source));
        }
        linking.link(source, marks.keySet(), progress);
        database.keep(sql -> Unsettled.settle(sql, source, marks));
        rows.keep();
        return refolded;
    }

    /// Divides people's time anew in the months that wait for it, and in those that go on. It takes
    /// seconds, so nothing else waits for it: a month is held by the transaction that divides it.
    ///
    /// @return how many there were
    int settleEffort() {
        var now = clock.instant();
        int divided = 0;
        try {
            for (var month :
                    database.keeping(sql -> EffortStore.waiting(sql, EffortStore.day(now)))) {
                database.keep(sql -> effort.divide(sql, month, now));
                divided++;
            }
        } finally {
            // What was divided stays so though a later month fails, so it must be heard of.
            if (divided > 0) {
                rows.tell("effort");
            }
        }
        return divided;
    }

    /// Makes what was touched since true at once, as far as that needs no neighbours: changes find
    /// the items that they name, and the flat tables follow. The rest is done when settling.
    void keep() {
        if (!rows.isDue()) {
            return;
        }
        database.keep(Linking::touched);
        rows.keep();
    }

    /// Marks a source, so that it is settled anew though nothing was told: a rule changed.
    void mark(UUID source, HistoryKind kind) {
        database.keep(sql -> Unsettled.mark(sql, List.of(source), kind, clock.instant()));
    }

    /// Returns the sources that wait to be settled, and of which nothing was told for some
    /// time, or that waited for long.
    List<UUID> waiting(Duration quiet) {
        Instant now = clock.instant();
        return database.keeping(sql -> Unsettled.since(sql, now.minus(quiet), now.minus(LONGEST)));
    }
}
