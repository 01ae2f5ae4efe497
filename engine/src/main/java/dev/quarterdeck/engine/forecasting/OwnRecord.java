package dev.quarterdeck.engine.forecasting;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// Weigh how far this history's own past outcomes say the range must reach, above and below its
/// median.
///
/// Every past outcome is turned into its normal score under the forecast that would have been made
/// then; scores of a well-made forecast have mean square 1 on either side. The mean squares, old
/// replays counting less, are drawn towards priors above 1 far ahead, the upper more: a history
/// nobody has seen strays more than those the table was learnt from, and more often by taking long
/// than by being quick.
final class OwnRecord {

    private static final double HALF_LIFE_WEEKS = 78;
    private static final double PRIOR_WEIGHT = 8;
    private static final double PRIOR_GROWTH_ABOVE = 0.42;
    private static final double PRIOR_GROWTH_BELOW = 0.32;
    private static final Score[][] SCORES = scores();

    private final double overlap;
    private double weight = PRIOR_WEIGHT;
    private double above;
    private double below;
    private int replays;

    /// @param horizon weeks ahead, or the scope in weeks of the recent pace
    OwnRecord(double horizon) {
        overlap = Math.min(1, Math.sqrt(History.CUT_EVERY_WEEKS / horizon));
        double distance = Math.log(Math.max(horizon, 2) / 2);
        above = PRIOR_WEIGHT * (1 + PRIOR_GROWTH_ABOVE * distance);
        below = PRIOR_WEIGHT * (1 + PRIOR_GROWTH_BELOW * distance);
    }

    /// Adds a replay.
    ///
    /// @param rungsBelow rungs of the forecast ladder below the outcome
    /// @param rungsUpTo rungs of it at the outcome or below; all of them when only "not yet" is
    ///     known of a date
    /// @param weeksAgo when it would have been forecast
    void add(int rungsBelow, int rungsUpTo, int weeksAgo) {
        double counted = overlap * Math.pow(0.5, weeksAgo / HALF_LIFE_WEEKS);
        var score = SCORES[rungsBelow][rungsUpTo];
        weight += counted;
        above += counted * score.above;
        below += counted * score.below;
        replays++;
    }

    /// Adds a replay of a date.
    ///
    /// @param week in which it came; 0, or the horizon, when it has not come yet: that counts as
    ///     "later than by now", else only the quick ones would be learnt from
    void addDate(Ladder ladder, int week, int horizon, int weeksAgo) {
        if (week == 0 || week == horizon) {
            add(ladder.below(Math.min(weeksAgo + 1, horizon)), ReferenceClass.RUNGS, weeksAgo);
        } else {
            add(week == 1 ? 0 : ladder.below(week), ladder.below(week + 1), weeksAgo);
        }
    }

    /// Returns the factor for what lies above the median.
    double stretchAbove() {
        return Math.sqrt(above / weight);
    }

    /// Returns the factor for what lies below the median.
    double stretchBelow() {
        return Math.sqrt(below / weight);
    }

    Basis basis(History history) {
        return new Basis(history.length(), replays, stretchAbove(), stretchBelow());
    }

    private static Score[][] scores() {
        int rungs = ReferenceClass.RUNGS;
        var scores = new Score[rungs + 1][rungs + 1];
        for (int low = 0; low <= rungs; low++) {
            for (int high = low; high <= rungs; high++) {
                scores[low][high] = score(low, high);
            }
        }
        return scores;
    }

    /// An outcome is a whole number and takes a step of probability; outside the ladder it is put
    /// just beyond its end.
    private static Score score(int rungsBelow, int rungsUpTo) {
        double rung = 1.0 / ReferenceClass.RUNGS;
        double low = Math.clamp(rungsBelow * rung, rung / 4, 1 - rung / 2);
        double high = Math.max(rungsUpTo * rung, rungsBelow * rung + rung / 4);
        high = Math.max(Math.clamp(high, rung / 2, 1 - rung / 4), low + rung / 10);
        double aboveMedian = squares(Math.max(low, 0.5), Math.max(high, 0.5));
        double belowMedian = squares(Math.min(low, 0.5), Math.min(high, 0.5));
        return new Score(2 * aboveMedian / (high - low), 2 * belowMedian / (high - low));
    }

    /// The integral of the squared normal quantile between two probabilities.
    private static double squares(double low, double high) {
        var normal = NormalDistribution.of(0, 1);
        double a = normal.inverseCumulativeProbability(low);
        double b = normal.inverseCumulativeProbability(high);
        return high - low + normal.density(a) * a - normal.density(b) * b;
    }

    /// Twice the mean square of the normal score on either side of the median: 1 on average when
    /// well forecast.
    private record Score(double above, double below) {}
}
