package dev.quarterdeck.seats;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.Person;
import dev.quarterdeck.platform.csv.BadCell;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Knows for seats, teams and persons which key stands for which id.
///
/// What has no key any more is named by its id, so that everything that is written can be read.
final class SeatNames {

    private final Organization organization;
    private final Viewer viewer;
    private final Map<String, UUID> ids = new HashMap<>();
    private final Map<UUID, String> keys = new HashMap<>();
    private final Map<UUID, String> teams = new HashMap<>();
    private final Map<String, UUID> teamIds = new HashMap<>();
    private final Map<PersonId, String> numbers = new HashMap<>();

    SeatNames(Organization organization, Viewer viewer, List<Seat> seats) {
        this.organization = organization;
        this.viewer = viewer;
        var day = organization.asOf(viewer, organization.today());
        day.teams()
                .forEach(
                        one -> {
                            teams.put(one.id(), one.key());
                            teamIds.put(small(one.key()), one.id());
                            teamIds.put(one.id().toString(), one.id());
                        });
        day.persons().forEach(one -> numbers.put(one.id(), one.number()));
        seats.forEach(one -> know(one.terms().key(), one.id()));
    }

    private static String small(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    void know(String key, UUID id) {
        ids.put(small(key), id);
        ids.put(id.toString(), id);
        keys.put(id, key);
    }

    String seat(@Nullable UUID id) {
        return id == null ? "" : keys.getOrDefault(id, id.toString());
    }

    String team(UUID id) {
        return teams.getOrDefault(id, id.toString());
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
    UUID requireSeat(String column, String key) {
        return required(ids.get(small(key)), column, "seat", key);
    }

    /// @throws BadCell when there is none today
    UUID requireTeam(String column, String key) {
        return required(teamIds.get(small(key)), column, "team", key);
    }

    /// @throws BadCell when nobody ever had the number
    PersonId requirePerson(String column, String number) {
        var found = organization.person(viewer, number).map(Person::id).orElse(null);
        return required(found, column, "person with the number", number);
    }

    private static <T> T required(@Nullable T found, String column, String what, String key) {
        if (found == null) {
            throw BadCell.unknown(column, what, key);
        }
        return found;
    }
}
