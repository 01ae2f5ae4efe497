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
    /// @param forecast what would have been forecast
    /// @param actual what came of it
    /// @param weeksAgo when it would have been forecast
    void add(Spread forecast, int actual, int weeksAgo) {
        double counted = overlap * Math.pow(0.5, weeksAgo / HALF_LIFE_WEEKS);
        weight += counted;
        squares += counted * squaredScore(forecast, actual);
        replays++;
    }

    int replays() {
        return replays;
    }

    /// Returns the factor by which the logarithms are to be stretched about their median.
    double widening() {
        return Math.sqrt(squares / weight);
    }

    /// The mean square of the normal score over the probability step that the whole number takes.
    private static double squaredScore(Spread forecast, int actual) {
        double rung = 1.0 / forecast.size();
        double low = forecast.below(actual);
        double high = Math.max(low + forecast.exactly(actual), low + rung / 4);
        low = Math.clamp(low, rung / 4, 1 - rung / 2);
        high = Math.max(Math.clamp(high, rung / 2, 1 - rung / 4), low + rung / 10);
        double a = NORMAL.inverseCumulativeProbability(low);
        double b = NORMAL.inverseCumulativeProbability(high);
        return 1 + (NORMAL.density(a) * a - NORMAL.density(b) * b) / (high - low);
    }
}
