package dev.quarterdeck.reports;

import dev.quarterdeck.metrics.Chart;
import java.util.List;
import java.util.Optional;

/// Draws a series over periods as a row of small blocks.
final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final int LONGEST = 40;

    private Sparkline() {}

    /// Returns the blocks of a chart over periods, oldest first; empty for other kinds of chart.
    static Optional<String> of(Chart chart) {
        return switch (chart) {
            case Chart.Bars bars -> drawn(bars.bars());
            case Chart.TwoLines lines -> drawn(lines.bars());
            case Chart.Ranking ranking -> Optional.empty();
            case Chart.DoneBy doneBy -> Optional.empty();
            case Chart.Replays replays -> Optional.empty();
            case Chart.Scatter scatter -> Optional.empty();
            case Chart.TimeLine line -> Optional.empty();
            // their values may be unknown, below zero or ranges, which blocks cannot say
            case Chart.Lines lines -> Optional.empty();
            case Chart.Histogram histogram -> Optional.empty();
            case Chart.Flow flow -> Optional.empty();
            case Chart.HeatMap map -> Optional.empty();
        };
    }

    private static Optional<String> drawn(List<Chart.Bar> bars) {
        List<Chart.Bar> recent = bars.subList(Math.max(0, bars.size() - LONGEST), bars.size());
        long most = recent.stream().mapToLong(Sparkline::first).max().orElse(0);
        if (most == 0 || recent.size() < 3) {
            return Optional.empty();
        }
        StringBuilder blocks = new StringBuilder();
        recent.forEach(bar -> blocks.append(block(first(bar), most)));
        return Optional.of(blocks.toString());
    }

    private static char block(long value, long most) {
        long step = Math.ceilDiv(value * BLOCKS.length(), most) - 1;
        return BLOCKS.charAt((int) Math.clamp(step, 0, BLOCKS.length() - 1L));
    }

    private static long first(Chart.Bar bar) {
        return bar.values().isEmpty() ? 0 : Math.max(0, bar.values().getFirst());
    }
}
