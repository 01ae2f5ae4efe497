package dev.quarterdeck.engine.forecasting;

import java.time.Duration;
import java.time.Instant;

/// Say when a number of further items will be finished, as a distribution over whole weeks after
/// the cut.
///
/// Week 1 ends seven days after the cut. {@link #HORIZON_WEEKS} stands for "then or later": nothing
/// further away was ever learnt from, so nothing further away is told apart.
///
/// @param cut the instant up to which the history was known
/// @param items the scope, at least 1
/// @param weeks weeks after the cut in which the last item is finished, 1..{@link #HORIZON_WEEKS}
/// @param basis what the width rests on
public record DateForecast(Instant cut, int items, Spread weeks, Basis basis) implements Forecast {

    /// The furthest week told apart, two years ahead.
    public static final int HORIZON_WEEKS = 104;

    /// Returns the end of the week by which everything is finished with this probability.
    public Instant by(Percentile percentile) {
        return cut.plus(Duration.ofDays(7L * weeks.at(percentile)));
    }

    /// Answers whether the date lies at or beyond the horizon, so that it reads "then or later".
    public boolean isBeyondHorizon(Percentile percentile) {
        return weeks.at(percentile) >= HORIZON_WEEKS;
    }
}
