package dev.quarterdeck.engine.measuring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// Compares a series of weeks before something was changed with the weeks after it.
///
/// The level of each side is the median of its weeks, so that one odd week moves nothing. The 95 %
/// interval of the difference comes from a circular block bootstrap (Politis and Romano, 1992):
/// weeks next to each other are drawn together, in blocks of the cube root of their number, as a
/// slow week seldom comes alone. Percentiles of so few weeks are too narrow; they are widened by
/// the root of n / (n - block).
///
/// Blocks that short hold a part of the correlation only. How much neighbours are correlated is
/// estimated from both sides together, freed of its bias (Marriott and Pope, 1954), and never taken
/// for less than nothing or more than 0.75; what the blocks miss of it widens the interval, and so
/// does the number of independent weeks that those at hand are worth (Bayley and Hammersley, 1946).
/// Of weeks that did not change, 3 to 7 in 100 seem to have, with eight weeks a side or more and
/// neighbours that are correlated by 0.5 at most. Of changes by one standard deviation of the weeks
/// some 30 in 100 are seen with eight weeks a side, 75 with 26, where weeks are independent; 20 and
/// 35 where they are correlated by 0.5. Simulated, and held by the tests.
///
/// Weeks that were rising or falling already say nothing of what came after: the trend of the weeks
/// before is tested by Mann (1945) and Kendall, at 5 %.
///
/// @param before the level before
/// @param after the level after
/// @param change after minus before, with its 95 % interval
/// @param trend where the weeks before were heading already
public record Interruption(double before, double after, Difference change, Trend trend) {

    /// So many weeks at least on each side: with fewer nobody can tell.
    public static final int FEWEST = 8;

    private static final int DRAWS = 4_000;
    private static final long SEED = 19_920_101L;
    private static final double TREND_AT = 1.959964;
    private static final double MOST_CORRELATED = 0.75;
    private static final double FEWEST_INDEPENDENT = 2.5;

    /// Where a series is heading.
    public enum Trend {
        RISING,
        FALLING,
        NONE
    }

    /// Compares; empty with too few weeks on a side. The same weeks always give the same answer.
    ///
    /// @param before values of weeks, oldest first
    /// @param after values of weeks, oldest first
    public static Optional<Interruption> of(List<Double> before, List<Double> after) {
        if (before.size() < FEWEST || after.size() < FEWEST) {
            return Optional.empty();
        }
        double earlier = median(array(before));
        double later = median(array(after));
        return Optional.of(
                new Interruption(
                        earlier,
                        later,
                        difference(array(before), array(after), later - earlier),
                        trend(before)));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(one -> one).toArray();
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static Difference difference(double[] before, double[] after, double value) {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        var drawn =
                IntStream.range(0, DRAWS)
                        .mapToDouble(
                                draw ->
                                        median(drawn(after, random))
                                                - median(drawn(before, random)))
                        .sorted()
                        .toArray();
        double alike = correlation(before, after);
        double wide = Math.max(widening(before.length, alike), widening(after.length, alike));
        return new Difference(
                value,
                value - wide * Math.max(0, value - drawn[DRAWS / 40]),
                value + wide * Math.max(0, drawn[DRAWS - 1 - DRAWS / 40] - value));
    }

    private static int block(int weeks) {
        return (int) Math.ceil(Math.cbrt(weeks) - 1e-9);
    }

    private static double widening(int weeks, double alike) {
        double few = (double) weeks / (weeks - block(weeks));
        double whole = (1 + alike) / (1 - alike);
        double missed = whole / held(block(weeks), alike);
        double independent = Math.max(FEWEST_INDEPENDENT, weeks / whole);
        return Math.sqrt(few * missed * independent / (independent - 1));
    }

    /// How much of what correlation adds to the spread of a mean is within blocks.
    private static double held(int block, double alike) {
        return 1
                + 2
                        * IntStream.range(1, block)
                                .mapToDouble(
                                        apart ->
                                                (1 - (double) apart / block)
                                                        * Math.pow(alike, apart))
                                .sum();
    }

    /// Estimates how much neighbouring weeks of a side are correlated.
    private static double correlation(double[] before, double[] after) {
        double[] earlier = apart(before);
        double[] later = apart(after);
        double spread = products(earlier, 0) + products(later, 0);
        double mean = (before.length + after.length) / 2.0;
        double found = spread == 0 ? 0 : (products(earlier, 1) + products(later, 1)) / spread;
        return Math.clamp((mean * found + 1) / (mean - 4), 0, MOST_CORRELATED);
    }

    private static double[] apart(double[] weeks) {
        double mean = Arrays.stream(weeks).average().orElseThrow();
        return Arrays.stream(weeks).map(one -> one - mean).toArray();
    }

    private static double products(double[] weeks, int apart) {
        return IntStream.range(apart, weeks.length)
                .mapToDouble(at -> weeks[at] * weeks[at - apart])
                .sum();
    }

    /// Draws as many weeks as there are, block by block; after the last comes the first.
    private static double[] drawn(double[] weeks, UniformRandomProvider random) {
        int block = block(weeks.length);
        var drawn = new double[weeks.length];
        int start = 0;
        for (int at = 0; at < drawn.length; at++) {
            if (at % block == 0) {
                start = random.nextInt(weeks.length);
            }
            drawn[at] = weeks[(start + at % block) % weeks.length];
        }
        return drawn;
    }

    /// Tests by Mann and Kendall, ties counted, with the correction for continuity.
    public static Trend trend(List<Double> weeks) {
        int n = weeks.size();
        long score = 0;
        for (int later = 1; later < n; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                score += Double.compare(weeks.get(later), weeks.get(earlier));
            }
        }
        double spread = n * (n - 1.0) * (2.0 * n + 5) - ties(weeks);
        double z = spread == 0 ? 0 : (Math.abs(score) - 1) / Math.sqrt(spread / 18);
        if (z < TREND_AT) {
            return Trend.NONE;
        }
        return score > 0 ? Trend.RISING : Trend.FALLING;
    }

    private static double ties(List<Double> weeks) {
        return weeks.stream()
                .distinct()
                .mapToDouble(
                        value -> {
                            long t = weeks.stream().filter(value::equals).count();
                            return t * (t - 1.0) * (2.0 * t + 5);
                        })
                .sum();
    }
}
