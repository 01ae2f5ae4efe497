package dev.quarterdeck.engine.forecasting;

import java.util.Arrays;

/// Hold a forecast distribution over whole numbers as equally likely outcomes, in rising order.
///
/// Outcomes are kept as real numbers and rounded to the nearest whole one where they are read, so
/// that a percentile between two outcomes is interpolated before it is rounded.
public final class Spread {

    private final double[] rising;
    private final int atLeast;
    private final int atMost;

    private Spread(double[] rising, int atLeast, int atMost) {
        this.rising = rising;
        this.atLeast = atLeast;
        this.atMost = atMost;
    }

    /// Returns the distribution of these outcomes, in any order, kept inside the bounds.
    ///
    /// @param outcomes at least one
    /// @param atLeast the smallest possible outcome
    /// @param atMost the largest outcome told apart; larger ones are counted as this one
    public static Spread of(double[] outcomes, int atLeast, int atMost) {
        if (outcomes.length == 0) {
            throw new IllegalArgumentException("A spread (0 outcomes) needs at least one outcome.");
        }
        double[] rising = outcomes.clone();
        Arrays.sort(rising);
        return new Spread(rising, atLeast, atMost);
    }

    /// Returns the smallest whole number that holds with this probability.
    public int at(Percentile percentile) {
        double place = percentile.fraction() * rising.length - 0.5;
        double inside = Math.clamp(place, 0, rising.length - 1.0);
        int below = (int) inside;
        int above = Math.min(below + 1, rising.length - 1);
        double share = inside - below;
        return whole(rising[below] * (1 - share) + rising[above] * share);
    }

    /// Returns the central range that holds with this probability: 0.8 gives P10 to P90.
    ///
    /// @param probability above 0 and below 1
    public Range central(double probability) {
        var upper = new Percentile(50 + 50 * probability);
        return new Range(at(upper.mirrored()), at(upper));
    }

    /// Returns how many outcomes the distribution is made of.
    public int size() {
        return rising.length;
    }

    /// Returns the outcome of this rank.
    ///
    /// @param rank 0 for the smallest, below {@link #size()}
    public int outcome(int rank) {
        return whole(rising[rank]);
    }

    /// Returns the probability of an outcome below this one, 0..1.
    public double below(int outcome) {
        return rankOf(outcome) / (double) rising.length;
    }

    /// Returns the probability of this very outcome, 0..1.
    public double exactly(int outcome) {
        return (rankOf(outcome + 1) - rankOf(outcome)) / (double) rising.length;
    }

    private int rankOf(int outcome) {
        int low = 0;
        int high = rising.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (whole(rising[middle]) < outcome) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int whole(double outcome) {
        return (int) Math.clamp(Math.floor(outcome + 0.5), atLeast, atMost);
    }
}
