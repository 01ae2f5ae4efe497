package dev.quarterdeck.organization.timeline;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Reads the state of one person on one day straight from the rows: the latest row at or before
/// the day that says something, unless the person has left since.
final class NaiveDay {

    private NaiveDay() {}

    static String managerOf(List<IncomingRow> rows, Set<Long> held, String number, LocalDate day) {
        String manager = "";
        boolean works = false;
        for (var date = rows.isEmpty() ? day : first(rows);
                !date.isAfter(day);
                date = date.plusDays(1)) {
            for (var row : ofPerson(rows, number)) {
                var state = state(row);
                if (date.equals(state.until()) && !coveredByLater(rows, number, state)) {
                    works = false;
                    manager = "";
                }
            }
            for (var row : ofPerson(rows, number)) {
                var state = state(row);
                if (state.from().equals(date)) {
                    works = true;
                    var said = state.values().manager();
                    if (said != null && !held.contains(row.line())) {
                        manager = said;
                    }
                }
            }
        }
        return works ? manager : "";
    }

    private static LocalDate first(List<IncomingRow> rows) {
        return rows.stream()
                .map(row -> state(row).from())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<IncomingRow> ofPerson(List<IncomingRow> rows, String number) {
        return rows.stream().filter(row -> state(row).number().equals(number)).toList();
    }

    /// An end does not count where a row begins on that day, or one that begins later than the
    /// ended one says the person stays longer.
    private static boolean coveredByLater(
            List<IncomingRow> rows, String number, Statement.PersonState ended) {
        return ofPerson(rows, number).stream()
                .map(NaiveDay::state)
                .filter(state -> !state.from().isBefore(ended.from()))
                .anyMatch(
                        state ->
                                state.from().equals(ended.until())
                                        || state.until() != null
                                                && ended.until() != null
                                                && !state.from().isAfter(ended.until())
                                                && state.until().isAfter(ended.until()));
    }

    private static Statement.PersonState state(IncomingRow row) {
        return (Statement.PersonState) row.statements().getFirst();
    }
}
