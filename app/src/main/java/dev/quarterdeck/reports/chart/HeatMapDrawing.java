package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import dev.quarterdeck.reports.wording.Printable;
import java.util.List;
import java.util.OptionalDouble;

/// Draws values by row and column: darker is more, hatched is not known.
///
/// Values are printed where each finds room; elsewhere the size of a square says the same as its
/// shade, for readers who see no shades.
final class HeatMapDrawing {

    private static final double LONGEST_NAME = 150;
    private static final double RIGHT = Svg.WIDTH - 8;
    private static final double ROW = 26;
    private static final double LOWEST_ROW = 14;
    private static final double TALLEST = 420;
    private static final int MOST_ROWS = 40;
    private static final int MOST_COLUMNS = 60;
    private static final int LEVELS = 5;

    private final Chart.HeatMap chart;
    private final List<Chart.HeatRow> rows;
    private final int first;
    private final Svg svg;
    private final Plot plot;
    private final double width;
    private final double height;
    private final double least;
    private final double most;
    private final boolean printed;

    private HeatMapDrawing(Chart.HeatMap chart, String id) {
        this.chart = chart;
        this.rows = chart.rows().stream().limit(MOST_ROWS).toList();
        this.first = Math.max(0, chart.columns().size() - MOST_COLUMNS);
        double names =
                rows.stream()
                        .mapToDouble(row -> Letters.width(Printable.clean(row.name())))
                        .max()
                        .orElse(0);
        double left = Math.clamp(names + 14, 20, LONGEST_NAME);
        this.width = (RIGHT - left) / Math.max(1, chart.columns().size() - first);
        double wanted = widest() + 6 <= width ? ROW : Math.clamp(width * 1.4, LOWEST_ROW, ROW);
        this.height = Math.clamp(TALLEST / Math.max(1, rows.size()), LOWEST_ROW, wanted);
        this.printed = height >= 16 && widest() + 6 <= width;
        double bottom = Plot.TOP + height * rows.size();
        this.svg = new Svg(id, bottom + Plot.BOTTOM + 20);
        this.plot = new Plot(svg, left, Plot.TOP, RIGHT, bottom);
        this.least = Math.min(0, extreme(false));
        this.most = Math.max(0, extreme(true));
    }

    static Svg of(Chart.HeatMap chart, String id) {
        HeatMapDrawing drawing = new HeatMapDrawing(chart, id);
        drawing.draw();
        return drawing.svg;
    }

    private double extreme(boolean high) {
        var values =
                rows.stream()
                        .flatMap(row -> row.values().stream().skip(first))
                        .map(Values::at)
                        .flatMapToDouble(OptionalDouble::stream);
        return (high ? values.max() : values.min()).orElse(0);
    }

    private double widest() {
        return rows.stream()
                .flatMap(row -> row.values().stream().skip(first))
                .mapToDouble(value -> Letters.width(print(value)))
                .max()
                .orElse(0);
    }

    /// Prints a value; a range is `about` its middle.
    private static String print(Chart.Value value) {
        return switch (value) {
            case Chart.Exact(double exact) -> Values.tick(rounded(exact));
            case Chart.Ranged ranged -> "~" + Values.tick(rounded(ranged.value()));
            case Chart.Unknown unknown -> "";
        };
    }

    private static double rounded(double value) {
        double size = Math.abs(value);
        if (size >= 1e12) {
            return value;
        }
        double unit = size < 10_000 ? 1 : Math.pow(10, Math.floor(Math.log10(size)) - 1);
        return size < 100 ? Math.round(value * 10) / 10.0 : Math.rint(value / unit) * unit;
    }

    private void draw() {
        svg.fitting("axis-name", Anchor.START, 0, 12, new Svg.Fit(Plot.upward(chart.axes()), 300));
        note();
        for (int row = 0; row < rows.size(); row++) {
            row(rows.get(row), plot.top() + row * height);
        }
        List<String> columns = chart.columns().subList(first, chart.columns().size());
        new Periods(plot, columns).axis(Plot.across(chart.axes()));
        boolean any = !rows.isEmpty() && !columns.isEmpty();
        if (chart.lastPartial() && any) {
            double x = plot.right() - width;
            svg.rect("frame dashed", x, plot.top(), width, plot.bottom() - plot.top());
        }
        if (any) {
            legend();
        }
    }

