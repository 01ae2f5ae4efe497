package dev.quarterdeck.organization;

import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Line;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.organization.timeline.Change;
import dev.quarterdeck.organization.timeline.DatedRow;
import dev.quarterdeck.organization.timeline.DatedRow.PersonRow;
import dev.quarterdeck.organization.timeline.Entity;
import dev.quarterdeck.organization.timeline.Facet;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.organization.timeline.OrganizationDiff;
import dev.quarterdeck.organization.timeline.OrganizationTimeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words a difference for people: how many of what, and a sentence for each.
final class DiffWords {

    private static final int MOST = 1_000;

    private final OrganizationTimeline before;
    private final OrganizationDiff diff;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<String> sentences = new ArrayList<>();
    private final Map<PersonId, String> numbers = new HashMap<>();
    private final Map<UUID, String> teams = new HashMap<>();
    private final Map<PersonId, List<PersonRow>> fresh = new HashMap<>();
    private final Readable readable;
    private final Map<PersonId, LocalDate> firstDays = new HashMap<>();
    private final Map<FieldClass, Set<PersonId>> read = new EnumMap<>(FieldClass.class);

    /// What may be told of confidential rows.
    ///
    /// @param said what the files say themselves
    /// @param rights what its reader may see, or null when anybody may read it
    record Readable(@Nullable SaidRows said, @Nullable ImportRights rights) {}

    DiffWords(OrganizationTimeline before, OrganizationDiff diff, Readable readable) {
        this.before = before;
        this.diff = diff;
        this.readable = readable;
        diff.changes().forEach(this::learn);
        diff.changes().forEach(this::tell);
    }

    Map<String, Integer> counts() {
        return counts;
    }

    List<String> sentences() {
        return sentences;
    }

    /// Returns whose confidential rows are told that no file says.
    Map<FieldClass, Set<PersonId>> read() {
        return read;
    }

    /// Returns one line; "no changes" where there are none.
    String summary() {
        var parts =
                counts.entrySet().stream()
                        .map(one -> one.getValue() + " " + noun(one.getKey(), one.getValue()))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (parts.isEmpty()) {
            parts.add("no changes");
        }
        if (!diff.refused().isEmpty()) {
            var first = diff.refused().getFirst();
            parts.add("%d refused: %s".formatted(diff.refused().size(), first.rule()));
        }
        if (!diff.heldBack().isEmpty()) {
            parts.add("%d without their manager".formatted(diff.heldBack().size()));
        }
        return String.join(", ", parts);
    }

    private static String noun(String what, int number) {
        var plural =
                switch (what) {
                    case "new" -> "new persons";
                    case "ends" -> "ended";
                    case "rows of new people" -> "records of the new persons";
                    default -> what;
                };
        // "records of ..." and "changes of ..." carry their plural in the first word.
        return number == 1 ? plural.replaceFirst("s( of .*)?$", "$1") : plural;
    }

    private void learn(Change change) {
        switch (change) {
            case Change.Named(var old, Entity.PersonEntity(var id, var number, var _)) -> {
                numbers.put(id, number);
                if (old == null) {
                    fresh.put(id, new ArrayList<>());
                }
            }
            case Change.Named(var _, Entity.TeamEntity(var id, var key, var _)) ->
                    teams.put(id, key);
            case Change.Added(PersonRow row) when fresh.containsKey(row.person()) -> {
                fresh.get(row.person()).add(row);
                if (row.fact() instanceof Fact.Works) {
                    firstDays.merge(
                            row.person(), row.range().from(), (a, b) -> a.isBefore(b) ? a : b);
                }
            }
            case Change.Named _, Change.Added _, Change.Ended _, Change.Withdrawn _ -> {}
        }
    }

