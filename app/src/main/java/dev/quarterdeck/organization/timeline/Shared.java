package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.timeline.DatedRow.LocationPlace;
import dev.quarterdeck.organization.timeline.DatedRow.TeamPlace;
import dev.quarterdeck.organization.timeline.Verdicts.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Works out what rows say of teams, locations, calendars and accounts, which persons share.
final class Shared {

    private final OrganizationTimeline before;
    private final Names names;
    private final Verdicts verdicts;
    private final Supplier<UUID> ids;
    private final Map<String, List<Heard<Statement.TeamStated>>> teams = new LinkedHashMap<>();
    private final Map<String, List<Heard<Statement.LocationStated>>> locations =
            new LinkedHashMap<>();
    private final List<Heard<Statement.CalendarStated>> calendars = new ArrayList<>();
    private final List<Heard<Statement.HolidayStated>> holidays = new ArrayList<>();
    private final List<Heard<Statement.AccountStated>> accounts = new ArrayList<>();
    private final Map<UUID, Track<TeamPlace>> teamTracks = new LinkedHashMap<>();

    Shared(OrganizationTimeline before, Names names, Verdicts verdicts, Supplier<UUID> ids) {
        this.before = before;
        this.names = names;
        this.verdicts = verdicts;
        this.ids = ids;
    }

