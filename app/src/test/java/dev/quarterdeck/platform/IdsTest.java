package dev.quarterdeck.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Clock STILL =
            Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);

    @Test
    void sortAsTheyWereMadeAlsoWithinOneMillisecond() {
        var made = Stream.generate(() -> Ids.next(STILL).toString()).limit(10_000).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void areUuidsOfVersionSevenThatHoldTheirMoment() {
        var id = Ids.next(STILL);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(STILL.millis());
    }
}
