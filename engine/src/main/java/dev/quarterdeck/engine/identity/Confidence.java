package dev.quarterdeck.engine.identity;

/// Says how much speaks for a candidate, strongest first.
public enum Confidence {
    /// An address or login known to be theirs, of nobody else, and nothing against it.
    CERTAIN,
    /// The whole name, or two independent signs.
    STRONG,
    /// One good sign.
    LIKELY,
    /// A hint that somebody should look at.
    POSSIBLE;

    private static final int STRONG_FROM = 70;
    private static final int LIKELY_FROM = 45;

    /// The points from which a candidate is mentioned at all.
    static final int POSSIBLE_FROM = 25;

    static Confidence of(int points, boolean known) {
        if (known) {
            return CERTAIN;
        }
        if (points >= STRONG_FROM) {
            return STRONG;
        }
        return points >= LIKELY_FROM ? LIKELY : POSSIBLE;
    }
}
