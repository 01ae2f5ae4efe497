package dev.quarterdeck.engine.forecasting;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// Weigh how wide this history's own past outcomes say the range must be.
///
/// Every past outcome is turned into its normal score under the forecast that would have been made
// then; scores of a
/// well-made forecast have mean square 1. The mean square, old replays counting less, is drawn
// towards a prior that
/// starts above 1 far ahead: a history nobody has seen strays more than those the table was learnt
// from.
final class OwnRecord {

    private static final double HALF_LIFE_WEEKS = 78;
    private static final double PRIOR_WEIGHT = 8;
    private static final double PRIOR_GROWTH = 0.32;
    private static final double RUNG = 1.0 / ReferenceClass.RUNGS;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double overlap;
    private double weight = PRIOR_WEIGHT;
    private double squares;
    private int replays;

    /// @param horizon weeks ahead, or the scope in weeks of the recent pace
    OwnRecord(double horizon) {
        overlap = Math.min(1, Math.sqrt(History.CUT_EVERY_WEEKS / horizon));
        squares = PRIOR_WEIGHT * (1 + PRIOR_GROWTH * Math.log(Math.max(horizon, 2) / 2));
    }

    /// Adds a replay.
    ///
    /// @param below the probability, under what would have been forecast, of less than what came of it
    /// @param upTo the probability of that or less, not below the former
    /// @param weeksAgo when it would have been forecast
    void add(double below, double upTo, int weeksAgo) {
        double counted = overlap * Math.pow(0.5, weeksAgo / HALF_LIFE_WEEKS);
        weight += counted;
        squares += counted * squaredScore(below, upTo);
        replays++;
    }

    Basis basis(History history) {
        return new Basis(history.length(), replays, widening());
    }

    /// Returns the factor by which the logarithms are to be stretched about their median.
    double widening() {
        return Math.sqrt(squares / weight);
    }

    /// The mean square of the normal score over the probability step that the whole number takes.
    private static double squaredScore(double below, double upTo) {
        double low = Math.clamp(below, RUNG / 4, 1 - RUNG / 2);
        double high = Math.clamp(Math.max(upTo, below + RUNG / 4), RUNG / 2, 1 - RUNG / 4);
        high = Math.max(high, low + RUNG / 10);
        double a = NORMAL.inverseCumulativeProbability(low);
        double b = NORMAL.inverseCumulativeProbability(high);
        return 1 + (NORMAL.density(a) * a - NORMAL.density(b) * b) / (high - low);
    }
}
