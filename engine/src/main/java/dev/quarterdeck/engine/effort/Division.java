package dev.quarterdeck.engine.effort;

import dev.quarterdeck.engine.effort.PersonMonth.Slice;
import dev.quarterdeck.engine.effort.PersonMonth.Target;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Divides the days of one person's month.
///
/// @param isKnown whether it is known who it is: else days without anything do not count
record Division(PersonMonth time, boolean isKnown, Consumer<? super Slice> slices) {

    /// A commit may name several items: so many parts divide by two to ten, but not by all.
    private static final long SCALE = 5_040;

    void presence(LocalDate day) {
        evenly(EffortRule.PRESENCE, day, time.items(day, false), PersonMonth.WEEK / 7);
    }

    void weekday(LocalDate day) {
        if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
            evenly(EffortRule.WEEKDAY, day, time.items(day, true), PersonMonth.WEEK / 5);
        }
    }

    private void evenly(EffortRule rule, LocalDate day, NavigableSet<Long> items, long whole) {
        if (!items.isEmpty()) {
            long part = whole / items.size();
            items.forEach(item -> slices.accept(new Slice(rule, day, new Target.Item(item), part)));
        } else if (isKnown) {
            slices.accept(new Slice(rule, day, new Target.Nothing(), whole));
        }
    }

    void activity(List<LocalDate> days) {
        var weights = weights();
        if (weights.isEmpty() && isKnown) {
            weights.add(Map.entry(new Target.Nothing(), 1L));
        }
        long all = weights.stream().mapToLong(Map.Entry::getValue).sum();
        for (var day : days) {
            for (var one : weights) {
                long part = PersonMonth.WEEK / 7 * one.getValue() / all;
                slices.accept(new Slice(EffortRule.ACTIVITY, day, one.getKey(), part));
            }
        }
    }

    private List<Map.Entry<Target, Long>> weights() {
        var items = new TreeMap<Long, Long>();
        long dark = 0;
        for (var one : time.doneWithin()) {
            if (one.items().isEmpty()) {
                dark += one.weight() * SCALE;
            } else {
                long part = one.weight() * SCALE / one.items().size();
                one.items().forEach(item -> items.merge(item, part, Long::sum));
            }
        }
        var weights = new ArrayList<Map.Entry<Target, Long>>();
        items.forEach((item, part) -> weights.add(Map.entry(new Target.Item(item), part)));
        if (dark > 0) {
            weights.add(Map.entry(new Target.Dark(), dark));
        }
        return weights;
    }
}
