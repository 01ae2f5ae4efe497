package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.timeline.Heard.Say;
import dev.quarterdeck.organization.timeline.Verdicts.Reason;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what statements about one person say of each track.
final class SayReader {

    private static final long LONGEST_COVER = 366;

    private final Entity.PersonEntity person;
    private final List<DatedRow.PersonRow> before;
    private final Names names;
    private final Verdicts verdicts;
    private final Map<Object, List<Say>> says = new LinkedHashMap<>();
    private final NavigableSet<LocalDate> membershipDays = new TreeSet<>();

    SayReader(
            Entity.PersonEntity person,
            List<DatedRow.PersonRow> before,
            Names names,
            Verdicts verdicts) {
        this.person = person;
        this.before = before;
        this.names = names;
        this.verdicts = verdicts;
    }

    /// Returns what is said, by track.
    Map<Object, List<Say>> read(List<Heard<Statement.OfPerson>> heard) {
        var states = new TreeMap<LocalDate, List<Heard<Statement.PersonState>>>();
        for (var one : heard) {
            if (one.statement() instanceof Statement.PersonState state) {
                states.computeIfAbsent(state.from(), day -> new ArrayList<>())
                        .add(new Heard<>(one.row(), state));
                readValues(one.row(), state);
            } else {
                readOwnEnds(one);
            }
        }
        readTeams(states);
        collectMembershipDays();
        return says;
    }

    /// Returns days on which another track of the same whole changes: one's teams are one whole.
    NavigableSet<LocalDate> sharedDays(Object key) {
        return key instanceof UUID ? membershipDays : Collections.emptyNavigableSet();
    }

    private void collectMembershipDays() {
        for (var row : before) {
            if (row.fact() instanceof Fact.WorksIn) {
                membershipDays.add(row.range().from());
                membershipDays.add(Track.closed(row.range().until()));
            }
        }
        says.forEach(
                (key, all) -> {
                    if (key instanceof UUID) {
                        all.forEach(say -> membershipDays.add(say.from()));
                        all.forEach(say -> membershipDays.add(Track.closed(say.until())));
                    }
                });
    }

    private void readValues(IncomingRow row, Statement.PersonState state) {
        var values = state.values();
        facet(row, state.from(), Facet.NAME, values.name());
        facet(row, state.from(), Facet.ADDRESS, values.address());
        facet(row, state.from(), Facet.LOCATION, values.location());
        var calendar = values.calendar();
        if (calendar != null && !calendar.isEmpty()) {
            names.calendar(row, calendar);
            calendar = names.calendarKey(calendar);
        }
        facet(row, state.from(), Facet.CALENDAR, calendar);
        if (values.manager() != null) {
            manager(row, state.from(), values.manager());
        }
    }

    private void facet(IncomingRow row, LocalDate from, Facet facet, @Nullable String value) {
        if (value != null) {
            var fact = value.isEmpty() ? null : new Fact.Has(facet, value);
            say(facet, new Say(from, null, fact, row, true));
        }
    }

    private void manager(IncomingRow row, LocalDate from, String number) {
        if (number.isEmpty()) {
            say(Line.Kind.PRIMARY, new Say(from, null, null, row, true));
            return;
        }
        names.manager(row, person, number)
                .map(manager -> new Fact.ReportsTo(manager, Line.Kind.PRIMARY))
                .ifPresent(fact -> say(fact.track(), new Say(from, null, fact, row, true)));
    }

    private void say(Object track, Say say) {
        says.computeIfAbsent(track, key -> new ArrayList<>()).add(say);
    }

    private void readOwnEnds(Heard<Statement.OfPerson> one) {
        var row = one.row();
        switch (one.statement()) {
            case Statement.LineStated line -> line(row, line);
            case Statement.MembershipStated(var _, var team, var share, var range) ->
                    own(row, new Fact.WorksIn(names.team(team, range.from()), share), range);
            case Statement.LeaveStated(var _, var kind, var range) ->
                    own(row, new Fact.Away(kind), range);
            case Statement.SkillStated(var _, var skill, var level, var by, var range) ->
                    own(row, new Fact.Knows(skill, level, by), range);
            case Statement.AccountLinked(var _, var tool, var key, var range) ->
                    names.account(row, tool, key)
                            .ifPresent(account -> own(row, new Fact.Owns(account), range));
            case Statement.RowEnded(var _, var id, var day) -> ended(row, id, day);
            case Statement.PersonState _, Statement.Employed _, Statement.Left _ -> {}
        }
    }

    private void own(IncomingRow row, Fact fact, DateRange range) {
        say(fact.track(), new Say(range.from(), range.until(), fact, row, false));
    }

