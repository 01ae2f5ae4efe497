package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.timeline.DatedRow.TeamPlace;
import dev.quarterdeck.organization.timeline.TrackHearing.Said;
import dev.quarterdeck.organization.timeline.Verdicts.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Works out what rows say of teams and of the tree they make, in which none is part of itself.
final class StatedTeams {

    private final OrganizationTimeline before;
    private final Names names;
    private final Verdicts verdicts;
    private final Supplier<UUID> ids;
    private final Map<String, List<Heard<Statement.TeamStated>>> teams = new LinkedHashMap<>();
    private final Map<UUID, Track<TeamPlace>> teamTracks = new LinkedHashMap<>();

    StatedTeams(OrganizationTimeline before, Names names, Verdicts verdicts, Supplier<UUID> ids) {
        this.before = before;
        this.names = names;
        this.verdicts = verdicts;
        this.ids = ids;
    }

    void hear(Heard<Statement.TeamStated> team) {
        teams.computeIfAbsent(
                        OrganizationTimeline.plain(team.statement().key()),
                        key -> new ArrayList<>())
                .add(team);
    }

    /// Refuses what breaks a rule, until what is left breaks none.
    void settle() {
        int refused;
        do {
            refused = verdicts.count();
            teamTracks.clear();
            teams.values().forEach(this::draftTeam);
            refuseTeamCycles();
        } while (verdicts.count() > refused);
    }

    private void draftTeam(List<Heard<Statement.TeamStated>> heard) {
        var key = heard.getFirst().statement().key();
        var track = new Track<TeamPlace>();
        before.team(key).stream()
                .flatMap(team -> before.rowsOfTeam(team.id()).stream())
                .forEach(row -> track.know(row.range(), row.place()));
        var open = verdicts.taken(heard);
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
        new TrackHearing(verdicts).hear(track, says);
        if (!track.isEmpty()) {
            teamTracks.put(names.team(key, track.segments().iterator().next().from()), track);
        }
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
}
