package dev.quarterdeck.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.agreements.Agreement.Bound;
import dev.quarterdeck.agreements.Agreement.End;
import dev.quarterdeck.agreements.Agreement.Terms;
import dev.quarterdeck.agreements.Experiment.Expected;
import dev.quarterdeck.agreements.Experiment.Plan;
import dev.quarterdeck.agreements.Experiment.Verdict;
import dev.quarterdeck.agreements.Measure.Statistic;
import dev.quarterdeck.engine.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Works out on paper what weeks come to.
class CoursesTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Measure PICKUP =
            new Measure("review.pickup", "quarterdeck", Statistic.P85);

    private static List<MeasuredWeek> weeks(LocalDate first, @Nullable Integer... values) {
        var weeks = new ArrayList<MeasuredWeek>();
        for (int at = 0; at < values.length; at++) {
            var value = values[at];
            weeks.add(
                    new MeasuredWeek(
                            first.plusWeeks(at),
                            value == null ? null : value.doubleValue(),
                            false,
                            false));
        }
        return weeks;
    }

    private static Agreement atMost(double value, LocalDate from, @Nullable LocalDate until) {
        return new Agreement(
                new UUID(0, 1),
                new UUID(0, 2),
                new Terms(PICKUP, Bound.NO_MORE, value, from),
                "edda",
                NOON,
                until == null ? null : new End(until, "edda", NOON));
    }

    @Test
    void countsWholeWeeksInWhichItHeldAndThereWasANumber() {
        // From a Wednesday: the week of 5 January is not whole. Then 4 kept, 6 not, none, 5 kept.
        var course =
                AgreementCourse.of(
                        atMost(5, MONDAY.plusDays(2), null), weeks(MONDAY, 1, 4, 6, null, 5));

        assertThat(course.kept()).isEqualTo(new Share(2, 3));
        assertThat(course.without()).isEqualTo(1);
    }

    @Test
    void countsNoWeekInWhichItEnded() {
        var weeks = weeks(MONDAY, 4, 4, 9, 9);

        assertThat(AgreementCourse.of(atMost(5, MONDAY, MONDAY.plusDays(16)), weeks).kept())
                .as("it ended on a Wednesday of the third week")
                .isEqualTo(new Share(2, 2));
        assertThat(AgreementCourse.of(atMost(5, MONDAY, MONDAY.plusDays(21)), weeks).kept())
                .as("it ended on a Monday")
                .isEqualTo(new Share(2, 3));
    }

    @Test
    void takesAWeekThatIsNotOverForNothing() {
        var weeks = new ArrayList<>(weeks(MONDAY, 4, 9));
        weeks.add(new MeasuredWeek(MONDAY.plusWeeks(2), 3.0, true, false));

        assertThat(AgreementCourse.of(atMost(5, MONDAY, null), weeks).kept())
                .isEqualTo(new Share(1, 2));
    }

    @Test
    void keepsToTheBoundItself() {
        assertThat(atMost(5, MONDAY, null).isKeptBy(5)).isTrue();
        assertThat(atMost(5, MONDAY, null).isKeptBy(5.01)).isFalse();
    }

    private static ExperimentCourse tried(
            Expected expected, LocalDate from, LocalDate until, List<MeasuredWeek> weeks) {
        return ExperimentCourse.of(
                new Experiment(
                        new UUID(0, 1),
                        new UUID(0, 2),
                        new Plan("Pairs", "Review in pairs", PICKUP, expected, from, until),
                        "edda",
                        NOON,
                        null),
                weeks);
    }

    private static final Integer[] DOWN = {
        20, 24, 18, 22, 25, 19, 21, 23, 12, 10, 11, 14, 9, 12, 13, 10
    };

    @Test
    void findsWhatGotBetterOrWorseByWhatWasExpected() {
        var first = MONDAY.plusWeeks(8);
        var end = first.plusWeeks(8).minusDays(1);
        var better = tried(Expected.LOWER, first, end, weeks(MONDAY, DOWN));

        assertThat(better.finding())
                .isInstanceOfSatisfying(
                        Finding.Compared.class,
                        one -> {
                            // 18 19 20 21 22 23 24 25, and 9 10 10 11 12 12 13 14.
                            assertThat(one.interruption().before()).isEqualTo(21.5);
                            assertThat(one.interruption().after()).isEqualTo(11.5);
                            assertThat(one.interruption().change().value()).isEqualTo(-10);
                            assertThat(one.verdict()).isEqualTo(Verdict.BETTER);
                        });
        var worse = tried(Expected.HIGHER, first, end, weeks(MONDAY, DOWN));
        assertThat(((Finding.Compared) worse.finding()).verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void drawsTheLimitsOfTheWeeksBeforeAndNamesThoseThatStandOut() {
        var first = MONDAY.plusWeeks(8);
        var course = tried(Expected.LOWER, first, first.plusDays(55), weeks(MONDAY, DOWN));

        // Mean 21.5; moving ranges 4 6 4 3 6 2 2, mean 27 / 7; 2.66 times that is 10.26.
        var limits = Objects.requireNonNull(course.limits());
        assertThat(limits.centre()).isEqualTo(21.5);
        assertThat(limits.lower())
                .isCloseTo(21.5 - 2.66 * 27 / 7, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(course.odd()).contains(first.plusWeeks(1)).hasSizeGreaterThan(4);
    }

    @Test
    void leavesTheWeekOfTheFirstDayOutUnlessItIsAMonday() {
        var course =
                tried(
                        Expected.LOWER,
                        MONDAY.plusWeeks(8).plusDays(2),
                        MONDAY.plusWeeks(30),
                        weeks(MONDAY, DOWN));

        assertThat(course.finding()).isEqualTo(new Finding.NotEnough(8, 7));
    }

    @Test
    void countsNoWeekAfterThePlannedEnd() {
        var first = MONDAY.plusWeeks(8);
        var course = tried(Expected.LOWER, first, first.plusWeeks(7), weeks(MONDAY, DOWN));

        assertThat(course.finding()).isEqualTo(new Finding.NotEnough(8, 7));
    }

    @Test
    void cannotTellWhereWeeksWereHeadingThereAlready() {
        var falling = weeks(MONDAY, 40, 37, 35, 33, 30, 28, 26, 24, 12, 10, 11, 14, 9, 12, 13, 10);
        var course = tried(Expected.LOWER, MONDAY.plusWeeks(8), MONDAY.plusWeeks(17), falling);

        assertThat(course.finding())
                .isInstanceOfSatisfying(
                        Finding.Compared.class,
                        one -> {
                            assertThat(one.wasMoving()).isTrue();
                            assertThat(one.interruption().change().holdsZero()).isFalse();
                            assertThat(one.verdict()).isEqualTo(Verdict.CANNOT_TELL);
                        });
    }
}
