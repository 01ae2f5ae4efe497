package dev.quarterdeck.engine.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.engine.histories.Lapse.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LapseTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void isNeverNegative() {
        assertThat(Lapse.between(NOON, NOON.minusSeconds(1)))
                .isEqualTo(Lapse.missing(Why.DATED_BACKWARDS));
        assertThatThrownBy(() -> Lapse.of(Duration.ofSeconds(-1)))
                .hasMessageContaining("PT-1S")
                .hasMessageContaining("must not be negative");
    }

    @Test
    void tellsALengthOrAReason() {
        var known = Lapse.between(NOON, NOON.plusSeconds(60), Why.NOT_YET);
        var missing = Lapse.between(NOON, null, Why.NOT_YET);

        assertThat(known.known()).contains(Duration.ofMinutes(1));
        assertThat(known.reason()).isEmpty();
        assertThat(missing.known()).isEmpty();
        assertThat(missing.reason()).contains(Why.NOT_YET);
    }

    @Test
    void ordersEventsByTimeThenKindThenWords() {
        record Event(Instant at, int kind, String words) {}
        var late = new Event(NOON.plusSeconds(1), 0, "a");
        var kind = new Event(NOON, 1, "a");
        var words = new Event(NOON, 0, "b");
        var first = new Event(NOON, 0, "a");

        assertThat(
                        TellingOrder.sorted(
                                List.of(late, kind, words, first, late), Event::at, Event::kind))
                .containsExactly(first, words, kind, late);
    }
}
