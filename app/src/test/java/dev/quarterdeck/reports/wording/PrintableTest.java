package dev.quarterdeck.reports.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void makesControlsVisible() {
        assertThat(Printable.clean("a\u202eb\u001b[31m\nc")).isEqualTo("a\\u202eb\\u001b[31m c");
        assertThat(Printable.clean("Grüße, 東京 👩‍💻")).isEqualTo("Grüße, 東京 👩‍💻");
        assertThat(Printable.shortened("abcdef", 4)).isEqualTo("abc…");
    }
}
