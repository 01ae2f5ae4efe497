package dev.quarterdeck.engine.forecasting.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.forecasting.Life;
import dev.quarterdeck.engine.forecasting.OpenItemsForecaster;
import dev.quarterdeck.engine.forecasting.ReleaseForecaster;
import dev.quarterdeck.engine.forecasting.ReleaseForecaster.Release;
import dev.quarterdeck.engine.forecasting.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemBacktestTest {

    private static final Instant START = Instant.parse("2016-01-04T00:00:00Z");

    private final ItemBacktest backtest = new ItemBacktest(11);

    @Test
    void meetsTheDatesOfSetsThatTheThroughputMisses() {
        var trackers = new TreeMap<String, List<Life>>();
        for (int seed = 1; seed <= 4; seed++) {
            trackers.put("tracker " + seed, tracker(seed, 260));
        }

        var pooled = backtest.ofSets(trackers).pooled();

        assertThat(row(pooled, Backtest.OURS, 50).held85()).isBetween(0.75, 1.0);
        assertThat(row(pooled, Backtest.BOOTSTRAP, 50).held85()).isLessThan(0.5);
        assertThat(row(pooled, Backtest.OURS, 50).relativeCrps()).isLessThan(0.6);
        assertThat(row(pooled, Backtest.OURS, 80).held85()).isBetween(0.75, 1.0);
    }

    @Test
    void meetsTheDatesOfReleasesThatGrow() {
        var projects =
                Map.of("one", releases(1, 40), "two", releases(2, 40), "three", releases(3, 40));

        var pooled = backtest.ofReleases(projects).pooled();

        assertThat(row(pooled, Backtest.OURS, 0).held85()).isBetween(0.75, 0.97);
        assertThat(row(pooled, Backtest.BOOTSTRAP, 0).held85()).isLessThan(0.6);
        assertThat(row(pooled, Backtest.OURS, 0).relativeCrps()).isLessThan(0.9);
    }

    @Test
    void seesNothingOfASetThatCameLaterThanTheCut() {
        var lives = tracker(5, 200);
        var cut = START.plus(Duration.ofDays(7 * 120));
        var known =
                lives.stream()
                        .filter(one -> !one.created().isAfter(cut))
                        .map(
                                one ->
                                        one.finished() != null && one.finished().isAfter(cut)
                                                ? new Life(one.created(), null)
                                                : one)
                        .toList();

        var whole = new OpenItemsForecaster(lives, 3).weeksUntil(cut, 0.5).orElseThrow();
        var early = new OpenItemsForecaster(known, 3).weeksUntil(cut, 0.5).orElseThrow();

        assertThat(outcomes(early)).isEqualTo(outcomes(whole));
    }

    @Test
    void readsFromPastReleasesOnlyWhatWasKnown() {
        var all = releases(6, 30);
        var release = all.get(20);
        var cut = ReleaseForecaster.cuts(release).getFirst();
        var known =
                all.stream()
                        .filter(one -> one == release || one.done().orElseThrow().isBefore(cut))
                        .toList();

        var whole = new ReleaseForecaster(all).weeksUntilDone(release, cut).orElseThrow();
        var early = new ReleaseForecaster(known).weeksUntilDone(release, cut).orElseThrow();

        // Releases are one after another here, so none but this one is open at the cut.
        assertThat(outcomes(early)).isEqualTo(outcomes(whole));
    }

    @Test
    void asksNothingOfSmallSetsAndReleases() {
        var few = tracker(7, 200).subList(0, 14);
        var release = new Release("1.0", few, null);

        assertThat(backtest.ofSets(Map.of("few", few)).series()).isEmpty();
        assertThat(release.done()).isEmpty();
        assertThat(ReleaseForecaster.cuts(release)).isEmpty();
        assertThat(backtest.ofReleases(Map.of("few", List.of(release))).series()).isEmpty();
        assertThat(backtest.ofSets(Map.of("none", List.<Life>of())).series()).isEmpty();
    }

    /// Four items come each week; half of them last about three weeks, the others about two years.
    private static List<Life> tracker(int seed, int weeks) {
        var random = new Random(seed);
        var end = START.plus(Duration.ofDays(7L * weeks));
        var lives = new ArrayList<Life>();
        for (int i = 0; i < 4 * weeks; i++) {
            var created = START.plus(Duration.ofHours(42L * i));
            double mean = random.nextBoolean() ? 3 : 100;
            double lasts = -mean * Math.log(1 - random.nextDouble());
            var finished = created.plus(Duration.ofMinutes((long) (lasts * 7 * 24 * 60)));
            lives.add(new Life(created, finished.isAfter(end) ? null : finished));
        }
        return lives;
    }

    /// Releases one after another, each of which takes in as much again while it is worked on.
    private static List<Release> releases(int seed, int count) {
        var random = new Random(seed);
        var releases = new ArrayList<Release>();
        var now = START;
        for (int i = 0; i < count; i++) {
            var items = new ArrayList<Life>();
            int size = 30 + random.nextInt(60);
            double days = 1 + 2 * random.nextDouble();
            for (int item = 0; item < size; item++) {
                var finished = now.plus(Duration.ofHours((long) (24 * days * item)));
                var created =
                        item < size / 2
                                ? now.minus(Duration.ofDays(30))
                                : finished.minus(Duration.ofDays(random.nextInt(20)));
                items.add(new Life(created, finished));
            }
            releases.add(new Release("%03d".formatted(i), items, null));
            now = Objects.requireNonNull(items.getLast().finished()).plus(Duration.ofDays(3));
        }
        return releases;
    }

    private static List<Integer> outcomes(Spread spread) {
        return IntStream.range(0, spread.size()).mapToObj(spread::outcome).toList();
    }

    private static ScoreRow row(List<ScoreRow> rows, String model, int size) {
        return rows.stream()
                .filter(row -> row.model().equals(model) && row.target().size() == size)
                .findFirst()
                .orElseThrow();
    }
}