    /// Says in one sentence who is new, and all that holds from their first day on.
    private String newcomer(Entity.PersonEntity person) {
        var name = new StringBuilder(person.number());
        var words = new ArrayList<String>();
        var day = firstDays.get(person.id());
        var rows = new ArrayList<>(fresh.getOrDefault(person.id(), List.of()));
        rows.sort(Comparator.comparingInt(row -> place(row.fact())));
        for (var row : rows) {
            if (!isOfFirstDay(row) || row.fact() instanceof Fact.Works) {
                continue;
            }
            switch (row.fact()) {
                case Fact.Has(var facet, var value) when facet == Facet.NAME ->
                        name.append(' ').append(value);
                case Fact.Has(var _, var value) -> words.add(value + end(row));
                default -> words.add(words(row) + end(row));
            }
        }
        var since = day == null ? "" : " from " + day;
        return name
                + " is new"
                + since
                + (words.isEmpty() ? "." : ": " + String.join(", ", words) + ".");
    }

    private static int place(Fact fact) {
        return switch (fact) {
            case Fact.Works _ -> 0;
            case Fact.ReportsTo _ -> 1;
            case Fact.WorksIn _ -> 2;
            case Fact.Has(var facet, var _) -> facet == Facet.ADDRESS ? 4 : 3;
            case Fact.Away _, Fact.Knows _, Fact.Owns _ -> 5;
        };
    }

    private boolean isOfFirstDay(PersonRow row) {
        return row.range().from().equals(firstDays.get(row.person())) && !isHidden(row);
    }

    private void tell(Change change) {
        switch (change) {
            case Change.Named(var old, var now) -> {
                if (old == null
                        || !(now instanceof Entity.PersonEntity
                                || now instanceof Entity.TeamEntity)) {
                    named(old == null, now);
                }
            }
            case Change.Added(PersonRow row) -> added(row);
            case Change.Added(DatedRow row) ->
                    count("changes of teams and locations", () -> sentence(row, "from"));
            case Change.Ended(var _, PersonRow row) -> ended(row);
            case Change.Ended(var _, var row) ->
                    count("changes of teams and locations", () -> sentence(row, "now"));
            case Change.Withdrawn(PersonRow row) -> withdrawn(row);
            case Change.Withdrawn(DatedRow row) ->
                    count("corrections", () -> sentence(row, "no longer"));
        }
    }

    private void named(boolean isNew, Entity now) {
        switch (now) {
            case Entity.PersonEntity person -> count("new", () -> newcomer(person));
            case Entity.TeamEntity team ->
                    count("new teams", () -> "Team %s is new.".formatted(team.key()));
            case Entity.AccountEntity account ->
                    count(
                            isNew ? "new accounts" : "changed accounts",
                            () -> "Account %s in %s.".formatted(account.key(), account.tool()));
            case Entity.CalendarEntity calendar ->
                    count("calendars", () -> "Calendar %s.".formatted(calendar.key()));
            case Entity.HolidayEntity day ->
                    count("holidays", () -> "%s in %s.".formatted(day.day(), day.calendar()));
        }
    }

    private boolean isHidden(PersonRow row) {
        var fieldClass = OrganizationLedger.fieldClass(row.fact());
        if (fieldClass == FieldClass.PROFILE) {
            return false;
        }
        if (readable.said() != null && readable.said().say(number(row.person()), row)) {
            return false;
        }
        if (readable.rights() == null || !readable.rights().sees(fieldClass, row.person())) {
            return true;
        }
        read.computeIfAbsent(fieldClass, key -> new LinkedHashSet<>()).add(row.person());
        return false;
    }

    // No day either: of a row that is split or joined, the days are somebody else's to tell.
    private void hidden(PersonRow row) {
        if (fresh.containsKey(row.person())) {
            counts.merge("rows of new people", 1, Integer::sum);
            return;
        }
        count(
                "confidential changes",
                () -> "%s: a confidential row changes.".formatted(number(row.person())));
    }

    private void withdrawn(PersonRow row) {
        if (isHidden(row)) {
            hidden(row);
        } else {
            count(
                    "corrections",
                    () -> "%s: no longer %s.".formatted(number(row.person()), words(row)));
        }
    }

