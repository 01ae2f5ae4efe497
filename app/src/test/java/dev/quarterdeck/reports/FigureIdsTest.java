package dev.quarterdeck.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.LittleCompanyLook;
import java.io.StringReader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FigureIdsTest {

    private static final Pattern ID =
            Pattern.compile(
                    "\\b(?:link|knowledge|releases|failure|forecast|flow|quality|ai)\\.[a-z][a-z0-9.-]*[a-z0-9]");
    private final FirstLook look = LittleCompanyLook.whole();
    private final StoredLook stored = StoredLook.read(new StringReader(json()), "test");

    @Test
    void standInTextOnlyWithAnExplanation() {
        assertExplained(written(out -> new TextLook(out, TextStyle.PLAIN).write(look)), 20);
    }

    @Test
    void standInMarkdownOnlyWithAnExplanation() {
        assertExplained(written(out -> MarkdownLook.write(look, out)), 30);
    }

    @Test
    void standInThePageOnlyWithAnExplanation() {
        assertExplained(written(out -> HtmlLook.write(look, out)), 30);
    }

    @Test
    void leadToAReceiptInThePageAndBack() {
        String html = written(out -> HtmlLook.write(look, out));
        assertThat(stored.figures())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        figure ->
                                assertThat(html)
                                        .containsOnlyOnce(" id=\"x-" + figure.id() + "\"")
                                        .containsOnlyOnce(" id=\"f-" + figure.id() + "\""));
    }

    private void assertExplained(String output, int atLeast) {
        Set<String> ids =
                ID.matcher(output)
                        .results()
                        .map(match -> match.group())
                        .collect(Collectors.toSet());
        assertThat(ids)
                .hasSizeGreaterThanOrEqualTo(atLeast)
                .allSatisfy(
                        id ->
                                assertThat(
                                                stored.figure(id).isPresent()
                                                        || stored.series(id).isPresent())
                                        .as(id)
                                        .isTrue());
    }

    private String json() {
        return written(out -> JsonLook.write(look, out));
    }

    private static String written(Consumer<StringBuilder> renderer) {
        StringBuilder out = new StringBuilder();
        renderer.accept(out);
        return out.toString();
    }
}
