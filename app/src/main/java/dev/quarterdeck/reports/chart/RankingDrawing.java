package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import java.util.List;

/// Draws horizontal bars, longest first, each with its name and value.
final class RankingDrawing {

    private static final int MOST = 12;
    private static final double ROW = 25;
    private static final double LABELS = 200;
    private static final double VALUES = 70;
    private static final int LONGEST_LABEL = 25;

    private RankingDrawing() {}

    static Svg of(Chart.Ranking chart, String id) {
        List<Chart.Bar> bars = chart.bars().stream().limit(MOST).toList();
        int more = chart.bars().size() - bars.size();
        double bottom = Plot.TOP - 8 + bars.size() * ROW;
        Svg svg = new Svg(id, bottom + (more > 0 ? 24 : 6));
        svg.text("axis-name", Anchor.START, 0, 12, Plot.across(chart.axes()));
        svg.text("axis-name", Anchor.START, LABELS, 12, Plot.upward(chart.axes()));
        long most = bars.stream().mapToLong(ChartTable::total).max().orElse(1);
        Scale scale =
                new Scale(Math.max(1.0, (double) most), (double) most, LABELS, Svg.WIDTH - VALUES);
        for (int row = 0; row < bars.size(); row++) {
            bar(svg, bars.get(row), scale, Plot.TOP - 8 + row * ROW, chart.unit());
        }
        if (more > 0) {
            String words = "and " + Wording.count(more) + " more in the table";
            svg.text("tick", Anchor.START, LABELS, bottom + 16, words);
        }
        return svg;
    }

    private static void bar(Svg svg, Chart.Bar bar, Scale scale, double top, String unit) {
        long total = ChartTable.total(bar);
        double end = scale.at(total);
        double base = top + ROW / 2 + 4;
        svg.shortText("label", Anchor.END, LABELS - 8, base, bar.label(), LONGEST_LABEL);
        String words = "%s: %s %s".formatted(bar.label(), Wording.count(total), unit);
        svg.rect("s1", LABELS, top + 4, Math.max(1, end - LABELS), ROW - 8, words);
        if (bar.partial()) {
            svg.hatch(LABELS, top + 4, Math.max(1, end - LABELS), ROW - 8);
        }
        svg.text("value", Anchor.START, end + 6, base, Wording.count(total));
    }
}
