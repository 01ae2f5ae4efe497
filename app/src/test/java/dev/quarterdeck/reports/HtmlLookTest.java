package dev.quarterdeck.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.LittleCompanyLook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HtmlLookTest {

    @Test
    void writesOnePageThatStaysSmall() throws IOException {
        StringBuilder html = new StringBuilder();
        HtmlLook.write(LittleCompanyLook.whole(), html);
        Path page = Path.of("target/look.html");
        Files.writeString(page, html);
        assertThat(Files.size(page)).isLessThan(700_000);
    }
}
