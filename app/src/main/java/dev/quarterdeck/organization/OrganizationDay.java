package dev.quarterdeck.organization;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows the whole organisation as it is, was or will be on one day.
///
/// @param persons who works here on that day, by employee number
/// @param teams the teams of that day, by key
/// @param findings what is odd about it, such as people whom nobody manages
public record OrganizationDay(
        LocalDate day, List<Colleague> persons, List<Unit> teams, List<Finding> findings) {

    /// Copies the lists.
    public OrganizationDay {
        persons = List.copyOf(persons);
        teams = List.copyOf(teams);
        findings = List.copyOf(findings);
    }

    /// Finds a team by its key, in capitals or not, or by its id.
    ///
    /// @throws Refusal when there is none on that day
    public Unit requireTeam(String keyOrId) {
        return teams.stream()
                .filter(
                        one ->
                                one.key().equalsIgnoreCase(keyOrId)
                                        || one.id().toString().equals(keyOrId))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "There is no team (%s) on %s.".formatted(keyOrId, day),
                                        "Maybe look at another day, or find it with ./qd org, GET /api/v1/teams or Ctrl-K."));
    }

    /// Returns a team and all teams inside of it, however deep.
    public Set<UUID> inside(UUID team) {
        return insides().getOrDefault(team, Set.of(team));
    }

    /// Returns the same for every team.
    public Map<UUID, Set<UUID>> insides() {
        var byId = new HashMap<UUID, Unit>();
        teams.forEach(one -> byId.put(one.id(), one));
        var insides = new HashMap<UUID, Set<UUID>>();
        for (var one : teams) {
            var seen = new HashSet<UUID>();
            for (var at = one; at != null && seen.add(at.id()); at = above(byId, at)) {
                insides.computeIfAbsent(at.id(), _ -> new LinkedHashSet<>()).add(one.id());
            }
        }
        return insides;
    }

    private static @Nullable Unit above(Map<UUID, Unit> teams, Unit team) {
        return team.parent() == null ? null : teams.get(team.parent());
    }

    /// Returns who heads a team, or else the nearest team above it that has a head.
    public Optional<PersonId> headOf(UUID team) {
        var at = find(team);
        while (at.isPresent() && at.get().head() == null) {
            at = at.map(Unit::parent).flatMap(this::find);
        }
        return at.map(Unit::head);
    }

    private Optional<Unit> find(UUID team) {
        return teams.stream().filter(one -> one.id().equals(team)).findFirst();
    }

    /// Somebody who works here on that day.
    ///
    /// @param address the work address, or null
    /// @param manager the manager in the chart, or null; may have left, then a finding says so
    /// @param interim who stands in as manager
    /// @param dotted who guides them in a matter
    public record Colleague(
            PersonId id,
            String number,
            String name,
            @Nullable String address,
            @Nullable PersonId manager,
            List<PersonId> interim,
            List<PersonId> dotted,
            List<Place> places,
            @Nullable String location,
            @Nullable String calendar) {}

    /// A place in a team.
    ///
    /// @param share in percent, 1..100
    public record Place(UUID team, int share) {}

    /// A team.
    ///
    /// @param version counts its changes
    /// @param parent the team above, or null
    /// @param head whom most of its members report to and who is not led by a member, or null
    /// @param members how many people work in it, whatever their share
    /// @param fullTime the sum of its members' shares: people in two teams are not counted twice
    public record Unit(
            UUID id,
            String key,
            String name,
            @Nullable UUID parent,
            @Nullable PersonId head,
            int members,
            double fullTime,
            long version) {}

    /// Something odd about the organisation.
    ///
    /// @param code `nobody-manages`, `nobody-in-team`, `no-team`
    /// @param person whom it is about, or null
    /// @param since the first day on which it is so, or null when it is not known
    /// @param words one sentence
    public record Finding(
            String code, @Nullable PersonId person, @Nullable LocalDate since, String words) {}
}
