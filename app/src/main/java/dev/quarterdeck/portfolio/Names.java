package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.Person;
import dev.quarterdeck.platform.csv.BadCell;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Knows for goals, initiatives, persons and teams which key stands for which id.
///
/// Persons are named by their employee number, also those who left. What has no key any more is
/// named by its id, so that everything that is written can be read.
final class Names {

    private final Organization organization;
    private final Viewer viewer;
    private final Map<String, UUID> teams = new HashMap<>();
    private final Map<UUID, String> teamKeys = new HashMap<>();
    private final Map<PersonId, String> numbers = new HashMap<>();
    private final Map<String, Optional<PersonId>> persons = new HashMap<>();
    private final Map<String, UUID> goals = new HashMap<>();
    private final Map<UUID, String> goalKeys = new HashMap<>();
    private final Map<String, UUID> initiatives = new HashMap<>();
    private final Map<UUID, String> initiativeKeys = new HashMap<>();

    Names(Organization organization, Viewer viewer, PortfolioState state) {
        this.organization = organization;
        this.viewer = viewer;
        var day = organization.asOf(viewer, organization.today());
        day.teams().forEach(this::know);
        day.persons().forEach(one -> numbers.put(one.id(), one.number()));
        state.goals().forEach(one -> knowGoal(one.terms().key(), one.id()));
        state.initiatives().forEach(one -> knowInitiative(one.terms().key(), one.id()));
    }

    private void know(OrganizationDay.Unit team) {
        teams.put(small(team.key()), team.id());
        teamKeys.put(team.id(), team.key());
    }

    void knowGoal(String key, UUID id) {
        goals.put(small(key), id);
        goalKeys.put(id, key);
    }

    void knowInitiative(String key, UUID id) {
        initiatives.put(small(key), id);
        initiativeKeys.put(id, key);
    }

    private static String small(String key) {
        return key.toLowerCase(java.util.Locale.ROOT);
    }

    String goal(@Nullable UUID id) {
        return id == null ? "" : goalKeys.getOrDefault(id, id.toString());
    }

    String initiative(UUID id) {
        return initiativeKeys.getOrDefault(id, id.toString());
    }

    String team(UUID id) {
        return teamKeys.getOrDefault(id, id.toString());
    }

    String number(@Nullable PersonId id) {
        if (id == null) {
            return "";
        }
        return numbers.computeIfAbsent(
                id,
                asked ->
                        organization
                                .person(viewer, asked)
                                .map(Person::number)
                                .orElse(asked.toString()));
    }

    /// @throws BadCell when there is none
    UUID requireGoal(String column, String key) {
        return found(column, "goal", key, goals, goalKeys);
    }

    /// @throws BadCell when there is none
    UUID requireInitiative(String column, String key) {
        return found(column, "initiative", key, initiatives, initiativeKeys);
    }

    /// @throws BadCell when there is none today
    UUID requireTeam(String column, String key) {
        return found(column, "team", key, teams, teamKeys);
    }

    private static UUID found(
            String column, String what, String key, Map<String, UUID> ids, Map<UUID, String> keys) {
        var id = ids.get(small(key));
        if (id != null) {
            return id;
        }
        return asId(key)
                .filter(keys::containsKey)
                .orElseThrow(() -> BadCell.unknown(column, what, key));
    }

    private static Optional<UUID> asId(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// @throws BadCell when nobody ever had the number
    PersonId requirePerson(String column, String number) {
        return persons.computeIfAbsent(
                        small(number), asked -> organization.person(viewer, number).map(Person::id))
                .orElseThrow(
                        () ->
                                new BadCell(
                                        column,
                                        number,
                                        "There is no person with the number (%s)."
                                                .formatted(number),
                                        "Maybe bring the people in first."));
    }
}
