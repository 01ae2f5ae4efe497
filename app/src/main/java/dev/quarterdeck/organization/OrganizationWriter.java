package dev.quarterdeck.organization;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.timeline.Change;
import dev.quarterdeck.organization.timeline.DatedRow;
import dev.quarterdeck.organization.timeline.Entity;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.organization.timeline.OrganizationDiff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes a difference, in bulk: new rows by arrays, ends and withdrawals by one statement a table.
///
/// Withdrawals come first and ends second, so that no two rows of one track begin on one day.
final class OrganizationWriter {

    private static final int CHUNK = 10_000;

    /// The tables, with the columns and types that new rows fill, in order.
    private enum Table {
        PERSON("person", "id uuid, number text, version bigint"),
        TEAM("team", "id uuid, key text, version bigint"),
        EMPLOYMENT("employment", "id uuid, person_id uuid, from_day date, until_day date"),
        FACET(
                "facet",
                "id uuid, person_id uuid, kind text, value text, from_day date, until_day date"),
        LINE(
                "reporting_line",
                "id uuid, person_id uuid, manager_id uuid, kind text, from_day date, until_day date"),
        TEAM_STATE(
                "team_state",
                "id uuid, team_id uuid, name text, parent_id uuid, from_day date, until_day date"),
        MEMBERSHIP(
                "membership",
                "id uuid, person_id uuid, team_id uuid, share_percent smallint, from_day date, until_day date"),
        LEAVE("leave", "id uuid, person_id uuid, kind text, from_day date, until_day date"),
        SKILL(
                "skill",
                "id uuid, person_id uuid, skill text, level smallint, declared_by text, from_day date, until_day date"),
        ACCOUNT_LINK(
                "account_link",
                "id uuid, account_id uuid, person_id uuid, from_day date, until_day date"),
        LOCATION_STATE(
                "location_state",
                "id uuid, location text, name text, calendar_key text, from_day date, until_day date");

        private final String table;
        private final List<String> names;
        private final List<String> types;

        Table(String table, String columns) {
            this.table = table;
            var parts = List.of(columns.split(", "));
            this.names = parts.stream().map(part -> part.split(" ")[0]).toList();
            this.types = parts.stream().map(part -> part.split(" ")[1]).toList();
        }

        String tableName() {
            return table;
        }

        /// Inserts arrays, one a column: COPY refuses tables under row-level security.
        String insert() {
            var arrays =
                    IntStream.range(0, names.size())
                            .mapToObj(i -> ":c%d::%s[]".formatted(i, types.get(i)))
                            .collect(Collectors.joining(", "));
            return "insert into organization.%s (%s) select * from unnest(%s)"
                    .formatted(table, String.join(", ", names), arrays);
        }
    }

    /// The cells of a new row, as text.
    private record NewRow(List<@Nullable String> cells) {}

    /// Writes inside the caller's transaction.
    void write(JdbcClient sql, OrganizationDiff diff) {
        var added = new EnumMap<Table, List<NewRow>>(Table.class);
        var withdrawn = new EnumMap<Table, List<UUID>>(Table.class);
        var ended = new EnumMap<Table, List<DatedRow>>(Table.class);
        for (var change : diff.changes()) {
            switch (change) {
                case Change.Named(var before, var after) -> name(sql, before, after, added);
                case Change.Added(var row) -> line(added, table(row), cells(row));
                case Change.Ended(var _, var row) ->
                        ended.computeIfAbsent(table(row), key -> new ArrayList<>()).add(row);
                case Change.Withdrawn(var row) ->
                        withdrawn
                                .computeIfAbsent(table(row), key -> new ArrayList<>())
                                .add(row.id());
            }
        }
        withdrawn.forEach((table, ids) -> withdraw(sql, table, ids));
        ended.forEach((table, rows) -> end(sql, table, rows));
        added.forEach((table, rows) -> insert(sql, table, rows));
        sql.sql("update organization.edition set number = number + 1").update();
    }

