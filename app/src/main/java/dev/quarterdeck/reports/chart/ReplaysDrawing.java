package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import java.util.List;

/// Draws each past replay as its range from the 50 % to the 85 % week and what happened: a disc
/// where the range held, a cross where it was missed, an arrow where the work never ended.
final class ReplaysDrawing {

    private static final int MOST = 120;
    private static final double HEIGHT = 260;

    private final List<Chart.Replay> replays;
    private final Svg svg;
    private final Plot plot;
    private final Scale weeks;

    private ReplaysDrawing(Chart.Replays chart, String id) {
        int size = chart.replays().size();
        this.replays = chart.replays().subList(Math.max(0, size - MOST), size);
        this.svg = new Svg(id, HEIGHT);
        this.plot = new Plot(svg, 44, Plot.TOP + 22, Svg.WIDTH - 10, HEIGHT - Plot.BOTTOM);
        this.weeks = Scale.upTo(largest(), false, plot.bottom(), plot.top());
    }

    static Svg of(Chart.Replays chart, String id) {
        ReplaysDrawing drawing = new ReplaysDrawing(chart, id);
        drawing.draw(chart);
        return drawing.svg;
    }

    private double largest() {
        return replays.stream()
                .mapToDouble(replay -> Math.max(replay.p85(), replay.actual()))
                .max()
                .orElse(1);
    }

    private void draw(Chart.Replays chart) {
        plot.verticalAxis(weeks, Plot.upward(chart.axes()));
        if (replays.isEmpty()) {
            return;
        }
        DayScale days =
                new DayScale(
                        replays.getFirst().cut(),
                        replays.getLast().cut(),
                        plot.left() + 8,
                        plot.right() - 8);
        String drawn =
                replays.size() < chart.replays().size()
                        ? " (newest %d of %s)"
                                .formatted(MOST, Wording.count(chart.replays().size()))
                        : "";
        plot.dayAxis(days, Plot.across(chart.axes()) + drawn);
        replays.forEach(replay -> replay(replay, days.at(replay.cut())));
        legend();
    }

    private void replay(Chart.Replay replay, double x) {
        double width = Math.clamp(plot.width() / replays.size() * 0.55, 1.5, 9);
        double top = weeks.at(replay.p85());
        double tall = weeks.at(replay.p50()) - top;
        svg.rect("range", x - width / 2, top, width, tall, words(replay));
        if (replay.actual() < 0) {
            arrow(x, plot.top());
        } else if (replay.held()) {
            svg.circle("held", x, weeks.at(replay.actual()), 3.5);
        } else {
            cross(x, weeks.at(replay.actual()));
        }
    }

    private static String words(Chart.Replay replay) {
        String actual =
                replay.actual() < 0
                        ? "not finished"
                        : "finished in week " + Wording.decimal(replay.actual());
        return "%s: week %s to %s, %s, %s"
                .formatted(
                        replay.cut(),
                        Wording.decimal(replay.p50()),
                        Wording.decimal(replay.p85()),
                        actual,
                        replay.held() ? "held" : "missed");
    }

    private void cross(double x, double y) {
        Svg.Path path = new Svg.Path();
        path.move(x - 3.5, y - 3.5);
        path.to(x + 3.5, y + 3.5);
        path.move(x + 3.5, y - 3.5);
        path.to(x - 3.5, y + 3.5);
        svg.path("missed", path);
    }

    private void arrow(double x, double y) {
        Svg.Path path = new Svg.Path();
        path.move(x - 4, y + 5);
        path.to(x, y - 1);
        path.to(x + 4, y + 5);
        svg.path("missed", path);
    }

    private void legend() {
        double y = 32;
        svg.rect("range", 2, y - 8, 7, 11);
        svg.text("label", Anchor.START, 15, y, "50% to 85% range");
        svg.circle("held", 178, y - 4, 3.5);
        svg.text("label", Anchor.START, 188, y, "held");
        cross(238, y - 4);
        svg.text("label", Anchor.START, 248, y, "missed");
        if (replays.stream().anyMatch(replay -> replay.actual() < 0)) {
            arrow(318, y - 6);
            svg.text("label", Anchor.START, 328, y, "not finished at the cap");
        }
    }
}
