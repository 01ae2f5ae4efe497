package dev.quarterdeck.engine;

/// A part of a whole, kept as its two counts so that "none of none" stays unknown instead of 0 %.
///
/// @param part how many, 0..whole
/// @param whole out of how many, at least 0
public record Share(long part, long whole) {

    public Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(
                    "The part (%d) of a share must lie between 0 and its whole (%d)."
                            .formatted(part, whole));
        }
    }

    /// Answers whether there is anything to take a share of.
    public boolean isKnown() {
        return whole > 0;
    }

    /// Returns the share as a fraction in 0..1.
    ///
    /// @throws IllegalStateException when the whole is 0: ask {@link #isKnown()} first
    public double fraction() {
        if (whole == 0) {
            throw new IllegalStateException("A share of nothing has no fraction.");
        }
        return (double) part / whole;
    }

    /// Returns what is left: the whole without the part.
    public Share rest() {
        return new Share(whole - part, whole);
    }
}