    void hear(IncomingRow row, Statement statement) {
        switch (statement) {
            case Statement.TeamStated team ->
                    teams.computeIfAbsent(
                                    OrganizationTimeline.plain(team.key()),
                                    key -> new ArrayList<>())
                            .add(new Heard<>(row, team));
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
        int refused;
        do {
            refused = verdicts.count();
            teamTracks.clear();
            teams.values().forEach(this::draftTeam);
            refuseTeamCycles();
        } while (verdicts.count() > refused);
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

    private void draftTeam(List<Heard<Statement.TeamStated>> heard) {
        var key = heard.getFirst().statement().key();
        var track = new Track<TeamPlace>();
        before.team(key).stream()
                .flatMap(team -> before.rowsOfTeam(team.id()).stream())
                .forEach(row -> track.know(row.range(), row.place()));
        var open = taken(heard);
        var says = new ArrayList<Said<TeamPlace>>();
        for (var one : open) {
            var parent = parent(one);
            var said = one.statement();
            says.add(
                    new Said<>(
                            one.row(),
                            said.range(),
                            (now, first) -> place(key, said, parent, now)));
        }
        hear(track, says);
        if (!track.isEmpty()) {
            teamTracks.put(names.team(key, track.segments().iterator().next().from()), track);
        }
    }

    private <S extends Statement> List<Heard<S>> taken(List<Heard<S>> heard) {
        return heard.stream().filter(one -> !verdicts.isRefused(one.row())).toList();
    }

    private static TeamPlace place(
            String key, Statement.TeamStated said, Optional<UUID> parent, @Nullable TeamPlace now) {
        var name = said.name() != null ? said.name() : now != null ? now.name() : key.strip();
        var known = now == null ? null : now.parent();
        return new TeamPlace(name, said.parent() == null ? known : parent.orElse(null));
    }

    private Optional<UUID> parent(Heard<Statement.TeamStated> one) {
        var key = one.statement().parent();
        if (key == null || key.isEmpty()) {
            return Optional.empty();
        }
        if (before.team(key).isEmpty() && !teams.containsKey(OrganizationTimeline.plain(key))) {
            verdicts.refuse(
                    one.row(),
                    new Reason(
                            "parent",
                            key,
                            "The team above (%s) must be known here or in the files."
                                    .formatted(key),
                            "Maybe its row is missing, or the key is mistyped."));
            return Optional.empty();
        }
        return Optional.of(names.team(key, one.statement().range().from()));
    }

    /// What a row says of a track; the value may keep a part of what held on that day.
    private record Said<V>(
            IncomingRow row, DateRange range, BiFunction<@Nullable V, LocalDate, V> value) {}

    private <V> void hear(Track<V> track, List<Said<V>> says) {
        var days = new TreeSet<LocalDate>();
        track.addBoundaries(days);
        for (var said : says) {
            days.add(said.range().from());
            days.add(Track.closed(said.range().until()));
        }
        says.sort(Comparator.comparing(said -> said.range().from()));
        for (var said : says) {
            var from = said.range().from();
            var now = track.on(from);
            var value = said.value().apply(now.map(Track.Segment::value).orElse(null), from);
            var contradicted =
                    now.filter(one -> one.by() != null && one.from().equals(from))
                            .filter(one -> !one.value().equals(value));
            if (contradicted.isPresent()) {
                refuseBoth(said.row(), contradicted.get().by(), from);
                continue;
            }
            var next = days.higher(from);
            var until = said.range().until();
            if (until == null) {
                until = next == null ? LocalDate.MAX : next;
            } else if (now.isPresent()) {
                track.clear(until, later(until, now.get().until()));
            }
            track.set(new Track.Segment<>(from, until, value, said.row(), true));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other.isAfter(one) ? other : one.plusDays(1);
    }

    private void refuseBoth(IncomingRow row, @Nullable IncomingRow other, LocalDate day) {
        var reason =
                new Reason(
                        "from",
                        day.toString(),
                        "Rows about one thing must not contradict each other on one day (%s)."
                                .formatted(day),
                        "Maybe one of the rows has the wrong day.");
        verdicts.refuse(row, reason);
        if (other != null) {
            verdicts.refuse(other, reason);
        }
    }

    private void refuseTeamCycles() {
        var search = new CycleSearch<UUID>();
        teamTracks.forEach(
                (team, track) ->
                        track.merged()
                                .forEach(one -> edge(search, team, one.value().parent(), one)));
        for (var team : before.teams()) {
            if (!teamTracks.containsKey(team.id())) {
                for (var row : before.rowsOfTeam(team.id())) {
                    edge(search, team.id(), row.place().parent(), known(row));
                }
            }
        }
        search.cycles().forEach(this::refuse);
    }

    private static Track.Segment<TeamPlace> known(DatedRow.TeamRow row) {
        var range = row.range();
        return new Track.Segment<>(
                range.from(), Track.closed(range.until()), row.place(), null, false);
    }

    private static void edge(
            CycleSearch<UUID> search,
            UUID team,
            @Nullable UUID parent,
            Track.Segment<TeamPlace> days) {
        if (parent != null) {
            search.add(team, parent, days);
        }
    }

    private void refuse(CycleSearch.Cycle<UUID> cycle) {
        var team = cycle.edges().stream().map(edge -> key(edge.node())).sorted().findFirst();
        for (var row : cycle.blamed()) {
            verdicts.refuse(
                    row,
                    new Reason(
                            "parent",
                            team.orElse(""),
                            "A team (%s) must not be part of itself, as on (%s)."
                                    .formatted(team.orElse(""), cycle.day()),
                            "Maybe one of the rows names the wrong parent."));
        }
    }

    private String key(UUID team) {
        return before.team(team)
                .or(
                        () ->
                                names.newTeams().values().stream()
                                        .filter(one -> one.id().equals(team))
                                        .findFirst())
                .map(Entity.TeamEntity::key)
                .orElseGet(team::toString);
    }

    /// Adds what changes here.
    ///
    /// @param used teams in which somebody works
    void addChanges(List<Change> entities, List<Change> rows, Set<UUID> used) {
        accountChanges(entities);
        calendarChanges(entities);
        holidayChanges(entities);
        locationChanges(rows);
        var changedTeams = teamChanges(rows);
        for (var team : names.newTeams().values()) {
            boolean stated = teamTracks.containsKey(team.id());
            if (stated || used.contains(team.id())) {
                entities.addFirst(new Change.Named(null, team));
                if (!stated) {
                    rows.addFirst(firstPlace(team));
                }
            }
        }
        for (var team : before.teams()) {
            if (changedTeams.contains(team.id())) {
                entities.add(
                        new Change.Named(
                                team,
                                new Entity.TeamEntity(team.id(), team.key(), team.version() + 1)));
            }
        }
    }

    private Change firstPlace(Entity.TeamEntity team) {
        return new Change.Added(
                new DatedRow.TeamRow(
                        ids.get(),
                        team.id(),
                        new TeamPlace(team.key(), null),
                        DateRange.since(names.firstNamed(team.id()))));
    }

    private void accountChanges(List<Change> entities) {
        Set<UUID> done = new java.util.HashSet<>();
        for (var one : taken(accounts).reversed()) {
            var account = names.say(one.statement());
            var known = before.account(account.tool(), account.key()).orElse(null);
            if (done.add(account.id()) && !account.equals(known)) {
                entities.add(new Change.Named(known, account));
            }
        }
    }

    private void calendarChanges(List<Change> entities) {
        Map<String, Change> changed = new LinkedHashMap<>();
        for (var one : taken(calendars)) {
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
        for (var one : taken(holidays)) {
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

    private Set<UUID> teamChanges(List<Change> rows) {
        Set<UUID> changed = new java.util.HashSet<>();
        teamTracks.forEach(
                (team, track) -> {
                    var known = new LinkedHashMap<LocalDate, DatedRow.TeamRow>();
                    before.rowsOfTeam(team).forEach(row -> known.put(row.range().from(), row));
                    int size = rows.size();
                    for (var one : track.merged()) {
                        compare(known.remove(one.from()), team, one, rows);
                    }
                    known.values().forEach(row -> rows.add(size, new Change.Withdrawn(row)));
                    if (rows.size() > size) {
                        changed.add(team);
                    }
                });
        return changed;
    }

    private void compare(
            DatedRow.@Nullable TeamRow old,
            UUID team,
            Track.Segment<TeamPlace> one,
            List<Change> rows) {
        if (old == null) {
            rows.add(
                    new Change.Added(
                            new DatedRow.TeamRow(ids.get(), team, one.value(), one.range())));
        } else if (!old.place().equals(one.value()) || !old.range().equals(one.range())) {
            rows.add(
                    new Change.Ended(
                            old, new DatedRow.TeamRow(old.id(), team, one.value(), one.range())));
        }
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
            var says = new ArrayList<Said<LocationPlace>>();
            for (var one : taken(heard)) {
                says.add(
                        new Said<>(
                                one.row(),
                                one.statement().range(),
                                (now, first) -> place(one.statement(), now)));
            }
            hear(track, says);
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
