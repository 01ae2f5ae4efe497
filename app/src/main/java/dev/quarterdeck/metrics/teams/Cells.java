package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.metrics.teams.Report.Portion;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// Holds the cells of one metric under one rule.
///
/// @param byWeek by Monday, then by team's id; the empty text is nobody's
/// @param dark by Monday, how much of the work of all teams is nobody's
record Cells(Map<LocalDate, Map<String, Cell>> byWeek, Map<LocalDate, Portion> dark) {

    static final String NOBODY = "";

    /// Cells of all teams.
    static Cells of(Map<LocalDate, Map<String, Cell>> byWeek) {
        var dark = new HashMap<LocalDate, Portion>();
        byWeek.forEach((monday, byTeam) -> dark.put(monday, portion(byTeam)));
        return new Cells(byWeek, dark);
    }

    private static Portion portion(Map<String, Cell> byTeam) {
        long all = byTeam.values().stream().mapToLong(Cell::total).sum();
        return new Portion(byTeam.getOrDefault(NOBODY, Cell.EMPTY).total(), all);
    }

    Map<String, Cell> of(LocalDate monday) {
        return byWeek.getOrDefault(monday, Map.of());
    }
}
