package dev.quarterdeck.engine.priorities;

/// Hold a guess: the lowest, the likeliest and the highest value, with a triangular distribution.
///
/// @param low not below 0
/// @param likely not below low
/// @param high not below likely
public record Range(double low, double likely, double high) {

    public Range {
        boolean isFinite = Double.isFinite(low) && Double.isFinite(likely) && Double.isFinite(high);
        if (!isFinite || low < 0 || likely < low || high < likely) {
            throw new IllegalArgumentException(
                    "The range (%s, %s, %s) must rise from 0 or more."
                            .formatted(low, likely, high));
        }
    }

    /// Makes a range of a value that is known.
    public static Range of(double known) {
        return new Range(known, known, known);
    }

    /// Returns the value that so much of the distribution lies below.
    ///
    /// @param share 0..1; 0 gives the lowest, 1 the highest
    public double at(double share) {
        double width = high - low;
        if (width == 0) {
            return low;
        }
        boolean isRising = share * width <= likely - low;
        return isRising
                ? low + Math.sqrt(share * width * (likely - low))
                : high - Math.sqrt((1 - share) * width * (high - likely));
    }
}
