package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import dev.quarterdeck.reports.wording.Printable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Draws single items over time with the median and the 85th percentile as lines.
///
/// Times of work have a long tail: past two and a half times the 85th percentile items are set on
/// the upper edge and counted, so that the rest stays readable.
final class ScatterDrawing {

    private static final double HEIGHT = 250;
    private static final int MOST = 1_500;
    private static final int MOST_STOPS = 60;

    private final Chart.Scatter chart;
    private final List<Chart.Point> points;
    private final Svg svg;
    private final Plot plot;
    private final Scale scale;

    private ScatterDrawing(Chart.Scatter chart, String id) {
        this.chart = chart;
        this.points = thinned(chart.points());
        this.svg = new Svg(id, HEIGHT);
        this.plot = new Plot(svg, 48, Plot.TOP, Svg.WIDTH - 112, HEIGHT - Plot.BOTTOM);
        double largest = points.stream().mapToDouble(Chart.Point::days).max().orElse(1);
        double shown = Math.min(largest, Math.max(1, chart.p85() * 2.5));
        this.scale = Scale.upTo(shown, false, plot.bottom(), plot.top());
    }

    static Svg of(Chart.Scatter chart, String id) {
        ScatterDrawing drawing = new ScatterDrawing(chart, id);
        drawing.draw();
        return drawing.svg;
    }

    private static List<Chart.Point> thinned(List<Chart.Point> points) {
        int step = Math.max(1, Math.ceilDiv(points.size(), MOST));
        return IntStream.range(0, points.size())
                .filter(index -> index % step == 0)
                .mapToObj(points::get)
                .toList();
    }

    private void draw() {
        plot.verticalAxis(scale, Plot.upward(chart.axes()));
        if (points.isEmpty()) {
            return;
        }
        plot.dayAxis(days(), Plot.across(chart.axes()));
        dots();
        percentile(chart.p85(), "85%", -2);
        percentile(chart.p50(), "50%", 10);
        overflow();
    }

    private DayScale days() {
        return new DayScale(
                points.stream().map(Chart.Point::day).min((a, b) -> a.compareTo(b)).orElseThrow(),
                points.stream().map(Chart.Point::day).max((a, b) -> a.compareTo(b)).orElseThrow(),
                plot.left() + 6,
                plot.right() - 6);
    }

    private void dots() {
        DayScale days = days();
        Svg.Path path = new Svg.Path();
        points.forEach(point -> path.dot(days.at(point.day()), scale.at(point.days())));
        svg.path("points", path);
        stops(days);
    }

    /// Lets the reader reach each item, or, where there are many, the slowest of each stretch.
    private void stops(DayScale days) {
        List<Chart.Point> ordered =
                points.stream().sorted(Comparator.comparing(Chart.Point::day)).toList();
        int stretch = Math.ceilDiv(ordered.size(), MOST_STOPS);
        for (int from = 0; from < ordered.size(); from += stretch) {
            List<Chart.Point> part =
                    ordered.subList(from, Math.min(ordered.size(), from + stretch));
            Chart.Point slowest =
                    part.stream().max(Comparator.comparing(Chart.Point::days)).orElseThrow();
            stop(slowest, part.size() > 1 ? " (slowest of %d)".formatted(part.size()) : "", days);
        }
    }

    private void stop(Chart.Point point, String among, DayScale days) {
        String words =
                "%s, %s%s: %s d"
                        .formatted(
                                Printable.shortened(point.key(), 60),
                                point.day(),
                                among,
                                Wording.decimal(point.days()));
        svg.spot(days.at(point.day()) - 5, scale.at(point.days()) - 5, 10, 10, words);
    }

    private void percentile(double value, String name, double below) {
        double y = scale.at(value);
        svg.line("level", plot.left(), y, plot.right(), y);
        String words = name + ": " + Wording.decimal(value) + " d";
        svg.text("label strong", Anchor.START, plot.right() + 6, y + below, words);
    }

    private void overflow() {
        long above = chart.points().stream().filter(point -> point.days() > scale.most()).count();
        if (above > 0) {
            String words =
                    "%s above %s d, on the edge"
                            .formatted(Wording.count(above), Wording.decimal(scale.most()));
            svg.text("tick", Anchor.END, plot.right(), plot.top() - 8, words);
        }
    }
}
