package dev.quarterdeck.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.LittleCompanyLook;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookRenderersTest {

    @Test
    void printsTheWholeLookAsText() throws IOException {
        StringBuilder text = new StringBuilder();
        new TextLook(text, TextStyle.PLAIN).write(LittleCompanyLook.whole());
        Golden.assertSame("look.txt", text.toString());
    }

    @Test
    void fitsANarrowAsciiTerminal() throws IOException {
        StringBuilder text = new StringBuilder();
        new TextLook(text, new TextStyle(60, false, false)).write(LittleCompanyLook.whole());
        Golden.assertSame("look-60-ascii.txt", text.toString());
    }

    @Test
    void printsALookOfAnEmptyRepository() throws IOException {
        StringBuilder text = new StringBuilder();
        new TextLook(text, TextStyle.PLAIN).write(LittleCompanyLook.empty());
        Golden.assertSame("look-empty.txt", text.toString());
    }

    @Test
    void writesMarkdownForAWiki() throws IOException {
        StringBuilder markdown = new StringBuilder();
        MarkdownLook.write(LittleCompanyLook.whole(), markdown);
        Golden.assertSame("look.md", markdown.toString());
    }

    @Test
    void writesJsonOfTheStatedSchema() throws IOException {
        StringBuilder json = new StringBuilder();
        JsonLook.write(LittleCompanyLook.whole(), json);
        Golden.assertSame("look.json", json.toString());
    }

    @Test
    void printsPieceByPieceWhatItPrintsWhole() {
        FirstLook look = LittleCompanyLook.whole();
        StringBuilder pieces = new StringBuilder();
        TextLook text = new TextLook(pieces, TextStyle.PLAIN);
        text.header(look.subject(), look.asOf(), look.readings(), look.gaps());
        look.sections().forEach(text::section);
        text.rest(look);
        assertThat(pieces.toString()).isEqualTo(text(TextStyle.PLAIN));
    }

    @Test
    void tellsAGapThatIsFoundLateAfterTheSections() {
        FirstLook look = LittleCompanyLook.whole();
        StringBuilder out = new StringBuilder();
        TextLook text = new TextLook(out, TextStyle.PLAIN);
        text.header(look.subject(), look.asOf(), look.readings(), List.of());
        assertThat(out).doesNotContain("INCOMPLETE");
        text.rest(look);
        assertThat(out).containsOnlyOnce("INCOMPLETE: 12 of 3,418 commits");
    }

    @Test
    void coloursOnlyWhenToldTo() {
        String coloured = text(new TextStyle(100, true, true));
        assertThat(coloured).contains("\u001b[1m79%\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(TextStyle.PLAIN));
    }

    @Test
    void keepsEveryLineWithinTheTerminal() {
        for (int width : new int[] {40, 60, 80, 132}) {
            assertThat(text(new TextStyle(width, false, true)).lines())
                    .allMatch(line -> line.codePointCount(0, line.length()) <= width);
        }
    }

    private static String text(TextStyle style) {
        StringBuilder text = new StringBuilder();
        new TextLook(text, style).write(LittleCompanyLook.whole());
        return text.toString();
    }
}
