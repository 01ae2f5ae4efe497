package dev.quarterdeck.engine.forecasting.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.kept.KeptForecast.End;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Scores dates that were told against numbers worked out on paper.
class ForecastRecordTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    /// Forty outcomes, one to forty weeks.
    private static final List<Double> WEEKS =
            IntStream.rangeClosed(1, 40).mapToObj(week -> (double) week).toList();

    private static KeptForecast told(String subject, int passed, End end) {
        return told(subject, WEEKS, passed, end);
    }

    private static KeptForecast told(String subject, List<Double> weeks, int passed, End end) {
        var days = KeptForecast.days(weeks);
        return new KeptForecast(subject, Set.of("team"), DAY, days, days, passed, end);
    }

    @Test
    void countsABoundFromTheDayThatItNames() {
        // P85 of 1..40 weeks stands at place 33.5: 34.5 weeks, day 241.5, so 242.
        assertThat(told("a", 241, new End.Done(7)).isMet()).isEmpty();
        assertThat(told("a", 242, new End.Done(7)).isMet()).contains(true);
        assertThat(told("a", 300, new End.Done(242)).isMet()).contains(true);
        assertThat(told("a", 300, new End.Done(243)).isMet()).contains(false);
    }

    @Test
    void callsWhatIsOpenLateOnceItsDayHasPassed() {
        assertThat(told("a", 241, new End.Open()).isLateAlready()).isFalse();
        var late = told("a", 242, new End.Open());
        assertThat(late.isLateAlready()).isTrue();
        assertThat(late.isMet()).contains(false);
        assertThat(late.crps()).isEmpty();
    }

    @Test
    void judgesOfWhatWasWithdrawnOnlyWhatHadPassed() {
        var early = told("a", 100, new End.Withdrawn());
        var late = told("a", 242, new End.Withdrawn());

        assertThat(early.isMet()).isEmpty();
        assertThat(early.isWithin(0.8)).isEmpty();
        assertThat(early.tenth(0.5)).isEmpty();
        // Stopping what is late does not mend the record.
        assertThat(late.isMet()).contains(false);
        assertThat(late.crps()).isEmpty();
        assertThat(ForecastRecord.of(List.of(early, late)).counts())
                .isEqualTo(new ForecastRecord.Counts(0, 0, 0, 2));
    }

    @Test
    void judgesNoDayAtTheEndOfWhatIsToldApart() {
        var far = IntStream.range(0, 40).mapToObj(week -> 104.0).toList();

        var one = told("a", far, 5_000, new End.Open());
        assertThat(one.isMet()).isEmpty();
        assertThat(one.day(Percentile.P50)).isEmpty();
    }

    @Test
    void putsWhatIsOpenAfterTheNinetiethPercentileIntoTheLastTenth() {
        // P90 stands at place 35.5: 36.5 weeks, day 255.5, so 256.
        assertThat(told("a", 255, new End.Open()).tenth(0)).isEmpty();
        assertThat(told("a", 256, new End.Open()).tenth(0)).contains(9);
        // Three of forty outcomes lie below four weeks, the fourth is it: 0.075 to 0.1.
        assertThat(told("a", 256, new End.Done(28)).tenth(0)).contains(0);
        // Half of the outcomes lie below 21 weeks.
        assertThat(told("a", 256, new End.Done(147)).tenth(0)).contains(5);
    }

    @Test
    void scoresInWeeks() {
        // One sure value of ten weeks, done after twelve: two weeks off.
        var sure = IntStream.range(0, 40).mapToObj(week -> 10.0).toList();

        var one = told("a", sure, 100, new End.Done(84));

        assertThat(one.crps().orElseThrow()).isCloseTo(2, within(1e-9));
        assertThat(one.day(Percentile.P85)).contains(DAY.plusDays(69));
    }

    @Test
    void sortsByWhatWasToldAndNotByWhatHappened() {
        var near = IntStream.range(0, 40).mapToObj(week -> 1.0).toList();

        var record = ForecastRecord.of(List.of(told("a", near, 400, new End.Done(400))));

        assertThat(record.horizons().getFirst().met85()).isEqualTo(new Held(0, 1, 1));
        assertThat(record.horizons().getLast().met85().of()).isZero();
        assertThat(record.horizons().getLast().isLast()).isTrue();
    }

    @Test
    void takesForecastsOfOneSubjectForOneWitness() {
        var all = new ArrayList<KeptForecast>();
        for (int i = 0; i < 6; i++) {
            all.add(told("a", 300, new End.Done(10)));
        }
        for (int i = 0; i < 2; i++) {
            all.add(told("b", 300, new End.Done(290)));
        }

        var met = ForecastRecord.of(all).all().met85();

        // 8 * 8 / (36 + 4).
        assertThat(met).isEqualTo(new Held(6, 8, 1.6));
        assertThat(met.isEnough()).isTrue();
        assertThat(met.bounds().orElseThrow().low()).isLessThan(0.2);
    }

    @Test
    void namesTheGroupThatFaredWorstFirst() {
        var all = new ArrayList<KeptForecast>();
        var days = KeptForecast.days(WEEKS);
        for (int i = 0; i < 8; i++) {
            all.add(
                    new KeptForecast(
                            "a" + i, Set.of("x", "z"), DAY, days, days, 300, new End.Done(9)));
            all.add(new KeptForecast("b" + i, Set.of("y"), DAY, days, days, 300, new End.Open()));
        }
        all.add(new KeptForecast("c", Set.of("few"), DAY, days, days, 300, new End.Open()));

        assertThat(ForecastRecord.of(all).groups())
                .extracting(ForecastRecord.OfGroup::group)
                .containsExactly("y", "x", "z");
    }

    @Test
    void saysNoSkillOfFewSubjects() {
        var all = new ArrayList<KeptForecast>();
        for (int i = 0; i < 40; i++) {
            all.add(told("s" + i % 4, 300, new End.Done(70)));
        }

        assertThat(ForecastRecord.of(all).skill()).isEmpty();
    }

    @Test
    void tellsSkillWithHowSureItIs() {
        // The plain one says a week and is ten weeks off each time; ours is right but for a week.
        var plain = KeptForecast.days(IntStream.range(0, 40).mapToObj(week -> 1.0).toList());
        var ours = KeptForecast.days(IntStream.range(0, 40).mapToObj(week -> 10.0).toList());
        var all =
                IntStream.range(0, 6)
                        .mapToObj(
                                i ->
                                        new KeptForecast(
                                                "s" + i,
                                                Set.of(),
                                                DAY,
                                                ours,
                                                plain,
                                                300,
                                                new End.Done(77)))
                        .toList();

        var skill = ForecastRecord.of(all).skill().orElseThrow();

        assertThat(skill.value()).isCloseTo(0.9, within(1e-3));
        assertThat(skill.low()).isCloseTo(0.9, within(1e-3));
        assertThat(skill.subjects()).isEqualTo(6);
    }

    @Test
    void spreadsTheTenthsOfACalibratedForecastEvenly() {
        var random = new Random(5);
        var all =
                IntStream.range(0, 4_000)
                        .mapToObj(
                                i -> told("s" + i, 400, new End.Done(7 * (1 + random.nextInt(40)))))
                        .toList();

        var record = ForecastRecord.of(all);

        // Four hundred each, whose standard deviation is 19.
        assertThat(record.tenths()).allSatisfy(tenth -> assertThat(tenth).isBetween(310, 490));
        assertThat(record.all().within80().share()).isBetween(0.75, 0.85);
    }

    @Test
    void isEmptyOfNothing() {
        var record = ForecastRecord.of(List.of());

        assertThat(record.counts().all()).isZero();
        assertThat(record.all().met85().bounds()).isEmpty();
        assertThat(record.skill()).isEmpty();
    }
}
