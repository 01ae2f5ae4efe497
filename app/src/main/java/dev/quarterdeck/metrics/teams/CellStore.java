package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.metrics.teams.TeamMetrics.Thing;
import dev.quarterdeck.metrics.teams.Trends.Asked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Runs the texts of metrics over the flat tables.
final class CellStore {

    /// Reads the cells of a metric.
    ///
    /// @param sql names the flat tables without a schema
    Cells cells(JdbcClient sql, Asked asked, Weeks weeks) {
        var byWeek = new HashMap<LocalDate, Map<String, Cell>>();
        if (!weeks.mondays().isEmpty()) {
            bound(path(sql).sql(Rows.cells(asked.metric(), asked.rule())), weeks)
                    .query((RowCallbackHandler) row -> add(byWeek, row));
        }
        return Cells.of(byWeek);
    }

    // The weeks of the calendar lie in the metrics' own schema.
    static JdbcClient path(JdbcClient sql) {
        sql.sql(
                        """
                        select set_config('search_path',
                            current_setting('search_path') || ', metrics', true)
                        where current_setting('search_path') not like '%metrics%'
                        """)
                .query()
                .listOfRows();
        return sql;
    }

    static StatementSpec bound(StatementSpec query, Weeks weeks) {
        return query.param("first_s", Weeks.second(weeks.first()))
                .param("until_s", Weeks.second(weeks.first().plusWeeks(weeks.count())))
                .param("seen_s", weeks.seen().getEpochSecond());
    }

    private static void add(Map<LocalDate, Map<String, Cell>> byWeek, ResultSet row)
            throws SQLException {
        var cell =
                byWeek.computeIfAbsent(Weeks.monday(row.getLong("week_s")), none -> new HashMap<>())
                        .computeIfAbsent(
                                row.getString("team"),
                                none -> new Cell(new TreeMap<>(), new TreeMap<>()));
        var reason = row.getString("left_out");
        if (reason.isEmpty()) {
            cell.values().merge(row.getLong("value"), row.getLong("parts"), Long::sum);
        } else {
            cell.leftOut().merge(reason, row.getLong("parts"), Long::sum);
        }
    }

    /// Lists things, newest first; parts of one thing that belong to several teams are added up.
    ///
    /// @param teams by Monday, those whose things are wanted; empty sets want everything
    List<Thing> things(
            JdbcClient sql, Asked asked, Weeks weeks, Map<LocalDate, Set<String>> teams, int most) {
        var things = new LinkedHashMap<List<Object>, Thing>();
        var any = teams.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        bound(path(sql).sql(Rows.things(asked.metric(), asked.rule())), weeks)
                .param("all", teams.values().stream().anyMatch(Set::isEmpty))
                .param("teams", any.isEmpty() ? Set.of(Cells.NOBODY) : any)
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    var wanted = teams.get(Weeks.monday(row.getLong("week_s")));
                                    if (wanted != null
                                            && (wanted.isEmpty()
                                                    || wanted.contains(row.getString("team")))) {
                                        add(things, thing(row));
                                    }
                                });
        var all = new ArrayList<>(things.values());
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private static void add(Map<List<Object>, Thing> things, Thing one) {
        things.merge(
                List.of(one.kind(), one.history(), one.moment(), one.value()),
                one,
                (before, more) -> before.with(before.parts() + more.parts()));
    }

    private static Thing thing(ResultSet row) throws SQLException {
        return new Thing(
                row.getString("kind"),
                row.getLong("thing"),
                row.getString("name"),
                Instant.ofEpochSecond(row.getLong("moment_s")),
                row.getLong("value"),
                row.getInt("parts"),
                row.getString("left_out"));
    }
}
