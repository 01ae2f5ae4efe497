package dev.quarterdeck.engine.forecasting.backtest;

import java.util.List;

/// Hold all replays of one series by both models, cut by cut in the same order.
///
/// @param series its name
/// @param ours forecasts of Quarterdeck
/// @param bootstrap forecasts of the plain bootstrap at the same cuts and targets
public record SeriesReplays(String series, List<Replay> ours, List<Replay> bootstrap) {

    public SeriesReplays {
        ours = List.copyOf(ours);
        bootstrap = List.copyOf(bootstrap);
    }

    /// Returns the record on one target, as shown beside a forecast.
    public TrackRecord trackRecord(Target target) {
        return TrackRecord.of(target, of(target, ours), of(target, bootstrap));
    }

    /// Returns our replays of one target, oldest first.
    public List<Replay> ours(Target target) {
        return of(target, ours);
    }

    List<ScoreRow> rows(Target target) {
        var plain = of(target, bootstrap);
        return plain.size() < BacktestReport.MINIMUM_REPLAYS
                ? List.of()
                : List.of(
                        Scores.row(series, Backtest.OURS, of(target, ours), plain),
                        Scores.row(series, Backtest.BOOTSTRAP, plain, plain));
    }

    private static List<Replay> of(Target target, List<Replay> replays) {
        return replays.stream().filter(replay -> replay.target().equals(target)).toList();
    }
}
