package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Leaves out what no eye could tell apart, so that a long series stays a small drawing.
final class Thinning {

    /// More steps than this lie closer than a drawing's pixels.
    private static final int MOST = 600;

    private static final int BUCKETS = 150;

    private Thinning() {}

    /// Returns the steps to draw, ascending: of a long series the extremes of each stretch and one
    /// gap of it, so that neither a peak nor a hole is lost.
    static List<Integer> of(List<Chart.Line> lines, int steps) {
        if (steps <= MOST) {
            return IntStream.range(0, steps).boxed().toList();
        }
        TreeSet<Integer> kept = new TreeSet<>(List.of(0, steps - 2, steps - 1));
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int from = (int) ((long) steps * bucket / BUCKETS);
            int until = (int) ((long) steps * (bucket + 1) / BUCKETS);
            lines.forEach(line -> extremes(line, from, until, kept));
        }
        return List.copyOf(kept);
    }

    private static void extremes(Chart.Line line, int from, int until, TreeSet<Integer> kept) {
        int lowest = -1;
        int highest = -1;
        int unknown = -1;
        for (int step = from; step < until; step++) {
            OptionalDouble value = Values.at(line.values().get(step));
            if (value.isEmpty()) {
                unknown = step;
            } else {
                double at = value.getAsDouble();
                lowest = lowest < 0 || at < at(line, lowest) ? step : lowest;
                highest = highest < 0 || at > at(line, highest) ? step : highest;
            }
        }
        IntStream.of(lowest, highest, unknown).filter(step -> step >= 0).forEach(kept::add);
    }

    private static double at(Chart.Line line, int step) {
        return Values.at(line.values().get(step)).orElse(0);
    }

    /// Returns at most `most` items, evenly picked, always with the first and the last.
    static <T> List<T> evenly(List<T> items, int most) {
        if (items.size() <= most) {
            return items;
        }
        double step = (items.size() - 1.0) / (most - 1.0);
        return IntStream.range(0, most)
                .mapToObj(index -> items.get((int) Math.round(index * step)))
                .toList();
    }
}
