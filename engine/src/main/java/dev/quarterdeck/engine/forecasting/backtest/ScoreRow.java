package dev.quarterdeck.engine.forecasting.backtest;

import java.util.List;

/// Sum up how one model did on one target, for one series or over all series, each with one vote.
///
/// @param series the name of the series, or {@link #POOLED}
/// @param model {@link Backtest#OURS} or {@link Backtest#BOOTSTRAP}
/// @param target the question; in an {@link BacktestReport#overall overall} row its size is
///     0
/// @param replays how many forecasts were scored
/// @param seriesCounted how many series had a vote
/// @param within50 share of outcomes inside the central 50 % range, 0..1
/// @param within80 the same for 80 %
/// @param within95 the same for 95 %
/// @param held85 share of 85 % bounds that held: P85 dates met, or at least the P15 count
/// @param crps mean CRPS over the mean outcome (counts) or over the scope in weeks (dates), 0 at
///     best
/// @param relativeCrps geometric mean over series of CRPS over that of the bootstrap, below 1 is
///     better than it
/// @param winkler80 mean interval score of the 80 % range, scaled like the CRPS
/// @param pitDeciles share of outcomes in each tenth of the forecast, 0.1 each at best
public record ScoreRow(
        String series,
        String model,
        Target target,
        int replays,
        int seriesCounted,
        double within50,
        double within80,
        double within95,
        double held85,
        double crps,
        double relativeCrps,
        double winkler80,
        List<Double> pitDeciles) {

    /// The name of the rows over all series.
    public static final String POOLED = "pooled";

    public ScoreRow {
        pitDeciles = List.copyOf(pitDeciles);
    }
}
