package dev.quarterdeck.pages.people;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.people.ChartPage.Leaf;
import dev.quarterdeck.pages.view.people.ChartPage.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Draws the organisation of a day as a tree of teams with their people.
///
/// Teams, not lines: which team somebody works in is seen by everybody, to whom they report is not.
final class Chart {

    private final PageRequest request;
    private final OrganizationDay day;
    private final String words;
    private final Map<PersonId, Colleague> colleagues;
    private final Map<UUID, List<Unit>> below = new HashMap<>();
    private final Map<UUID, List<Colleague>> members = new HashMap<>();
    private final Set<UUID> found = new HashSet<>();

    Chart(PageRequest request, OrganizationDay day) {
        this.request = request;
        this.day = day;
        this.words = Table.folded(request.parameter("q").strip());
        this.colleagues =
                day.persons().stream()
                        .collect(Collectors.toMap(Colleague::id, Function.identity()));
        var units = day.teams().stream().map(Unit::id).collect(Collectors.toSet());
        for (var team : day.teams()) {
            var parent =
                    team.parent() != null && units.contains(team.parent()) ? team.parent() : null;
            below.computeIfAbsent(key(parent), none -> new ArrayList<>()).add(team);
        }
        for (var person : day.persons()) {
            person.places()
                    .forEach(
                            place ->
                                    members.computeIfAbsent(place.team(), none -> new ArrayList<>())
                                            .add(person));
        }
    }

    private static UUID key(@Nullable UUID parent) {
        return parent == null ? new UUID(0, 0) : parent;
    }

    List<Node> roots() {
        var roots = new ArrayList<Node>();
        for (var team : below.getOrDefault(key(null), List.of())) {
            node(team, 0).ifPresent(roots::add);
        }
        var alone = day.persons().stream().filter(one -> one.places().isEmpty()).toList();
        var leaves = leaves(alone, null);
        if (!leaves.isEmpty()) {
            roots.add(
                    new Node(
                            "In no team",
                            null,
                            "",
                            size(alone.size()),
                            isSearch(),
                            false,
                            leaves,
                            List.of()));
        }
        return roots;
    }

    /// Returns how many match, in words.
    String found() {
        return isSearch()
                ? Wording.count(found.size()) + (found.size() == 1 ? " match" : " matches")
                : "%s people in %s teams"
                        .formatted(
                                Wording.count(day.persons().size()),
                                Wording.count(day.teams().size()));
    }

    private boolean isSearch() {
        return !words.isEmpty();
    }

    private Optional<Node> node(Unit team, int depth) {
        boolean matches = matches(team.name() + " " + team.key());
        if (matches) {
            found.add(team.id());
        }
        var teams =
                below.getOrDefault(team.id(), List.of()).stream()
                        .sorted(Comparator.comparing(Unit::name))
                        .flatMap(one -> node(one, depth + 1).stream())
                        .toList();
        var people = leaves(members.getOrDefault(team.id(), List.of()), team);
        if (isSearch() && !matches && teams.isEmpty() && people.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Node(
                        team.name(),
                        request.link("/people/teams/" + Links.team(team.key(), team.id())),
                        head(team),
                        size(people(team)),
                        isSearch() || depth == 0,
                        matches,
                        people,
                        teams));
    }

    // With those of the teams in it: the size of what stands below.
    private int people(Unit team) {
        return (int) inside(team).stream().map(Colleague::id).distinct().count();
    }

    private List<Colleague> inside(Unit team) {
        var all = new ArrayList<>(members.getOrDefault(team.id(), List.of()));
        below.getOrDefault(team.id(), List.of()).forEach(one -> all.addAll(inside(one)));
        return all;
    }

    private static String size(int people) {
        return people == 1 ? "1 person" : Wording.count(people) + " people";
    }

    private String head(Unit team) {
        var head = team.head() == null ? null : colleagues.get(team.head());
        return head == null ? "" : head.name();
    }

    private List<Leaf> leaves(List<Colleague> people, @Nullable Unit team) {
        return people.stream()
                .sorted(
                        Comparator.comparing((Colleague one) -> !leads(one, team))
                                .thenComparing(Colleague::name))
                .map(one -> leaf(one, team))
                .filter(leaf -> !isSearch() || leaf.matches())
                .toList();
    }

    private Leaf leaf(Colleague person, @Nullable Unit team) {
        boolean matches = matches(person.name() + " " + person.number());
        if (matches) {
            // Somebody in two teams is one match.
            found.add(person.id().value());
        }
        return new Leaf(
                person.name(),
                request.link("/people/persons/" + person.id().value()),
                share(person, team),
                leads(person, team),
                matches);
    }

    private static boolean leads(Colleague person, @Nullable Unit team) {
        return team != null && person.id().equals(team.head());
    }

    private static String share(Colleague person, @Nullable Unit team) {
        return person.places().stream()
                .filter(place -> team != null && place.team().equals(team.id()))
                .filter(place -> place.share() < 100)
                .map(place -> place.share() + "%")
                .findFirst()
                .orElse("");
    }

    private boolean matches(String name) {
        return isSearch() && Table.folded(name).contains(words);
    }
}
