package dev.quarterdeck.organization;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Finding;
import dev.quarterdeck.organization.OrganizationDay.Place;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.organization.timeline.DatedRow;
import dev.quarterdeck.organization.timeline.Entity;
import dev.quarterdeck.organization.timeline.Facet;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.organization.timeline.OrganizationTimeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the view of one day from a timeline: pure, without a store.
final class DayView {

    private final OrganizationTimeline timeline;
    private final LocalDate day;
    private final Map<PersonId, Colleague> colleagues = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private DayView(OrganizationTimeline timeline, LocalDate day) {
        this.timeline = timeline;
        this.day = day;
    }

    /// @param timeline at least all employments, and what holds on the day
    static OrganizationDay of(OrganizationTimeline timeline, LocalDate day) {
        var view = new DayView(timeline, day);
        view.meetColleagues();
        var units = view.units();
        view.findUnmanaged();
        return new OrganizationDay(
                day, List.copyOf(view.colleagues.values()), units, view.findings);
    }

    private void meetColleagues() {
        timeline.persons().stream()
                .sorted(Comparator.comparing(Entity.PersonEntity::number))
                .filter(person -> isEmployed(person.id()))
                .forEach(person -> colleagues.put(person.id(), colleague(person)));
    }

    private boolean isEmployed(PersonId person) {
        return timeline.rowsOf(person).stream()
                .anyMatch(row -> row.fact() instanceof Fact.Works && row.range().contains(day));
    }

    private Colleague colleague(Entity.PersonEntity entity) {
        var person =
                new Person(
                        entity.id(),
                        entity.number(),
                        entity.version(),
                        timeline.rowsOf(entity.id()));
        var location = person.on(day, Facet.LOCATION).orElse(null);
        return new Colleague(
                person.id(),
                person.number(),
                person.nameOn(day),
                person.on(day, Facet.ADDRESS).orElse(null),
                person.managerOn(day).orElse(null),
                lines(person, Line.Kind.INTERIM),
                lines(person, Line.Kind.DOTTED),
                places(person),
                location,
                person.on(day, Facet.CALENDAR).or(() -> calendarOf(location)).orElse(null));
    }

    private List<PersonId> lines(Person person, Line.Kind kind) {
        return facts(person, Fact.ReportsTo.class)
                .filter(line -> line.kind() == kind)
                .map(Fact.ReportsTo::manager)
                .toList();
    }

    private List<Place> places(Person person) {
        return facts(person, Fact.WorksIn.class)
                .map(fact -> new Place(fact.team(), fact.share()))
                .toList();
    }

    private <F extends Fact> java.util.stream.Stream<F> facts(Person person, Class<F> kind) {
        return person.rows().stream()
                .filter(row -> row.range().contains(day))
                .map(DatedRow.PersonRow::fact)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private Optional<String> calendarOf(@Nullable String location) {
        return timeline.locations().stream()
                .filter(row -> row.range().contains(day))
                .filter(row -> row.location().equalsIgnoreCase(location))
                .map(row -> row.place().calendar())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private List<Unit> units() {
        Map<UUID, List<Colleague>> members = new HashMap<>();
        for (var colleague : colleagues.values()) {
            for (var place : colleague.places()) {
                members.computeIfAbsent(place.team(), key -> new ArrayList<>()).add(colleague);
            }
        }
        return timeline.teams().stream()
                .sorted(Comparator.comparing(Entity.TeamEntity::key))
                .flatMap(team -> unit(team, members.getOrDefault(team.id(), List.of())).stream())
                .toList();
    }

    private Optional<Unit> unit(Entity.TeamEntity team, List<Colleague> members) {
        return timeline.rowsOfTeam(team.id()).stream()
                .filter(row -> row.range().contains(day))
                .findFirst()
                .map(
                        row ->
                                new Unit(
                                        team.id(),
                                        team.key(),
                                        row.place().name(),
                                        row.place().parent(),
                                        head(members),
                                        members.size(),
                                        fullTime(team.id(), members),
                                        team.version()));
    }

    private static double fullTime(UUID team, List<Colleague> members) {
        return members.stream()
                        .flatMap(member -> member.places().stream())
                        .filter(place -> place.team().equals(team))
                        .mapToInt(Place::share)
                        .sum()
                / 100.0;
    }

    private static @Nullable PersonId head(List<Colleague> members) {
        Set<PersonId> inside =
                members.stream().map(Colleague::id).collect(Collectors.toCollection(HashSet::new));
        Map<PersonId, Long> reports =
                members.stream()
                        .map(Colleague::manager)
                        .filter(Objects::nonNull)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        // A member who leads the others leads the team; else whoever most of them report to.
        return reports.entrySet().stream()
                .max(
                        Comparator.comparing(
                                        (Map.Entry<PersonId, Long> one) ->
                                                inside.contains(one.getKey())
                                                        && one.getValue() * 2 >= members.size() - 1)
                                .thenComparing(Map.Entry::getValue)
                                .thenComparing(one -> one.getKey().value()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private void findUnmanaged() {
        Set<PersonId> managers =
                colleagues.values().stream()
                        .map(Colleague::manager)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var top =
                colleagues.values().stream()
                        .filter(one -> one.manager() == null && managers.contains(one.id()))
                        .map(Colleague::id)
                        .toList();
        for (var colleague : colleagues.values()) {
            var manager = colleague.manager();
            if (manager != null && !colleagues.containsKey(manager)) {
                findings.add(leftBehind(colleague, manager));
            } else if (manager == null && !(top.size() == 1 && top.contains(colleague.id()))) {
                findings.add(
                        new Finding(
                                "nobody-manages",
                                colleague.id(),
                                null,
                                "Nobody manages %s.".formatted(colleague.name())));
            }
        }
    }

    private Finding leftBehind(Colleague colleague, PersonId manager) {
        var since =
                timeline.rowsOf(manager).stream()
                        .filter(row -> row.fact() instanceof Fact.Works)
                        .map(row -> row.range().until())
                        .filter(Objects::nonNull)
                        .filter(until -> !until.isAfter(day))
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        var name = timeline.person(manager).map(Entity.PersonEntity::number).orElse("unknown");
        var words =
                since == null
                        ? "Nobody manages %s: their manager (%s) does not work here yet."
                                .formatted(colleague.name(), name)
                        : "Nobody manages %s since %s: their manager (%s) has left."
                                .formatted(colleague.name(), since, name);
        return new Finding("nobody-manages", colleague.id(), since, words);
    }
}
