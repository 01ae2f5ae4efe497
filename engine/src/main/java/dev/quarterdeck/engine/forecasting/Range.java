package dev.quarterdeck.engine.forecasting;

/// Bound an outcome from both sides, ends included.
///
/// @param low the lower end
/// @param high the upper end, not below the lower
public record Range(int low, int high) {

    public Range {
        if (low > high) {
            throw new IllegalArgumentException(
                    "The low end (%d) of a range must not exceed its high end (%d)."
                            .formatted(low, high));
        }
    }

    /// Answers whether the outcome lies inside, ends included.
    public boolean holds(int outcome) {
        return low <= outcome && outcome <= high;
    }
}
