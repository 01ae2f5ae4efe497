package dev.quarterdeck.engine.priorities;

import java.util.List;

/// Describe a thing that wants to be done: what it gains, multiplied, over what it costs,
/// multiplied.
///
/// @param id the key of its draws; another id draws anew
/// @param gains at least one
/// @param costs at least one, each above 0 at its lowest
public record Contender(String id, List<Range> gains, List<Range> costs) {

    public Contender {
        gains = List.copyOf(gains);
        costs = List.copyOf(costs);
        if (gains.isEmpty() || costs.isEmpty()) {
            throw new IllegalArgumentException(
                    "The contender (%s) must gain and cost something.".formatted(id));
        }
        if (costs.stream().anyMatch(cost -> cost.low() <= 0)) {
            throw new IllegalArgumentException(
                    "The costs of contender (%s) must be above 0.".formatted(id));
        }
    }

    /// Makes a contender by cost of delay over duration (CD3, WSJF).
    ///
    /// @param costOfDelay money that a week of waiting costs
    /// @param duration weeks from start to end
    public static Contender byDelay(String id, Range costOfDelay, Range duration) {
        return new Contender(id, List.of(costOfDelay), List.of(duration));
    }

    /// Makes a contender by RICE.
    ///
    /// @param reach how many are reached in a quarter, say
    /// @param impact on each of them
    /// @param confidence 0..1
    /// @param effort person-weeks
    public static Contender byRice(
            String id, Range reach, Range impact, Range confidence, Range effort) {
        return new Contender(id, List.of(reach, impact, confidence), List.of(effort));
    }

    /// Returns its score at the likeliest inputs.
    public double score() {
        double score = 1;
        for (var gain : gains) {
            score *= gain.likely();
        }
        for (var cost : costs) {
            score /= cost.likely();
        }
        return score;
    }
}
