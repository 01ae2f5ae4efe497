package dev.quarterdeck.reports;

import dev.quarterdeck.platform.Sha256;
import dev.quarterdeck.reports.chart.ChartStyle;
import dev.quarterdeck.reports.pages.JtelookGenerated;
import dev.quarterdeck.reports.pages.LookPage;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.NullUnmarked;

/// Writes a first look as one self-contained HTML page: no request, no font, no library.
///
/// The page's policy forbids everything but its own style and script, both named by their hash.
public final class HtmlLook {

    private HtmlLook() {}

    /// Writes the page; failures of `out` become `UncheckedIOException`.
    public static void write(FirstLook look, Appendable out) {
        String style = resource("look.css") + ChartStyle.css();
        String script = resource("look.js");
        String policy =
                ("default-src 'none'; img-src data:; style-src 'sha256-%s'; script-src 'sha256-%s';"
                                + " base-uri 'none'; form-action 'none'")
                        .formatted(hash(style), hash(script));
        LookPage page = PageContent.of(look, policy, style, script);
        StringOutput html = new StringOutput();
        render(page, html);
        try {
            out.append(html.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Calls the generated class itself instead of an engine that would look it up by reflection.
    ///
    /// It takes null for "no interceptor" without saying so.
    @NullUnmarked
    private static void render(LookPage page, StringOutput html) {
        JtelookGenerated.render(new OwaspHtmlTemplateOutput(html), null, page);
    }

    private static String resource(String name) {
        try (InputStream in = HtmlLook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String hash(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
