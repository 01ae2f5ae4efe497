package dev.quarterdeck.planning;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Writes levers as scenarios name their changes, so that one can be kept.
///
/// @param own the initiative that the lever is pulled for
/// @param key how a team is named
record LeverCells(PlanOfRecord record, PlanOfRecord.Wanted own, Function<UUID, String> key) {

    Map<String, String> of(Lever lever) {
        var cells = new LinkedHashMap<String, String>();
        switch (lever) {
            case Lever.Hire(var team, int week) -> person(cells, "hire", team, week);
            case Lever.Contractor(var team, int week, int weeks) -> {
                person(cells, "contract", team, week);
                cells.put("until", from(week + weeks).toString());
            }
            case Lever.Cut(var team, double items) -> {
                cells.put("kind", "cut");
                cells.put("initiative", own.key());
                cells.put("team", key.apply(team.id()));
                cells.put("items", items(left(team) - items));
            }
            case Lever.First() -> {
                cells.put("kind", "reorder");
                cells.put("initiative", own.key());
                cells.put("before", first());
            }
            case Lever.Drop(var _, var other) -> {
                cells.put("kind", "drop");
                cells.put("initiative", other);
            }
            case Lever.MustDate(var day) -> {
                cells.put("kind", "redate");
                cells.put("initiative", own.key());
                cells.put("mustDate", day.toString());
            }
            case Lever.Freeze(var from, var until, var team) -> {
                cells.put("kind", "freeze");
                cells.put("from", from.toString());
                cells.put("until", until.toString());
                if (team != null) {
                    cells.put("teams", key.apply(team.id()));
                }
            }
        }
        return cells;
    }

    private void person(Map<String, String> cells, String kind, Lever.OfTeam team, int week) {
        cells.put("kind", kind);
        cells.put("team", key.apply(team.id()));
        var usual = LeverChanges.usual(record.plan(), team.id().toString());
        cells.put("role", usual.role());
        if (!usual.skill().equals(usual.role())) {
            cells.put("skill", usual.skill());
        }
        cells.put("count", "1");
        cells.put("from", from(week).toString());
    }

    private LocalDate from(int week) {
        return record.plan().start().plusWeeks(week);
    }

    private double left(Lever.OfTeam team) {
        return record.initiative(own.id()).demands().stream()
                .filter(demand -> demand.team().equals(team.id().toString()))
                .mapToDouble(demand -> demand.items())
                .sum();
    }

    private static String items(double items) {
        return items == Math.rint(items) ? String.valueOf((long) items) : String.valueOf(items);
    }

    private String first() {
        return record.plan().initiatives().stream()
                .filter(one -> !one.id().equals(own.id().toString()))
                .min(
                        Comparator.comparingDouble(
                                        dev.quarterdeck.engine.portfolio.Initiative::order)
                                .thenComparing(dev.quarterdeck.engine.portfolio.Initiative::id))
                .map(one -> record.of(one.id()).key())
                .orElse("");
    }
}
