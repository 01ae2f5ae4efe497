package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds of whom some leave or move: nobody is picked, each gives the same share.
///
/// @param people their ids
/// @param whole whether nobody else is ever in the team, nor any of them in another
record Group(Set<String> people, boolean whole) {

    /// Finds who works in a team on a day.
    ///
    /// @param role of whom, or null for anybody
    static Group of(Plan plan, String team, @Nullable String role, LocalDate day) {
        var there = plan.people().stream().filter(one -> isIn(one, team, day)).toList();
        var people =
                there.stream()
                        .filter(one -> role == null || isOf(one, role))
                        .map(Person::id)
                        .collect(Collectors.toSet());
        return new Group(people, isWhole(plan, team, people));
    }

    private static boolean isIn(Person person, String team, LocalDate day) {
        return person.employed().contains(day)
                && person.memberships().stream()
                        .anyMatch(one -> one.team().equals(team) && one.days().contains(day));
    }

    private static boolean isWhole(Plan plan, String team, Set<String> people) {
        return plan.people().stream()
                .filter(one -> people.contains(one.id()) || isEverIn(one, team))
                .allMatch(
                        one ->
                                people.contains(one.id())
                                        && one.memberships().stream()
                                                .allMatch(place -> place.team().equals(team)));
    }

    private static boolean isEverIn(Person person, String team) {
        return person.memberships().stream().anyMatch(one -> one.team().equals(team));
    }

    /// Returns which share each gives so that together they are so many people.
    double share(double count) {
        return Math.min(1, count / people.size());
    }

    private static boolean isOf(Person person, String role) {
        return person.role().equalsIgnoreCase(role) || person.skill().equalsIgnoreCase(role);
    }

    /// Answers whether weeks of teams may be told: how they differ from those of the plan is the
    /// presence of the group, and what is not of it would follow from the whole.
    boolean mayBeTold() {
        return whole && !MinimumGroup.hides(people.size());
    }
}
