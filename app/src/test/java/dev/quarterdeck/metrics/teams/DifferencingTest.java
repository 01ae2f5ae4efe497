package dev.quarterdeck.metrics.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Place;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Subtracts everything that is shown of made-up organisations from everything else that is shown,
/// and looks whose numbers that would be.
///
/// All that is ever shown is a sum over the teams of a scope and the weeks of a period, under some
/// rule; a week has one tree for all questions, and a scope of several weeks is shown only where it
/// is in each of them. So whatever can be computed of two weeks can be computed of each, and it is
/// enough to take each week by itself: every shown scope plus or minus every set of others.
class DifferencingTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-05");

    /// People who have a place in teams of which a combination of shown sums tells.
    private record Organisation(List<Unit> teams, List<Colleague> persons) {

        OrganizationDay day() {
            return new OrganizationDay(DAY, persons, teams, List.of());
        }
    }

    private static Organisation madeUp(Random random) {
        var teams = new ArrayList<Unit>();
        int count = 3 + random.nextInt(5);
        for (int n = 0; n < count; n++) {
            var parent =
                    n == 0 || random.nextInt(3) == 0 ? null : teams.get(random.nextInt(n)).id();
            teams.add(new Unit(new UUID(0, n + 1), "t" + n, "T" + n, parent, null, 0, 0, 1));
        }
        var persons = new ArrayList<Colleague>();
        int people = 4 + random.nextInt(40);
        for (int n = 0; n < people; n++) {
            persons.add(person(n, places(random, teams)));
        }
        return new Organisation(teams, persons);
    }

    private static List<Place> places(Random random, List<Unit> teams) {
        var first = teams.get(random.nextInt(teams.size())).id();
        var second = teams.get(random.nextInt(teams.size())).id();
        return switch (random.nextInt(6)) {
            case 0 -> List.of();
            case 1 ->
                    first.equals(second)
                            ? List.of(new Place(first, 100))
                            : List.of(new Place(first, 50), new Place(second, 50));
            default -> List.of(new Place(first, 100));
        };
    }

    private static Colleague person(int number, List<Place> places) {
        return new Colleague(
                new PersonId(new UUID(1, number)),
                "" + number,
                "P" + number,
                null,
                null,
                List.of(),
                List.of(),
                places,
                null,
                null);
    }

    /// The cells of a week: each team's own, and nobody's, in which people without a team work.
    private static List<Set<UUID>> scopes(Organisation made) {
        var below = new HashMap<UUID, Set<UUID>>();
        var byId = new HashMap<UUID, Unit>();
        made.teams().forEach(team -> byId.put(team.id(), team));
        for (var team : made.teams()) {
            for (var at = team;
                    at != null;
                    at = at.parent() == null ? null : byId.get(at.parent())) {
                below.computeIfAbsent(at.id(), none -> new HashSet<>()).add(team.id());
            }
        }
        var scopes = new ArrayList<Set<UUID>>();
        WeekGroups.shown(made.day()).forEach(team -> scopes.add(below.get(team)));
        var everything = new HashSet<>(byId.keySet());
        everything.add(NOBODY);
        if (!scopes.isEmpty()) {
            scopes.add(everything);
        }
        return scopes;
    }

    private static final UUID NOBODY = new UUID(9, 9);

    /// Who works in these cells.
    private static long people(Organisation made, Set<UUID> cells) {
        return made.persons().stream()
                .filter(
                        one ->
                                one.places().isEmpty()
                                        ? cells.contains(NOBODY)
                                        : one.places().stream()
                                                .anyMatch(place -> cells.contains(place.team())))
                .count();
    }

    @Test
    void letsNoCombinationOfShownNumbersTellOfFewerThanFivePeople() {
        int combinations = 0;
        int shown = 0;
        for (int seed = 0; seed < 400; seed++) {
            var made = madeUp(new Random(seed));
            var scopes = scopes(made);
            shown += scopes.size();
            int sets = 1 << Math.min(scopes.size(), 9);
            for (var whole : scopes) {
                for (int set = 0; set < sets; set++) {
                    var rest = minus(whole, scopes, set);
                    if (rest != null) {
                        combinations++;
                        long people = people(made, rest);
                        assertThat(people == 0 || people >= 5)
                                .as("seed %d, %s of %s", seed, rest, made)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(shown).isGreaterThan(500);
        assertThat(combinations).isGreaterThan(3_000);
    }

    /// Takes the scopes of a set away, each wholly inside and none twice; null where that is no
    /// sum of cells.
    private static Set<UUID> minus(Set<UUID> whole, List<Set<UUID>> scopes, int set) {
        var rest = new HashSet<>(whole);
        for (int at = 0; at < Math.min(scopes.size(), 9); at++) {
            if ((set & 1 << at) != 0) {
                if (!rest.containsAll(scopes.get(at))) {
                    return null;
                }
                rest.removeAll(scopes.get(at));
            }
        }
        return rest;
    }

    @Test
    void countsAPersonOfTwoTeamsInOneAlone() {
        // Four in one team and one with half of their time: the team has four of its own.
        var teams =
                List.of(
                        new Unit(new UUID(0, 1), "a", "A", null, null, 0, 0, 1),
                        new Unit(new UUID(0, 2), "b", "B", null, null, 0, 0, 1));
        var persons = new ArrayList<Colleague>();
        IntStream.range(0, 4)
                .forEach(n -> persons.add(person(n, List.of(new Place(new UUID(0, 1), 100)))));
        persons.add(
                person(4, List.of(new Place(new UUID(0, 1), 40), new Place(new UUID(0, 2), 60))));
        IntStream.range(5, 9)
                .forEach(n -> persons.add(person(n, List.of(new Place(new UUID(0, 2), 100)))));

        assertThat(WeekGroups.shown(new OrganizationDay(DAY, persons, teams, List.of()))).isEmpty();
        persons.add(person(9, List.of(new Place(new UUID(0, 1), 100))));
        assertThat(WeekGroups.shown(new OrganizationDay(DAY, persons, teams, List.of())))
                .isEqualTo(Map.of(new UUID(0, 1), 1, new UUID(0, 2), 1).keySet());
    }
}
