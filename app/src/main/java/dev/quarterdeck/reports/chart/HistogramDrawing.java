package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import java.util.ArrayList;
import java.util.List;

/// Draws how many items have which size, with percentiles as lines; what lies beyond the last bin
/// is counted in words.
final class HistogramDrawing {

    private static final double HEIGHT = 250;
    private static final double ROW = 16;
    private static final int ROWS = 3;
    private static final int MOST_BINS = 120;
    private static final int MOST_VALUES = 14;

    private final Chart.Histogram chart;
    private final List<Chart.Bin> bins;
    private final List<Label> labels;
    private final Svg svg;
    private final Plot plot;
    private final Scale scale;

    /// The words of a percentile. @param row from 0, the lowest
    private record Label(Chart.Percentile mark, String words, double x, double middle, int row) {}

    private HistogramDrawing(Chart.Histogram chart, String id) {
        this.chart = chart;
        this.bins = merged(chart.bins());
        this.labels = new ArrayList<>();
        double left = 48;
        double right = Svg.WIDTH - 16;
        chart.percentiles().forEach(mark -> place(mark, left, right));
        int rows = 1 + labels.stream().mapToInt(Label::row).max().orElse(0);
        double top = Plot.TOP + rows * ROW;
        this.svg = new Svg(id, HEIGHT + (rows - 1) * ROW);
        this.plot = new Plot(svg, left, top, right, HEIGHT + (rows - 1) * ROW - Plot.BOTTOM);
        long most = bins.stream().mapToLong(Chart.Bin::count).max().orElse(0);
        this.scale = Scale.upTo((double) most, true, plot.bottom(), plot.top());
    }

    static Svg of(Chart.Histogram chart, String id) {
        HistogramDrawing drawing = new HistogramDrawing(chart, id);
        drawing.draw();
        return drawing.svg;
    }

    /// Joins neighbours where there are more bins than places.
    private static List<Chart.Bin> merged(List<Chart.Bin> bins) {
        int group = Math.ceilDiv(bins.size(), MOST_BINS);
        if (group <= 1) {
            return bins;
        }
        List<Chart.Bin> merged = new ArrayList<>();
        for (int from = 0; from < bins.size(); from += group) {
            List<Chart.Bin> part = bins.subList(from, Math.min(bins.size(), from + group));
            long count = part.stream().mapToLong(Chart.Bin::count).sum();
            merged.add(new Chart.Bin(part.getFirst().from(), part.getLast().until(), count));
        }
        return merged;
    }

    private void place(Chart.Percentile mark, double left, double right) {
        String unit = chart.unit().isEmpty() ? "" : " " + chart.unit();
        boolean beyond = !bins.isEmpty() && mark.value() > bins.getLast().until();
        String words =
                "%d%%: %s%s%s"
                        .formatted(
                                mark.percent(),
                                Values.exactly(mark.value()),
                                Letters.cut(unit, 70),
                                beyond ? " →" : "");
        double half = Letters.bold(words) / 2;
        double x = across(mark.value(), left, right);
        double middle = Math.clamp(x, half, Svg.WIDTH - half);
        int row = 0;
        while (row < ROWS - 1 && isTaken(row, middle - half - 6)) {
            row++;
        }
        labels.add(new Label(mark, words, x, middle, row));
    }

    private boolean isTaken(int row, double start) {
        return labels.stream()
                .filter(label -> label.row() == row)
                .anyMatch(label -> label.middle() + Letters.bold(label.words()) / 2 > start);
    }

    private double across(double value, double left, double right) {
        if (bins.isEmpty()) {
            return left;
        }
        double from = bins.getFirst().from();
        double share = (value - from) / (bins.getLast().until() - from);
        return left + (right - left) * Math.clamp(share, 0, 1);
    }

    private double across(double value) {
        return across(value, plot.left(), plot.right());
    }

    private void draw() {
        plot.verticalAxis(scale, Plot.upward(chart.axes()));
        beyond();
        bins.forEach(this::bar);
        ticks();
        labels.forEach(
                label -> svg.line("level", label.x(), y(label) + 4, label.x(), plot.bottom()));
        if (bins.size() <= MOST_VALUES) {
            bins.forEach(this::value);
        }
        labels.forEach(this::label);
    }

    private double y(Label label) {
        return plot.top() - 8 - label.row() * ROW;
    }

    private void value(Chart.Bin bin) {
        String count = Wording.count(bin.count());
        double left = across(bin.from());
        double width = across(bin.until()) - left;
        if (bin.count() > 0 && Letters.width(count) < width) {
            double y = scale.at(bin.count()) - 5;
            svg.text("value", Anchor.MIDDLE, left + width / 2, y, count);
        }
    }

    private void beyond() {
        if (chart.beyond() > 0 && !bins.isEmpty()) {
            String last = Values.exactly(bins.getLast().until());
            String words =
                    "%s at %s or more, in the table".formatted(Wording.count(chart.beyond()), last);
            svg.text("tick", Anchor.END, plot.right(), 12, words);
        }
    }

    private void bar(Chart.Bin bin) {
        double left = across(bin.from());
        double width = across(bin.until()) - left;
        double gap = width > 4 ? 1 : 0;
        double top = scale.at(bin.count());
        String unit = chart.unit().isEmpty() ? "" : " " + chart.unit();
        String words =
                "%s%s: %s"
                        .formatted(Values.between(bin), unit, Wording.counted(bin.count(), "item"));
        svg.rect("s1", left + gap / 2, top, width - gap, plot.bottom() - top, words);
    }

    private void ticks() {
        int every = every();
        for (int bin = 0; bin <= bins.size() && !bins.isEmpty(); bin++) {
            if (bin % every == 0) {
                double edge = bin < bins.size() ? bins.get(bin).from() : bins.getLast().until();
                String words = Values.tick(edge);
                double x = across(edge);
                svg.line("axis", x, plot.bottom(), x, plot.bottom() + 4);
                double middle = Plot.inside(x, words);
                svg.text("tick", Anchor.MIDDLE, middle, plot.bottom() + 18, words);
            }
        }
        plot.horizontalName(Plot.across(chart.axes()));
    }

    private int every() {
        double widest =
                bins.stream()
                        .mapToDouble(bin -> Letters.width(Values.tick(bin.until())))
                        .max()
                        .orElse(1);
        double slot = plot.width() / Math.max(1, bins.size());
        return (int) Math.max(1, Math.ceil((widest + 12) / slot));
    }

    private void label(Label label) {
        double y = y(label);
        svg.text("label strong", Anchor.MIDDLE, label.middle(), y, label.words());
        String words = label.mark().percent() + "% are at or below: ";
        double x = Math.min(label.x(), Svg.WIDTH - 6);
        svg.spot(x - 6, y - 12, 12, 16, words + label.words());
    }
}
