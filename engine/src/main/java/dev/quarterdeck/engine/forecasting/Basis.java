package dev.quarterdeck.engine.forecasting;

/// Say what the width of a forecast rests on.
///
/// @param weeksOfHistory full weeks from the first finished item to the cut
/// @param ownReplays replays of this very history that were looked at; 0 = the width comes from the
///     reference class alone
/// @param stretchAbove the factor by which those replays and the prior stretched the range above
///     its median
/// @param stretchBelow the same below its median
public record Basis(int weeksOfHistory, int ownReplays, double stretchAbove, double stretchBelow) {

    /// Answers whether nothing of this history's own past errors is in the width yet.
    public boolean isReferenceClassAlone() {
        return ownReplays == 0;
    }
}
