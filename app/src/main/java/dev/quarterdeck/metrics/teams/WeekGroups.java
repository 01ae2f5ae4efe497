package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.privacy.GroupTree;
import dev.quarterdeck.engine.privacy.VisibleGroups;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Place;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.platform.Recent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells of each week which teams there were, which was part of which, and which may be shown.
///
/// A week has one tree, that of its last day, whoever asks and over whichever period: two
/// questions never cut the same week in two ways. A team is shown in a week when it may be
/// shown on each of its days. A person in two teams counts in the one with the larger share alone,
/// so that a team never counts more people than it has.
final class WeekGroups {

    /// Three years with the three before.
    private static final int KEPT = 320;

    /// The name of everybody in the tree of groups; a team's is its id.
    private static final String ALL = "";

    private final Organization organization;
    private final Recent<Key, Groups> kept = new Recent<>(KEPT);
    private volatile @Nullable Turns turns;

    WeekGroups(Organization organization) {
        this.organization = organization;
    }

    /// @param days the first of those that are alike, and those of the week with which others begin
    private record Key(List<LocalDate> days, long edition) {}

    private record Turns(long edition, NavigableSet<LocalDate> days) {}

    /// The teams of a week.
    ///
    /// @param below each team's own id and those of the teams below it
    /// @param shown the teams whose numbers may be shown
    record Groups(Map<UUID, Unit> teams, Map<UUID, Set<String>> below, Set<UUID> shown) {

        boolean shows(@Nullable UUID team) {
            return team == null || shown.contains(team);
        }

        Optional<Unit> team(UUID id) {
            return Optional.ofNullable(teams.get(id));
        }
    }

    /// Returns the weeks as the organisation is known now, for one answer.
    Weekly now() {
        var console = Viewer.console();
        return new Weekly(organization.today(), organization.edition(console));
    }

    /// As of which day and edition the organisation is known.
    record Mark(LocalDate today, long edition) {}

    /// The weeks of one answer.
    final class Weekly {

        private final LocalDate today;
        private final long edition;
        private final Map<LocalDate, Groups> weeks = new HashMap<>();

        private Weekly(LocalDate today, long edition) {
            this.today = today;
            this.edition = edition;
        }

        Mark mark() {
            return new Mark(today, edition);
        }

        /// Returns the teams of a week, up to today.
        Groups of(LocalDate monday) {
            return weeks.computeIfAbsent(monday, this::find);
        }

        private Groups find(LocalDate monday) {
            var sunday = monday.plusDays(6);
            var last = sunday.isAfter(today) && !monday.isAfter(today) ? today : sunday;
            var turns = turns(edition);
            var days = new ArrayList<LocalDate>();
            days.add(Objects.requireNonNullElse(turns.floor(monday), LocalDate.MIN));
            days.addAll(turns.subSet(monday, false, last, true));
            return kept.get(
                    new Key(List.copyOf(days), edition),
                    () -> {
                        days.set(0, monday);
                        return make(Viewer.console(), days);
                    });
        }
    }

    private NavigableSet<LocalDate> turns(long edition) {
        var before = turns;
        if (before != null && before.edition() == edition) {
            return before.days();
        }
        var read = new Turns(edition, organization.turns(Viewer.console()));
        turns = read;
        return read.days();
    }

    /// @param dates of the week, of each stretch of days that are alike the first
    private Groups make(Viewer console, List<LocalDate> dates) {
        var days = dates.stream().map(day -> organization.asOf(console, day)).toList();
        var shown = new HashSet<>(shown(days.getFirst()));
        days.forEach(day -> shown.retainAll(shown(day)));
        var tree = days.getLast().teams();
        var teams = tree.stream().collect(Collectors.toMap(Unit::id, one -> one));
        shown.retainAll(teams.keySet());
        return new Groups(teams, below(days.getLast()), Set.copyOf(shown));
    }

    private static Map<UUID, Set<String>> below(OrganizationDay day) {
        var below = new HashMap<UUID, Set<String>>();
        day.insides()
                .forEach(
                        (team, inside) ->
                                below.put(
                                        team,
                                        inside.stream()
                                                .map(UUID::toString)
                                                .collect(Collectors.toSet())));
        return below;
    }

    static Set<UUID> shown(OrganizationDay day) {
        var homes =
                day.persons().stream()
                        .flatMap(one -> home(one).stream())
                        .collect(Collectors.groupingBy(Place::team, Collectors.counting()));
        var known = day.teams().stream().map(Unit::id).collect(Collectors.toSet());
        var parts =
                day.teams().stream()
                        .collect(
                                Collectors.groupingBy(
                                        one ->
                                                one.parent() != null && known.contains(one.parent())
                                                        ? one.parent().toString()
                                                        : ALL));
        var whole = new GroupTree(ALL, day.persons().size(), trees(ALL, parts, homes));
        return VisibleGroups.of(whole).stream()
                .filter(name -> !name.equals(ALL))
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    private static Optional<Place> home(Colleague one) {
        return one.places().stream()
                .max(Comparator.comparingInt(Place::share).thenComparing(Place::team));
    }

    private static List<GroupTree> trees(
            String above, Map<String, List<Unit>> parts, Map<UUID, Long> homes) {
        return parts.getOrDefault(above, List.of()).stream()
                .map(one -> tree(one, parts, homes))
                .toList();
    }

    private static GroupTree tree(Unit team, Map<String, List<Unit>> parts, Map<UUID, Long> homes) {
        var below = trees(team.id().toString(), parts, homes);
        int own = homes.getOrDefault(team.id(), 0L).intValue();
        return new GroupTree(
                team.id().toString(),
                own + below.stream().mapToInt(GroupTree::people).sum(),
                below);
    }
}
