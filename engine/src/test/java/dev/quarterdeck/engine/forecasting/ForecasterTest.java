package dev.quarterdeck.engine.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForecasterTest {

    private static final Instant CUT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Forecaster OURS = new ReferenceClassForecaster();
    private static final Forecaster BOOTSTRAP = new PlainBootstrap(1_000);

    static Stream<Forecaster> forecasters() {
        return Stream.of(OURS, BOOTSTRAP);
    }

    @Property(seed = "20261122", tries = 100)
    void givesRisingPercentiles(
            @ForAll("histories") int[] weeks, @ForAll @IntRange(min = 1, max = 400) int items) {
        var weeksAhead = date(OURS, weeks, items).weeks();

        assertThat(IntStream.rangeClosed(1, 99).map(p -> weeksAhead.at(new Percentile(p))))
                .isSorted();
        assertThat(weeksAhead.at(Percentile.P10)).isPositive();
    }

    @Property(seed = "20261122", tries = 100)
    void neverBringsTheDateNearerWhenTheScopeDoubles(
            @ForAll("histories") int[] weeks, @ForAll @IntRange(min = 1, max = 300) int items) {
        var once = date(OURS, weeks, items).weeks();
        var twice = date(OURS, weeks, 2 * items).weeks();

        for (int p = 5; p < 100; p += 5) {
            assertThat(twice.at(new Percentile(p)))
                    .isGreaterThanOrEqualTo(once.at(new Percentile(p)));
        }
    }

    @Property(seed = "20261122", tries = 100)
    void neverFinishesFewerItemsInTwiceTheWeeks(
            @ForAll("histories") int[] weeks, @ForAll @IntRange(min = 1, max = 52) int ahead) {
        var once = count(OURS, weeks, ahead).items();
        var twice = count(OURS, weeks, 2 * ahead).items();

        for (int p = 5; p < 100; p += 5) {
            assertThat(twice.at(new Percentile(p)))
                    .isGreaterThanOrEqualTo(once.at(new Percentile(p)));
        }
    }

    @Property(seed = "20261122", tries = 50)
    void givesTheSameAnswerToTheSameSeed(@ForAll("histories") int[] weeks, @ForAll long seed) {
        var throughput = Throughput.ofWeeks(CUT, weeks);
        for (Forecaster forecaster : List.of(OURS, BOOTSTRAP)) {
            var once = (DateForecast) forecaster.whenDone(throughput, 30, seed);
            var again = (DateForecast) forecaster.whenDone(throughput, 30, seed);

            assertThat(outcomes(again.weeks())).isEqualTo(outcomes(once.weeks()));
        }
    }

    @Property(seed = "20261122", tries = 50)
    void looksAtNothingAfterTheCut(@ForAll("histories") int[] weeks, @ForAll long seed) {
        weeks[0] = Math.max(1, weeks[0]);
        var finished = instants(weeks);
        var disturbed = new ArrayList<>(finished);
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            disturbed.add(CUT.plus(Duration.ofHours(random.nextInt(10_000))));
        }
        Collections.shuffle(disturbed, random);

        var known = (DateForecast) OURS.whenDone(Throughput.endingAt(CUT, finished), 40, 1);
        var same = (DateForecast) OURS.whenDone(Throughput.endingAt(CUT, disturbed), 40, 1);

        assertThat(outcomes(same.weeks())).isEqualTo(outcomes(known.weeks()));
        assertThat(same.basis()).isEqualTo(known.basis());
    }

    @Property(seed = "20261122", tries = 50)
    void learnsItsWidthOnlyFromWhatWasKnownThen(
            @ForAll("histories") int[] weeks, @ForAll @IntRange(min = 1, max = 30) int back) {
        Assume.that(weeks.length - back >= 12);
        int[] then = Arrays.copyOf(weeks, weeks.length - back);
        var earlier = Throughput.ofWeeks(CUT, weeks).asOfWeeksBefore(back);
        Assume.that(earlier.isEnough());

        var standing = (CountForecast) OURS.howMany(earlier, 8, 1);
        var alone = (CountForecast) OURS.howMany(Throughput.ofWeeks(earlier.cut(), then), 8, 1);

        assertThat(outcomes(standing.items())).isEqualTo(outcomes(alone.items()));
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void refusesWithFewerThanTenItemsInTwelveWeeksAndSaysTheNumbers(Forecaster forecaster) {
        var sparse = Throughput.ofWeeks(CUT, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0);

        var refusal = (NotEnoughHistory) forecaster.howMany(sparse, 4, 1);

        assertThat(refusal).isEqualTo(new NotEnoughHistory(13, 9, 9));
        assertThat(refusal.reason()).contains("13 weeks", "9 items in 9 weeks", "10 items in 5");
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void refusesABulkCloseInOneWeekForAHistory(Forecaster forecaster) {
        var burst = Throughput.ofWeeks(CUT, 0, 0, 0, 0, 400, 0, 0, 0, 1, 1, 0, 0);

        assertThat(forecaster.whenDone(burst, 10, 1)).isInstanceOf(NotEnoughHistory.class);
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void refusesAnEmptyHistory(Forecaster forecaster) {
        assertThat(forecaster.whenDone(Throughput.ofWeeks(CUT), 1, 1))
                .isInstanceOf(NotEnoughHistory.class);
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void refusesAScopeOfNothing(Forecaster forecaster) {
        var steady = Throughput.ofWeeks(CUT, steady(20));

        assertThatThrownBy(() -> forecaster.whenDone(steady, 0, 1))
                .hasMessageContaining("(0 items)");
        assertThatThrownBy(() -> forecaster.howMany(steady, 105, 1)).hasMessageContaining("(105");
    }

    @Test
    void answersFromTheReferenceClassAloneAfterTwelveWeeks() {
        var young = date(OURS, steady(12), 20);

        assertThat(young.basis().isReferenceClassAlone()).isTrue();
        assertThat(young.basis().weeksOfHistory()).isEqualTo(12);
    }

    @Test
    void narrowsTheRangeOfAHistoryThatProvedSteady() {
        var known = date(OURS, steady(300), 65).weeks().central(0.8);
        var young = date(OURS, steady(30), 65).weeks().central(0.8);

        assertThat(known.high() - known.low()).isLessThan(young.high() - young.low());
    }

    @Test
    void spreadsWiderThanTheBootstrapHalfAYearAhead() {
        var ours = date(OURS, steady(104), 130).weeks().central(0.8);
        var plain = date(BOOTSTRAP, steady(104), 130).weeks().central(0.8);

        assertThat(ours.high() - ours.low()).isGreaterThan(plain.high() - plain.low());
    }

    @Test
    void expectsAFallenPaceToRecoverInPart() {
        int[] weeks = new int[116];
        Arrays.fill(weeks, 0, 104, 10);
        Arrays.fill(weeks, 104, 116, 2);

        int median = count(OURS, weeks, 13).items().at(Percentile.P50);

        assertThat(median).isGreaterThan(13 * 2).isLessThan(13 * 10);
    }

    @Test
    void namesTheHorizonWhenTheDateLiesBeyondIt() {
        var far = date(OURS, steady(52), 5_000);

        assertThat(far.isBeyondHorizon(Percentile.P50)).isTrue();
        assertThat(far.by(Percentile.P85)).isEqualTo(CUT.plus(Duration.ofDays(7 * 104)));
    }

    @Test
    void commitsToFewerItemsThanTheMedian() {
        var forecast = count(OURS, steady(104), 8);

        assertThat(forecast.atLeast(Percentile.P85))
                .isLessThanOrEqualTo(forecast.items().at(Percentile.P50))
                .isEqualTo(forecast.items().at(Percentile.P15));
    }

    @Provide
    Arbitrary<int[]> histories() {
        return Arbitraries.integers()
                .between(0, 30)
                .array(int[].class)
                .ofMinSize(12)
                .ofMaxSize(150)
                .filter(weeks -> Throughput.ofWeeks(CUT, weeks).isEnough());
    }

    private static DateForecast date(Forecaster forecaster, int[] weeks, int items) {
        return (DateForecast) forecaster.whenDone(Throughput.ofWeeks(CUT, weeks), items, 7);
    }

    private static CountForecast count(Forecaster forecaster, int[] weeks, int ahead) {
        return (CountForecast) forecaster.howMany(Throughput.ofWeeks(CUT, weeks), ahead, 7);
    }

    private static int[] steady(int weeks) {
        return IntStream.range(0, weeks).map(week -> 4 + week % 3).toArray();
    }

    private static List<Integer> outcomes(Spread spread) {
        return IntStream.range(0, spread.size()).mapToObj(spread::outcome).toList();
    }

    private static List<Instant> instants(int[] weeks) {
        var finished = new ArrayList<Instant>();
        for (int week = 0; week < weeks.length; week++) {
            var start = CUT.minus(Duration.ofDays(7L * (weeks.length - week)));
            for (int i = 0; i < weeks[week]; i++) {
                finished.add(start.plus(Duration.ofHours(3L * i)));
            }
        }
        return finished;
    }
}
