package dev.quarterdeck.engine.linking;

/// Says how far a link can be trusted: an order of rules, not a measured frequency.
///
/// @param value above 0, at most 1; 1 is told by a tool or a person
public record Confidence(double value) implements Comparable<Confidence> {

    /// Told, not inferred.
    public static final Confidence TOLD = new Confidence(1);

    public Confidence {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "The confidence (%s) must lie above 0 and at most at 1.".formatted(value));
        }
    }

    /// Returns the lesser of two: a chain of links is trusted as far as its weakest.
    public Confidence and(Confidence other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(Confidence other) {
        return Double.compare(value, other.value);
    }
}
