package dev.quarterdeck.engine.forecasting.backtest;

import dev.quarterdeck.engine.forecasting.Life;
import dev.quarterdeck.engine.forecasting.OpenItemsForecaster;
import dev.quarterdeck.engine.forecasting.PlainBootstrap;
import dev.quarterdeck.engine.forecasting.ReleaseForecaster;
import dev.quarterdeck.engine.forecasting.ReleaseForecaster.Release;
import dev.quarterdeck.engine.forecasting.Spread;
import dev.quarterdeck.engine.forecasting.Throughput;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Replay forecasts of given items walk-forward, beside the plain bootstrap on the same cuts: the
/// open items of a tracker, and releases.
///
/// **Sets.** Every {@link Backtest#CUT_EVERY_WEEKS} weeks: the items that were open and not older
/// than {@link OpenItemsForecaster#YOUNG_WEEKS} weeks, when half and when four fifths of them were
/// finished. An outcome of {@link OpenItemsForecaster#HORIZON_WEEKS} weeks stands for "then or
/// later". A cut whose outcome is not known at the end of the record is left out. The bootstrap
/// takes the same number of items over the throughput of the tracker, as tools do.
///
/// **Releases.** Every four weeks from the first finished item until the release was done. The
/// bootstrap takes the items known to remain over the release's own last weeks.
///
/// Forecasters see nothing later than the cut, but for to which release an item belonged in the
/// end: that it was taken out on the way is not in a file of items.
public final class ItemBacktest {

    /// What is asked of sets.
    public static final List<Target> SETS =
            List.of(new Target(Target.Kind.SET, 50), new Target(Target.Kind.SET, 80));

    private static final Target RELEASE = new Target(Target.Kind.RELEASE, 0);
    private static final Duration STEP = Duration.ofDays(7L * Backtest.CUT_EVERY_WEEKS);
    private static final int SIMULATIONS = 1_000;

    private final PlainBootstrap bootstrap = new PlainBootstrap(SIMULATIONS);
    private final long seed;

    /// Creates a back-test. @param seed of the random draws of both models
    public ItemBacktest(long seed) {
        this.seed = seed;
    }

    /// Replays and scores the open items of several trackers.
    public BacktestReport ofSets(Map<String, ? extends Collection<Life>> lives) {
        return BacktestReport.of(
                lives.entrySet().parallelStream()
                        .map(one -> sets(one.getKey(), one.getValue()))
                        .sorted(Comparator.comparing(SeriesReplays::series))
                        .toList(),
                SETS);
    }

    /// Replays and scores the releases of several projects.
    public BacktestReport ofReleases(Map<String, ? extends Collection<Release>> releases) {
        return BacktestReport.of(
                releases.entrySet().parallelStream()
                        .map(one -> releases(one.getKey(), one.getValue()))
                        .sorted(Comparator.comparing(SeriesReplays::series))
                        .toList(),
                List.of(RELEASE));
    }

    private SeriesReplays sets(String series, Collection<Life> lives) {
        var made = new SeriesReplays.Made();
        var first = lives.stream().map(Life::created).min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return made.of(series);
        }
        var end = moments(lives).max(Comparator.naturalOrder()).orElseThrow();
        var forecaster = new OpenItemsForecaster(lives, seed);
        var finished = lives.stream().map(Life::finished).filter(Objects::nonNull).toList();
        for (var cut = first.get().plus(STEP); cut.isBefore(end); cut = cut.plus(STEP)) {
            var known = Throughput.endingAt(cut, finished);
            var set = forecaster.set(cut);
            if (known.isEnough() && set.size() >= OpenItemsForecaster.LEAST_ITEMS) {
                for (var target : SETS) {
                    set(made, forecaster, new Cut(target, cut, end, set, known));
                }
            }
        }
        return made.of(series);
    }

    private static Stream<Instant> moments(Collection<Life> lives) {
        return lives.stream()
                .flatMap(one -> Stream.of(one.created(), one.finished()))
                .filter(Objects::nonNull);
    }

    /// One question about a set. @param end when the record ends
    private record Cut(Target target, Instant at, Instant end, List<Life> set, Throughput known) {

        double share() {
            return target.size() / 100.0;
        }

        boolean isKnown() {
            var late = at.plus(Duration.ofDays(7L * OpenItemsForecaster.HORIZON_WEEKS));
            return !late.isAfter(end)
                    || OpenItemsForecaster.outcome(set, at, share(), end).isPresent();
        }
    }

    private void set(SeriesReplays.Made made, OpenItemsForecaster forecaster, Cut cut) {
        var ours = cut.isKnown() ? forecaster.weeksUntil(cut.at(), cut.share()) : null;
        if (ours == null || ours.isEmpty()) {
            return;
        }
        int horizon = OpenItemsForecaster.HORIZON_WEEKS;
        int items = OpenItemsForecaster.needed(cut.set().size(), cut.share());
        int actual =
                OpenItemsForecaster.outcome(cut.set(), cut.at(), cut.share(), cut.end())
                        .orElse(horizon);
        var plain = bootstrap.weeksUntil(items, cut.known(), horizon, seed);
        add(made, cut.target(), cut.at(), new Answers(ours.get(), plain, items, actual));
    }

    /// What both models said of so many items, and what came.
    private record Answers(Spread ours, Spread plain, int items, int actual) {}

    private static void add(SeriesReplays.Made made, Target target, Instant cut, Answers answers) {
        // Nothing is told per week of scope here, so the naive outcome is one week.
        made.add(
                new Replay(target, cut, answers.items, 1, answers.ours, answers.actual),
                new Replay(target, cut, answers.items, 1, answers.plain, answers.actual),
                true,
                0);
    }

    private SeriesReplays releases(String series, Collection<Release> releases) {
        var made = new SeriesReplays.Made();
        var forecaster = new ReleaseForecaster(releases);
        for (var release : releases) {
            for (var cut : ReleaseForecaster.cuts(release)) {
                forecaster
                        .weeksUntilDone(release, cut)
                        .ifPresent(ours -> release(made, release, cut, ours));
            }
        }
        return made.of(series);
    }

    private void release(SeriesReplays.Made made, Release release, Instant cut, Spread ours) {
        int[] weeks = ReleaseForecaster.weeks(release, cut);
        int items = ReleaseForecaster.remaining(release, cut);
        int horizon = ReleaseForecaster.HORIZON_WEEKS;
        int actual = Math.min(horizon, Life.week(cut, release.done().orElseThrow()));
        var plain = bootstrap.weeksUntil(items, weeks, horizon, seed);
        add(made, RELEASE, cut, new Answers(ours, plain, items, actual));
    }
}
