package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import java.util.List;

/// Draws two counts per period as lines, told apart by mark and dash as well as by colour; the way
/// into a period that is not over is dotted and ends in a hollow mark.
final class TwoLinesDrawing {

    private static final double HEIGHT = 240;
    private static final double LABELS = 96;
    private static final double APART = 16;

    private final Chart.TwoLines chart;
    private final Svg svg;
    private final Plot plot;
    private final Scale scale;
    private final Periods periods;

    private TwoLinesDrawing(Chart.TwoLines chart, String id) {
        this.chart = chart;
        this.svg = new Svg(id, HEIGHT);
        this.plot = new Plot(svg, 44, Plot.TOP, Svg.WIDTH - LABELS, HEIGHT - Plot.BOTTOM);
        long most =
                chart.bars().stream()
                        .flatMap(bar -> bar.values().stream())
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0);
        this.scale = Scale.upTo((double) most, true, plot.bottom(), plot.top());
        this.periods = Periods.of(plot, chart.bars());
    }

    static Svg of(Chart.TwoLines chart, String id) {
        TwoLinesDrawing drawing = new TwoLinesDrawing(chart, id);
        drawing.draw();
        return drawing.svg;
    }

    private void draw() {
        plot.verticalAxis(scale, Plot.upward(chart.axes()));
        periods.axis(Plot.across(chart.axes()));
        if (chart.bars().isEmpty()) {
            return;
        }
        line(1);
        line(0);
        labels();
    }

    private void line(int which) {
        String style = which == 0 ? "line-1" : "line-2 dashed";
        List<Chart.Bar> bars = chart.bars();
        Svg.Path whole = new Svg.Path();
        Svg.Path open = new Svg.Path();
        for (int index = 0; index < bars.size(); index++) {
            double x = periods.middle(index);
            double y = scale.at(value(bars.get(index), which));
            if (bars.get(index).partial() && index > 0) {
                open.to(periods.middle(index - 1), scale.at(value(bars.get(index - 1), which)));
                open.to(x, y);
            } else {
                whole.to(x, y);
            }
            mark(which, x, y, bars.get(index));
        }
        svg.path(style, whole);
        if (!open.isEmpty()) {
            svg.path(style + " dotted", open);
        }
    }

    private void mark(int which, double x, double y, Chart.Bar bar) {
        String name = which == 0 ? chart.first() : chart.second();
        String count = Wording.count(value(bar, which));
        String words = "%s, %s: %s".formatted(ChartTable.period(bar), name, count);
        Shape.draw(svg, which, new Shape.Place(x, y, bar.partial()), words);
    }

    private void labels() {
        double first = scale.at(value(chart.bars().getLast(), 0)) + 4;
        double second = scale.at(value(chart.bars().getLast(), 1)) + 4;
        double missing = APART - Math.abs(first - second);
        if (missing > 0) {
            double direction = first <= second ? 1 : -1;
            first -= direction * missing / 2;
            second += direction * missing / 2;
        }
        double x = plot.right() + 4;
        svg.shortText("label text-1", Anchor.START, x, first, chart.first(), 13);
        svg.shortText("label text-2", Anchor.START, x, second, chart.second(), 13);
    }

    private static long value(Chart.Bar bar, int which) {
        return which < bar.values().size() ? bar.values().get(which) : 0;
    }
}
