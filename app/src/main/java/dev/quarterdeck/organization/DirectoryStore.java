package dev.quarterdeck.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads lists of people under row-level security.
final class DirectoryStore {

    /// Whom a list is about.
    ///
    /// @param q a part of name, number or address, or null
    /// @param team members of that team, or null for all
    /// @param manager direct reports of that person, or null for all
    /// @param after the employee number after which the page begins, or the empty text
    record Filter(
            LocalDate day,
            @Nullable String q,
            @Nullable UUID team,
            @Nullable UUID manager,
            String after,
            int limit) {

        Filter atMost(int rows) {
            return new Filter(day, q, team, manager, after, rows);
        }
    }

    /// A line of the directory.
    record Entry(
            UUID id,
            String number,
            String name,
            @Nullable String address,
            @Nullable UUID manager,
            List<String> teams) {}

    /// One leave.
    record Absence(UUID id, UUID person, String kind, LocalDate from, @Nullable LocalDate until) {

        /// Returns it with the end that is told of the person.
        Absence as(Person told) {
            return told.rows().stream()
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .map(row -> new Absence(id, person, kind, from, row.range().until()))
                    .orElse(this);
        }
    }

    /// The last row of a page of leave.
    record After(LocalDate from, UUID id) {}

    /// Somebody below the viewer.
    ///
    /// @param depth 1 for a direct report
    /// @param kind PRIMARY or INTERIM
    record Report(UUID id, String number, String name, int depth, String kind, LocalDate since) {}

    /// A page of those below somebody.
    ///
    /// @param depth of the last one of the page before, 0 before the first page
    /// @param after the employee number of that one, or the empty text
    record Below(LocalDate day, long depth, String after, int limit) {}

    List<Entry> list(JdbcClient sql, Filter filter) {
        return sql.sql(
                        """
                        select person.id, person.number, coalesce(name.value, person.number) as name,
                            address.value as address, line.manager_id,
                            array(
                                select team.key from organization.membership membership
                                join organization.team team on team.id = membership.team_id
                                where membership.person_id = person.id
                                    and membership.from_day <= :day and :day < membership.until_day
                                order by team.key
                            ) as teams
                        from organization.person person
                        join organization.employment employment on employment.person_id = person.id
                            and employment.from_day <= :day and :day < employment.until_day
                        left join organization.facet name on name.person_id = person.id
                            and name.kind = 'NAME' and name.from_day <= :day and :day < name.until_day
                        left join organization.facet address on address.person_id = person.id
                            and address.kind = 'ADDRESS'
                            and address.from_day <= :day and :day < address.until_day
                        left join organization.reporting_line line on line.person_id = person.id
                            and line.kind = 'PRIMARY'
                            and line.from_day <= :day and :day < line.until_day
                        where lower(person.number) > :after
                            and (:manager::uuid is null or line.manager_id = :manager::uuid)
                            and (:team::uuid is null or exists (
                                select from organization.membership membership
                                where membership.person_id = person.id
                                    and membership.team_id = :team::uuid
                                    and membership.from_day <= :day and :day < membership.until_day))
                            and (:q::text is null
                                or position(:q::text in lower(person.number)) > 0
                                or position(:q::text in lower(name.value)) > 0
                                or position(:q::text in lower(address.value)) > 0)
                        order by lower(person.number)
                        limit :limit
                        """)
                .param("day", filter.day())
                .param("after", filter.after().toLowerCase(Locale.ROOT))
                .param("manager", text(filter.manager()))
                .param("team", text(filter.team()))
                .param("q", filter.q() == null ? null : filter.q().toLowerCase(Locale.ROOT))
                .param("limit", filter.limit())
                .query((row, n) -> entry(row))
                .list();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("name"),
                row.getString("address"),
                row.getObject("manager_id", UUID.class),
                List.of((String[]) row.getArray("teams").getArray()));
    }

    List<Absence> leave(JdbcClient sql, @Nullable After after, int limit) {
        return sql.sql(
                        """
                        select id, person_id, kind, from_day, until_day from organization.leave
                        where (from_day, id) > (:from, :id)
                        order by from_day, id limit :limit
                        """)
                .param("from", after == null ? LocalDate.of(1, 1, 1) : after.from())
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("limit", limit)
                .query((row, n) -> absence(row))
                .list();
    }

    private static Absence absence(ResultSet row) throws SQLException {
        var range = OrganizationStore.range(row);
        return new Absence(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("kind"),
                range.from(),
                range.until());
    }

    long countLeave(JdbcClient sql) {
        return sql.sql("select count(*) from organization.leave")
                .query((row, n) -> row.getLong(1))
                .single();
    }

    /// Reads who is below somebody: of several ways the shortest, and a primary one first.
    List<Report> people(JdbcClient sql, UUID manager, Below below) {
        return sql.sql(
                        """
                        select person.id, person.number, coalesce(name.value, person.number) as name,
                            below.depth, below.kind, below.from_day
                        from (
                            select distinct on (subject_id) subject_id, depth, kind, from_day
                            from access.line
                            where manager_id = :manager and kind <> 'DOTTED'
                                and from_day <= :day and :day < until_day
                            order by subject_id, depth, kind desc, from_day
                        ) below
                        join organization.person person on person.id = below.subject_id
                        left join organization.facet name on name.person_id = person.id
                            and name.kind = 'NAME' and name.from_day <= :day and :day < name.until_day
                        where (below.depth, lower(person.number)) > (:depth, :after)
                        order by below.depth, lower(person.number)
                        limit :limit
                        """)
                .param("manager", manager)
                .param("day", below.day())
                .param("depth", below.depth())
                .param("after", below.after().toLowerCase(Locale.ROOT))
                .param("limit", below.limit())
                .query((row, n) -> report(row))
                .list();
    }

    private static Report report(ResultSet row) throws SQLException {
        return new Report(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("name"),
                row.getInt("depth"),
                row.getString("kind"),
                row.getObject("from_day", LocalDate.class));
    }
}
