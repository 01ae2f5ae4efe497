package dev.quarterdeck.organization;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.access.OrganizationRelations;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Relations;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.timeline.Change;
import dev.quarterdeck.organization.timeline.DatedRow;
import dev.quarterdeck.organization.timeline.Entity;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.organization.timeline.OrganizationDiff;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells access who stands how to whom, after a change.
///
/// A line holds only while the manager works here: whoever has left sees nothing more.
final class PublishedRelations {

    /// From so many changed persons on, everything is told anew: it is faster.
    private static final int MANY = 300;

    private final Relations relations;
    private final RelationRows rows = new RelationRows();

    PublishedRelations(Relations relations) {
        this.relations = relations;
    }

    void update(JdbcClient sql, OrganizationDiff diff) {
        Set<UUID> changed = new LinkedHashSet<>();
        Set<UUID> employed = new LinkedHashSet<>();
        boolean teams = false;
        for (var change : diff.changes()) {
            teams |= isTeam(change);
            note(change, changed, employed);
        }
        if (changed.size() > MANY) {
            publish(sql);
            return;
        }
        if (!employed.isEmpty()) {
            changed.addAll(rows.reportsOf(sql, employed));
        }
        if (!changed.isEmpty()) {
            republish(sql, changed);
        }
        if (teams) {
            relations.republishTeams(sql, rows.teams(sql));
        }
    }

    private static boolean isTeam(Change change) {
        return switch (change) {
            case Change.Added(var row) -> row instanceof DatedRow.TeamRow;
            case Change.Ended(var _, var row) -> row instanceof DatedRow.TeamRow;
            case Change.Withdrawn(var row) -> row instanceof DatedRow.TeamRow;
            case Change.Named _ -> false;
        };
    }

    private static void note(Change change, Set<UUID> changed, Set<UUID> employed) {
        switch (change) {
            case Change.Named(var before, Entity.PersonEntity(var id, var _, var _)) -> {
                if (before == null) {
                    changed.add(id.value());
                }
            }
            case Change.Named _ -> {}
            case Change.Added(var row) -> note(row, changed, employed);
            case Change.Ended(var _, var row) -> note(row, changed, employed);
            case Change.Withdrawn(var row) -> note(row, changed, employed);
        }
    }

    private static void note(DatedRow row, Set<UUID> changed, Set<UUID> employed) {
        if (row instanceof DatedRow.PersonRow(var _, var person, var fact, var _)) {
            switch (fact) {
                case Fact.Works _ -> {
                    changed.add(person.value());
                    employed.add(person.value());
                }
                case Fact.ReportsTo _, Fact.WorksIn _ -> changed.add(person.value());
                case Fact.Has _, Fact.Away _, Fact.Knows _, Fact.Owns _ -> {}
            }
        }
    }

    /// Tells everything anew.
    void publish(JdbcClient sql) {
        var persons = rows.persons(sql);
        var lines = whileManagerWorks(rows.lines(sql), rows.employments(sql));
        relations.publish(
                sql,
                new OrganizationRelations(persons, lines, rows.belongings(sql), rows.teams(sql)));
    }

    private void republish(JdbcClient sql, Set<UUID> changed) {
        var lines = rows.linesOf(sql, changed);
        var managers =
                lines.stream().map(line -> line.manager().value()).collect(Collectors.toSet());
        relations.republish(
                sql,
                changed.stream().map(PersonId::new).collect(Collectors.toSet()),
                whileManagerWorks(lines, rows.employmentsOf(sql, managers)),
                rows.belongingsOf(sql, changed));
    }

    private static List<Line> whileManagerWorks(
            List<Line> lines, List<RelationRows.Employment> employments) {
        Map<PersonId, List<DateRange>> works = new HashMap<>();
        for (var one : employments) {
            works.computeIfAbsent(one.person(), key -> new java.util.ArrayList<>())
                    .add(one.range());
        }
        return lines.stream()
                .flatMap(
                        line ->
                                works.getOrDefault(line.manager(), List.of()).stream()
                                        .flatMap(days -> days.intersection(line.range()).stream())
                                        .map(days -> on(line, days)))
                .toList();
    }

    private static Line on(Line line, DateRange days) {
        return new Line(line.subject(), line.manager(), line.kind(), days);
    }
}