    private void note() {
        int left = chart.rows().size() - rows.size();
        String rowsLeft = left > 0 ? Wording.counted(left, "more row") : "";
        String columnsLeft = first > 0 ? Wording.counted(first, "older column") : "";
        String words = rowsLeft + (left > 0 && first > 0 ? " and " : "") + columnsLeft;
        if (!words.isEmpty()) {
            svg.text("tick", Anchor.END, Svg.WIDTH, 12, words + " in the table");
        }
    }

    private void row(Chart.HeatRow row, double top) {
        if (height >= 11) {
            svg.fitting(
                    "label",
                    Anchor.END,
                    plot.left() - 8,
                    top + height / 2 + 4,
                    new Svg.Fit(row.name(), plot.left() - 8));
        }
        for (int column = first; column < row.values().size(); column++) {
            double x = plot.left() + (column - first) * width;
            cell(row, column, x, top);
        }
    }

    private void cell(Chart.HeatRow row, int column, double x, double top) {
        Chart.Value value = row.values().get(column);
        String words = words(row, column);
        if (Values.at(value).isEmpty()) {
            svg.blank(x, top, width, height, words);
            return;
        }
        int level = level(Values.at(value).getAsDouble());
        if (printed) {
            svg.rect("cell h" + level, x, top, width, height, words);
            String style = level == LEVELS ? "label on" : "label plain";
            svg.text(style, Anchor.MIDDLE, x + width / 2, top + height / 2 + 4.5, print(value));
            return;
        }
        double side = Math.min(width, height) * (0.24 + 0.68 * level / LEVELS);
        svg.rect("cell h0", x, top, width, height, words);
        double left = x + (width - side) / 2;
        svg.rect("s1", left, top + (height - side) / 2, level == 0 ? 0 : side, side);
    }

    /// Returns 0 for the least value, otherwise 1 to 5.
    private int level(double value) {
        double share = most > least ? (value / 2 - least / 2) / (most / 2 - least / 2) : 0;
        return (int) Math.clamp(Math.ceil(share * LEVELS), 0, LEVELS);
    }

    private String words(Chart.HeatRow row, int column) {
        boolean partial = chart.lastPartial() && column == chart.columns().size() - 1;
        Chart.Value value = row.values().get(column);
        boolean withUnit = Values.at(value).isPresent() && !chart.unit().isEmpty();
        return "%s, %s%s: %s%s"
                .formatted(
                        Printable.shortened(row.name(), 60),
                        Printable.shortened(chart.columns().get(column), 40),
                        partial ? " (not over)" : "",
                        Values.words(value),
                        withUnit ? " " + chart.unit() : "");
    }

    private void legend() {
        double y = plot.bottom() + Plot.BOTTOM + 14;
        double x = 2;
        String unit = chart.unit().isEmpty() ? "" : " " + Letters.cut(chart.unit(), 90);
        for (int level = 1; level <= LEVELS; level++) {
            double side = printed ? 12 : 12 * (0.24 + 0.68 * level / LEVELS);
            String style = printed ? "cell h" + level : "s1";
            svg.rect(style, x + 6 - side / 2, y - 4 - side / 2, side, side);
            x += 13;
        }
        String range = "%s to %s%s".formatted(bound(least), bound(most), unit);
        svg.text("label", Anchor.START, x + 5, y, range);
        x += Letters.width(range) + 26;
        if (hasUnknown()) {
            svg.blank(x, y - 10, 12, 12);
            svg.text("label", Anchor.START, x + 18, y, Values.NOT_KNOWN);
            x += Letters.width(Values.NOT_KNOWN) + 40;
        }
        if (chart.lastPartial()) {
            svg.rect("frame dashed", x, y - 10, 12, 12);
            svg.text("label", Anchor.START, x + 18, y, "not over");
        }
    }

    private static String bound(double value) {
        return Values.tick(rounded(value));
    }

    private boolean hasUnknown() {
        return rows.stream()
                .flatMap(row -> row.values().stream().skip(first))
                .anyMatch(value -> Values.at(value).isEmpty());
    }
}
