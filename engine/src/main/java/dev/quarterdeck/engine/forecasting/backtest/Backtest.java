package dev.quarterdeck.engine.forecasting.backtest;

import dev.quarterdeck.engine.forecasting.CountForecast;
import dev.quarterdeck.engine.forecasting.DateForecast;
import dev.quarterdeck.engine.forecasting.Forecast;
import dev.quarterdeck.engine.forecasting.Forecaster;
import dev.quarterdeck.engine.forecasting.NotEnoughHistory;
import dev.quarterdeck.engine.forecasting.PlainBootstrap;
import dev.quarterdeck.engine.forecasting.ReferenceClassForecaster;
import dev.quarterdeck.engine.forecasting.Spread;
import dev.quarterdeck.engine.forecasting.Throughput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Replay the forecasts of a history walk-forward: stand at a past cut, forget what came later,
/// forecast, compare.
///
/// **Cuts.** The first cut is twelve full weeks after the first finished item, then every {@link
/// #CUT_EVERY_WEEKS} weeks. Weeks end at the cut. A cut counts when a forecast would have been
/// given at it: at least 10 items in at least 5 of the last 12 weeks ({@link NotEnoughHistory}).
///
/// **Targets.** {@link Target#ALL}: items finished within 2, 4, 8 and 13 weeks; weeks until a scope
/// worth 4, 8, 13 and 26 weeks of the recent pace is finished (rounded to whole items, at least 1),
/// told apart up to {@link DateForecast#HORIZON_WEEKS} weeks. A replay whose outcome is not yet
/// known at the end of the record is left out. The record ends with the last full week before the
/// given end, by default the last finished item.
///
/// **No look-ahead.** A forecaster is handed a {@link Throughput} cut off at the cut and nothing
/// else, so what came later cannot reach it; replays used for its width are taken from that same
/// history.
///
/// **Scores.** {@link ScoreRow}, always beside the plain bootstrap of the last twelve weeks on the
/// same cuts.
public final class Backtest {

    /// The name of Quarterdeck's own model.
    public static final String OURS = "quarterdeck";

    /// The name of the plain bootstrap of the last twelve weeks.
    public static final String BOOTSTRAP = "bootstrap12";

    /// Both models, ours first.
    public static final List<String> MODELS = List.of(OURS, BOOTSTRAP);

    /// How far apart the cuts are.
    public static final int CUT_EVERY_WEEKS = 4;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int SIMULATIONS = 1_000;

    private final Forecaster ours;
    private final Forecaster bootstrap;
    private final long seed;

    /// Creates a back-test of the models that are shipped.
    ///
    /// @param seed of the bootstrap's random draws
    public Backtest(long seed) {
        this(new ReferenceClassForecaster(), new PlainBootstrap(SIMULATIONS), seed);
    }

    /// Creates a back-test of one forecaster against another.
    ///
    /// @param seed of the random draws of both
    public Backtest(Forecaster ours, Forecaster bootstrap, long seed) {
        this.ours = ours;
        this.bootstrap = bootstrap;
        this.seed = seed;
    }

    /// Replays and scores several series.
    ///
    /// @param finishedBySeries when each item of a series was finished, in any order, one instant
    ///     for one item
    /// @param parallelism how many series are replayed at a time, at least 1
    public BacktestReport of(
            Map<String, ? extends Collection<Instant>> finishedBySeries, int parallelism) {
        return BacktestReport.of(replays(finishedBySeries, parallelism), Target.ALL);
    }

    /// Replays several series without scoring them, in the order of their names.
    public List<SeriesReplays> replays(
            Map<String, ? extends Collection<Instant>> finishedBySeries, int parallelism) {
        try (var pool = Executors.newFixedThreadPool(parallelism)) {
            var running = new ArrayList<Future<SeriesReplays>>();
            for (var entry : finishedBySeries.entrySet()) {
                Callable<SeriesReplays> replay = () -> replay(entry.getKey(), entry.getValue());
                running.add(pool.submit(replay));
            }
            return running.stream()
                    .map(Backtest::result)
                    .sorted(Comparator.comparing(SeriesReplays::series))
                    .toList();
        }
    }

