package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.organization.timeline.Verdicts.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Works out what rows change: drafts each person, refuses rows that break a rule, and drafts anew
/// whoever that touches, until nothing more is refused.
///
/// A round refuses at least one row or is the last one, so it ends. A row is refused for what it
/// says itself; a row that names a refused person as manager is taken without the manager.
final class Merging {

    private static final Comparator<Heard<Statement.OfPerson>> BY_CONTENT =
            Comparator.comparing((Heard<Statement.OfPerson> one) -> firstDay(one.statement()))
                    .thenComparing(one -> one.statement().toString());

    private final OrganizationTimeline before;
    private final Supplier<UUID> ids;
    private final Verdicts verdicts = new Verdicts();
    private final Names names;
    private final Map<String, List<Heard<Statement.OfPerson>>> heard = new LinkedHashMap<>();
    private final Map<String, Set<String>> reportsOf = new HashMap<>();
    private final Map<String, PersonDraft> drafts = new LinkedHashMap<>();
    private final Shared shared;

    Merging(OrganizationTimeline before, List<IncomingRow> rows, Supplier<UUID> ids) {
        this.before = before;
        this.ids = ids;
        this.names = new Names(before, verdicts, ids);
        this.shared = new Shared(before, names, verdicts, ids);
        rows.forEach(this::sort);
    }

    private void sort(IncomingRow row) {
        for (var statement : row.statements()) {
            if (statement instanceof Statement.OfPerson of) {
                var number = OrganizationTimeline.plain(of.number());
                heard.computeIfAbsent(number, key -> new ArrayList<>()).add(new Heard<>(row, of));
                noteManager(number, of);
            } else {
                shared.hear(row, statement);
            }
        }
    }

    private void noteManager(String number, Statement.OfPerson statement) {
        var manager =
                switch (statement) {
                    case Statement.PersonState state -> state.values().manager();
                    case Statement.LineStated line -> line.manager();
                    default -> null;
                };
        if (manager != null) {
            reportsOf
                    .computeIfAbsent(
                            OrganizationTimeline.plain(manager), key -> new LinkedHashSet<>())
                    .add(number);
        }
    }

    OrganizationDiff diff() {
        shared.settle();
        heard.values().forEach(this::introduce);
        Collection<String> open = heard.keySet();
        while (!open.isEmpty()) {
            Set<String> again = new LinkedHashSet<>();
            open.forEach(number -> draft(number, again));
            if (again.isEmpty()) {
                acrossPersons(again);
            }
            open = again;
        }
        return new OrganizationDiff(changes(), verdicts.refused(), verdicts.heldBack());
    }

    private void introduce(List<Heard<Statement.OfPerson>> all) {
        var number = all.getFirst().statement().number();
        if (before.person(number).isPresent() || all.stream().anyMatch(Merging::makesPerson)) {
            names.person(number);
            return;
        }
        all.forEach(one -> verdicts.refuse(one.row(), unknown(number)));
    }

    private static boolean makesPerson(Heard<Statement.OfPerson> one) {
        return one.statement() instanceof Statement.PersonState
                || one.statement() instanceof Statement.Employed;
    }

    private static Reason unknown(String number) {
        return new Reason(
                "employee_number",
                number,
                "The person (%s) must be known here or in the files.".formatted(number),
                "Maybe their row in the people file is missing, or the number is mistyped.");
    }

    /// Drafts a person; rows refused on the way put them, and who names them, among `again`.
    private void draft(String number, Set<String> again) {
        var all =
                heard.getOrDefault(number, List.of()).stream()
                        .filter(one -> !verdicts.isRefused(one.row()))
                        .sorted(BY_CONTENT)
                        .toList();
        boolean isNew = before.person(number).isEmpty();
        if (isNew && all.stream().noneMatch(Merging::makesPerson)) {
            giveUp(number, all, again);
            return;
        }
        var person = names.person(number);
        var draft = new PersonDraft(person, before.rowsOf(person.id()), verdicts);
        int refused = verdicts.count();
        draft.hear(all, names);
        drafts.put(number, draft);
        if (verdicts.count() > refused) {
            again.add(number);
        }
    }

    private static LocalDate firstDay(Statement.OfPerson statement) {
        return switch (statement) {
            case Statement.PersonState state -> state.from();
            case Statement.Employed employed -> employed.joined();
            case Statement.Left left -> left.day();
            case Statement.RowEnded ended -> ended.day();
            case Statement.LineStated line -> line.range().from();
            case Statement.MembershipStated membership -> membership.range().from();
            case Statement.LeaveStated leave -> leave.range().from();
            case Statement.SkillStated skill -> skill.range().from();
            case Statement.AccountLinked account -> account.range().from();
        };
    }

