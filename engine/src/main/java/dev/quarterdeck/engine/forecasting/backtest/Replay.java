package dev.quarterdeck.engine.forecasting.backtest;

import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.Range;
import dev.quarterdeck.engine.forecasting.Spread;
import java.time.Instant;

/// Keep one forecast as it would have been made at a past cut, with what came of it.
///
/// @param target the question
/// @param cut the instant up to which the history was used
/// @param asked the items of a date's scope, or the weeks of a count's horizon; the items of a set
///     or release that were still to be finished
/// @param naive the outcome if the recent pace had gone on, above 0
/// @param forecast the distribution of the outcome: items of a count, weeks of a date
/// @param actual what came of it, in the same unit
public record Replay(
        Target target, Instant cut, int asked, double naive, Spread forecast, int actual) {

    /// Answers whether the outcome lay in the central range of this probability, ends included.
    public boolean isWithin(double probability) {
        return forecast.central(probability).holds(actual);
    }

    /// Answers whether the 85 % bound held: done by the P85 date, or at least the P15 count.
    public boolean held() {
        return target.kind().isDate()
                ? actual <= forecast.at(Percentile.P85)
                : actual >= forecast.at(Percentile.P15);
    }

    /// Returns the continuous ranked probability score in the unit of the outcome, 0 at best: the
    /// mean distance of the forecast to the outcome less half the mean distance within the forecast
    /// (Gneiting and Raftery, 2007, eq. 21).
    public double crps() {
        int n = forecast.size();
        double distance = 0;
        double within = 0;
        for (int i = 0; i < n; i++) {
            distance += Math.abs(forecast.outcome(i) - actual);
            within += (2.0 * i + 1 - n) * forecast.outcome(i);
        }
        return distance / n - within / n / n;
    }

    /// Returns the interval score of the central range in the unit of the outcome: its width, plus
    /// 2 / (1 - probability) times the distance by which it was missed (Winkler, 1972).
    public double winkler(double probability) {
        Range range = forecast.central(probability);
        double missed = Math.max(0, Math.max(range.low() - actual, actual - range.high()));
        return range.high() - range.low() + 2 / (1 - probability) * missed;
    }

    /// Returns where in the forecast the outcome lay, 0..1: evenly spread over many replays of a
    /// calibrated model.
    ///
    /// @param share where to stand within the probability of this very outcome, 0..1, drawn at
    ///     random, since whole numbers are taken in steps (Czado, Gneiting and Held, 2009)
    public double pit(double share) {
        return forecast.below(actual) + share * forecast.exactly(actual);
    }
}