    /// Replays one series up to its last finished item.
    public SeriesReplays replay(String series, Collection<Instant> finished) {
        return finished.isEmpty()
                ? new SeriesReplays.Made().of(series)
                : replay(series, finished, finished.stream().max(Instant::compareTo).orElseThrow());
    }

    /// Replays one series.
    ///
    /// @param finished when each item was finished
    /// @param recordedUntil up to when finished items would have been recorded: later than the last
    ///     item when the series is known to have gone quiet
    public SeriesReplays replay(
            String series, Collection<Instant> finished, Instant recordedUntil) {
        return replay(series, finished, recordedUntil, Target.ALL);
    }

    /// Replays one series on chosen questions.
    ///
    /// @param targets the questions asked at every cut
    public SeriesReplays replay(
            String series,
            Collection<Instant> finished,
            Instant recordedUntil,
            List<Target> targets) {
        var all = record(finished, recordedUntil);
        var made = new SeriesReplays.Made();
        for (int week = NotEnoughHistory.WINDOW_WEEKS;
                week < all.length();
                week += CUT_EVERY_WEEKS) {
            var known = all.asOfWeeksBefore(all.length() - week);
            if (known.isEnough()) {
                replayCut(targets, all, known, made);
            }
        }
        return made.of(series);
    }

    private static Throughput record(Collection<Instant> finished, Instant recordedUntil) {
        var first = finished.stream().min(Instant::compareTo).orElse(recordedUntil);
        long weeks = Math.max(0, Duration.between(first, recordedUntil).dividedBy(WEEK));
        return Throughput.endingAt(first.plus(WEEK.multipliedBy(weeks)), finished);
    }

    private void replayCut(
            List<Target> targets, Throughput all, Throughput known, SeriesReplays.Made made) {
        int ahead = all.length() - known.length();
        for (Target target : targets) {
            int asked = asked(target, known);
            int outcome = actual(target, all, known.length(), asked);
            boolean ended = outcome >= 0;
            if (ended || target.kind() == Target.Kind.DATE) {
                int actual = ended ? outcome : ahead + 1;
                made.add(
                        replay(ours, target, known, asked, actual),
                        replay(bootstrap, target, known, asked, actual),
                        ended,
                        ahead);
            }
        }
    }

    private Replay replay(
            Forecaster forecaster, Target target, Throughput known, int asked, int actual) {
        boolean isCount = target.kind() == Target.Kind.COUNT;
        var forecast =
                isCount
                        ? forecaster.howMany(known, asked, seed)
                        : forecaster.whenDone(known, asked, seed);
        double naive = isCount ? known.pace() * asked : asked / known.pace();
        return new Replay(target, known.cut(), asked, naive, spread(forecast), actual);
    }

    private static int asked(Target target, Throughput known) {
        return target.kind() == Target.Kind.COUNT
                ? target.size()
                : Math.max(1, (int) Math.floor(known.pace() * target.size() + 0.5));
    }

    /// Returns the outcome, or -1 when the record ends before it.
    private static int actual(Target target, Throughput all, int cut, int asked) {
        return target.kind() == Target.Kind.COUNT
                ? countWithin(all, cut, asked)
                : weeksUntil(all, cut, asked);
    }

    private static int countWithin(Throughput all, int cut, int weeks) {
        if (cut + weeks > all.length()) {
            return -1;
        }
        int count = 0;
        for (int week = cut; week < cut + weeks; week++) {
            count += all.inWeek(week);
        }
        return count;
    }

    private static int weeksUntil(Throughput all, int cut, int items) {
        int done = 0;
        for (int ahead = 1; ahead <= DateForecast.HORIZON_WEEKS; ahead++) {
            if (cut + ahead > all.length()) {
                return -1;
            }
            done += all.inWeek(cut + ahead - 1);
            if (done >= items) {
                return ahead;
            }
        }
        return DateForecast.HORIZON_WEEKS;
    }

    private static Spread spread(Forecast forecast) {
        return switch (forecast) {
            case DateForecast date -> date.weeks();
            case CountForecast count -> count.items();
            case NotEnoughHistory refusal -> throw new IllegalStateException(refusal.reason());
        };
    }

    private static SeriesReplays result(Future<SeriesReplays> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The back-test was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A series could not be replayed.", e.getCause());
        }
    }
}
