package dev.quarterdeck.engine.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MeasuringTest {

    private static Weighted upTo(int n) {
        var weights = new TreeMap<Long, Long>();
        LongStream.rangeClosed(1, n).forEach(one -> weights.put(one, 100L));
        return new Weighted(weights);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(upTo(4).median()).as("of 2 and 3, rounded down").isEqualTo(2);
        assertThat(upTo(5).median()).isEqualTo(3);
        assertThat(upTo(4).percentile(50)).isEqualTo(2);
        assertThat(upTo(20).percentile(85)).isEqualTo(17);
        assertThatThrownBy(() -> new Weighted(Map.of()).median())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void weighsWhatTeamsShare() {
        // 30 of 10, 70 of 20, 100 of 30: half of the weight is 20 exactly, then comes 30.
        var shared = new Weighted(Map.of(10L, 30L, 20L, 70L, 30L, 100L));

        assertThat(shared.things()).isEqualTo(2);
        assertThat(shared.median()).isEqualTo(25);
    }

    @Test
    void hasNoIntervalBelowSixAndOneBetweenRanksFromThere() {
        assertThat(upTo(5).interval(50)).isEmpty();
        assertThat(upTo(6).interval(50)).contains(new Weighted.Between(1, 6));
        // 50 -+ 1.96 * 5 = 40.2 and 59.8.
        assertThat(upTo(100).interval(50)).contains(new Weighted.Between(41, 60));
        assertThat(upTo(15).interval(85)).as("the upper end lies beyond").isEmpty();
    }

    @Property(seed = "20261122", tries = 300)
    void agreesWithSortingWholeThings(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 30) Long> values,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        var weights = new TreeMap<Long, Long>();
        values.forEach(one -> weights.merge(one, 100L, Long::sum));
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int rank = Math.ceilDiv(percent * sorted.size(), 100);

        assertThat(new Weighted(weights).percentile(percent)).isEqualTo(sorted.get(rank - 1));
        int n = sorted.size();
        assertThat(new Weighted(weights).median())
                .isEqualTo(Math.floorDiv(sorted.get((n - 1) / 2) + sorted.get(n / 2), 2));
    }

    @Test
    void givesSharesTheirIntervals() {
        // Newcombe 1998, table I: 81 of 263 by the score method without correction is 0.2553 to
        // 0.3662; 0 of 20 is 0 to 0.1611.
        assertThat(Difference.wilson(81, 263).low()).isCloseTo(0.2553, within(5e-5));
        assertThat(Difference.wilson(81, 263).high()).isCloseTo(0.3662, within(5e-5));
        assertThat(Difference.wilson(0, 20).low()).isZero();
        assertThat(Difference.wilson(0, 20).high()).isCloseTo(0.1611, within(5e-5));
        // Newcombe 1998 (interval for the difference), method 10: 56/70 - 48/80 is 0.0524 to
        // 0.3339.
        var difference = Difference.ofShares(56, 70, 48, 80);
        assertThat(difference.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(difference.high()).isCloseTo(0.3339, within(5e-5));
        assertThat(difference.holdsZero()).isFalse();
    }

    @Test
    void comparesMediansAndMeans() {
        // Each interval of 100 is 41 to 60, half of which is 9.5; both together 13.435.
        var none = Difference.ofMedians(upTo(100), upTo(100)).orElseThrow();
        assertThat(none.holdsZero()).isTrue();
        assertThat(none.high()).isCloseTo(13.435, within(0.001));
        assertThat(Difference.ofMedians(upTo(5), upTo(100))).isEmpty();

        assertThat(Difference.ofMeans(List.of(1.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0, 4.0)))
                .isEmpty();
        // Means 7 and 2.5, variances 20/12 each of 4: spread 2.447 (6 degrees) * sqrt(10 / 12).
        var more =
                Difference.ofMeans(List.of(5.5, 6.5, 7.5, 8.5), List.of(1.0, 2.0, 3.0, 4.0))
                        .orElseThrow();
        assertThat(more.value()).isEqualTo(4.5);
        assertThat(more.low()).isCloseTo(4.5 - 2.4469 * 0.91287, within(0.001));
    }

    @Test
    void findsWhatStandsOutByThreeRules() {
        // Moving ranges 1 throughout, mean 10: limits 10 -+ 2.66.
        var quiet = List.of(10.5, 9.5, 10.5, 9.5, 10.5, 9.5, 10.5, 9.5);
        var limits = ProcessLimits.of(quiet).orElseThrow();
        assertThat(limits.centre()).isEqualTo(10);
        assertThat(limits.upper()).isCloseTo(12.66, within(1e-9));
        assertThat(limits.lower()).isCloseTo(7.34, within(1e-9));
        assertThat(limits.signals(quiet)).isEmpty();
        assertThat(ProcessLimits.of(quiet.subList(0, 7))).isEmpty();

        assertThat(limits.signals(List.of(10.0, 12.7)))
                .containsExactly(new ProcessLimits.Signal(1, ProcessLimits.Rule.OUTSIDE, true));
        assertThat(limits.signals(Collections.nCopies(8, 9.9)))
                .containsExactly(
                        new ProcessLimits.Signal(7, ProcessLimits.Rule.EIGHT_ON_ONE_SIDE, false));
        // Nearer to 12.66 than to 10: above 11.33.
        assertThat(limits.signals(List.of(11.5, 9.0, 11.5, 11.5)))
                .containsExactly(
                        new ProcessLimits.Signal(3, ProcessLimits.Rule.THREE_OF_FOUR, true));
        assertThat(limits.signals(List.of(11.5, 9.0, 11.3, 11.5))).isEmpty();
    }

    /// Three quiet weeks of what happens once in five weeks are nothing to hear of.
    @Test
    void takesNoQuietWeeksOfARareThingForASignal() {
        var weeks =
                List.of(0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0);
        var limits = ProcessLimits.of(weeks).orElseThrow();

        assertThat(limits.lower()).isZero();
        assertThat(limits.signals(weeks))
                .noneMatch(one -> one.rule() == ProcessLimits.Rule.THREE_OF_FOUR);
    }
}
