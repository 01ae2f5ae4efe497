package dev.quarterdeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.Share;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0%",
        "1, 1000, <1%",
        "999, 1000, >99%",
        "10, 10, 100%",
        "5, 7, 71%",
        "0, 0, not known"
    })
    void neverRoundsToNothingOrEverything(long part, long whole, String words) {
        assertThat(Wording.percent(new Share(part, whole))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT35M, 35 min", "PT5H12M, 5.2 h", "P3DT20H, 3.8 d", "P50D, 50 d"})
    void wordsALengthOfTimeInItsNaturalUnit(Duration length, String words) {
        assertThat(Wording.span(length)).isEqualTo(words);
    }

    @Test
    void saysNotKnownWithItsReason() {
        assertThat(Wording.of(new Quantity.NotKnown("no tags"))).isEqualTo("not known: no tags");
        assertThat(Wording.of(new Quantity.Part(new Share(0, 0), "changes")))
                .startsWith("not known");
    }

    @Test
    void separatesThousandsWhateverTheLocale() {
        assertThat(Wording.of(new Quantity.Count(2232, "changes"))).isEqualTo("2,232 changes");
    }
}