    private void added(PersonRow row) {
        if (isHidden(row)) {
            hidden(row);
            return;
        }
        if (row.fact() instanceof Fact.Works) {
            if (!fresh.containsKey(row.person())) {
                count(
                        "back",
                        () ->
                                "%s works here from %s."
                                        .formatted(number(row.person()), row.range().from()));
            } else if (row.range().until() != null) {
                count("left", () -> left(row));
            }
            return;
        }
        boolean first = fresh.containsKey(row.person());
        if (isOfFirstDay(row)) {
            counts.merge("rows of new people", 1, Integer::sum);
            return;
        }
        count(
                first ? "rows of new people" : kind(row.fact()),
                () ->
                        "%s: %s from %s%s."
                                .formatted(
                                        number(row.person()),
                                        words(row),
                                        row.range().from(),
                                        end(row)));
    }

    private void ended(PersonRow row) {
        if (row.fact() instanceof Fact.Works) {
            count(row.range().until() == null ? "back" : "left", () -> left(row));
        } else if (isHidden(row)) {
            hidden(row);
        } else {
            count(
                    "ends",
                    () ->
                            "%s: %s from %s%s."
                                    .formatted(
                                            number(row.person()),
                                            words(row),
                                            row.range().from(),
                                            end(row)));
        }
    }

    private String left(PersonRow row) {
        var until = row.range().until();
        return until == null
                ? "%s stays.".formatted(number(row.person()))
                : "%s leaves on %s.".formatted(number(row.person()), until);
    }

    private static String end(PersonRow row) {
        return row.range().until() == null ? "" : " until " + row.range().until();
    }

    private static String kind(Fact fact) {
        return switch (fact) {
            case Fact.Works _ -> "employments";
            case Fact.Has(Facet facet, var _) -> facet.words() + " changes";
            case Fact.ReportsTo(var _, Line.Kind kind) ->
                    switch (kind) {
                        case PRIMARY -> "manager changes";
                        case INTERIM -> "interim covers";
                        case DOTTED -> "dotted lines";
                    };
            case Fact.WorksIn _ -> "team changes";
            case Fact.Away _ -> "leave";
            case Fact.Knows _ -> "skills";
            case Fact.Owns _ -> "linked accounts";
        };
    }

    private String words(PersonRow row) {
        return switch (row.fact()) {
            case Fact.Works _ -> "works here";
            case Fact.Has(var facet, var value) -> "%s %s".formatted(facet.words(), value);
            case Fact.ReportsTo(var manager, var kind) ->
                    switch (kind) {
                        case PRIMARY -> "reports to " + number(manager);
                        case INTERIM -> number(manager) + " stands in as manager";
                        case DOTTED -> "dotted line to " + number(manager);
                    };
            case Fact.WorksIn(var team, var share) -> "%d %% in %s".formatted(share, team(team));
            case Fact.Away(var kind) -> "leave (%s)".formatted(kind);
            case Fact.Knows(var skill, var level, var _) ->
                    "%s at level %d".formatted(skill, level);
            case Fact.Owns _ -> "an account";
        };
    }

    private String sentence(DatedRow row, String when) {
        return switch (row) {
            case DatedRow.TeamRow team ->
                    "Team %s (%s), %s %s."
                            .formatted(
                                    team(team.team()),
                                    team.place().name(),
                                    when,
                                    team.range().from());
            case DatedRow.LocationRow place ->
                    "Location %s (%s), %s %s."
                            .formatted(
                                    place.location(),
                                    place.place().name(),
                                    when,
                                    place.range().from());
            case PersonRow _ -> throw new IllegalStateException("Worded apart.");
        };
    }

    private String number(PersonId id) {
        return numbers.computeIfAbsent(
                id,
                key -> before.person(key).map(Entity.PersonEntity::number).orElse(key.toString()));
    }

    private String team(UUID id) {
        return teams.computeIfAbsent(
                id, key -> before.team(key).map(Entity.TeamEntity::key).orElse(key.toString()));
    }

    private void count(String what, Supplier<String> sentence) {
        counts.merge(what, 1, Integer::sum);
        if (sentences.size() < MOST) {
            sentences.add(sentence.get());
        }
    }
}
