package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.seats.Seat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Knows for teams, initiatives and seats which key stands for which id.
///
/// What has no key any more is named by its id, so that everything that is written can be read.
final class ScenarioNames {

    private final boolean isStored;
    private final Map<UUID, String> keys = new HashMap<>();
    private final Map<UUID, String> teamNames = new HashMap<>();
    private final Map<String, UUID> teams = new HashMap<>();
    private final Map<String, UUID> initiatives = new HashMap<>();
    private final Map<String, UUID> seats = new HashMap<>();

    /// @param units teams of the day
    /// @param all initiatives of the day
    /// @param funded seats of the day
    ScenarioNames(List<Unit> units, List<Initiative> all, List<Seat> funded) {
        isStored = false;
        units.forEach(
                one -> {
                    know(teams, one.key(), one.id());
                    teamNames.put(one.id(), one.name());
                });
        all.forEach(one -> know(initiatives, one.terms().key(), one.id()));
        funded.forEach(one -> know(seats, one.terms().key(), one.id()));
    }

    private void know(Map<String, UUID> ids, String key, UUID id) {
        keys.put(id, key);
        ids.put(key.toLowerCase(Locale.ROOT), id);
        ids.put(id.toString(), id);
    }

    /// Knows no key and takes every id: for what is stored.
    static ScenarioNames ofStored() {
        return new ScenarioNames();
    }

    private ScenarioNames() {
        isStored = true;
    }

    /// Returns the key of a team, an initiative or a seat.
    String key(UUID id) {
        return keys.getOrDefault(id, id.toString());
    }

    /// Returns what a team is called.
    String team(UUID id) {
        return teamNames.getOrDefault(id, "a team that is no more");
    }

    /// @throws BadCell when there is none
    UUID requireTeam(String column, String key) {
        return found(teams, "team", column, key);
    }

    /// @throws BadCell when there is none
    UUID requireInitiative(String column, String key) {
        return found(initiatives, "initiative", column, key);
    }

    /// @throws BadCell when there is none
    UUID requireSeat(String column, String key) {
        return found(seats, "seat", column, key);
    }

    private UUID found(Map<String, UUID> ids, String what, String column, String key) {
        if (isStored) {
            return UUID.fromString(key);
        }
        return Optional.ofNullable(ids.get(key.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> BadCell.unknown(column, what, key));
    }
}
