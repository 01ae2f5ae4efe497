package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import java.util.ArrayList;
import java.util.List;

/// Draws stacked bars over periods; the newest bar is hatched while its period is not over.
final class BarsDrawing {

    private static final double HEIGHT = 240;
    private static final double LABELS = 146;
    private static final double LABEL_HEIGHT = 17;
    private static final int LONGEST_LABEL = 16;
    private static final int MOST_TOTALS = 13;

    private final Chart.Bars chart;
    private final Svg svg;
    private final Plot plot;
    private final Scale scale;
    private final Periods periods;

    private BarsDrawing(Chart.Bars chart, String id) {
        this.chart = chart;
        this.svg = new Svg(id, HEIGHT);
        double right = Svg.WIDTH - (chart.kinds().size() > 1 ? LABELS : 8);
        this.plot = new Plot(svg, 44, Plot.TOP, right, HEIGHT - Plot.BOTTOM);
        long most = chart.bars().stream().mapToLong(ChartTable::total).max().orElse(0);
        this.scale = Scale.upTo((double) most, true, plot.bottom(), plot.top());
        this.periods = Periods.of(plot, chart.bars());
    }

    static Svg of(Chart.Bars chart, String id) {
        BarsDrawing drawing = new BarsDrawing(chart, id);
        drawing.draw();
        return drawing.svg;
    }

    private void draw() {
        plot.verticalAxis(scale, Plot.upward(chart.axes()));
        for (int index = 0; index < chart.bars().size(); index++) {
            bar(chart.bars().get(index), periods.middle(index));
        }
        periods.axis(Plot.across(chart.axes()));
        if (chart.kinds().size() > 1 && !chart.bars().isEmpty()) {
            labels(chart.bars().getLast());
        }
    }

    private void bar(Chart.Bar bar, double middle) {
        double width = Math.clamp(periods.slot() * 0.7, 1, 46);
        long below = 0;
        for (int kind = 0; kind < bar.values().size(); kind++) {
            long value = bar.values().get(kind);
            double top = scale.at(below + value);
            double tall = scale.at(below) - top;
            double drawn = tall - (tall > 3 ? 1 : 0);
            svg.rect(series(kind), middle - width / 2, top, width, drawn, words(bar, kind));
            below += value;
        }
        if (bar.partial()) {
            double top = scale.at(below);
            svg.hatch(middle - width / 2, top, width, plot.bottom() - top);
        }
        String total = Wording.count(below);
        if (chart.bars().size() <= MOST_TOTALS && Letters.width(total) <= periods.slot() + 8) {
            svg.text("value", Anchor.MIDDLE, middle, scale.at(below) - 5, total);
        }
    }

    private String words(Chart.Bar bar, int kind) {
        String name = kind < chart.kinds().size() ? ", " + chart.kinds().get(kind) : "";
        return ChartTable.period(bar) + name + ": " + Wording.count(bar.values().get(kind));
    }

    private void labels(Chart.Bar last) {
        List<Double> places = places(last);
        for (int kind = 0; kind < places.size(); kind++) {
            double x = plot.right() + 6;
            svg.rect(series(kind), x, places.get(kind) - 9, 9, 9);
            svg.shortText(
                    "label",
                    Anchor.START,
                    x + 14,
                    places.get(kind),
                    chart.kinds().get(kind),
                    LONGEST_LABEL);
        }
    }

    /// Puts each label beside its part of the last bar, moved up where two would touch.
    private List<Double> places(Chart.Bar last) {
        List<Double> places = new ArrayList<>();
        double ceiling = plot.bottom() + LABEL_HEIGHT;
        long below = 0;
        for (int kind = 0; kind < chart.kinds().size(); kind++) {
            long value = kind < last.values().size() ? last.values().get(kind) : 0;
            double wanted = (scale.at(below) + scale.at(below + value)) / 2 + 4;
            double place = Math.min(wanted, ceiling - LABEL_HEIGHT);
            places.add(place);
            ceiling = place;
            below += value;
        }
        return places;
    }

    static String series(int kind) {
        return "s" + (1 + kind % 6);
    }
}
