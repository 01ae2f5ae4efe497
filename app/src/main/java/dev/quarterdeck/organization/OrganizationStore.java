package dev.quarterdeck.organization;

import dev.quarterdeck.access.Line;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.timeline.DatedRow;
import dev.quarterdeck.organization.timeline.DeclaredBy;
import dev.quarterdeck.organization.timeline.Entity;
import dev.quarterdeck.organization.timeline.Facet;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.organization.timeline.OrganizationTimeline;
import dev.quarterdeck.organization.timeline.Statement;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the organisation's rows into a timeline.
final class OrganizationStore {

    /// Waits until no other transaction changes the organisation.
    void lock(JdbcClient sql) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('organization', 0))")
                .query()
                .singleRow();
    }

    /// Reads everything that was, is and will be.
    OrganizationTimeline all(JdbcClient sql) {
        var timeline = shared(sql);
        read(
                sql,
                "select id, number, version from organization.person",
                row -> person(row, timeline));
        read(sql, "select * from organization.account", row -> timeline.add(account(row)));
        for (var table : PersonTable.values()) {
            read(sql, table.select, row -> timeline.add(table.row(row)));
        }
        return timeline;
    }

    /// Reads persons and all who are above them on any day, with everything about them.
    ///
    /// @param numbers employee numbers; unknown ones are left out
    OrganizationTimeline around(JdbcClient sql, Collection<String> numbers) {
        var ids =
                sql.sql(
                                """
                                with recursive up (id) as (
                                    select id from organization.person
                                    where lower(number) = any (:numbers)
                                    union
                                    select line.manager_id from organization.reporting_line line
                                    join up on line.person_id = up.id
                                    where line.kind <> 'DOTTED'
                                )
                                select id from up
                                """)
                        .param(
                                "numbers",
                                numbers.stream()
                                        .map(OrganizationStore::plain)
                                        .toArray(String[]::new))
                        .query((row, n) -> row.getObject(1, UUID.class))
                        .list();
        return of(sql, ids);
    }

    private static String plain(String number) {
        return number.strip().toLowerCase(java.util.Locale.ROOT);
    }

    /// Reads what is known of these persons.
    OrganizationTimeline of(JdbcClient sql, Collection<UUID> persons) {
        var ids = persons.toArray(UUID[]::new);
        var timeline = shared(sql);
        sql.sql("select id, number, version from organization.person where id = any (:ids)")
                .param("ids", ids)
                .query((RowCallbackHandler) row -> person(row, timeline));
        for (var table : PersonTable.values()) {
            sql.sql(table.select + " where person_id = any (:ids)")
                    .param("ids", ids)
                    .query((RowCallbackHandler) row -> timeline.add(table.row(row)));
        }
        return timeline;
    }

    static NavigableSet<LocalDate> turns(JdbcClient sql) {
        return new TreeSet<>(
                sql.sql(
                                """
                                select distinct day from (
                                    select from_day from organization.employment
                                    union all select until_day from organization.employment
                                    union all select from_day from organization.membership
                                    union all select until_day from organization.membership
                                    union all select from_day from organization.team_state
                                    union all select until_day from organization.team_state) t (day)
                                where day < 'infinity'
                                """)
                        .query((row, number) -> row.getObject(1, LocalDate.class))
                        .list());
    }

    /// Reads what holds on one day, and every employment, because a finding may need an earlier
    /// one.
    OrganizationTimeline on(JdbcClient sql, LocalDate day) {
        var timeline = shared(sql);
        read(
                sql,
                "select id, number, version from organization.person",
                row -> person(row, timeline));
        for (var table : PersonTable.DIRECTORY) {
            var select =
                    table.select
                            + (table.needsAllDays()
                                    ? ""
                                    : " where from_day <= :day and :day < until_day");
            var statement = sql.sql(select);
            (table.needsAllDays() ? statement : statement.param("day", day))
                    .query((RowCallbackHandler) row -> timeline.add(table.row(row)));
        }
        return timeline;
    }

    /// Reads persons as {@link #around} does, and the accounts that statements name with their
    /// owners.
    OrganizationTimeline withAccounts(
            JdbcClient sql, Collection<String> numbers, List<Statement> statements) {
        var keys = new ArrayList<String>();
        for (var statement : statements) {
            switch (statement) {
                case Statement.AccountLinked(var _, var tool, var key, var _) ->
                        keys.add(tool + "\n" + plain(key));
                case Statement.AccountStated(var tool, var key, var _, var _) ->
                        keys.add(tool + "\n" + plain(key));
                default -> {}
            }
        }
        var accounts =
                sql.sql(
                                """
                                select * from organization.account
                                where tool || chr(10) || lower(key) = any (:keys)
                                """)
                        .param("keys", keys.toArray(String[]::new))
                        .query((row, n) -> account(row))
                        .list();
        var owners =
                sql.sql(
                                """
                                select distinct person.number from organization.account_link link
                                join organization.person person on person.id = link.person_id
                                where link.account_id = any (:ids)
                                """)
                        .param(
                                "ids",
                                accounts.stream()
                                        .map(Entity.AccountEntity::id)
                                        .toArray(UUID[]::new))
                        .query(String.class)
                        .list();
        var all = new ArrayList<>(numbers);
        all.addAll(owners);
        var timeline = around(sql, all);
        accounts.forEach(timeline::add);
        return timeline;
    }

    /// Returns how many changes were kept so far; empty for whom the directory is not to see.
    Optional<Long> edition(JdbcClient sql) {
        return sql.sql("select number from organization.edition").query(Long.class).optional();
    }

    /// Finds a person by employee number.
    Optional<PersonId> idOfNumber(JdbcClient sql, String number) {
        return sql.sql("select id from organization.person where lower(number) = :number")
                .param("number", plain(number))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /// Finds persons who ever had a work address.
    List<PersonId> idsOfAddress(JdbcClient sql, String address) {
        return sql
                .sql(
                        """
                        select distinct person_id from organization.facet
                        where kind = 'ADDRESS' and lower(value) = :address
                        """)
                .param("address", plain(address))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    /// Lists persons by employee number.
    List<UUID> idsAfter(JdbcClient sql, String after, int limit) {
        return sql.sql(
                        """
                        select id from organization.person where lower(number) > :after
                        order by lower(number) limit :limit
                        """)
                .param("after", plain(after))
                .param("limit", limit)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private OrganizationTimeline shared(JdbcClient sql) {
        var timeline = new OrganizationTimeline();
        read(
                sql,
                "select id, key, version from organization.team",
                row ->
                        timeline.add(
                                new Entity.TeamEntity(
                                        uuid(row, "id"),
                                        row.getString("key"),
                                        row.getLong("version"))));
        read(sql, "select * from organization.team_state", row -> timeline.add(team(row)));
        read(sql, "select * from organization.location_state", row -> timeline.add(location(row)));
        read(sql, "select * from organization.calendar", row -> timeline.add(calendar(row)));
        read(
                sql,
                "select * from organization.holiday",
                row ->
                        timeline.add(
                                new Entity.HolidayEntity(
                                        row.getString("calendar_key"),
                                        row.getObject("day", LocalDate.class),
                                        row.getString("name"),
                                        row.getInt("minutes"))));
        return timeline;
    }

    private static void read(JdbcClient sql, String select, RowCallbackHandler each) {
        sql.sql(select).query(each);
    }

    private static void person(ResultSet row, OrganizationTimeline timeline) throws SQLException {
        timeline.add(
                new Entity.PersonEntity(
                        new PersonId(uuid(row, "id")),
                        row.getString("number"),
                        row.getLong("version")));
    }

    private static Entity.AccountEntity account(ResultSet row) throws SQLException {
        return new Entity.AccountEntity(
                uuid(row, "id"),
                row.getString("tool"),
                row.getString("key"),
                row.getString("name"),
                texts(row.getArray("addresses")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static DatedRow team(ResultSet row) throws SQLException {
        return new DatedRow.TeamRow(
                uuid(row, "id"),
                uuid(row, "team_id"),
                new DatedRow.TeamPlace(
                        row.getString("name"), row.getObject("parent_id", UUID.class)),
                range(row));
    }

    private static DatedRow location(ResultSet row) throws SQLException {
        return new DatedRow.LocationRow(
                uuid(row, "id"),
                row.getString("location"),
                new DatedRow.LocationPlace(row.getString("name"), row.getString("calendar_key")),
                range(row));
    }

    private static Entity calendar(ResultSet row) throws SQLException {
        return new Entity.CalendarEntity(
                row.getString("key"),
                row.getString("name"),
                List.of(
                        row.getInt("monday"),
                        row.getInt("tuesday"),
                        row.getInt("wednesday"),
                        row.getInt("thursday"),
                        row.getInt("friday"),
                        row.getInt("saturday"),
                        row.getInt("sunday")));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static DateRange range(ResultSet row) throws SQLException {
        var until = row.getObject("until_day", LocalDate.class);
        return new DateRange(row.getObject("from_day", LocalDate.class), end(until));
    }

    private static @Nullable LocalDate end(LocalDate until) {
        return until.equals(LocalDate.MAX) ? null : until;
    }

    /// The tables with facts about persons, and how each row is read.
    private enum PersonTable {
        EMPLOYMENT("select * from organization.employment") {
            @Override
            Fact fact(ResultSet row) {
                return new Fact.Works();
            }
        },
        FACET("select * from organization.facet") {
            @Override
            Fact fact(ResultSet row) throws SQLException {
                return new Fact.Has(Facet.valueOf(row.getString("kind")), row.getString("value"));
            }
        },
        LINE("select * from organization.reporting_line") {
            @Override
            Fact fact(ResultSet row) throws SQLException {
                return new Fact.ReportsTo(
                        new PersonId(uuid(row, "manager_id")),
                        Line.Kind.valueOf(row.getString("kind")));
            }
        },
        MEMBERSHIP("select * from organization.membership") {
            @Override
            Fact fact(ResultSet row) throws SQLException {
                return new Fact.WorksIn(uuid(row, "team_id"), row.getInt("share_percent"));
            }
        },
        LEAVE("select * from organization.leave") {
            @Override
            Fact fact(ResultSet row) throws SQLException {
                return new Fact.Away(row.getString("kind"));
            }
        },
        SKILL("select * from organization.skill") {
            @Override
            Fact fact(ResultSet row) throws SQLException {
                return new Fact.Knows(
                        row.getString("skill"),
                        row.getInt("level"),
                        DeclaredBy.valueOf(row.getString("declared_by")));
            }
        },
        ACCOUNT("select * from organization.account_link") {
            @Override
            Fact fact(ResultSet row) throws SQLException {
                return new Fact.Owns(uuid(row, "account_id"));
            }
        };

        static final List<PersonTable> DIRECTORY = List.of(EMPLOYMENT, FACET, LINE, MEMBERSHIP);

        private final String select;

        PersonTable(String select) {
            this.select = select;
        }

        abstract Fact fact(ResultSet row) throws SQLException;

        boolean needsAllDays() {
            return this == EMPLOYMENT;
        }

        DatedRow row(ResultSet row) throws SQLException {
            return new DatedRow.PersonRow(
                    uuid(row, "id"), new PersonId(uuid(row, "person_id")), fact(row), range(row));
        }
    }
}
