package dev.quarterdeck.engine.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ThroughputTest {

    private static final Instant CUT = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void putsTheStartOfAWeekIntoThatWeekAndTheCutOutside() {
        var finished = List.of(daysBefore(14), daysBefore(7), daysBefore(1), daysBefore(0));

        var throughput = Throughput.endingAt(CUT, finished);

        assertThat(throughput.weeks()).containsExactly(1, 2);
    }

    @Test
    void leavesOutTheDaysBeforeTheFirstFullWeek() {
        var throughput = Throughput.endingAt(CUT, List.of(daysBefore(16), daysBefore(10)));

        assertThat(throughput.weeks()).containsExactly(1, 0);
    }

    @Test
    void hasNoWeeksWithoutItems() {
        assertThat(Throughput.endingAt(CUT, List.of()).length()).isZero();
    }

    @Test
    void countsABulkCloseInItsOneWeek() {
        var finished = new ArrayList<>(Collections.nCopies(300, daysBefore(9)));
        finished.add(daysBefore(21));

        assertThat(Throughput.endingAt(CUT, finished).weeks()).containsExactly(1, 300, 0);
    }

    @Test
    void forgetsWhatCameLaterWhenItStandsAtAnEarlierWeek() {
        var earlier = Throughput.ofWeeks(CUT, 1, 2, 3, 4).asOfWeeksBefore(2);

        assertThat(earlier.weeks()).containsExactly(1, 2);
        assertThat(earlier.cut()).isEqualTo(daysBefore(14));
    }

    @Test
    void refusesNegativeCounts() {
        assertThatThrownBy(() -> Throughput.ofWeeks(CUT, 1, -1)).hasMessageContaining("-1");
    }

    @Property(seed = "20261122", tries = 100)
    void doesNotDependOnTheOrderOfTheItems(
            @ForAll @Size(max = 60) List<@IntRange(min = -40, max = 4000) Integer> hoursBefore,
            @ForAll long seed) {
        var finished =
                new ArrayList<>(
                        hoursBefore.stream().map(h -> CUT.minus(Duration.ofHours(h))).toList());
        var expected = Throughput.endingAt(CUT, finished);

        Collections.shuffle(finished, new Random(seed));

        assertThat(Throughput.endingAt(CUT, finished).weeks()).isEqualTo(expected.weeks());
    }

    private static Instant daysBefore(int days) {
        return CUT.minus(Duration.ofDays(days));
    }
}
