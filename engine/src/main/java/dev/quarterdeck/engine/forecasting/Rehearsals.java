package dev.quarterdeck.engine.forecasting;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Remember what past replays of one history showed, for every cut that looks back on it.
///
/// A replay depends on nothing later than its own outcome, so it is the same from whichever later
/// cut it is looked at;
/// a cut that lies before the outcome must not use it, which {@link Rehearsal#knownAfterWeeks} is
/// for.
final class Rehearsals {

    private final Map<Question, Rehearsal> known = new ConcurrentHashMap<>();

    Rehearsal remembered(Question question, Supplier<Rehearsal> replay) {
        var before = known.get(question);
        if (before != null) {
            return before;
        }
        var now = replay.get();
        if (now.isKnown()) {
            known.put(question, now);
        }
        return now;
    }

    /// Tells one replay from another.
    ///
    /// @param table which reference class answers it
    /// @param horizon weeks ahead, or the scope in weeks of the recent pace
    /// @param week the week at whose start it is asked
    record Question(ReferenceClass table, double horizon, int week) {}

    /// Keeps what a replay showed.
    ///
    /// @param knownAfterWeeks weeks from the replayed week to its outcome; 0 = the outcome is not
    ///     known yet
    /// @param squaredScore the mean square of the outcome's normal score, 1 on average when well
    ///     forecast
    record Rehearsal(int knownAfterWeeks, double squaredScore) {

        static final Rehearsal NOT_YET = new Rehearsal(0, 0);

        boolean isKnown() {
            return knownAfterWeeks > 0;
        }

        boolean isKnownAfter(int weeks) {
            return isKnown() && knownAfterWeeks <= weeks;
        }
    }
}