    private static void name(
            JdbcClient sql, @Nullable Entity before, Entity after, Map<Table, List<NewRow>> added) {
        switch (after) {
            case Entity.PersonEntity(var id, var number, var version) -> {
                if (before == null) {
                    line(added, Table.PERSON, List.of(id, number, version));
                } else {
                    version(
                            sql,
                            "update organization.person set version = :version where id = :id",
                            id.value(),
                            version);
                }
            }
            case Entity.TeamEntity(var id, var key, var version) -> {
                if (before == null) {
                    line(added, Table.TEAM, List.of(id, key, version));
                } else {
                    version(
                            sql,
                            "update organization.team set version = :version where id = :id",
                            id,
                            version);
                }
            }
            case Entity.AccountEntity account -> account(sql, account);
            case Entity.CalendarEntity calendar -> calendar(sql, calendar);
            case Entity.HolidayEntity holiday -> holiday(sql, holiday);
        }
    }

    private static void version(JdbcClient sql, String update, UUID id, long version) {
        sql.sql(update).param("id", id).param("version", version).update();
    }

    private static void account(JdbcClient sql, Entity.AccountEntity account) {
        sql.sql(
                        """
                        insert into organization.account (id, tool, key, name, addresses)
                        values (:id, :tool, :key, :name, :addresses)
                        on conflict (id) do update set name = excluded.name, addresses = excluded.addresses
                        """)
                .param("id", account.id())
                .param("tool", account.tool())
                .param("key", account.key())
                .param("name", account.name())
                .param("addresses", account.addresses().toArray(String[]::new))
                .update();
    }

    private static void calendar(JdbcClient sql, Entity.CalendarEntity calendar) {
        var week = calendar.minutes();
        sql.sql(
                        """
                        insert into organization.calendar (key, name, monday, tuesday, wednesday,
                            thursday, friday, saturday, sunday)
                        values (:key, :name, :monday, :tuesday, :wednesday, :thursday, :friday,
                            :saturday, :sunday)
                        on conflict (key) do update set name = excluded.name,
                            monday = excluded.monday, tuesday = excluded.tuesday,
                            wednesday = excluded.wednesday, thursday = excluded.thursday,
                            friday = excluded.friday, saturday = excluded.saturday,
                            sunday = excluded.sunday
                        """)
                .param("key", calendar.key())
                .param("name", calendar.name())
                .param("monday", week.get(0))
                .param("tuesday", week.get(1))
                .param("wednesday", week.get(2))
                .param("thursday", week.get(3))
                .param("friday", week.get(4))
                .param("saturday", week.get(5))
                .param("sunday", week.get(6))
                .update();
    }

    private static void holiday(JdbcClient sql, Entity.HolidayEntity holiday) {
        sql.sql(
                        """
                        insert into organization.holiday (calendar_key, day, name, minutes)
                        values (:calendar, :day, :name, :minutes)
                        on conflict (calendar_key, day)
                            do update set name = excluded.name, minutes = excluded.minutes
                        """)
                .param("calendar", holiday.calendar())
                .param("day", holiday.day())
                .param("name", holiday.name())
                .param("minutes", holiday.minutes())
                .update();
    }

