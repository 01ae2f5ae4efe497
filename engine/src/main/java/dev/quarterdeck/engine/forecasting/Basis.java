package dev.quarterdeck.engine.forecasting;

/// Say what the width of a forecast rests on.
///
/// @param weeksOfHistory full weeks from the first finished item to the cut
/// @param ownReplays replays of this very history whose outcome was known at the cut; 0 = the width
///     comes from the
///     reference class alone
/// @param widening the factor by which those replays widened (above 1) or narrowed (below 1) the
///     range
public record Basis(int weeksOfHistory, int ownReplays, double widening) {

    /// Answers whether nothing of this history's own past errors is in the width yet.
    public boolean isReferenceClassAlone() {
        return ownReplays == 0;
    }
}
