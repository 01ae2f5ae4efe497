package dev.quarterdeck.engine.measuring;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/// A difference, later minus earlier, with its 95 % interval.
public record Difference(double value, double low, double high) {

    private static final int FEWEST_WEEKS = 4;

    /// An interval of a share, both ends in 0..1.
    public record Interval(double low, double high) {}

    /// Answers whether the interval holds zero: then nobody can tell a difference.
    public boolean holdsZero() {
        return low <= 0 && high >= 0;
    }

    /// Returns Wilson's 95 % interval of a share.
    ///
    /// @param part how many, may be broken
    /// @param whole out of how many, positive
    public static Interval wilson(double part, double whole) {
        double z2 = Weighted.BOTH_ENDS * Weighted.BOTH_ENDS;
        double share = part / whole;
        double middle = (share + z2 / (2 * whole)) / (1 + z2 / whole);
        double spread =
                Weighted.BOTH_ENDS
                        * Math.sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole))
                        / (1 + z2 / whole);
        return new Interval(
                part == 0 ? 0 : Math.max(0, middle - spread),
                part == whole ? 1 : Math.min(1, middle + spread));
    }

    /// Compares two shares by Newcombe's method.
    public static Difference ofShares(
            double part, double whole, double partBefore, double wholeBefore) {
        double now = part / whole;
        double before = partBefore / wholeBefore;
        var ofNow = wilson(part, whole);
        var ofBefore = wilson(partBefore, wholeBefore);
        double value = now - before;
        return new Difference(
                value,
                value - Math.hypot(now - ofNow.low(), ofBefore.high() - before),
                value + Math.hypot(ofNow.high() - now, before - ofBefore.low()));
    }

    /// Compares two medians; empty where one has no interval.
    public static Optional<Difference> ofMedians(Weighted now, Weighted before) {
        var ofNow = now.interval(50);
        var ofBefore = before.interval(50);
        if (ofNow.isEmpty() || ofBefore.isEmpty()) {
            return Optional.empty();
        }
        double value = (double) now.median() - before.median();
        double spread = Math.hypot(half(ofNow.get()), half(ofBefore.get()));
        return Optional.of(new Difference(value, value - spread, value + spread));
    }

    private static double half(Weighted.Between one) {
        return (one.high() - one.low()) / 2.0;
    }

    /// Compares the means of two series of weeks by Welch's method; empty below four weeks a side.
    public static Optional<Difference> ofMeans(List<Double> now, List<Double> before) {
        if (now.size() < FEWEST_WEEKS || before.size() < FEWEST_WEEKS) {
            return Optional.empty();
        }
        double value = mean(now) - mean(before);
        double a = squareError(now);
        double b = squareError(before);
        if (a + b == 0) {
            return Optional.of(new Difference(value, value, value));
        }
        double freedom =
                (a + b) * (a + b) / (a * a / (now.size() - 1) + b * b / (before.size() - 1));
        double spread =
                TDistribution.of(freedom).inverseCumulativeProbability(0.975) * Math.sqrt(a + b);
        return Optional.of(new Difference(value, value - spread, value + spread));
    }

    private static double mean(List<Double> weeks) {
        return weeks.stream().mapToDouble(one -> one).average().orElseThrow();
    }

    private static double squareError(List<Double> weeks) {
        double mean = mean(weeks);
        double squares = weeks.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
        return squares / (weeks.size() - 1) / weeks.size();
    }
}
