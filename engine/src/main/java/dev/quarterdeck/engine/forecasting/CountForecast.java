package dev.quarterdeck.engine.forecasting;

import java.time.Instant;

/// Say how many items will be finished within some weeks of the cut.
///
/// @param cut the instant up to which the history was known
/// @param weeksAhead the horizon, at least 1
/// @param items the number finished within it, 0 or more
/// @param basis what the width rests on
public record CountForecast(Instant cut, int weeksAhead, Spread items, Basis basis)
        implements Forecast {

    /// Returns how many items will at least be finished with this probability.
    ///
    /// "At least N with 85 % confidence" is the 15th percentile of the count.
    public int atLeast(Percentile confidence) {
        return items.at(confidence.mirrored());
    }
}
