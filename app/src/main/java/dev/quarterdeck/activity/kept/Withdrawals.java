package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// Withdraw events that a replay of the raw records no longer tells, because the mapping that told
/// them was wrong.
///
/// Nothing is taken away. An event that is withdrawn stays where it is and does not count; told
/// again, it counts again.
public final class Withdrawals {

    private final Database database;
    private final Clock clock;
    private final Histories histories;
    private final EventCodec codec = new EventCodec();
    private final WithdrawalsStore store = new WithdrawalsStore();

    Withdrawals(Database database, Clock clock, Histories histories) {
        this.database = database;
        this.clock = clock;
        this.histories = histories;
    }

    /// Notes what a replay tells, in the caller's transaction or in one of its own.
    public void retold(UUID run, Collection<ToldEvent> told) {
        var rows =
                told.stream()
                        .map(
                                one ->
                                        new WithdrawalsStore.Retold(
                                                one.history(),
                                                StoredEvent.of(
                                                                codec.encode(one.event()),
                                                                one.event())
                                                        .digest()))
                        .distinct()
                        .toList();
        if (!rows.isEmpty()) {
            database.keep(sql -> store.retold(sql, run, rows));
        }
    }

    /// Withdraws what a source told within a time and a replay that has ended did not tell again,
    /// and folds its histories anew.
    ///
    /// @param after events that were kept up to then are left alone: their records were forgotten
    /// @param before when the replay began; what was told meanwhile is left alone
    /// @return how many events were withdrawn
    public long withdraw(UUID run, UUID source, Instant after, Instant before) {
        return database.keeping(
                sql -> {
                    HistoriesStore.hold(sql, java.util.List.of(source));
                    var withdrawn =
                            store.withdraw(sql, run, source, after, before, clock.instant());
                    store.forget(sql, run);
                    Map<Long, HistoryId> touched = store.ids(sql, withdrawn.keySet());
                    histories.again(sql, touched);
                    return withdrawn.values().stream().mapToLong(Long::longValue).sum();
                });
    }

    /// Forgets what a replay noted that did not end.
    public void forget(UUID run) {
        database.keep(sql -> store.forget(sql, run));
    }
}
