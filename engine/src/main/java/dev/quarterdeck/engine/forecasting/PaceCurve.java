package dev.quarterdeck.engine.forecasting;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Tell how many items a team will have finished after any time, from the quickest future to the
/// slowest.
///
/// It is the date forecast turned round: rank *r* of {@link #RANKS} finishes N items at quantile
/// (r + ½) / {@link #RANKS} of {@link ReferenceClassForecaster#whenDone} for N. One rank is one
/// whole future: the error of a pace is common to all weeks ahead (that is why the plain bootstrap
/// fails), so a future that is slow stays slow, and every scope keeps the distribution that was
/// scored. Where the forecaster's own answers are not monotone in the scope, the later one holds.
///
/// A team without enough history gets a wide curve: a Gamma posterior of its rate (prior: the rate
/// that is handed in, as sure as {@link #PRIOR_SHAPE} items), times the spread of the reference
/// class, ln-normal with sd {@link #CLASS_SPREAD}. It is the curve of the team as it was while the
/// history was made; who changes a team changes what it does in each week.
public final class PaceCurve {

    /// How many futures are told apart.
    public static final int RANKS = 128;

    /// The longest time told.
    public static final int WEEKS = DateForecast.HORIZON_WEEKS;

    /// How many items the prior rate of a young team is worth.
    private static final double PRIOR_SHAPE = 2;

    /// Half of ln(P85 / P15) over one normal quantile of the measured date multipliers.
    private static final double CLASS_SPREAD = 0.65;

    /// ln of the measured median of actual / naive weeks.
    private static final double CLASS_CENTRE = Math.log(0.95);

    private static final double GRID_RATIO = 1.05;

    private final double[] items;
    private final boolean fromOwnHistory;

    private PaceCurve(double[] items, boolean fromOwnHistory) {
        this.items = items;
        this.fromOwnHistory = fromOwnHistory;
    }

    /// Returns the curve of a history, or a wide one around the prior where it is too short.
    ///
    /// @param priorItemsPerWeek what a team like this finishes in a week, above 0; used only where
    ///     the history is too short for a forecast
    public static PaceCurve of(Throughput throughput, double priorItemsPerWeek) {
        return throughput.isEnough() ? ofHistory(throughput) : young(throughput, priorItemsPerWeek);
    }

    private static PaceCurve ofHistory(Throughput throughput) {
        int[] scopes = scopes(throughput.pace());
        double[][] weeks = new ReferenceClassForecaster().weeksUntil(throughput, scopes);
        double[] items = new double[RANKS * (WEEKS + 1)];
        double[] until = new double[scopes.length];
        for (int rank = 0; rank < RANKS; rank++) {
            double latest = 0;
            for (int i = 0; i < scopes.length; i++) {
                latest = Math.max(latest * (1 + 1e-9), atRank(weeks[i], rank));
                until[i] = latest;
            }
            invert(scopes, until, items, rank * (WEEKS + 1));
        }
        return new PaceCurve(items, true);
    }

    private static PaceCurve young(Throughput throughput, double prior) {
        if (!(prior > 0)) {
            throw new IllegalArgumentException(
                    "The prior rate (%s items a week) must be above 0.".formatted(prior));
        }
        double shape = PRIOR_SHAPE + throughput.inLast(throughput.length());
        double rate = shape / (PRIOR_SHAPE / prior + throughput.length());
        double deviation = Math.sqrt(CLASS_SPREAD * CLASS_SPREAD + 1 / shape);
        var normal = NormalDistribution.of(0, 1);
        double[] items = new double[RANKS * (WEEKS + 1)];
        for (int rank = 0; rank < RANKS; rank++) {
            double z = normal.inverseCumulativeProbability((rank + 0.5) / RANKS);
            double pace = rate * Math.exp(-CLASS_CENTRE - deviation * z);
            for (int week = 0; week <= WEEKS; week++) {
                items[rank * (WEEKS + 1) + week] = pace * week;
            }
        }
        return new PaceCurve(items, false);
    }

    /// Returns the curve of a part of the items.
    ///
    /// @param share how many of them, in 0..1
    public PaceCurve times(double share) {
        return share == 1
                ? this
                : new PaceCurve(
                        Arrays.stream(items).map(one -> one * share).toArray(), fromOwnHistory);
    }

    /// Returns the items finished after a time.
    ///
    /// @param rank 0 for the quickest future, below {@link #RANKS}
    /// @param weeks 0 or more; beyond {@link #WEEKS} the last week goes on
    public double itemsBy(int rank, double weeks) {
        int at = rank * (WEEKS + 1);
        int week = (int) Math.min(weeks, WEEKS - 1.0);
        return items[at + week] + (weeks - week) * (items[at + week + 1] - items[at + week]);
    }

    /// Answers whether the team's own history made it; otherwise it rests on the prior and says so.
    public boolean isFromOwnHistory() {
        return fromOwnHistory;
    }

    /// Copies the items of each single week, rank by rank.
    ///
    /// @param weeks how many of each rank, at most {@link #WEEKS}
    public void copyWeeksTo(double[] target, int from, int weeks) {
        for (int rank = 0; rank < RANKS; rank++) {
            int at = rank * (WEEKS + 1);
            for (int week = 0; week < weeks; week++) {
                target[from + rank * weeks + week] = items[at + week + 1] - items[at + week];
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaceCurve curve
                && fromOwnHistory == curve.fromOwnHistory
                && Arrays.equals(items, curve.items);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(items);
    }

    @Override
    public String toString() {
        return "PaceCurve[%s items in 12 weeks at the median]".formatted(itemsBy(RANKS / 2, 12));
    }

    private static int[] scopes(double pace) {
        return IntStream.concat(
                        IntStream.rangeClosed(1, 12),
                        IntStream.iterate(
                                13,
                                items -> items < 4 * WEEKS * pace + 20,
                                items -> (int) Math.ceil(items * GRID_RATIO)))
                .toArray();
    }

    /// Reads a rank between rungs as {@link Spread} does.
    private static double atRank(double[] rungs, int rank) {
        double place = (rank + 0.5) / RANKS * rungs.length - 0.5;
        double inside = Math.clamp(place, 0, rungs.length - 1.0);
        int below = Math.min((int) inside, rungs.length - 2);
        return rungs[below] + (inside - below) * (rungs[below + 1] - rungs[below]);
    }

    private static void invert(int[] scopes, double[] until, double[] items, int at) {
        int segment = 0;
        for (int week = 1; week <= WEEKS; week++) {
            while (segment < scopes.length - 1 && until[segment] < week) {
                segment++;
            }
            double fromWeeks = segment == 0 ? 0 : until[segment - 1];
            double fromItems = segment == 0 ? 0 : scopes[segment - 1];
            double slope = (scopes[segment] - fromItems) / (until[segment] - fromWeeks);
            items[at + week] = fromItems + slope * (week - fromWeeks);
        }
    }
}
