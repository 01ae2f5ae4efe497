package dev.quarterdeck.engine.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.measuring.Interruption.Trend;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

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

    @Test
    void seldomSeesAChangeWhereThereIsNone() {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);

        assertThat(falseAlarms(random, 8, 0)).isCloseTo(0.06, within(0.035));
        assertThat(falseAlarms(random, 8, 0.3)).isCloseTo(0.13, within(0.045));
        assertThat(falseAlarms(random, 26, 0.3)).isCloseTo(0.08, within(0.035));
    }

    /// Counts how often weeks of one level, each correlated with the last, seem to have changed.
    private static double falseAlarms(UniformRandomProvider random, int side, double correlation) {
        int tries = 400;
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        long alarms =
                IntStream.range(0, tries)
                        .filter(
                                one -> {
                                    var all = new java.util.ArrayList<Double>();
                                    double last = 0;
                                    for (int week = -20; week < 2 * side; week++) {
                                        last = correlation * last + normal.sample();
                                        if (week >= 0) {
                                            all.add(last);
                                        }
                                    }
                                    return !Interruption.of(
                                                    all.subList(0, side),
                                                    all.subList(side, 2 * side))
                                            .orElseThrow()
                                            .change()
                                            .holdsZero();
                                })
                        .count();
        return (double) alarms / tries;
    }
}
