package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DoneWordsTest {

    @Test
    void leavesNamesAsTheyAreWritten() {
        var known = new UUID(7, 7);
        var unknown = new UUID(7, 8);

        assertThat(
                        DoneWords.named(
                                "grant %s: HR_PARTNER of user %s".formatted(unknown, known),
                                Set.of(known, unknown),
                                Map.of(known, "ADA QUILL")))
                .isEqualTo("grant …000008: hr partner of user ADA QUILL");
    }
}