    // Table names are constants of this class, never input.
    private static void withdraw(JdbcClient sql, Table table, List<UUID> ids) {
        sql.sql("delete from organization." + table.tableName() + " where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private static void end(JdbcClient sql, Table table, List<DatedRow> rows) {
        sql.sql(
                        "update organization."
                                + table.tableName()
                                + " set until_day = said.until_day from"
                                + " unnest(:ids::uuid[], :untils::date[]) as said (id, until_day)"
                                + " where "
                                + table.tableName()
                                + ".id = said.id")
                .param("ids", rows.stream().map(DatedRow::id).toArray(UUID[]::new))
                .param(
                        "untils",
                        rows.stream().map(row -> until(row.range())).toArray(String[]::new))
                .update();
        if (table == Table.TEAM_STATE || table == Table.LOCATION_STATE) {
            rows.forEach(row -> rewrite(sql, row));
        }
    }

    private static void rewrite(JdbcClient sql, DatedRow row) {
        switch (row) {
            case DatedRow.TeamRow(var id, var _, var place, var _) ->
                    sql.sql(
                                    """
                                    update organization.team_state
                                    set name = :name, parent_id = :parent where id = :id
                                    """)
                            .param("name", place.name())
                            .param("parent", place.parent())
                            .param("id", id)
                            .update();
            case DatedRow.LocationRow(var id, var _, var place, var _) ->
                    sql.sql(
                                    """
                                    update organization.location_state
                                    set name = :name, calendar_key = :calendar where id = :id
                                    """)
                            .param("name", place.name())
                            .param("calendar", place.calendar())
                            .param("id", id)
                            .update();
            case DatedRow.PersonRow _ -> {}
        }
    }

    private static Table table(DatedRow row) {
        return switch (row) {
            case DatedRow.TeamRow _ -> Table.TEAM_STATE;
            case DatedRow.LocationRow _ -> Table.LOCATION_STATE;
            case DatedRow.PersonRow(var _, var _, var fact, var _) ->
                    switch (fact) {
                        case Fact.Works _ -> Table.EMPLOYMENT;
                        case Fact.Has _ -> Table.FACET;
                        case Fact.ReportsTo _ -> Table.LINE;
                        case Fact.WorksIn _ -> Table.MEMBERSHIP;
                        case Fact.Away _ -> Table.LEAVE;
                        case Fact.Knows _ -> Table.SKILL;
                        case Fact.Owns _ -> Table.ACCOUNT_LINK;
                    };
        };
    }

    private static List<@Nullable Object> cells(DatedRow row) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.id());
        switch (row) {
            case DatedRow.TeamRow(var _, var team, var place, var _) -> {
                cells.add(team);
                cells.add(place.name());
                cells.add(place.parent());
            }
            case DatedRow.LocationRow(var _, var location, var place, var _) -> {
                cells.add(location);
                cells.add(place.name());
                cells.add(place.calendar());
            }
            case DatedRow.PersonRow(var _, var person, var fact, var _) -> {
                if (fact instanceof Fact.Owns(var account)) {
                    cells.add(account);
                }
                cells.add(person);
                cells.addAll(cells(fact));
            }
        }
        cells.add(row.range().from());
        cells.add(until(row.range()));
        return cells;
    }

    private static List<Object> cells(Fact fact) {
        return switch (fact) {
            case Fact.Works _, Fact.Owns _ -> List.of();
            case Fact.Has(var facet, var value) -> List.of(facet, value);
            case Fact.ReportsTo(var manager, var kind) -> List.of(manager, kind);
            case Fact.WorksIn(var team, var share) -> List.of(team, share);
            case Fact.Away(var kind) -> List.of(kind);
            case Fact.Knows(var skill, var level, var by) -> List.of(skill, level, by);
        };
    }

    private static String until(DateRange range) {
        LocalDate until = range.until();
        return until == null ? "infinity" : until.toString();
    }

    private static void line(
            Map<Table, List<NewRow>> added, Table table, List<? extends @Nullable Object> cells) {
        var texts = new ArrayList<@Nullable String>(cells.size());
        cells.forEach(cell -> texts.add(cell == null ? null : cell.toString()));
        added.computeIfAbsent(table, key -> new ArrayList<>()).add(new NewRow(texts));
    }

    private static void insert(JdbcClient sql, Table table, List<NewRow> rows) {
        for (int from = 0; from < rows.size(); from += CHUNK) {
            var chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            var insert = sql.sql(table.insert());
            for (int i = 0; i < table.names.size(); i++) {
                int column = i;
                var cells =
                        chunk.stream().map(row -> row.cells().get(column)).toArray(String[]::new);
                insert = insert.param("c" + i, cells);
            }
            insert.update();
        }
    }
}
