package dev.quarterdeck.organization;

import dev.quarterdeck.access.Belonging;
import dev.quarterdeck.access.Line;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.TeamNode;
import dev.quarterdeck.engine.DateRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the rows that say who stands how to whom.
final class RelationRows {

    /// The days on which somebody works here.
    record Employment(PersonId person, DateRange range) {}

    Set<PersonId> persons(JdbcClient sql) {
        return new HashSet<>(
                sql.sql("select id from organization.person")
                        .query((row, n) -> person(row, "id"))
                        .list());
    }

    List<Line> lines(JdbcClient sql) {
        return sql.sql("select * from organization.reporting_line")
                .query((row, n) -> line(row))
                .list();
    }

    List<Line> linesOf(JdbcClient sql, Collection<UUID> persons) {
        return sql.sql("select * from organization.reporting_line where person_id = any (:ids)")
                .param("ids", persons.toArray(UUID[]::new))
                .query((row, n) -> line(row))
                .list();
    }

    List<UUID> reportsOf(JdbcClient sql, Collection<UUID> managers) {
        return sql.sql(
                        """
                        select distinct person_id from organization.reporting_line
                        where manager_id = any (:ids)
                        """)
                .param("ids", managers.toArray(UUID[]::new))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    List<Employment> employments(JdbcClient sql) {
        return sql.sql("select * from organization.employment")
                .query((row, n) -> employment(row))
                .list();
    }

    List<Employment> employmentsOf(JdbcClient sql, Collection<UUID> persons) {
        return sql.sql("select * from organization.employment where person_id = any (:ids)")
                .param("ids", persons.toArray(UUID[]::new))
                .query((row, n) -> employment(row))
                .list();
    }

    List<Belonging> belongings(JdbcClient sql) {
        return sql.sql("select * from organization.membership")
                .query((row, n) -> belonging(row))
                .list();
    }

    List<Belonging> belongingsOf(JdbcClient sql, Collection<UUID> persons) {
        return sql.sql("select * from organization.membership where person_id = any (:ids)")
                .param("ids", persons.toArray(UUID[]::new))
                .query((row, n) -> belonging(row))
                .list();
    }

    List<TeamNode> teams(JdbcClient sql) {
        return sql.sql(
                        "select team_id, parent_id, from_day, until_day from organization.team_state")
                .query(
                        (row, n) ->
                                new TeamNode(
                                        row.getObject("team_id", UUID.class),
                                        row.getObject("parent_id", UUID.class),
                                        OrganizationStore.range(row)))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                person(row, "person_id"),
                person(row, "manager_id"),
                Line.Kind.valueOf(row.getString("kind")),
                OrganizationStore.range(row));
    }

    private static Employment employment(ResultSet row) throws SQLException {
        return new Employment(person(row, "person_id"), OrganizationStore.range(row));
    }

    private static Belonging belonging(ResultSet row) throws SQLException {
        return new Belonging(
                person(row, "person_id"),
                row.getObject("team_id", UUID.class),
                OrganizationStore.range(row));
    }

    private static PersonId person(ResultSet row, String column) throws SQLException {
        return new PersonId(row.getObject(column, UUID.class));
    }
}
