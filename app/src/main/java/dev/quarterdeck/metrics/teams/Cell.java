package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.engine.measuring.Weighted;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Holds what one metric found: how many hundredths of things have which value, and what was left
/// out.
///
/// Cells of teams add up to those of the teams above, and cells of weeks to those of periods: a
/// thing that two teams share adds its two parts.
///
/// @param values hundredths of things by value
/// @param leftOut hundredths of things by reason
record Cell(Map<Long, Long> values, Map<String, Long> leftOut) {

    static final Cell EMPTY = new Cell(Map.of(), Map.of());

    static Cell sum(Collection<Cell> cells) {
        if (cells.size() == 1) {
            return cells.iterator().next();
        }
        var values = new TreeMap<Long, Long>();
        var leftOut = new TreeMap<String, Long>();
        for (var cell : cells) {
            cell.values.forEach((value, parts) -> values.merge(value, parts, Long::sum));
            cell.leftOut.forEach((reason, parts) -> leftOut.merge(reason, parts, Long::sum));
        }
        return new Cell(values, leftOut);
    }

    long total() {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }

    long of(long value) {
        return values.getOrDefault(value, 0L);
    }

    Weighted weighted() {
        return new Weighted(values);
    }
}
