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
/// @param others how many work in the same team besides
record Group(Set<String> people, int others) {

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
        return new Group(people, there.size() - people.size());
    }

    private static boolean isIn(Person person, String team, LocalDate day) {
        return person.employed().contains(day)
                && person.memberships().stream()
                        .anyMatch(one -> one.team().equals(team) && one.days().contains(day));
    }

    private static boolean isOf(Person person, String role) {
        return person.role().equalsIgnoreCase(role) || person.skill().equalsIgnoreCase(role);
    }

    /// Answers whether how weeks differ tells of a group that may be told of, the others included:
    /// the difference to the whole would tell of them.
    boolean mayBeTold() {
        return !MinimumGroup.hides(people.size()) && (others == 0 || !MinimumGroup.hides(others));
    }
}
