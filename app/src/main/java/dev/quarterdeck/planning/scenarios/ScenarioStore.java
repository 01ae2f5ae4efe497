package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.planning.scenarios.Scenario.Line;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.csv.CsvRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes versions of scenarios; a row is never changed.
final class ScenarioStore {

    private static final ScenarioNames IDS = ScenarioNames.ofStored();

    private ScenarioStore() {}

    /// Waits until nobody else changes a scenario.
    static void hold(JdbcClient sql) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('scenarios', 0)) is null")
                .query()
                .singleRow();
    }

    /// Reads the scenarios that stand, by name.
    static List<Scenario> all(JdbcClient sql) {
        var changes =
                changes(
                        sql,
                        """
                        select c.* from planning.scenario_change c
                        join (select scenario, max(number) as number from planning.scenario_version group by 1) v
                            on v.scenario = c.scenario and v.number = c.number
                        order by c.scenario, c.number, c.place
                        """,
                        Map.of());
        return sql
                .sql(
                        """
                        select distinct on (scenario) * from planning.scenario_version
                        order by scenario, number desc
                        """)
                .query((row, number) -> scenario(row, changes))
                .list()
                .stream()
                .filter(one -> !one.dropped())
                .sorted(
                        Comparator.comparing(Scenario::name, String::compareToIgnoreCase)
                                .thenComparing(Scenario::id))
                .toList();
    }

    /// Reads all versions of a scenario, the newest first.
    static List<Scenario> versions(JdbcClient sql, UUID scenario) {
        var changes =
                changes(
                        sql,
                        """
                        select * from planning.scenario_change where scenario = :scenario
                        order by scenario, number, place
                        """,
                        Map.of("scenario", scenario));
        return sql.sql(
                        """
                        select * from planning.scenario_version where scenario = :scenario
                        order by number desc
                        """)
                .param("scenario", scenario)
                .query((row, number) -> scenario(row, changes))
                .list();
    }

    /// One version of one scenario.
    private record Of(UUID scenario, int number) {}

    private record Stored(Of of, Line line) {}

    private static Map<Of, List<Line>> changes(
            JdbcClient sql, String text, Map<String, Object> params) {
        return sql.sql(text).params(params).query((row, number) -> stored(row)).list().stream()
                .collect(
                        Collectors.groupingBy(
                                Stored::of, Collectors.mapping(Stored::line, Collectors.toList())));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        var columns = (String[]) row.getArray("columns").getArray();
        var values = (String[]) row.getArray("cells").getArray();
        var cells = new HashMap<String, String>();
        for (int i = 0; i < columns.length; i++) {
            cells.put(columns[i], values[i]);
        }
        var change = ChangeCells.read(new CsvRow("", 1, cells), IDS);
        return new Stored(of(row), new Line(row.getObject("id", UUID.class), change));
    }

    private static Of of(ResultSet row) throws SQLException {
        return new Of(row.getObject("scenario", UUID.class), row.getInt("number"));
    }

    private static Scenario scenario(ResultSet row, Map<Of, List<Line>> changes)
            throws SQLException {
        return new Scenario(
                row.getObject("scenario", UUID.class),
                row.getString("name"),
                row.getString("note"),
                Optional.ofNullable(row.getObject("owner_id", UUID.class))
                        .map(PersonId::new)
                        .orElse(null),
                changes.getOrDefault(of(row), List.of()),
                row.getBoolean("dropped"),
                new Version(
                        row.getInt("number"),
                        row.getTimestamp("kept_at").toInstant(),
                        row.getString("kept_by"),
                        row.getString("why")));
    }

    static void insert(JdbcClient sql, Scenario one) {
        var owner = one.owner();
        sql.sql(
                        """
                        insert into planning.scenario_version (scenario, number, name, note, owner_id, dropped,
                            kept_by, kept_at, why)
                        values (:id, :number, :name, :note, cast(:owner as uuid), :dropped, :by, :at, :why)
                        """)
                .param("id", one.id())
                .param("number", one.version().number())
                .param("name", one.name())
                .param("note", one.note())
                .param("owner", owner == null ? null : owner.value())
                .param("dropped", one.dropped())
                .param("by", one.version().by())
                .param("at", Timestamp.from(one.version().at()))
                .param("why", one.version().why())
                .update();
        for (int place = 0; place < one.changes().size(); place++) {
            insert(sql, one, place);
        }
    }

    private static void insert(JdbcClient sql, Scenario of, int place) {
        var line = of.changes().get(place);
        var cells = ChangeCells.of(line.change(), UUID::toString);
        sql.sql(
                        """
                        insert into planning.scenario_change (scenario, number, place, id, columns, cells)
                        values (:scenario, :number, :place, :id, :columns, :cells)
                        """)
                .param("scenario", of.id())
                .param("number", of.version().number())
                .param("place", place)
                .param("id", line.id())
                .param("columns", cells.keySet().toArray(String[]::new))
                .param("cells", cells.values().toArray(String[]::new))
                .update();
    }
}
