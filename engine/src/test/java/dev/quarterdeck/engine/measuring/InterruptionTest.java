package dev.quarterdeck.engine.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.measuring.Interruption.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterruptionTest {

    private static List<Double> weeks(double... values) {
        return DoubleStream.of(values).boxed().toList();
    }

    @Test
    void saysNothingBelowEightWeeksOnASide() {
        var eight = weeks(5, 6, 4, 5, 7, 5, 6, 4);

        assertThat(Interruption.of(eight, eight.subList(0, 7))).isEmpty();
        assertThat(Interruption.of(eight.subList(0, 7), eight)).isEmpty();
        assertThat(Interruption.of(eight, eight)).isPresent();
    }

    @Test
    void takesTheDifferenceOfTheMediansOfWeeks() {
        // Sorted 4 4 5 5 5 6 6 7, the middle 5 and 5; 1 1 2 2 3 3 3 40, the middle 2 and 3.
        var found =
                Interruption.of(weeks(5, 6, 4, 5, 7, 5, 6, 4), weeks(2, 3, 1, 2, 3, 3, 40, 1))
                        .orElseThrow();

        assertThat(found.before()).isEqualTo(5);
        assertThat(found.after()).isEqualTo(2.5);
        assertThat(found.change().value()).isEqualTo(-2.5);
        assertThat(found.change().holdsZero()).as("one odd week moves nothing").isFalse();
        assertThat(found.change().low()).isBetween(-6.0, -2.5);
        assertThat(found.change().high()).isBetween(-2.5, -0.001);
        assertThat(found.trend()).isEqualTo(Trend.NONE);
    }

    @Test
    void cannotTellWhatLiesWithinTheUsual() {
        var found =
                Interruption.of(weeks(5, 9, 3, 7, 5, 8, 2, 6), weeks(6, 4, 8, 3, 7, 5, 4, 5))
                        .orElseThrow();

        assertThat(found.change().holdsZero()).isTrue();
    }

    @Test
    void isSureOfWeeksThatAreAllTheSame() {
        var found =
                Interruption.of(weeks(3, 3, 3, 3, 3, 3, 3, 3), weeks(2, 2, 2, 2, 2, 2, 2, 2))
                        .orElseThrow();

        assertThat(found.change()).isEqualTo(new Difference(-1, -1, -1));
    }

    @Test
    void answersTheSameForTheSameWeeks() {
        var before = weeks(5, 9, 3, 7, 5, 8, 2, 6, 11);
        var after = weeks(6, 4, 8, 3, 7, 5, 4, 5);

        assertThat(Interruption.of(before, after)).isEqualTo(Interruption.of(before, after));
    }

    @Test
    void seesThatWeeksWereMovingAlready() {
        // S = 28 of 28 pairs, variance 8 * 7 * 21 / 18 = 65.33, z = 27 / 8.083 = 3.34.
        assertThat(Interruption.trend(weeks(9, 8, 7, 6, 5, 4, 3, 2))).isEqualTo(Trend.FALLING);
        assertThat(Interruption.trend(weeks(2, 3, 4, 5, 6, 7, 8, 9))).isEqualTo(Trend.RISING);
        // S = 16: z = 15 / 8.083 = 1.856, below 1.96; S = 18: z = 17 / 8.083 = 2.103, above.
        assertThat(Interruption.trend(weeks(4, 1, 2, 3, 8, 5, 6, 7))).isEqualTo(Trend.NONE);
        assertThat(Interruption.trend(weeks(2, 1, 4, 3, 6, 5, 8, 5.5))).isEqualTo(Trend.RISING);
        // All the same: no pair tells anything.
        assertThat(Interruption.trend(weeks(3, 3, 3, 3, 3, 3, 3, 3))).isEqualTo(Trend.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 0.0", "8, 0.3", "8, 0.5", "13, 0.0", "13, 0.3", "13, 0.5", "26, 0.0", "26, 0.3",
        "26, 0.5"
    })
    void seldomSeesAChangeWhereThereIsNone(int side, double correlation) {
        // At a true rate of 0.07 so many tries differ from it by 0.008, one in three times.
        assertThat(seen(side, correlation, 0)).isBetween(0.02, 0.08);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 0.0, 0.22, 0.42",
        "8, 0.5, 0.10, 0.28",
        "13, 0.0, 0.32, 0.52",
        "13, 0.5, 0.13, 0.33",
        "26, 0.0, 0.68, 0.88",
        "26, 0.5, 0.28, 0.48"
    })
    void seesAChangeByOneStandardDeviationAsOftenAsItSays(
            int side, double correlation, double least, double most) {
        assertThat(seen(side, correlation, 1)).isBetween(least, most);
    }

    /// Counts how often weeks seem to have changed: each is correlated with the last, with a
    /// standard deviation of 1, and those after are so much higher.
    private static double seen(int side, double correlation, double higher) {
        int tries = 1_000;
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        long alarms =
                IntStream.range(0, tries)
                        .filter(
                                one -> {
                                    var all = series(normal, 2 * side, correlation);
                                    var after =
                                            all.subList(side, 2 * side).stream()
                                                    .map(week -> week + higher)
                                                    .toList();
                                    return !Interruption.of(all.subList(0, side), after)
                                            .orElseThrow()
                                            .change()
                                            .holdsZero();
                                })
                        .count();
        return (double) alarms / tries;
    }

    private static List<Double> series(
            SharedStateContinuousSampler normal, int weeks, double correlation) {
        var series = new ArrayList<Double>();
        double last = normal.sample();
        double own = Math.sqrt(1 - correlation * correlation);
        for (int week = 0; week < weeks; week++) {
            last = correlation * last + own * normal.sample();
            series.add(last);
        }
        return series;
    }
}
