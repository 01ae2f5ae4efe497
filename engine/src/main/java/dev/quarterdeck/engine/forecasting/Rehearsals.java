package dev.quarterdeck.engine.forecasting;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Remember the ladders of past replays of one history, for every cut that looks back on it.
///
/// The ladder of a week depends on the weeks before it alone, so it is the same from whichever
/// later cut it is looked at. What came of it is not kept here: that must be read from the weeks
/// known at the cut.
final class Rehearsals {

    private final Map<Key, Ladder> ladders = new ConcurrentHashMap<>();

    Ladder remembered(ReferenceClass table, double horizon, int week, Supplier<Ladder> ladder) {
        return ladders.computeIfAbsent(new Key(table, horizon, week), key -> ladder.get());
    }

    private record Key(ReferenceClass table, double horizon, int week) {}
}
