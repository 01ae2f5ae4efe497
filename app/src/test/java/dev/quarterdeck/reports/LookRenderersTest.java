package dev.quarterdeck.reports;

import dev.quarterdeck.littlecompany.LittleCompanyLook;
import java.io.IOException;
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
}
