package dev.quarterdeck.organization;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.timeline.DatedRow;
import dev.quarterdeck.organization.timeline.Facet;
import dev.quarterdeck.organization.timeline.Fact;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Shows a human through time, as far as the viewer may see.
///
/// @param number the employee number
/// @param version counts changes of anything about the person, for entity tags
/// @param rows what is true of them and when, by first day
public record Person(PersonId id, String number, long version, List<DatedRow.PersonRow> rows) {

    /// Sorts the rows.
    public Person {
        rows =
                rows.stream()
                        .sorted(
                                Comparator.comparing((DatedRow.PersonRow row) -> row.range().from())
                                        .thenComparing(DatedRow::id))
                        .toList();
    }

    /// Returns the person without what is planned after a day: rows that begin later are left
    /// out, and later ends are not told.
    ///
    /// Leave stays, for it is asked for and not planned about somebody; but leave that was cut
    /// short by a planned leaving has no end either.
    Person withoutPlansAfter(LocalDate day) {
        var leaving =
                rows.stream()
                        .filter(row -> row.fact() instanceof Fact.Works)
                        .map(row -> row.range().until())
                        .filter(until -> until != null && until.isAfter(day))
                        .collect(Collectors.toSet());
        var known =
                rows.stream()
                        .filter(
                                row ->
                                        row.fact() instanceof Fact.Away
                                                || !row.range().from().isAfter(day))
                        .map(row -> isEndPlanned(row, day, leaving) ? open(row) : row)
                        .toList();
        return new Person(id, number, version, known);
    }

    private static boolean isEndPlanned(
            DatedRow.PersonRow row, LocalDate day, Set<LocalDate> leaving) {
        var until = row.range().until();
        return until != null
                && (row.fact() instanceof Fact.Away ? leaving.contains(until) : until.isAfter(day));
    }

    private static DatedRow.PersonRow open(DatedRow.PersonRow row) {
        return new DatedRow.PersonRow(
                row.id(), row.person(), row.fact(), DateRange.since(row.range().from()));
    }

    /// Returns a facet's value on a day; a name or address not yet known then is the first known.
    public Optional<String> on(LocalDate day, Facet facet) {
        return rows.stream()
                .filter(row -> row.range().contains(day))
                .map(DatedRow.PersonRow::fact)
                .flatMap(fact -> valueOf(fact, facet).stream())
                .findFirst()
                .or(() -> firstAfter(day, facet));
    }

    private Optional<String> firstAfter(LocalDate day, Facet facet) {
        if (facet == Facet.LOCATION || facet == Facet.CALENDAR) {
            return Optional.empty();
        }
        return rows.stream()
                .filter(row -> row.range().from().isAfter(day))
                .flatMap(row -> valueOf(row.fact(), facet).stream())
                .findFirst();
    }

    private static Optional<String> valueOf(Fact fact, Facet facet) {
        return fact instanceof Fact.Has(var kind, var value) && kind == facet
                ? Optional.of(value)
                : Optional.empty();
    }

    /// Returns the name on a day, or the employee number where no name is known.
    public String nameOn(LocalDate day) {
        return on(day, Facet.NAME).orElse(number);
    }

    /// Answers whether they work here on a day.
    public boolean worksOn(LocalDate day) {
        return rows.stream()
                .anyMatch(row -> row.fact() instanceof Fact.Works && row.range().contains(day));
    }

    /// Returns the manager in the chart on a day.
    public Optional<PersonId> managerOn(LocalDate day) {
        return rows.stream()
                .filter(row -> row.range().contains(day))
                .map(DatedRow.PersonRow::fact)
                .filter(Fact.ReportsTo.class::isInstance)
                .map(Fact.ReportsTo.class::cast)
                .filter(line -> line.kind() == Line.Kind.PRIMARY)
                .map(Fact.ReportsTo::manager)
                .findFirst();
    }
}
