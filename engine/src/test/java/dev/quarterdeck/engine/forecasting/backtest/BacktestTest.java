package dev.quarterdeck.engine.forecasting.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final Instant START = Instant.parse("2016-01-04T00:00:00Z");
    private static final Target IN_EIGHT_WEEKS = new Target(Target.Kind.COUNT, 8);
    private static final Target THIRTEEN_WEEKS_OF_SCOPE = new Target(Target.Kind.DATE, 13);

    private final Backtest backtest = new Backtest(11);

    @Test
    void coversAboutWhatItSaysOnASteadyRandomStream() {
        var report = backtest.of(Map.of("a", poisson(6, 300, 1), "b", poisson(3, 300, 2)), 2);

        assertThat(report.pooled()).hasSize(2 * Target.ALL.size());
        assertThat(report.pooled())
                .filteredOn(row -> row.model().equals(Backtest.OURS))
                .filteredOn(row -> row.target().kind() == Target.Kind.COUNT)
                .filteredOn(row -> row.target().size() <= 4)
                .allSatisfy(row -> assertThat(row.within80()).isBetween(0.75, 0.93));
    }

    @Test
    void errsWideFarAheadOnAStreamSteadierThanAnyRealOne() {
        var report = backtest.of(Map.of("a", poisson(6, 300, 1), "b", poisson(3, 300, 2)), 2);

        assertThat(report.pooled())
                .filteredOn(row -> row.model().equals(Backtest.OURS))
                .filteredOn(row -> row.target().size() >= 8)
                .allSatisfy(row -> assertThat(row.within80()).isBetween(0.80, 1.0));
    }

    @Test
    void beatsTheBootstrapWhereThePaceDrifts() {
        var series = new TreeMap<String, List<Instant>>();
        for (int seed = 1; seed <= 6; seed++) {
            series.put("drifting " + seed, drifting(250, seed));
        }

        var overall = backtest.of(series, 2).overall();

        for (var kind : List.of(Target.Kind.COUNT, Target.Kind.DATE)) {
            var rows = overall.stream().filter(row -> row.target().kind() == kind).toList();
            assertThat(rows.getFirst().relativeCrps()).isLessThan(0.95);
            assertThat(rows.getFirst().within80()).isBetween(0.72, 0.92);
            assertThat(rows.getLast().within80()).isLessThan(0.65);
        }
    }

    @Test
    void countsADateThatPassedWithOpenWorkAsMissed() {
        var finished = new ArrayList<>(poisson(20, 100, 5));
        for (int week = 100; week < 160; week += 3) {
            finished.add(START.plus(Duration.ofDays(7L * week)));
        }
        var replays = backtest.replay("fading", finished);

        var record = replays.trackRecord(THIRTEEN_WEEKS_OF_SCOPE);
        var finishedAlone = replays.ours(THIRTEEN_WEEKS_OF_SCOPE);
        var lateCuts =
                replays.judged(THIRTEEN_WEEKS_OF_SCOPE).stream()
                        .filter(replay -> !finishedAlone.contains(replay))
                        .toList();

        assertThat(lateCuts).isNotEmpty().noneMatch(Replay::held);
        assertThat(record.replays()).isGreaterThan(record.held());
    }

    @Test
    void changesNoForecastMadeBeforeACutWhenTheFutureChanges() {
        var finished = poisson(5, 200, 3);
        var turn = START.plus(Duration.ofDays(7 * 120));
        var otherFuture = new ArrayList<>(finished.stream().filter(turn::isAfter).toList());
        otherFuture.addAll(Collections.nCopies(500, turn.plus(Duration.ofDays(3))));
        otherFuture.add(START.plus(Duration.ofDays(7 * 200)));

        var before = forecastsUpTo(turn, finished);
        var after = forecastsUpTo(turn, otherFuture);

        assertThat(before).isNotEmpty().isEqualTo(after);
    }

    @Test
    void scoresTheSameWhateverTheOrderAndTheParallelism() {
        var finished = poisson(4, 150, 4);
        var shuffled = new ArrayList<>(finished);
        Collections.shuffle(shuffled, new Random(5));

        var once = backtest.of(Map.of("a", finished, "b", finished), 1);
        var again = backtest.of(new TreeMap<>(Map.of("b", shuffled, "a", shuffled)), 2);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void standsEveryFourWeeksFromTheTwelfthAndAsksForTheRecentPace() {
        var replays = backtest.replay("steady", steady(40)).ours(THIRTEEN_WEEKS_OF_SCOPE);

        assertThat(replays.getFirst().cut()).isEqualTo(START.plus(Duration.ofDays(7 * 12)));
        assertThat(replays.get(1).cut()).isEqualTo(START.plus(Duration.ofDays(7 * 16)));
        // Two items in every week: 13 weeks of scope are 26 items, done in exactly 13 weeks.
        assertThat(replays).allMatch(replay -> replay.asked() == 26 && replay.actual() == 13);
    }

    @Test
    void leavesOutReplaysWhoseOutcomeIsNotKnown() {
        var replays = backtest.replay("steady", steady(40));

        // 40 items-weeks span 39 full weeks: cuts at 12, 16 .. 28 know eight weeks more, 12 .. 24
        // thirteen.
        assertThat(replays.ours(IN_EIGHT_WEEKS)).hasSize(5);
        assertThat(replays.ours(THIRTEEN_WEEKS_OF_SCOPE)).hasSize(4);
    }

    @Test
    void countsTheQuietTimeAfterTheLastItemWhenTheRecordIsSaidToGoOn() {
        var recordedUntil = START.plus(Duration.ofDays(7 * 160));

        var replays = backtest.replay("stopped", steady(40), recordedUntil).ours();

        assertThat(replays)
                .filteredOn(replay -> replay.target().equals(THIRTEEN_WEEKS_OF_SCOPE))
                .extracting(Replay::actual)
                .contains(13, 104);
    }

    @Test
    void hasNothingToSayOfAnEmptyOrTooShortSeries() {
        var report = backtest.of(Map.of("empty", List.of(), "short", steady(8)), 1);

        assertThat(report.series()).isEmpty();
        assertThat(report.pooled()).isEmpty();
        assertThat(report.overall()).isEmpty();
    }

    @Test
    void givesEverySeriesOneVote() {
        var report = backtest.of(Map.of("long", poisson(5, 200, 6), "short", poisson(5, 60, 7)), 2);

        var rows = report.series().stream().filter(BacktestTest::isOurEightWeeks).toList();
        var pooled = report.pooled().stream().filter(BacktestTest::isOurEightWeeks).findFirst();

        assertThat(rows).hasSize(2);
        assertThat(pooled.orElseThrow().within80())
                .isEqualTo((rows.get(0).within80() + rows.get(1).within80()) / 2);
        assertThat(pooled.orElseThrow().relativeCrps())
                .isCloseTo(
                        Math.sqrt(rows.get(0).relativeCrps() * rows.get(1).relativeCrps()),
                        within(1e-12));
    }

    @Test
    void comparesTheBootstrapWithItself() {
        var report = backtest.of(Map.of("a", poisson(5, 120, 8)), 1);

        assertThat(report.overall())
                .filteredOn(row -> row.model().equals(Backtest.BOOTSTRAP))
                .hasSize(2)
                .allMatch(row -> row.relativeCrps() == 1);
    }

    @Test
    void tellsTheRecordOfTheLastSixtyReplaysAndTheirIndependentWorth() {
        var record = backtest.replay("a", poisson(5, 400, 9)).trackRecord(IN_EIGHT_WEEKS);

        assertThat(record.replays()).isBetween(90, 100);
        assertThat(record.recent()).isEqualTo(60);
        assertThat(record.recentHeld()).isBetween(45, 60);
        assertThat(record.independent()).isEqualTo(Math.round(record.replays() / 2.0f));
    }

    private static boolean isOurEightWeeks(ScoreRow row) {
        return row.model().equals(Backtest.OURS) && row.target().equals(IN_EIGHT_WEEKS);
    }

    private Map<String, String> forecastsUpTo(Instant turn, List<Instant> finished) {
        var forecasts = new TreeMap<String, String>();
        for (Replay replay : backtest.replay("a", finished).ours()) {
            if (!replay.cut().isAfter(turn)) {
                var range = replay.forecast().central(0.8) + " " + replay.forecast().outcome(20);
                forecasts.put(replay.target() + " " + replay.cut(), replay.asked() + " " + range);
            }
        }
        // Dates near the turn may be known in one future only; counts beyond it as well.
        forecasts.keySet().removeIf(key -> !key.startsWith(IN_EIGHT_WEEKS.toString()));
        return forecasts;
    }

    private static List<Instant> steady(int weeks) {
        var finished = new ArrayList<Instant>();
        for (int week = 0; week < weeks; week++) {
            finished.add(START.plus(Duration.ofDays(7L * week)));
            finished.add(START.plus(Duration.ofDays(7L * week + 2)));
        }
        return finished;
    }

    /// Items at a pace whose logarithm wanders by 0.2 a week and is drawn back to 6 a week: over
    /// twelve weeks it changes by about two thirds, as the paces of real histories do.
    private static List<Instant> drifting(int weeks, long seed) {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        var steps = NormalDistribution.of(0, 0.2).createSampler(random);
        var finished = new ArrayList<>(List.of(START));
        double drift = 0;
        for (int week = 0; week < weeks; week++) {
            drift = 0.96 * drift + steps.sample();
            var counts = PoissonDistribution.of(6 * Math.exp(drift)).createSampler(random);
            for (int items = counts.sample(); items > 0; items--) {
                finished.add(
                        START.plus(Duration.ofMinutes(week * 10_080L + random.nextInt(10_080))));
            }
        }
        return finished;
    }

    private static List<Instant> poisson(double mean, int weeks, long seed) {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        var counts = PoissonDistribution.of(mean).createSampler(random);
        var finished = new ArrayList<>(List.of(START));
        for (int week = 0; week < weeks; week++) {
            for (int items = counts.sample(); items > 0; items--) {
                finished.add(
                        START.plus(Duration.ofMinutes(week * 10_080L + random.nextInt(10_080))));
            }
        }
        finished.add(START.plus(Duration.ofDays(7L * weeks)));
        return finished;
    }
}