    private void line(IncomingRow row, Statement.LineStated line) {
        var range = line.range();
        if (line.kind() == Line.Kind.INTERIM && !isTimeBoxed(range)) {
            verdicts.refuse(
                    row,
                    new Reason(
                            "until",
                            String.valueOf(range.until()),
                            "Interim cover of a person (%s) from (%s) must end within 366 days."
                                    .formatted(person.number(), range.from()),
                            "Maybe give the column until, or make it the primary line."));
            return;
        }
        names.manager(row, person, line.manager())
                .ifPresent(manager -> own(row, new Fact.ReportsTo(manager, line.kind()), range));
    }

    private static boolean isTimeBoxed(DateRange range) {
        return range.until() != null
                && ChronoUnit.DAYS.between(range.from(), range.until()) <= LONGEST_COVER;
    }

    private void ended(IncomingRow row, UUID id, LocalDate day) {
        var known = before.stream().filter(one -> one.id().equals(id)).findFirst();
        if (known.isEmpty()) {
            verdicts.refuse(
                    row,
                    new Reason(
                            "row",
                            id.toString(),
                            "The row (%s) must be one of the person (%s)."
                                    .formatted(id, person.number()),
                            "Maybe it was changed since it was read."));
            return;
        }
        var old = known.get();
        var until = old.range().until();
        if (!day.isAfter(old.range().from()) || (until != null && day.isAfter(until))) {
            verdicts.refuse(
                    row,
                    new Reason(
                            "day",
                            day.toString(),
                            "The end (%s) must lie after the first day (%s), and not after the last."
                                    .formatted(day, old.range().from()),
                            "Maybe correct the row instead."));
        } else if (!(old.fact() instanceof Fact.Works)) {
            say(
                    old.fact().track(),
                    new Say(day, until == null ? LocalDate.MAX : until, null, row, false));
        }
    }

    private void readTeams(TreeMap<LocalDate, List<Heard<Statement.PersonState>>> states) {
        var said = new TreeMap<LocalDate, Map<UUID, Integer>>();
        Map<LocalDate, IncomingRow> by = new HashMap<>();
        states.forEach(
                (day, group) -> {
                    var teams = group.stream().filter(SayReader::saysTeam).toList();
                    if (!teams.isEmpty()) {
                        said.put(day, shares(day, teams));
                        by.put(day, teams.getFirst().row());
                    }
                });
        membershipDays.addAll(said.keySet());
        Set<UUID> ownEnds =
                says.entrySet().stream()
                        .filter(one -> one.getValue().stream().anyMatch(say -> !say.state()))
                        .map(Map.Entry::getKey)
                        .filter(UUID.class::isInstance)
                        .map(UUID.class::cast)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        said.forEach(
                (day, teams) -> {
                    var next = said.higherKey(day);
                    var all = new LinkedHashSet<>(ownEnds);
                    all.addAll(known(day, next));
                    all.removeAll(teams.keySet());
                    all.forEach(team -> say(team, new Say(day, null, null, rowOf(by, day), true)));
                });
    }

    /// Returns the teams known to hold on a day from `day` until the day before `next`.
    private Set<UUID> known(LocalDate day, @Nullable LocalDate next) {
        var days = new DateRange(day, next);
        Set<UUID> teams = new LinkedHashSet<>();
        for (var row : before) {
            if (row.fact() instanceof Fact.WorksIn(var team, var _) && row.range().overlaps(days)) {
                teams.add(team);
            }
        }
        return teams;
    }

    private static IncomingRow rowOf(Map<LocalDate, IncomingRow> by, LocalDate day) {
        var row = by.get(day);
        if (row == null) {
            throw new IllegalStateException("Each day with teams has a row.");
        }
        return row;
    }

    private static boolean saysTeam(Heard<Statement.PersonState> one) {
        return one.statement().values().team() != null;
    }

    private Map<UUID, Integer> shares(LocalDate day, List<Heard<Statement.PersonState>> group) {
        Map<UUID, Integer> shares = new LinkedHashMap<>();
        long teams =
                group.stream().map(one -> OrganizationTimeline.plain(team(one))).distinct().count();
        for (var one : group) {
            var key = team(one);
            var share = one.statement().values().share();
            if (teams > 1 && (share == null || key.isEmpty())) {
                verdicts.refuse(one.row(), needsShare(key, day));
            } else if (!key.isEmpty()) {
                var team = names.team(key, day);
                int percent = share == null ? 100 : share;
                shares.put(team, percent);
                say(team, new Say(day, null, new Fact.WorksIn(team, percent), one.row(), true));
            }
        }
        return shares;
    }

    private static String team(Heard<Statement.PersonState> one) {
        var team = one.statement().values().team();
        return team == null ? "" : team;
    }

    private Reason needsShare(String key, LocalDate day) {
        return new Reason(
                "share",
                key,
                "A person (%s) in more than one team on (%s) must have a share in each."
                        .formatted(person.number(), day),
                "Maybe 50 in the column share.");
    }
}
