package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.looks.kept.KeptLook;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.HtmlLook;
import dev.quarterdeck.reports.MarkdownLook;
import dev.quarterdeck.reports.TableCsv;
import dev.quarterdeck.reports.chart.ChartImage;
import dev.quarterdeck.reports.chart.ChartTable;
import dev.quarterdeck.reports.chart.Drawing;
import dev.quarterdeck.reports.chart.Palette;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Gives looks and their charts away as files.
///
/// Always as files to be kept: a whole page brings its own style, which this server's pages forbid.
@RestController
final class LookFiles {

    private static final int PIXELS_WIDE = 1440;

    private final Looks looks;

    LookFiles(Looks looks) {
        this.looks = looks;
    }

    @GetMapping("/delivery/looks/{look}.md")
    ResponseEntity<byte[]> markdown(Viewer viewer, @PathVariable UUID look) {
        var kept = kept(viewer, look);
        var text = new StringBuilder();
        MarkdownLook.write(kept.look(), text);
        return file(name(kept) + ".md", "text/markdown;charset=UTF-8", bytes(text));
    }

    @GetMapping("/delivery/looks/{look}.html")
    ResponseEntity<byte[]> page(Viewer viewer, @PathVariable UUID look) {
        var kept = kept(viewer, look);
        var text = new StringBuilder();
        HtmlLook.write(kept.look(), text);
        return file(name(kept) + ".html", "text/html;charset=UTF-8", bytes(text));
    }

    @GetMapping("/delivery/looks/{look}/charts/{chart}.svg")
    ResponseEntity<byte[]> drawing(
            Viewer viewer, @PathVariable UUID look, @PathVariable String chart) {
        var found = chart(viewer, look, chart);
        return file(
                chart + ".svg",
                "image/svg+xml;charset=UTF-8",
                bytes(Drawing.standalone(found, Palette.LIGHT)));
    }

    @GetMapping("/delivery/looks/{look}/charts/{chart}.png")
    ResponseEntity<byte[]> picture(
            Viewer viewer, @PathVariable UUID look, @PathVariable String chart) {
        var found = chart(viewer, look, chart);
        return file(chart + ".png", "image/png", ChartImage.png(found, Palette.LIGHT, PIXELS_WIDE));
    }

    @GetMapping("/delivery/looks/{look}/charts/{chart}.csv")
    ResponseEntity<byte[]> numbers(
            Viewer viewer, @PathVariable UUID look, @PathVariable String chart) {
        var table = ChartTable.of(chart(viewer, look, chart));
        var text = new StringBuilder();
        TableCsv.write(new Rows(table.columns(), table.rows()), text);
        return file(chart + ".csv", "text/csv;charset=UTF-8", bytes(text));
    }

    private KeptLook kept(Viewer viewer, UUID look) {
        return looks.look(viewer, look)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "There is no look (%s).".formatted(look),
                                        "Maybe see the looks of a repository on its page."));
    }

    private Chart chart(Viewer viewer, UUID look, String id) {
        return kept(viewer, look).look().sections().stream()
                .flatMap(section -> section.charts().stream())
                .filter(chart -> chart.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "The look has no chart (%s).".formatted(id),
                                        "Maybe open the page of its repository again."));
    }

    private static String name(KeptLook kept) {
        var plain = kept.look().subject().replaceAll("[^\\p{L}\\p{N}]+", "-");
        return "look-%s-%s".formatted(plain, kept.head().asOf());
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
