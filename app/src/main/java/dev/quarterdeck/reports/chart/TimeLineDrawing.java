package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import dev.quarterdeck.reports.wording.Printable;
import java.util.Arrays;

/// Draws events on a line: counted ones filled with their name, left-out ones hollow.
final class TimeLineDrawing {

    private static final double HEIGHT = 150;
    private static final double LINE = 96;
    private static final double LEVEL = 18;
    private static final double CHARACTER = 7.6;
    private static final int LONGEST = 18;
    private static final int LEVELS = 4;

    private final Svg svg;
    private final DayScale days;
    private final double[] taken = new double[LEVELS];

    private TimeLineDrawing(Chart.TimeLine chart, String id) {
        this.svg = new Svg(id, HEIGHT);
        this.days = new DayScale(chart.from(), chart.until(), 12, Svg.WIDTH - 12);
        Arrays.fill(taken, -1);
    }

    static Svg of(Chart.TimeLine chart, String id) {
        TimeLineDrawing drawing = new TimeLineDrawing(chart, id);
        drawing.draw(chart);
        return drawing.svg;
    }

    private void draw(Chart.TimeLine chart) {
        Plot plot = new Plot(svg, 12, 0, Svg.WIDTH - 12, LINE + 12);
        svg.line("axis", plot.left(), LINE, plot.right(), LINE);
        plot.dayAxis(days, Plot.across(chart.axes()));
        chart.marks().stream().filter(mark -> !mark.counted()).forEach(this::leftOut);
        chart.marks().stream().filter(Chart.Mark::counted).forEach(this::counted);
    }

    private void leftOut(Chart.Mark mark) {
        svg.circle("mark-2 hollow", days.at(mark.day()), LINE, 4);
    }

    private void counted(Chart.Mark mark) {
        double x = days.at(mark.day());
        String label = Printable.shortened(mark.label(), LONGEST);
        double half = label.length() * CHARACTER / 2;
        double middle = Math.clamp(x, half + 2, Math.max(half + 2, Svg.WIDTH - half - 2));
        int level = freeLevel(middle - half);
        if (level < LEVELS) {
            taken[level] = middle + half + 6;
            double y = LINE - 14 - level * LEVEL;
            svg.line("drop", x, LINE, x, y + 3);
            svg.text("label", Anchor.MIDDLE, middle, y, label);
        }
        svg.circle("mark-1", x, LINE, 5);
    }

    private int freeLevel(double start) {
        int level = 0;
        while (level < LEVELS && taken[level] > start) {
            level++;
        }
        return level;
    }
}
