package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import dev.quarterdeck.reports.wording.Printable;
import java.util.List;

/// The horizontal axis of charts over periods: one slot per period, as many labels as fit.
record Periods(Plot plot, List<String> labels) {

    private static final double APART = 4;
    private static final int LONGEST = 12;

    static Periods of(Plot plot, List<Chart.Bar> bars) {
        return new Periods(plot, bars.stream().map(Chart.Bar::label).toList());
    }

    double slot() {
        return plot.width() / Math.max(1, labels.size());
    }

    double middle(int index) {
        return plot.left() + (index + 0.5) * slot();
    }

    void axis(String words) {
        int every = every();
        double next = Svg.WIDTH + APART;
        // from the end, so that the newest period always has its label
        for (int index = labels.size() - 1; index >= 0; index -= every) {
            String label = Printable.shortened(labels.get(index), LONGEST);
            double middle = Plot.inside(middle(index), label);
            double half = Letters.width(label) / 2;
            if (middle + half + APART <= next) {
                plot.svg().text("tick", Anchor.MIDDLE, middle, plot.bottom() + 18, label);
                next = middle - half;
            }
        }
        plot.horizontalName(words);
    }

    private int every() {
        double longest =
                labels.stream()
                        .mapToDouble(label -> Letters.width(Printable.shortened(label, LONGEST)))
                        .max()
                        .orElse(0);
        return (int) Math.max(1, Math.ceil((longest + APART) / slot()));
    }
}
