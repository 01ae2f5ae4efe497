package dev.quarterdeck.engine.forecasting;

import java.util.Locale;

/// Name a point of a distribution: at the 85th percentile, 85 % of the outcomes lie at or below.
///
/// @param percent above 0 and below 100
public record Percentile(double percent) implements Comparable<Percentile> {

    public static final Percentile P10 = new Percentile(10);
    public static final Percentile P15 = new Percentile(15);
    public static final Percentile P50 = new Percentile(50);
    public static final Percentile P85 = new Percentile(85);
    public static final Percentile P90 = new Percentile(90);
    public static final Percentile P95 = new Percentile(95);

    public Percentile {
        if (!(percent > 0 && percent < 100)) {
            throw new IllegalArgumentException(
                    "A percentile (%s) must lie between 0 and 100, both excluded."
                            .formatted(percent));
        }
    }

    /// Returns the percentile with as much above it as this one has below: P15 for P85.
    public Percentile mirrored() {
        return new Percentile(100 - percent);
    }

    /// Returns the percentile as a fraction in 0..1.
    public double fraction() {
        return percent / 100;
    }

    @Override
    public int compareTo(Percentile other) {
        return Double.compare(percent, other.percent);
    }

    @Override
    public String toString() {
        return percent == Math.rint(percent)
                ? "P%d".formatted((long) percent)
                : String.format(Locale.ROOT, "P%s", percent);
    }
}
