package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.organization.timeline.DatedRow.LocationPlace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Works out what rows say of locations, calendars and accounts, which persons share, and hands on
/// what they say of teams.
final class Shared {

    private final OrganizationTimeline before;
    private final Names names;
    private final Verdicts verdicts;
    private final Supplier<UUID> ids;
    private final StatedTeams teams;
    private final Map<String, List<Heard<Statement.LocationStated>>> locations =
            new LinkedHashMap<>();
    private final List<Heard<Statement.CalendarStated>> calendars = new ArrayList<>();
    private final List<Heard<Statement.HolidayStated>> holidays = new ArrayList<>();
    private final List<Heard<Statement.AccountStated>> accounts = new ArrayList<>();

    Shared(OrganizationTimeline before, Names names, Verdicts verdicts, Supplier<UUID> ids) {
        this.before = before;
        this.names = names;
        this.verdicts = verdicts;
        this.ids = ids;
        teams = new StatedTeams(before, names, verdicts, ids);
    }

    void hear(IncomingRow row, Statement statement) {
        switch (statement) {
            case Statement.TeamStated team -> teams.hear(new Heard<>(row, team));
            case Statement.LocationStated location ->
                    locations
                            .computeIfAbsent(
                                    OrganizationTimeline.plain(location.key()),
                                    key -> new ArrayList<>())
                            .add(new Heard<>(row, location));
            case Statement.CalendarStated calendar -> calendars.add(new Heard<>(row, calendar));
            case Statement.HolidayStated holiday -> holidays.add(new Heard<>(row, holiday));
            case Statement.AccountStated account -> accounts.add(new Heard<>(row, account));
            case Statement.OfPerson of ->
                    throw new IllegalStateException("About a person: " + of.getClass());
        }
    }

    /// Refuses what breaks a rule; afterwards names of teams, accounts and calendars are known.
    void settle() {
        accounts.sort(Comparator.comparing(one -> one.statement().toString()));
        accounts.forEach(one -> names.say(one.statement()));
        calendars.sort(Comparator.comparing(one -> one.statement().toString()));
        calendars.forEach(one -> names.say(entity(one.statement())));
        holidays.forEach(one -> names.calendar(one.row(), one.statement().calendar()));
        locations.values().forEach(all -> all.forEach(this::demandCalendar));
        teams.settle();
    }

    private static Entity.CalendarEntity entity(Statement.CalendarStated said) {
        return new Entity.CalendarEntity(said.key(), said.name(), said.minutes());
    }

    private void demandCalendar(Heard<Statement.LocationStated> one) {
        var calendar = one.statement().calendar();
        if (calendar != null && !calendar.isEmpty()) {
            names.calendar(one.row(), calendar);
        }
    }

    /// Adds what changes here.
    ///
    /// @param used teams in which somebody works
    void addChanges(List<Change> entities, List<Change> rows, Set<UUID> used) {
        accountChanges(entities);
        calendarChanges(entities);
        holidayChanges(entities);
        locationChanges(rows);
        teams.addChanges(entities, rows, used);
    }

    private void accountChanges(List<Change> entities) {
        Set<UUID> done = new java.util.HashSet<>();
        for (var one : verdicts.taken(accounts).reversed()) {
            var account = names.say(one.statement());
            var known = before.account(account.tool(), account.key()).orElse(null);
            if (done.add(account.id()) && !account.equals(known)) {
                entities.add(new Change.Named(known, account));
            }
        }
    }

    private void calendarChanges(List<Change> entities) {
        Map<String, Change> changed = new LinkedHashMap<>();
        for (var one : verdicts.taken(calendars)) {
            var calendar = entity(one.statement());
            var known = before.calendar(calendar.key()).orElse(null);
            if (!calendar.equals(known)) {
                changed.put(
                        OrganizationTimeline.plain(calendar.key()),
                        new Change.Named(known, calendar));
            }
        }
        entities.addAll(changed.values());
    }

    private void holidayChanges(List<Change> entities) {
        Map<String, Change> changed = new LinkedHashMap<>();
        holidays.sort(Comparator.comparing(one -> one.statement().toString()));
        for (var one : verdicts.taken(holidays)) {
            var said = one.statement();
            var holiday =
                    new Entity.HolidayEntity(
                            names.calendarKey(said.calendar()),
                            said.day(),
                            said.name(),
                            said.minutes());
            var known = before.holiday(said.calendar(), said.day()).orElse(null);
            if (!holiday.equals(known)) {
                changed.put(said.calendar() + said.day(), new Change.Named(known, holiday));
            }
        }
        entities.addAll(changed.values());
    }

    private void locationChanges(List<Change> rows) {
        for (var heard : locations.values()) {
            var key = heard.getFirst().statement().key();
            var track = new Track<LocationPlace>();
            var known = new LinkedHashMap<LocalDate, DatedRow.LocationRow>();
            for (var row : before.rowsOfLocation(key)) {
                track.know(row.range(), row.place());
                known.put(row.range().from(), row);
            }
            var says = new ArrayList<TrackHearing.Said<LocationPlace>>();
            for (var one : verdicts.taken(heard)) {
                says.add(
                        new TrackHearing.Said<>(
                                one.row(),
                                one.statement().range(),
                                (now, first) -> place(one.statement(), now)));
            }
            new TrackHearing(verdicts).hear(track, says);
            for (var one : track.merged()) {
                compare(known.remove(one.from()), key, one, rows);
            }
            known.values().forEach(row -> rows.addFirst(new Change.Withdrawn(row)));
        }
    }

    private LocationPlace place(Statement.LocationStated said, @Nullable LocationPlace now) {
        var name =
                said.name() != null ? said.name() : now != null ? now.name() : said.key().strip();
        var calendar =
                said.calendar() == null ? (now == null ? null : now.calendar()) : said.calendar();
        return new LocationPlace(
                name, calendar == null || calendar.isEmpty() ? null : names.calendarKey(calendar));
    }

    private void compare(
            DatedRow.@Nullable LocationRow old,
            String key,
            Track.Segment<LocationPlace> one,
            List<Change> rows) {
        if (old == null) {
            rows.add(
                    new Change.Added(
                            new DatedRow.LocationRow(ids.get(), key, one.value(), one.range())));
        } else if (!old.place().equals(one.value()) || !old.range().equals(one.range())) {
            rows.add(
                    new Change.Ended(
                            old,
                            new DatedRow.LocationRow(
                                    old.id(), old.location(), one.value(), one.range())));
        }
    }
}
