package dev.quarterdeck.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.LittleCompanyLook;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlLookTest {

    private static final int LIMIT = 700_000;

    private static String html(FirstLook look) {
        StringBuilder html = new StringBuilder();
        HtmlLook.write(look, html);
        return html.toString();
    }

    @Test
    void staysLightForALargeRepository() {
        List<String> row = Collections.nCopies(4, "a/module/name/of/some/length/".repeat(8));
        Explanation why =
                new Explanation(
                        "What to do?",
                        "2025-04-01 to 2026-03-31",
                        "counted (v1)",
                        new Explanation.Rows(
                                List.of("A", "B", "C", "D"), Collections.nCopies(14_000, row)),
                        List.of(),
                        "today",
                        List.of());
        List<Figure> figures =
                IntStream.range(0, 80)
                        .mapToObj(
                                i -> new Figure("big.f" + i, "F", new Quantity.Count(i, "x"), why))
                        .toList();
        Section big = new Section("big", "Big", List.of(), figures, List.of(), List.of(), "");
        String html = html(LittleCompanyLook.of(big));
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LIMIT);
        assertThat(html).contains("of 14,000 rows").contains("qd explain big.f79 --format json");
    }

    @Test
    void namesNoAddressOutsideItself() {
        String html = html(LittleCompanyLook.whole());
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LIMIT / 2);
        assertThat(html.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("://", "src=", "@import");
        assertThat(html)
                .contains("default-src &#39;none&#39;")
                .doesNotContain("unsafe-inline", " style=");
    }

    @Test
    void showsALookWithoutSections() {
        assertThat(html(LittleCompanyLook.of())).contains("nothing left this machine");
    }
}
