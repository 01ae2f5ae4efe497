package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Page;
import dev.quarterdeck.reports.TableCsv;
import dev.quarterdeck.reports.chart.Drawing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers for kept looks: the whole, the rows that could not be used, and the
/// charts.
@RestController
final class LooksResource {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);
    private static final List<String> ISSUE_COLUMNS = List.of("file", "line", "message");

    private final Looks looks;

    LooksResource(Looks looks) {
        this.looks = looks;
    }

    @GetMapping("/api/v1/looks/{lookId}")
    ResponseEntity<byte[]> look(Viewer viewer, @PathVariable UUID lookId) {
        var json = looks.json(viewer, lookId).orElseThrow(() -> unknown(lookId));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }

    @GetMapping("/api/v1/looks/{lookId}/issues")
    ResponseEntity<?> issues(
            Viewer viewer,
            @PathVariable UUID lookId,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var issues = opened(viewer, lookId).look().issues();
        if (isCsv(format)) {
            return csv(new Rows(ISSUE_COLUMNS, issues.stream().map(LooksResource::cells).toList()));
        }
        return ResponseEntity.ok(page(issues, cursor, limit));
    }

    private static List<String> cells(ImportIssue issue) {
        return List.of(issue.file(), String.valueOf(issue.row()), issue.message());
    }

    static boolean isCsv(String format) {
        return switch (format) {
            case "json" -> false;
            case "csv" -> true;
            default ->
                    throw new Refusal(
                            "The format (%s) must be json or csv.".formatted(format), "Maybe csv.");
        };
    }

    /// Rows that never change are paged by their number.
    static <T> Page<T> page(List<T> all, @Nullable String cursor, int limit) {
        var keys = Cursor.decode(cursor, 1);
        int most = Cursor.limit(limit);
        long from = keys.isEmpty() ? 0 : Cursor.number(keys.getFirst());
        if (from < 0) {
            throw Cursor.refused();
        }
        int first = (int) Math.min(from, all.size());
        int end = Math.min(all.size(), first + most);
        return new Page<>(
                all.subList(first, end),
                end < all.size() ? Cursor.encode(String.valueOf(end)) : null);
    }

    @GetMapping("/api/v1/looks/{lookId}/charts/{chartId}.svg")
    ResponseEntity<String> chart(
            Viewer viewer, @PathVariable UUID lookId, @PathVariable String chartId) {
        var charts =
                opened(viewer, lookId).look().sections().stream()
                        .flatMap(section -> section.charts().stream())
                        .toList();
        int place =
                IntStream.range(0, charts.size())
                        .filter(one -> charts.get(one).id().equals(chartId))
                        .findFirst()
                        .orElseThrow(() -> unknownChart(chartId, charts));
        return ResponseEntity.ok()
                .contentType(SVG)
                .body(Drawing.svg(charts.get(place), "chart-" + place));
    }

    private static Refusal unknownChart(String chartId, List<Chart> charts) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "The look has no chart with the id (%s).".formatted(chartId),
                charts.isEmpty()
                        ? "Maybe another look has one."
                        : "Maybe one of: "
                                + String.join(", ", charts.stream().map(Chart::id).toList())
                                + ".");
    }

    private KeptLook opened(Viewer viewer, UUID look) {
        return looks.look(viewer, look).orElseThrow(() -> unknown(look));
    }

    private static Refusal unknown(UUID look) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no look (%s).".formatted(look),
                "Maybe see the looks of a repository: GET /api/v1/repositories.");
    }

    static ResponseEntity<byte[]> csv(Rows rows) {
        var text = new StringBuilder();
        TableCsv.write(rows, text);
        return ResponseEntity.ok()
                .contentType(CSV)
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
