package dev.quarterdeck.engine.forecasting.backtest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.simple.RandomSource;

/// Turn replays into rows, and rows of series into pooled rows.
final class Scores {

    private static final long PIT_SEED = 20_261_121L;

    private Scores() {}

    /// Returns the row of one model on one target of one series.
    ///
    /// @param replays of one target, at least one
    /// @param bootstrap the same cuts, forecast by the bootstrap
    static ScoreRow row(String series, String model, List<Replay> replays, List<Replay> bootstrap) {
        double unit = unit(replays);
        return new ScoreRow(
                series,
                model,
                replays.getFirst().target(),
                replays.size(),
                1,
                share(replays, replay -> replay.isWithin(0.5)),
                share(replays, replay -> replay.isWithin(0.8)),
                share(replays, replay -> replay.isWithin(0.95)),
                share(replays, Replay::held),
                mean(replays, Replay::crps) / unit,
                ratio(mean(replays, Replay::crps), mean(bootstrap, Replay::crps)),
                mean(replays, replay -> replay.winkler(0.8)) / unit,
                pitDeciles(replays));
    }

    /// Returns the mean of rows of one model: one vote each, ratios averaged geometrically.
    ///
    /// @param series how many series stand behind them
    static ScoreRow pooled(Target target, List<ScoreRow> rows, int series) {
        return new ScoreRow(
                ScoreRow.POOLED,
                rows.getFirst().model(),
                target,
                rows.stream().mapToInt(ScoreRow::replays).sum(),
                series,
                mean(rows, ScoreRow::within50),
                mean(rows, ScoreRow::within80),
                mean(rows, ScoreRow::within95),
                mean(rows, ScoreRow::held85),
                mean(rows, ScoreRow::crps),
                Math.exp(mean(rows, row -> Math.log(row.relativeCrps()))),
                mean(rows, ScoreRow::winkler80),
                meanDeciles(rows));
    }

    /// Counts are told per item finished, dates per week of scope, so that large series do not
    /// drown small ones.
    private static double unit(List<Replay> replays) {
        double unit =
                replays.getFirst().target().kind() == Target.Kind.COUNT
                        ? mean(replays, Replay::actual)
                        : mean(replays, Replay::naive);
        return Math.max(unit, 1e-9);
    }

    /// A floor keeps a series that the bootstrap forecast perfectly from voting with an infinite
    /// ratio.
    private static double ratio(double ours, double bootstrap) {
        double floor = 1e-3;
        return (ours + floor) / (bootstrap + floor);
    }

    private static List<Double> pitDeciles(List<Replay> replays) {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(PIT_SEED);
        int[] hits = new int[10];
        for (Replay replay : replays) {
            hits[Math.min(9, (int) (10 * replay.pit(random.nextDouble())))]++;
        }
        var deciles = new ArrayList<Double>();
        for (int hit : hits) {
            deciles.add(hit / (double) replays.size());
        }
        return deciles;
    }

    private static List<Double> meanDeciles(List<ScoreRow> rows) {
        var deciles = new ArrayList<>(Collections.nCopies(10, 0.0));
        for (ScoreRow row : rows) {
            for (int i = 0; i < 10; i++) {
                deciles.set(i, deciles.get(i) + row.pitDeciles().get(i) / rows.size());
            }
        }
        return deciles;
    }

    static <T> double share(List<T> all, Predicate<T> counted) {
        return all.stream().filter(counted).count() / (double) all.size();
    }

    private static <T> double mean(List<T> all, ToDoubleFunction<T> number) {
        return all.stream().mapToDouble(number).average().orElse(0);
    }
}
