package dev.quarterdeck.access;

import dev.quarterdeck.access.RelationIndex.Membership;
import dev.quarterdeck.access.RelationIndex.Replaced;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes the organisation's relations over: who may see whom follows from them after the commit.
///
/// Each method must be called inside `Database.keeping`, with its client. Of two that publish at
/// the same time the second waits, so that they cannot make a circle together. Who stood above
/// whom is kept for 400 days after it ended: decisions ask for today alone, and the whole past
/// follows from the organisation's own lines.
public final class Relations {

    /// A year and a month: a refusal can still tell who managed somebody until lately.
    private static final int DAYS_KEPT = 400;

    private final RelationStore store = new RelationStore();
    private final CurrentRelations current;
    private final Clock clock;

    Relations(CurrentRelations current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    /// Replaces all relations, inside the caller's transaction.
    ///
    /// @throws dev.quarterdeck.platform.Refusal when on some day somebody would manage themselves
    public void publish(JdbcClient sql, OrganizationRelations all) {
        long version = store.nextVersion(sql);
        var lines = recent(new Closure(links(all.lines()), "person").all());
        var belongings = recentBelongings(all.belongings());
        var members = members(memberships(belongings), teamLinks(all.teams()));
        store.clear(sql);
        store.addPersons(sql, values(all.persons()));
        store.addReported(sql, all.lines());
        store.addBelongings(sql, belongings);
        store.addTeams(sql, all.teams());
        store.addLines(sql, lines);
        store.addMembers(sql, members);
        current.afterCommit(version, index -> index.withRelations(version, lines, members));
    }

    /// Replaces the relations of some persons, inside the caller's transaction.
    ///
    /// Costs what is below the changed persons, not the whole organisation.
    ///
    /// @param changed the persons; what was known of their lines and memberships is replaced
    /// @param lines every line in which one of them reports
    /// @param belongings every membership of theirs
    /// @throws dev.quarterdeck.platform.Refusal when on some day somebody would manage themselves
    public void republish(
            JdbcClient sql, Set<PersonId> changed, List<Line> lines, List<Belonging> belongings) {
        long version = store.nextVersion(sql);
        var ids = values(changed);
        store.clearPersons(sql, ids);
        store.addPersons(sql, ids);
        store.addReported(sql, lines);
        var kept = recentBelongings(belongings);
        store.addBelongings(sql, kept);
        var closure = new Closure(store.reported(sql), "person");
        var affected = closure.withAllBelow(ids);
        var above = recent(closure.above(affected));
        var members = members(memberships(kept), store.teamLinks(sql));
        store.clearLines(sql, affected);
        store.addLines(sql, above);
        store.addMembers(sql, members);
        var replaced = new Replaced(affected, above, Set.copyOf(ids), members);
        current.afterCommit(version, index -> index.with(version, replaced));
    }

    /// Replaces the tree of teams, inside the caller's transaction.
    ///
    /// @throws dev.quarterdeck.platform.Refusal when on some day a team would be part of itself
    public void republishTeams(JdbcClient sql, List<TeamNode> teams) {
        long version = store.nextVersion(sql);
        var members = members(store.belongings(sql), teamLinks(teams));
        store.clearTeams(sql);
        store.addTeams(sql, teams);
        store.addMembers(sql, members);
        current.afterCommit(version, index -> index.withMembers(version, members));
    }

    List<Reach> recent(List<Reach> lines) {
        int first = firstDayKept();
        return lines.stream().filter(line -> line.span().until() > first).toList();
    }

    private List<Belonging> recentBelongings(List<Belonging> belongings) {
        int first = firstDayKept();
        return belongings.stream().filter(one -> Span.of(one.range()).until() > first).toList();
    }

    private int firstDayKept() {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return Math.toIntExact(today.toEpochDay()) - DAYS_KEPT;
    }

    private static Set<UUID> values(Collection<PersonId> persons) {
        var values = new HashSet<UUID>();
        persons.forEach(person -> values.add(person.value()));
        return values;
    }

    static List<Closure.Link> links(List<Line> lines) {
        return lines.stream()
                .map(
                        line ->
                                new Closure.Link(
                                        line.subject().value(),
                                        line.manager().value(),
                                        line.kind(),
                                        Span.of(line.range())))
                .toList();
    }

    static List<Closure.Link> teamLinks(List<TeamNode> teams) {
        var links = new ArrayList<Closure.Link>();
        for (var node : teams) {
            var parent = node.parent();
            if (parent != null) {
                var days = Span.of(node.range());
                links.add(new Closure.Link(node.team(), parent, Line.Kind.PRIMARY, days));
            }
        }
        return links;
    }

    static List<Membership> memberships(List<Belonging> belongings) {
        return belongings.stream()
                .map(one -> new Membership(one.person().value(), one.team(), Span.of(one.range())))
                .toList();
    }

    /// Returns the memberships and those that follow in the teams above.
    static List<Membership> members(List<Membership> direct, List<Closure.Link> teams) {
        Map<UUID, List<Reach>> above = new HashMap<>();
        new Closure(teams, "team")
                .all()
                .forEach(
                        reach ->
                                above.computeIfAbsent(reach.below(), key -> new ArrayList<>())
                                        .add(reach));
        var members = new ArrayList<>(direct);
        for (var one : direct) {
            for (var reach : above.getOrDefault(one.team(), List.of())) {
                var days = one.span().intersection(reach.span());
                if (!days.isEmpty()) {
                    members.add(new Membership(one.person(), reach.above(), days));
                }
            }
        }
        return members;
    }
}
