package dev.quarterdeck.reports.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Keeps direct labels apart: each stays as near as it can to the mark it names.
final class Labels {

    static final double APART = 16;

    private Labels() {}

    /// Returns a height for each wanted one, in the same order, at least [#APART] from the next one
    /// where there is room from `top` to `bottom`.
    static List<Double> apart(List<Double> wanted, double top, double bottom) {
        List<Integer> order =
                IntStream.range(0, wanted.size())
                        .boxed()
                        .sorted(Comparator.comparing(wanted::get))
                        .toList();
        List<Double> places = new ArrayList<>(wanted);
        double floor = top;
        for (int index : order) {
            double place = Math.max(wanted.get(index), floor);
            places.set(index, place);
            floor = place + APART;
        }
        double ceiling = bottom;
        for (int index : order.reversed()) {
            double place = Math.min(places.get(index), ceiling);
            places.set(index, place);
            ceiling = place - APART;
        }
        return places;
    }
}
