package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import dev.quarterdeck.reports.wording.Printable;
import java.util.List;

/// The horizontal axis of charts over periods: one slot per bar, as many labels as fit.
record Periods(Plot plot, List<Chart.Bar> bars) {

    private static final double CHARACTER = 8;
    private static final int LONGEST = 12;

    double slot() {
        return plot.width() / Math.max(1, bars.size());
    }

    double middle(int index) {
        return plot.left() + (index + 0.5) * slot();
    }

    void axis(String words) {
        int every = every();
        for (int index = 0; index < bars.size(); index++) {
            // counted from the end, so that the newest period always has its label
            if ((bars.size() - 1 - index) % every == 0) {
                String label = Printable.shortened(bars.get(index).label(), LONGEST);
                plot.svg().text("tick", Anchor.MIDDLE, middle(index), plot.bottom() + 18, label);
            }
        }
        plot.horizontalName(words);
    }

    private int every() {
        int longest =
                bars.stream()
                        .mapToInt(bar -> Math.min(LONGEST, bar.label().length()))
                        .max()
                        .orElse(1);
        return (int) Math.max(1, Math.ceil((longest + 1) * CHARACTER / slot()));
    }
}
