package dev.quarterdeck.planning;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tell whose work an epic is, and whether these are enough people to tell of it.
///
/// @param units the teams of today by id
/// @param people who works in each of them
record EpicTeams(Map<UUID, Unit> units, Map<UUID, Set<PersonId>> people) {

    static EpicTeams of(OrganizationDay day) {
        var people = new HashMap<UUID, Set<PersonId>>();
        for (var one : day.persons()) {
            one.places()
                    .forEach(
                            place ->
                                    people.computeIfAbsent(place.team(), _ -> new HashSet<>())
                                            .add(one.id()));
        }
        return new EpicTeams(
                day.teams().stream().collect(Collectors.toMap(Unit::id, unit -> unit)), people);
    }

    /// Answers whether what these teams did must not be told: fewer than five people work in them,
    /// each counted once, or one of them is no more, so that nobody knows how many did it.
    boolean hides(Collection<UUID> teams) {
        return !teams.isEmpty()
                && (!units.keySet().containsAll(teams) || MinimumGroup.hides(count(teams)));
    }

    private int count(Collection<UUID> teams) {
        return (int)
                teams.stream()
                        .flatMap(team -> people.getOrDefault(team, Set.of()).stream())
                        .distinct()
                        .count();
    }

    /// Names those of today.
    List<String> names(Collection<UUID> teams) {
        return teams.stream()
                .flatMap(team -> Stream.ofNullable(units.get(team)))
                .map(Unit::name)
                .sorted()
                .toList();
    }
}
