package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import dev.quarterdeck.reports.wording.Printable;
import java.util.ArrayList;
import java.util.List;

/// Draws events on a line: counted ones filled with their name, left-out ones hollow.
final class TimeLineDrawing {

    private static final double LEVEL = 18;
    private static final int LONGEST = 18;
    private static final int LEVELS = 5;

    private final Chart.TimeLine chart;
    private final DayScale days;
    private final List<Label> labels;
    private final double line;
    private final LaneRows lanes;
    private final Svg svg;

    /// A name above the line. @param level 0 next to the line
    private record Label(String text, double mark, double middle, int level) {}

    private TimeLineDrawing(Chart.TimeLine chart, String id) {
        this.chart = chart;
        double names = LaneRows.names(chart.lanes());
        this.days = new DayScale(chart.from(), chart.until(), names + 12, Svg.WIDTH - 12);
        this.labels = placed();
        int highest = labels.stream().mapToInt(Label::level).max().orElse(0);
        this.line = chart.marks().isEmpty() && !chart.lanes().isEmpty() ? 24 : 52 + highest * LEVEL;
        this.lanes = LaneRows.of(chart.lanes(), days);
        this.svg = new Svg(id, line + lanes.height() + 60);
    }

    static Svg of(Chart.TimeLine chart, String id) {
        TimeLineDrawing drawing = new TimeLineDrawing(chart, id);
        drawing.draw();
        return drawing.svg;
    }

    private void draw() {
        double bottom = line + lanes.height() + 18;
        Plot plot = new Plot(svg, days.left(), 0, days.right(), bottom);
        plot.upwardName(Plot.upward(chart.axes()), Svg.WIDTH);
        if (!chart.lanes().isEmpty()) {
            chart.marks().forEach(mark -> through(days.at(mark.day()), bottom));
        }
        lanes.draw(svg, line + 18);
        svg.line("axis", plot.left(), line, plot.right(), line);
        plot.dayAxis(days, Plot.across(chart.axes()));
        labels.forEach(this::label);
        for (Chart.Mark mark : chart.marks()) {
            // left-out marks hang below the line, where no counted one can hide them
            String words = words(mark);
            if (mark.counted()) {
                svg.circle("mark-1", days.at(mark.day()), line, 5, words);
            } else {
                svg.circle("mark-2 hollow", days.at(mark.day()), line + 11, 3.5, words);
            }
        }
    }

    private void through(double x, double bottom) {
        svg.line("drop", x, line, x, bottom);
    }

    private static String words(Chart.Mark mark) {
        String counted = mark.counted() ? "" : ", left out";
        return Printable.shortened(mark.label(), 60) + ": " + mark.day() + counted;
    }

    private void label(Label label) {
        double y = line - 14 - label.level() * LEVEL;
        svg.line("drop", label.mark(), line, label.mark(), y + 3);
        svg.text("label", Anchor.MIDDLE, label.middle(), y, label.text());
    }

    /// Puts each name on the lowest level where it is free; names without a free level are left to
    /// the table.
    private List<Label> placed() {
        double[] taken = new double[LEVELS];
        List<Label> placed = new ArrayList<>();
        for (Chart.Mark mark : chart.marks()) {
            String text = Printable.shortened(mark.label(), LONGEST);
            double half = Letters.width(text) / 2;
            double x = days.at(mark.day());
            double middle = Math.clamp(x, half + 2, Math.max(half + 2, Svg.WIDTH - half - 2));
            int level = mark.counted() ? freeLevel(taken, middle - half) : LEVELS;
            if (level < LEVELS) {
                taken[level] = middle + half + 6;
                placed.add(new Label(text, x, middle, level));
            }
        }
        return placed;
    }

    private static int freeLevel(double[] taken, double start) {
        int level = 0;
        while (level < LEVELS && taken[level] > start) {
            level++;
        }
        return level;
    }
}
