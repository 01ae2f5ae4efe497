package dev.quarterdeck.engine.workitems;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/// Takes quantiles of lengths of time by linear interpolation between the sorted values.
///
/// This is type 7 of Hyndman & Fan (1996), "Sample quantiles in statistical packages", the default
/// of R and NumPy; its median of an even number of values is the mean of the middle two.
public final class Quantiles {

    private Quantiles() {}

    /// Returns the median; empty for no values.
    public static Optional<Duration> median(Collection<Duration> values) {
        return quantile(values, 0.5);
    }

    /// Returns the value below which the given part of the values lies; empty for no values.
    ///
    /// @param part in 0..1: 0.85 for the 85th percentile
    /// @throws IllegalArgumentException when the part lies outside 0..1
    public static Optional<Duration> quantile(Collection<Duration> values, double part) {
        if (part < 0 || part > 1) {
            throw new IllegalArgumentException(
                    "The part (%s) of a quantile must lie between 0 and 1.".formatted(part));
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        long[] sorted = values.stream().mapToLong(Duration::toMillis).sorted().toArray();
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        double millis = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        return Optional.of(Duration.ofMillis(Math.round(millis)));
    }
}
