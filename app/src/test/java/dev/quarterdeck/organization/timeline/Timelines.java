package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.access.PersonId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Applies differences to timelines in memory, as the store would.
public final class Timelines {

    private static final AtomicLong NEXT = new AtomicLong();

    private Timelines() {}

    public static Supplier<UUID> ids() {
        return () -> new UUID(0x7000, NEXT.incrementAndGet());
    }

    public static IncomingRow row(long line, Statement... statements) {
        return new IncomingRow("people.csv", line, List.of(statements));
    }

    public static OrganizationDiff compare(OrganizationTimeline before, IncomingRow... rows) {
        return before.compare(List.of(rows), ids());
    }

    public static OrganizationTimeline of(IncomingRow... rows) {
        var empty = new OrganizationTimeline();
        return after(empty, compare(empty, rows));
    }

    /// Returns a timeline with the difference applied.
    public static OrganizationTimeline after(OrganizationTimeline before, OrganizationDiff diff) {
        Map<UUID, DatedRow> rows = new TreeMap<>();
        before.persons()
                .forEach(p -> before.rowsOf(p.id()).forEach(row -> rows.put(row.id(), row)));
        before.teams()
                .forEach(t -> before.rowsOfTeam(t.id()).forEach(row -> rows.put(row.id(), row)));
        before.locations().forEach(row -> rows.put(row.id(), row));
        var entities = new ArrayList<Entity>();
        entities.addAll(before.persons());
        entities.addAll(before.teams());
        entities.addAll(before.accounts());
        entities.addAll(before.calendars());
        entities.addAll(before.holidays());
        for (var change : diff.changes()) {
            switch (change) {
                case Change.Named(var old, var now) -> {
                    entities.remove(old);
                    entities.add(now);
                }
                case Change.Added(var row) -> rows.put(row.id(), row);
                case Change.Ended(var old, var row) -> rows.put(old.id(), row);
                case Change.Withdrawn(var row) -> rows.remove(row.id());
            }
        }
        var after = new OrganizationTimeline();
        entities.forEach(after::add);
        rows.values().forEach(after::add);
        return after;
    }

    public static Optional<String> managerOf(
            OrganizationTimeline timeline, String number, LocalDate day) {
        return facts(timeline, number, day).stream()
                .filter(Fact.ReportsTo.class::isInstance)
                .map(Fact.ReportsTo.class::cast)
                .filter(line -> line.kind() == Line.Kind.PRIMARY)
                .map(line -> number(timeline, line.manager()))
                .findFirst();
    }

    public static String number(OrganizationTimeline timeline, PersonId id) {
        return timeline.person(id).orElseThrow().number();
    }

    public static List<Fact> facts(OrganizationTimeline timeline, String number, LocalDate day) {
        var person = timeline.person(number).orElseThrow();
        return timeline.rowsOf(person.id()).stream()
                .filter(row -> row.range().contains(day))
                .map(DatedRow.PersonRow::fact)
                .toList();
    }

    /// Says a person's state in the order of a people file.
    public static Statement state(String number, String from, String manager, String team) {
        return new Statement.PersonState(
                number,
                LocalDate.parse(from),
                null,
                new Statement.Values("Name " + number, null, manager, team, null, null, null));
    }
}
