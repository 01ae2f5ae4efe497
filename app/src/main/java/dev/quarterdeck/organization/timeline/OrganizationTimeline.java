package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.PersonId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Holds the whole organisation through time, or the part of it that a question needs.
///
/// Filled once by whoever reads the store, then only asked. Keys are compared without regard to
/// case.
public final class OrganizationTimeline {

    private final Map<String, Entity.PersonEntity> personsByNumber = new LinkedHashMap<>();
    private final Map<PersonId, Entity.PersonEntity> persons = new HashMap<>();
    private final Map<PersonId, List<DatedRow.PersonRow>> personRows = new HashMap<>();
    private final Map<String, Entity.TeamEntity> teamsByKey = new LinkedHashMap<>();
    private final Map<UUID, Entity.TeamEntity> teams = new HashMap<>();
    private final Map<UUID, List<DatedRow.TeamRow>> teamRows = new HashMap<>();
    private final Map<String, List<DatedRow.LocationRow>> locations = new LinkedHashMap<>();
    private final Map<String, Entity.AccountEntity> accounts = new LinkedHashMap<>();
    private final Map<String, Entity.CalendarEntity> calendars = new LinkedHashMap<>();
    private final Map<String, Map<LocalDate, Entity.HolidayEntity>> holidays = new HashMap<>();

    static String plain(String key) {
        return key.strip().toLowerCase(Locale.ROOT);
    }

    static String accountKey(String tool, String key) {
        return plain(tool) + '\n' + plain(key);
    }

    /// Takes an entity up.
    public void add(Entity entity) {
        switch (entity) {
            case Entity.PersonEntity person -> {
                persons.put(person.id(), person);
                personsByNumber.put(plain(person.number()), person);
            }
            case Entity.TeamEntity team -> {
                teams.put(team.id(), team);
                teamsByKey.put(plain(team.key()), team);
            }
            case Entity.AccountEntity account ->
                    accounts.put(accountKey(account.tool(), account.key()), account);
            case Entity.CalendarEntity calendar -> calendars.put(plain(calendar.key()), calendar);
            case Entity.HolidayEntity holiday ->
                    holidays.computeIfAbsent(plain(holiday.calendar()), key -> new HashMap<>())
                            .put(holiday.day(), holiday);
        }
    }

    /// Takes a dated row up; rows of one track must not overlap.
    public void add(DatedRow row) {
        switch (row) {
            case DatedRow.PersonRow of -> list(personRows, of.person()).add(of);
            case DatedRow.TeamRow of -> list(teamRows, of.team()).add(of);
            case DatedRow.LocationRow of -> list(locations, plain(of.location())).add(of);
        }
    }

    private static <K, V> List<V> list(Map<K, List<V>> map, K key) {
        return map.computeIfAbsent(key, unused -> new ArrayList<>());
    }

    /// Returns everybody known, also who has left or not yet come.
    public Collection<Entity.PersonEntity> persons() {
        return Collections.unmodifiableCollection(personsByNumber.values());
    }

    /// Returns the person with that employee number.
    public Optional<Entity.PersonEntity> person(String number) {
        return Optional.ofNullable(personsByNumber.get(plain(number)));
    }

    /// Returns the person.
    public Optional<Entity.PersonEntity> person(PersonId id) {
        return Optional.ofNullable(persons.get(id));
    }

    /// Returns all facts about a person, in no order.
    public List<DatedRow.PersonRow> rowsOf(PersonId person) {
        return Collections.unmodifiableList(personRows.getOrDefault(person, List.of()));
    }

    /// Returns all teams.
    public Collection<Entity.TeamEntity> teams() {
        return Collections.unmodifiableCollection(teamsByKey.values());
    }

    /// Returns the team with that key.
    public Optional<Entity.TeamEntity> team(String key) {
        return Optional.ofNullable(teamsByKey.get(plain(key)));
    }

    /// Returns the team.
    public Optional<Entity.TeamEntity> team(UUID id) {
        return Optional.ofNullable(teams.get(id));
    }

    /// Returns a team's names and places in the tree.
    public List<DatedRow.TeamRow> rowsOfTeam(UUID team) {
        return Collections.unmodifiableList(teamRows.getOrDefault(team, List.of()));
    }

    /// Returns the locations' names and calendars.
    public List<DatedRow.LocationRow> locations() {
        return locations.values().stream().flatMap(List::stream).toList();
    }

    List<DatedRow.LocationRow> rowsOfLocation(String key) {
        return locations.getOrDefault(plain(key), List.of());
    }

    /// Returns the accounts in the tools that are read.
    public Collection<Entity.AccountEntity> accounts() {
        return Collections.unmodifiableCollection(accounts.values());
    }

    /// Returns the account with that key in that tool.
    public Optional<Entity.AccountEntity> account(String tool, String key) {
        return Optional.ofNullable(accounts.get(accountKey(tool, key)));
    }

    /// Returns the working calendars.
    public Collection<Entity.CalendarEntity> calendars() {
        return Collections.unmodifiableCollection(calendars.values());
    }

    Optional<Entity.CalendarEntity> calendar(String key) {
        return Optional.ofNullable(calendars.get(plain(key)));
    }

    /// Returns the days on which calendars differ.
    public List<Entity.HolidayEntity> holidays() {
        return holidays.values().stream().flatMap(days -> days.values().stream()).toList();
    }

    Optional<Entity.HolidayEntity> holiday(String calendar, LocalDate day) {
        return Optional.ofNullable(holidays.getOrDefault(plain(calendar), Map.of()).get(day));
    }

    /// Returns what these rows would change, without changing anything.
    ///
    /// @param ids makes identifiers for what is new
    public OrganizationDiff compare(List<IncomingRow> rows, java.util.function.Supplier<UUID> ids) {
        return new Merging(this, rows, ids).diff();
    }
}
