package dev.quarterdeck.engine.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void takesTheMeanOfTheMiddleTwo() {
        assertThat(Quantiles.median(days(1, 10, 2, 4))).contains(Duration.ofDays(3));
        assertThat(Quantiles.median(days(9, 1, 2))).contains(Duration.ofDays(2));
    }

    @Test
    void interpolatesBetweenNeighbours() {
        // 0.85 * (11 - 1) = 8.5: half-way between the 9th and the 10th of 0..10.
        var values = days(IntStream.rangeClosed(0, 10).toArray());

        assertThat(Quantiles.quantile(values, 0.85)).contains(Duration.ofHours(204));
    }

    @Test
    void knowsNothingOfNothing() {
        assertThat(Quantiles.median(List.of())).isEmpty();
    }

    @Test
    void refusesAPartOutsideItsBounds() {
        assertThatThrownBy(() -> Quantiles.quantile(days(1), 85)).hasMessageContaining("85");
    }

    @Property(seed = "20261122")
    void growsWithThePart(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 900) Integer> days) {
        var values = days(days.stream().mapToInt(Integer::intValue).toArray());
        var low = Quantiles.quantile(values, 0.5).orElseThrow();
        var high = Quantiles.quantile(values, 0.85).orElseThrow();

        assertThat(high).isGreaterThanOrEqualTo(low);
    }

    private static List<Duration> days(int... days) {
        return IntStream.of(days).mapToObj(Duration::ofDays).toList();
    }
}
