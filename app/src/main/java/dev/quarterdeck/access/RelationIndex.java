package dev.quarterdeck.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Holds all relations and open grants in memory, as of one version; never changes.
final class RelationIndex {

    private final long version;
    private final Map<UUID, Reach[]> above;
    private final Map<UUID, Membership[]> teams;
    private final Map<UUID, List<Grant>> grants;

    /// A person in a team or in a team below it.
    record Membership(UUID person, UUID team, Span span) {}

    private RelationIndex(
            long version,
            Map<UUID, Reach[]> above,
            Map<UUID, Membership[]> teams,
            Map<UUID, List<Grant>> grants) {
        this.version = version;
        this.above = above;
        this.teams = teams;
        this.grants = grants;
    }

    static RelationIndex of(
            long version, List<Reach> lines, List<Membership> memberships, List<Grant> grants) {
        var above = new HashMap<UUID, List<Reach>>();
        lines.forEach(line -> listOf(above, line.below()).add(line));
        var teams = new HashMap<UUID, List<Membership>>();
        memberships.forEach(one -> listOf(teams, one.person()).add(one));
        return new RelationIndex(
                version,
                frozen(above, new Reach[0]),
                frozen(teams, new Membership[0]),
                byHolder(grants));
    }

    private static <T> List<T> listOf(Map<UUID, List<T>> map, UUID key) {
        return map.computeIfAbsent(key, absent -> new ArrayList<>());
    }

    private static <T> Map<UUID, T[]> frozen(Map<UUID, List<T>> lists, T[] empty) {
        var frozen = new HashMap<UUID, T[]>(lists.size() * 2);
        lists.forEach((key, list) -> frozen.put(key, list.toArray(empty)));
        return frozen;
    }

    private static Map<UUID, List<Grant>> byHolder(List<Grant> grants) {
        var byHolder = new HashMap<UUID, List<Grant>>();
        grants.stream()
                .filter(grant -> grant.ending() == null)
                .forEach(grant -> listOf(byHolder, grant.holder()).add(grant));
        return byHolder;
    }

    /// Returns the next version, with all relations replaced.
    RelationIndex withRelations(long next, List<Reach> lines, List<Membership> memberships) {
        var fresh = of(next, lines, memberships, List.of());
        return new RelationIndex(next, fresh.above, fresh.teams, grants);
    }

    /// Returns the next version, with all memberships replaced.
    RelationIndex withMembers(long next, List<Membership> memberships) {
        return new RelationIndex(
                next, above, of(next, List.of(), memberships, List.of()).teams, grants);
    }

    /// Returns the next version, with only the grants replaced.
    RelationIndex withGrants(long next, List<Grant> all) {
        return new RelationIndex(next, above, teams, byHolder(all));
    }

    /// Returns the next version, with what stands above some persons replaced.
    RelationIndex with(long next, Replaced replaced) {
        var lines = new HashMap<>(above);
        replaced.persons().forEach(lines::remove);
        var fresh = of(next, replaced.lines(), replaced.memberships(), List.of());
        lines.putAll(fresh.above);
        var members = new HashMap<>(teams);
        replaced.belonging().forEach(members::remove);
        members.putAll(fresh.teams);
        return new RelationIndex(next, lines, members, grants);
    }

    /// What one change replaced.
    ///
    /// @param persons those with new lines above them
    /// @param belonging those with new memberships
    record Replaced(
            Set<UUID> persons,
            List<Reach> lines,
            Set<UUID> belonging,
            List<Membership> memberships) {}

    long version() {
        return version;
    }

    /// Returns how one manages the other on that day, if at all.
    Optional<Reach> managing(UUID manager, UUID subject, int day) {
        var lines = above.get(subject);
        if (lines != null) {
            for (var line : lines) {
                if (line.span().contains(day)
                        && line.kind().manages()
                        && line.above().equals(manager)) {
                    return Optional.of(line);
                }
            }
        }
        return Optional.empty();
    }

    /// Returns how one managed the other last before that day, if ever.
    Optional<Reach> managedBefore(UUID manager, UUID subject, int day) {
        Reach last = null;
        for (var line : above.getOrDefault(subject, new Reach[0])) {
            if (line.span().until() <= day
                    && line.kind().manages()
                    && line.above().equals(manager)
                    && (last == null || line.span().until() > last.span().until())) {
                last = line;
            }
        }
        return Optional.ofNullable(last);
    }

    boolean isMember(UUID person, UUID team, int day) {
        var memberships = teams.get(person);
        if (memberships != null) {
            for (var one : memberships) {
                if (one.span().contains(day) && one.team().equals(team)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Returns the grants of a user that were not ended; their days still count.
    List<Grant> grantsOf(UUID user) {
        return grants.getOrDefault(user, List.of());
    }
}
