package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Draws the chance of being done by each day, the 50 % and 85 % days on it, and beside it what the
/// plain bootstrap says.
final class DoneByDrawing {

    private static final double HEIGHT = 260;
    private static final double LABEL_ROOM = 130;
    private static final int MOST_STOPS = 60;

    private final Chart.DoneBy chart;
    private final Svg svg;
    private final Plot plot;
    private final Scale chances;
    private final DayScale days;

    private DoneByDrawing(Chart.DoneBy chart, String id) {
        this.chart = chart;
        this.svg = new Svg(id, HEIGHT);
        this.plot = new Plot(svg, 48, Plot.TOP, Svg.WIDTH - 20, HEIGHT - Plot.BOTTOM);
        this.chances = new Scale(1, 0.25, plot.bottom(), plot.top());
        this.days = new DayScale(first(), last(), plot.left(), plot.right());
    }

    static Svg of(Chart.DoneBy chart, String id) {
        DoneByDrawing drawing = new DoneByDrawing(chart, id);
        drawing.draw();
        return drawing.svg;
    }

    private LocalDate first() {
        return allDays().min(LocalDate::compareTo).orElse(chart.p50());
    }

    private LocalDate last() {
        return allDays().max(LocalDate::compareTo).orElse(chart.p85());
    }

    private Stream<LocalDate> allDays() {
        return Stream.concat(
                Stream.of(chart.p50(), chart.p85()),
                Stream.concat(chart.points().stream(), chart.plain().stream())
                        .map(Chart.DayChance::day));
    }

    private void draw() {
        plot.verticalAxis(
                chances, Plot.upward(chart.axes()), chance -> Math.round(100 * chance) + "%");
        plot.dayAxis(days, Plot.across(chart.axes()));
        curve("line-2 dashed", chart.plain());
        curve("line-1", chart.points());
        Thinning.evenly(chart.points(), MOST_STOPS).forEach(this::stop);
        mark(chart.p50(), 0.5, "50% by ");
        mark(chart.p85(), 0.85, "85% by ");
        legend();
    }

    private void curve(String style, List<Chart.DayChance> points) {
        if (points.isEmpty()) {
            return;
        }
        Svg.Path path = new Svg.Path();
        points.forEach(point -> path.to(days.at(point.day()), chances.at(point.chance())));
        svg.path(style, path);
    }

    private void stop(Chart.DayChance point) {
        double x = days.at(point.day());
        double y = chances.at(point.chance());
        svg.spot(x - 6, y - 6, 12, 12, point.day() + ": " + Math.round(100 * point.chance()) + "%");
    }

    private void mark(LocalDate day, double chance, String words) {
        double x = days.at(day);
        double y = chances.at(chance);
        svg.line("drop", x, y, x, plot.bottom());
        svg.circle("dot", x, y, 5, Math.round(100 * chance) + "%: by " + day);
        boolean fits = x + LABEL_ROOM < Svg.WIDTH;
        svg.text(
                "label strong",
                fits ? Anchor.START : Anchor.END,
                fits ? x + 9 : x - 9,
                fits ? y + 16 : y - 9,
                words + day);
    }

    private void legend() {
        if (chart.plain().isEmpty()) {
            return;
        }
        double x = plot.left() + 10;
        svg.line("line-1", x, plot.top() + 14, x + 24, plot.top() + 14);
        svg.text("label", Anchor.START, x + 30, plot.top() + 18, "with its record");
        svg.line("line-2 dashed", x, plot.top() + 34, x + 24, plot.top() + 34);
        svg.text("label", Anchor.START, x + 30, plot.top() + 38, "plain bootstrap");
    }
}