    private void giveUp(String number, List<Heard<Statement.OfPerson>> left, Set<String> again) {
        drafts.remove(number);
        left.forEach(one -> verdicts.refuse(one.row(), unknown(number)));
        var first = heard.get(number);
        if (first == null) {
            return;
        }
        var row = first.getFirst().row();
        names.refused(number, "their row (%s, line %d)".formatted(row.file(), row.line()));
        reportsOf.getOrDefault(number, Set.of()).stream()
                .filter(drafts::containsKey)
                .forEach(again::add);
    }

    private void acrossPersons(Set<String> again) {
        int refused = verdicts.count();
        refuseCycles();
        refuseSharedAccounts();
        if (verdicts.count() > refused) {
            drafts.keySet().stream().filter(this::hasRefusedSegment).forEach(again::add);
        }
    }

    private boolean hasRefusedSegment(String number) {
        return heard.getOrDefault(number, List.of()).stream()
                .anyMatch(one -> verdicts.isRefused(one.row()));
    }

    private void refuseCycles() {
        var search = new CycleSearch<PersonId>();
        Set<PersonId> drafted = new LinkedHashSet<>();
        for (var draft : drafts.values()) {
            var id = draft.person().id();
            drafted.add(id);
            draft.tracks().values().stream()
                    .filter(Merging::holdsLines)
                    .forEach(track -> track.merged().forEach(s -> edge(search, id, s)));
        }
        for (var person : before.persons()) {
            if (!drafted.contains(person.id())) {
                knownLines(person.id(), search);
            }
        }
        var cycles = new ArrayList<>(search.cycles());
        cycles.sort(
                Comparator.comparing(CycleSearch.Cycle<PersonId>::day).thenComparing(this::way));
        cycles.forEach(this::refuse);
    }

    private static boolean holdsLines(Track<Fact> track) {
        return !track.isEmpty()
                && track.segments().iterator().next().value() instanceof Fact.ReportsTo;
    }

    private static void edge(
            CycleSearch<PersonId> search, PersonId person, Track.Segment<Fact> segment) {
        if (segment.value() instanceof Fact.ReportsTo(var manager, var kind) && kind.manages()) {
            search.add(person, manager, segment);
        }
    }

    private void knownLines(PersonId person, CycleSearch<PersonId> search) {
        for (var row : before.rowsOf(person)) {
            if (row.fact() instanceof Fact.ReportsTo(var _, Line.Kind kind) && kind.manages()) {
                var range = row.range();
                edge(
                        search,
                        person,
                        new Track.Segment<>(
                                range.from(),
                                Track.closed(range.until()),
                                row.fact(),
                                null,
                                false));
            }
        }
    }

    private void refuse(CycleSearch.Cycle<PersonId> cycle) {
        var way = way(cycle);
        for (var row : cycle.blamed()) {
            verdicts.refuse(
                    row,
                    new Reason(
                            "manager",
                            way,
                            "Reporting lines must not lead back to where they began, as on (%s): cycle %s."
                                    .formatted(cycle.day(), way),
                            "Maybe one of these rows names the wrong manager."));
        }
    }

    /// Words a circle from its smallest number on, wherever the search entered it.
    private String way(CycleSearch.Cycle<PersonId> cycle) {
        var numbers = cycle.edges().stream().map(edge -> number(edge.node())).toList();
        int least = numbers.indexOf(Collections.min(numbers));
        var way = new ArrayList<>(numbers);
        Collections.rotate(way, -least);
        way.add(way.getFirst());
        return String.join(" → ", way);
    }

    private String number(PersonId id) {
        return before.person(id)
                .map(Entity.PersonEntity::number)
                .orElseGet(() -> names.numberOf(id));
    }

    private void refuseSharedAccounts() {
        var owners = new AccountOwners(before, verdicts);
        drafts.values().forEach(owners::add);
        owners.refuseTwoOwners();
    }

    private List<Change> changes() {
        var changes = new ArrayList<Change>();
        var rows = new ArrayList<Change>();
        Set<UUID> teams = new LinkedHashSet<>();
        for (var draft : drafts.values()) {
            var known = before.rowsOf(draft.person().id());
            var changed = new RowChanges(draft, known, ids).list();
            boolean isNew = before.person(draft.person().id()).isEmpty();
            if (isNew) {
                changes.add(new Change.Named(null, draft.person()));
            } else if (!changed.isEmpty()) {
                changes.add(new Change.Named(draft.person(), next(draft.person())));
            }
            rows.addAll(changed);
            teamsOf(draft, teams);
        }
        shared.addChanges(changes, rows, teams);
        changes.addAll(rows);
        return changes;
    }

    private static void teamsOf(PersonDraft draft, Set<UUID> teams) {
        for (var track : draft.tracks().entrySet()) {
            if (track.getKey() instanceof UUID team && !track.getValue().isEmpty()) {
                teams.add(team);
            }
        }
    }

    private static Entity.PersonEntity next(Entity.PersonEntity person) {
        return new Entity.PersonEntity(person.id(), person.number(), person.version() + 1);
    }
}
