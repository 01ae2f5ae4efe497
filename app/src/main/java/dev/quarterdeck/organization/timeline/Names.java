package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.organization.timeline.Verdicts.Reason;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Finds what a statement names, known before or said by another row.
///
/// A team named for the first time comes into being; a person, an account or a calendar does not.
final class Names {

    private final OrganizationTimeline before;
    private final Verdicts verdicts;
    private final Supplier<UUID> ids;
    private final Map<String, Entity.PersonEntity> newPersons = new LinkedHashMap<>();
    private final Map<String, String> refusedPersons = new HashMap<>();
    private final Map<String, Entity.TeamEntity> newTeams = new LinkedHashMap<>();
    private final Map<String, Entity.AccountEntity> newAccounts = new LinkedHashMap<>();
    private final Map<String, Entity.CalendarEntity> newCalendars = new LinkedHashMap<>();
    private final Map<UUID, LocalDate> firstNamed = new HashMap<>();

    Names(OrganizationTimeline before, Verdicts verdicts, Supplier<UUID> ids) {
        this.before = before;
        this.verdicts = verdicts;
        this.ids = ids;
    }

    /// Returns the person, made for the time being when the number is new.
    Entity.PersonEntity person(String number) {
        var plain = OrganizationTimeline.plain(number);
        return before.person(number)
                .orElseGet(
                        () ->
                                newPersons.computeIfAbsent(
                                        plain,
                                        key ->
                                                new Entity.PersonEntity(
                                                        new PersonId(ids.get()),
                                                        number.strip(),
                                                        1)));
    }

    /// Returns the number of a person whom only the rows name.
    String numberOf(PersonId id) {
        return newPersons.values().stream()
                .filter(person -> person.id().equals(id))
                .map(Entity.PersonEntity::number)
                .findFirst()
                .orElseGet(id::toString);
    }

    /// Notes that no row remains that would make the person.
    void refused(String number, String where) {
        refusedPersons.put(OrganizationTimeline.plain(number), where);
    }

    /// Finds a manager; refuses the row where there is none, and holds only the manager back where
    /// the manager's own row was refused.
    Optional<PersonId> manager(IncomingRow row, Entity.PersonEntity person, String number) {
        var plain = OrganizationTimeline.plain(number);
        if (plain.equals(OrganizationTimeline.plain(person.number()))) {
            verdicts.refuse(row, ownManager(number));
            return Optional.empty();
        }
        var known = before.person(number);
        if (known.isPresent()) {
            return known.map(Entity.PersonEntity::id);
        }
        var where = refusedPersons.get(plain);
        if (where != null) {
            verdicts.holdBack(row, refusedManager(number, where));
            return Optional.empty();
        }
        var said = newPersons.get(plain);
        if (said == null) {
            verdicts.refuse(row, unknownManager(number));
            return Optional.empty();
        }
        verdicts.forgetHeldBack(row);
        return Optional.of(said.id());
    }

    private static Reason ownManager(String number) {
        return new Reason(
                "manager",
                number,
                "A person (%s) must not be their own manager.".formatted(number),
                "Maybe leave the manager empty.");
    }

    private static Reason refusedManager(String number, String where) {
        return new Reason(
                "manager",
                number,
                "The manager (%s) is left open, because %s is refused.".formatted(number, where),
                "Maybe mend that row and import the file again.");
    }

    private static Reason unknownManager(String number) {
        return new Reason(
                "manager",
                number,
                "The manager (%s) must be a person known here or in the files.".formatted(number),
                "Maybe their row is missing, or the number is mistyped.");
    }

    /// Finds a team; one that is named for the first time begins on the earliest day it is named.
    UUID team(String key, LocalDate from) {
        var team =
                before.team(key)
                        .orElseGet(
                                () ->
                                        newTeams.computeIfAbsent(
                                                OrganizationTimeline.plain(key),
                                                plain ->
                                                        new Entity.TeamEntity(
                                                                ids.get(), key.strip(), 1)));
        firstNamed.merge(team.id(), from, (one, other) -> one.isBefore(other) ? one : other);
        return team.id();
    }

    /// Returns the teams that were named for the first time, by lower-case key.
    Map<String, Entity.TeamEntity> newTeams() {
        return newTeams;
    }

    /// Returns the earliest day on which rows name the team.
    LocalDate firstNamed(UUID team) {
        var day = firstNamed.get(team);
        if (day == null) {
            throw new IllegalStateException("A new team was named by a row.");
        }
        return day;
    }

    Optional<UUID> account(IncomingRow row, String tool, String key) {
        var known = before.account(tool, key).map(Entity.AccountEntity::id);
        if (known.isPresent()) {
            return known;
        }
        var said = newAccounts.get(OrganizationTimeline.accountKey(tool, key));
        if (said == null) {
            verdicts.refuse(
                    row,
                    new Reason(
                            "account",
                            key,
                            "The account (%s) of tool (%s) must be known.".formatted(key, tool),
                            "Maybe import the accounts of that tool first."));
        }
        return Optional.ofNullable(said).map(Entity.AccountEntity::id);
    }

    /// Takes an account up, with the id it has or a new one.
    Entity.AccountEntity say(Statement.AccountStated said) {
        var id = before.account(said.tool(), said.key()).map(Entity.AccountEntity::id);
        var plain = OrganizationTimeline.accountKey(said.tool(), said.key());
        var earlier = newAccounts.get(plain);
        var account =
                new Entity.AccountEntity(
                        id.orElseGet(earlier == null ? ids : earlier::id),
                        said.tool(),
                        said.key(),
                        said.name(),
                        said.addresses());
        newAccounts.put(plain, account);
        return account;
    }

    void say(Entity.CalendarEntity calendar) {
        newCalendars.put(OrganizationTimeline.plain(calendar.key()), calendar);
    }

    /// Returns a calendar's key as it was first written.
    String calendarKey(String key) {
        var plain = OrganizationTimeline.plain(key);
        var said = newCalendars.get(plain);
        return before.calendar(key)
                .map(Entity.CalendarEntity::key)
                .orElse(said == null ? key : said.key());
    }

    /// Demands that a calendar is known.
    void calendar(IncomingRow row, String key) {
        if (before.calendar(key).isEmpty()
                && !newCalendars.containsKey(OrganizationTimeline.plain(key))) {
            verdicts.refuse(
                    row,
                    new Reason(
                            "calendar",
                            key,
                            "The calendar (%s) must be known here or in the files.".formatted(key),
                            "Maybe import the calendars first."));
        }
    }
}
