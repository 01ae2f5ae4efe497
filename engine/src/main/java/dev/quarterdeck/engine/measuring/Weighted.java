package dev.quarterdeck.engine.measuring;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Holds values with weights, and finds their percentiles.
///
/// A thing that two teams share counts in each by its part; the weights of one whole thing sum to
/// {@link #WHOLE}.
public final class Weighted {

    /// The weight of one whole thing.
    public static final int WHOLE = 100;

    /// The 97.5th percentile of the standard normal distribution: both ends of 95 %.
    static final double BOTH_ENDS = 1.959963984540054;

    private static final int FEWEST = 6;

    private final NavigableMap<Long, Long> weights;
    private final long total;

    /// Copies values with their weights.
    ///
    /// @param weights positive weight by value
    public Weighted(Map<Long, Long> weights) {
        this.weights = new TreeMap<>(weights);
        this.total = weights.values().stream().mapToLong(Long::longValue).sum();
    }

    /// From and to, both values that are there.
    public record Between(long low, long high) {}

    /// Returns the sum of the weights.
    public long total() {
        return total;
    }

    /// Returns how many things the weights come to, rounded.
    public long things() {
        return Math.round((double) total / WHOLE);
    }

    /// Returns the sum of value by weight, divided by the weight of one thing.
    public double sum() {
        return weights.entrySet().stream()
                        .mapToDouble(one -> (double) one.getKey() * one.getValue())
                        .sum()
                / WHOLE;
    }

    /// Returns the smallest value up to which lie so many hundredths of the weight.
    ///
    /// @param percent 1..100
    /// @throws IllegalStateException when there is no value
    public long percentile(int percent) {
        return atLeast(percent, 100);
    }

    /// Returns the median: the mean of the two values in the middle, rounded down, where exactly
    /// half of the weight lies on each side.
    ///
    /// @throws IllegalStateException when there is no value
    public long median() {
        long lower = percentile(50);
        long upTo = weights.headMap(lower, true).values().stream().mapToLong(one -> one).sum();
        var next = weights.higherKey(lower);
        return 2 * upTo == total && next != null ? Math.floorDiv(lower + next, 2) : lower;
    }

    /// Returns the 95 % interval of a percentile; empty below six things, and where one end would
    /// lie beyond all values.
    public Optional<Between> interval(int percent) {
        long things = things();
        if (things < FEWEST) {
            return Optional.empty();
        }
        double share = percent / 100.0;
        double middle = things * share;
        double spread = BOTH_ENDS * Math.sqrt(things * share * (1 - share));
        long low = (long) Math.ceil(middle - spread);
        long high = (long) Math.ceil(middle + spread);
        return low < 1 || high > things
                ? Optional.empty()
                : Optional.of(new Between(atLeast(low, things), atLeast(high, things)));
    }

    /// The smallest value up to which lies this part of the weight.
    private long atLeast(long part, long of) {
        long upTo = 0;
        for (var one : weights.entrySet()) {
            upTo += one.getValue();
            if (upTo * of >= part * total) {
                return one.getKey();
            }
        }
        throw new IllegalStateException("There is no percentile of nothing.");
    }
}
