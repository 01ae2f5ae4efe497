package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import dev.quarterdeck.reports.wording.Printable;
import java.util.ArrayList;
import java.util.List;

/// Draws lanes of what lasts below a time line: each span with its name above it, the range of its
/// end as a dashed piece, stripes where it is not over.
final class LaneRows {

    private static final double ROW = 32;
    private static final double BAR = 11;
    private static final double LONGEST_NAME = 130;
    private static final int LONGEST_LABEL = 34;
    private static final int MOST_ROWS = 40;

    private final List<Row> rows;
    private final DayScale days;
    private final int leftOut;

    /// One height of a lane: spans of a lane whose bars or names would touch get further ones.
    private record Row(String name, boolean first, List<Placed> spans) {}

    /// A span with its words. @param end right end of bar and words
    private record Placed(Chart.Span span, String words, double start, double end) {}

    private LaneRows(List<Row> rows, DayScale days) {
        this.rows = rows.stream().limit(MOST_ROWS).toList();
        this.leftOut = rows.stream().skip(MOST_ROWS).mapToInt(row -> row.spans().size()).sum();
        this.days = days;
    }

    /// Returns the room for the names of lanes.
    static double names(List<Chart.Lane> lanes) {
        double widest =
                lanes.stream()
                        .mapToDouble(lane -> Letters.bold(Printable.clean(lane.name())))
                        .max()
                        .orElse(0);
        return Math.min(widest, LONGEST_NAME);
    }

    static LaneRows of(List<Chart.Lane> lanes, DayScale days) {
        List<Row> rows = new ArrayList<>();
        for (Chart.Lane lane : lanes) {
            List<Row> own = new ArrayList<>(List.of(new Row(lane.name(), true, new ArrayList<>())));
            for (Chart.Span span : lane.spans()) {
                Placed placed = placed(span, days);
                free(own, placed).spans().add(placed);
            }
            rows.addAll(own);
        }
        return new LaneRows(rows, days);
    }

    private static Placed placed(Chart.Span span, DayScale days) {
        String words = Printable.shortened(span.label(), LONGEST_LABEL);
        double width = Letters.width(words);
        double start = Math.max(2, Math.min(days.at(span.from()), Svg.WIDTH - 2 - width));
        double end = Math.max(days.at(span.latest()), start + width);
        return new Placed(span, words, start, end);
    }

    private static Row free(List<Row> own, Placed placed) {
        for (Row row : own) {
            boolean taken =
                    row.spans().stream().anyMatch(other -> other.end() + 6 > placed.start());
            if (!taken) {
                return row;
            }
        }
        own.add(new Row(own.getFirst().name(), false, new ArrayList<>()));
        return own.getLast();
    }

    double height() {
        return rows.isEmpty() ? 0 : rows.size() * ROW + (leftOut > 0 ? 20 : 0);
    }

    void draw(Svg svg, double top) {
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index);
            double y = top + index * ROW;
            if (row.first()) {
                svg.line("grid", 0, y - 2, Svg.WIDTH, y - 2);
                Svg.Fit name = new Svg.Fit(row.name(), (days.left() - 8) / Letters.BOLDER);
                svg.fitting("label strong", Anchor.START, 0, y + 25, name);
            }
            row.spans().forEach(span -> draw(svg, row, span, y + 15));
        }
        if (leftOut > 0) {
            String words = "and " + Wording.count(leftOut) + " more in the table";
            svg.text("tick", Anchor.START, days.left(), top + rows.size() * ROW + 14, words);
        }
    }

    private void draw(Svg svg, Row row, Placed placed, double y) {
        Chart.Span span = placed.span();
        double from = days.at(span.from());
        double until = Math.max(from + 3, days.at(span.until()));
        double latest = days.at(span.latest());
        if (latest > until) {
            svg.rect("later", until, y + 1, latest - until, BAR - 2);
        }
        svg.rect("s1", from, y, until - from, BAR, words(row, span));
        if (span.partial()) {
            svg.hatch(from, y, until - from, BAR);
        }
        svg.text("label", Anchor.START, placed.start(), y - 3, placed.words());
    }

    private static String words(Row row, Chart.Span span) {
        String lane = row.name().isEmpty() ? "" : Printable.shortened(row.name(), 40) + ", ";
        String range =
                span.latest().isAfter(span.until()) ? ", at the latest " + span.latest() : "";
        return "%s%s: %s to %s%s%s"
                .formatted(
                        lane,
                        Printable.shortened(span.label(), 60),
                        span.from(),
                        span.until(),
                        range,
                        span.partial() ? " (not over)" : "");
    }
}
