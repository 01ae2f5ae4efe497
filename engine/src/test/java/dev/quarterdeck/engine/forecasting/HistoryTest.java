package dev.quarterdeck.engine.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Instant CUT = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void describesASteadyHistoryAsNoChangeFromItsPace() {
        int[] weeks = new int[120];
        Arrays.fill(weeks, 5);

        double[] features = new History(Throughput.ofWeeks(CUT, weeks)).features(120, 8);

        assertThat(features[0]).isCloseTo(Math.log(5), within(1e-12));
        assertThat(Arrays.copyOfRange(features, 1, 7)).containsExactly(new double[6], within(1e-9));
        assertThat(features[7]).isCloseTo(Math.log(0.5 / 5.5), within(1e-9));
        assertThat(features[10]).isZero();
        assertThat(features[11]).isCloseTo(1.0 / 12, within(1e-12));
        assertThat(features[12]).isEqualTo(1);
        assertThat(features[14]).isCloseTo(0, within(1e-12));
    }

    @Test
    void seesTheTurnOfTheYearBehindAndAhead() {
        int[] weeks = new int[60];
        Arrays.fill(weeks, 2);
        var history = new History(Throughput.ofWeeks(CUT, weeks));

        // From 13 October to 5 January lie twelve weeks with 15 quiet days; the eight weeks from
        // then on have none.
        assertThat(history.features(60, 8)[16]).isCloseTo(15 / 7.0 / 12, within(1e-12));
        assertThat(history.features(60, 8)[15]).isZero();
        // Eight weeks earlier the same 15 days lie ahead.
        assertThat(history.features(52, 8)[15]).isCloseTo(15 / 7.0 / 8, within(1e-12));
    }

    @Test
    void doesNotKnowADateThatLiesBeyondTheCut() {
        var history = new History(Throughput.ofWeeks(CUT, 1, 1, 1, 1));

        assertThat(history.weeksUntil(1, 3, 104)).isEqualTo(3);
        assertThat(history.weeksUntil(2, 3, 104)).isZero();
        assertThat(history.weeksUntil(2, 3, 2)).isEqualTo(2);
    }

    @Property(seed = "20261122", tries = 100)
    void describesAnEarlierWeekAsItWouldHaveBeenDescribedThen(
            @ForAll @Size(min = 60, max = 200) List<@IntRange(min = 0, max = 20) Integer> counts) {
        int[] weeks = counts.stream().mapToInt(Integer::intValue).toArray();
        weeks[40] = 3;
        var then = Arrays.copyOf(weeks, 50);
        var cutThen = CUT.minus(Duration.ofDays(7L * (weeks.length - 50)));

        double[] later = new History(Throughput.ofWeeks(CUT, weeks)).features(50, 4);
        double[] alone = new History(Throughput.ofWeeks(cutThen, then)).features(50, 4);

        assertThat(later).containsExactly(alone, within(1e-12));
    }
}
