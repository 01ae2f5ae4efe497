package dev.quarterdeck.engine.forecasting.backtest;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Report how the models did: by series and target, by target over all series, and over all targets
/// of a kind.
///
/// @param series one row for each series, target and model with at least {@link #MINIMUM_REPLAYS}
///     replays
/// @param pooled one row for each target and model, every series above with one vote
/// @param overall one row for each kind of target and model, the mean of its pooled rows; the size
///     of
///     the target is 0
public record BacktestReport(List<ScoreRow> series, List<ScoreRow> pooled, List<ScoreRow> overall) {

    /// Fewer replays than this give a series no vote on a target.
    public static final int MINIMUM_REPLAYS = 5;

    public BacktestReport {
        series = List.copyOf(series);
        pooled = List.copyOf(pooled);
        overall = List.copyOf(overall);
    }

    static BacktestReport of(List<SeriesReplays> replays, List<Target> targets) {
        var series =
                replays.stream()
                        .flatMap(
                                one ->
                                        targets.stream()
                                                .flatMap(target -> one.rows(target).stream()))
                        .toList();
        var pooled = targets.stream().flatMap(target -> pooledOn(target, series).stream()).toList();
        return new BacktestReport(series, pooled, overall(pooled));
    }

    private static List<ScoreRow> pooledOn(Target target, List<ScoreRow> series) {
        return Backtest.MODELS.stream()
                .map(model -> rows(series, model, row -> row.target().equals(target)))
                .filter(rows -> !rows.isEmpty())
                .map(rows -> Scores.pooled(target, rows, rows.size()))
                .toList();
    }

    private static List<ScoreRow> overall(List<ScoreRow> pooled) {
        return Stream.of(Target.Kind.values())
                .flatMap(kind -> overallOf(kind, pooled).stream())
                .toList();
    }

    private static List<ScoreRow> overallOf(Target.Kind kind, List<ScoreRow> pooled) {
        return Backtest.MODELS.stream()
                .map(model -> rows(pooled, model, row -> row.target().kind() == kind))
                .filter(rows -> !rows.isEmpty())
                .map(rows -> Scores.pooled(new Target(kind, 0), rows, mostSeries(rows)))
                .toList();
    }

    private static int mostSeries(List<ScoreRow> pooled) {
        return pooled.stream().mapToInt(ScoreRow::seriesCounted).max().orElse(0);
    }

    private static List<ScoreRow> rows(
            List<ScoreRow> all, String model, Predicate<ScoreRow> wanted) {
        return all.stream().filter(row -> row.model().equals(model)).filter(wanted).toList();
    }
}
