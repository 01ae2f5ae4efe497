package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.metrics.teams.Report.Portion;
import dev.quarterdeck.metrics.teams.Trends.Asked;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Reads and writes the numbers that are kept.
final class KeptCells {

    /// From when they are, and by which text.
    ///
    /// @param seen until when time has passed in them
    /// @param version another one whenever they changed
    record State(String edition, Instant first, Instant seen, long version) {

        boolean covers(Weeks weeks) {
            return !Weeks.start(weeks.first()).isBefore(first);
        }
    }

    Map<String, State> states(JdbcClient sql) {
        var states = new HashMap<String, State>();
        sql.sql("select metric, rule, edition, first_s, seen_s, version from metrics.kept")
                .query(
                        (RowCallbackHandler)
                                row ->
                                        states.put(
                                                name(row.getString(1), row.getString(2)),
                                                new State(
                                                        row.getString(3),
                                                        Instant.ofEpochSecond(row.getLong(4)),
                                                        Instant.ofEpochSecond(row.getLong(5)),
                                                        row.getLong(6))));
        return states;
    }

    static String name(Asked asked) {
        return name(asked.metric().id(), asked.rule().id());
    }

    private static String name(String metric, String rule) {
        return metric + " " + rule;
    }

    /// Answers whether there are flat rows to compute anything from.
    static boolean isAnythingKnown(JdbcClient sql) {
        return sql.sql(
                        """
                        select exists (select from measured_item) or exists (select from measured_change)
                            or exists (select from measured_deployment) or exists (select from measured_incident)
                            or exists (select from measured_run)
                        """)
                .query(Boolean.class)
                .single();
    }

    /// Has the cells of a metric computed anew, wholly and later.
    void mark(JdbcClient sql, Asked asked) {
        about(
                        sql,
                        asked,
                        "update metrics.kept set edition = '' where metric = :metric and rule = :rule")
                .update();
    }

    /// Computes the cells of a metric, and keeps them in the place of those before.
    ///
    /// @param sql finds the flat tables without a schema
    void keep(JdbcClient sql, Asked asked, Weeks weeks) {
        about(sql, asked, "delete from metrics.cell where metric = :metric and rule = :rule")
                .update();
        insert(sql, asked, weeks);
        about(
                        sql,
                        asked,
                        """
                        insert into metrics.kept (metric, rule, edition, first_s, seen_s)
                        values (:metric, :rule, :edition, :first_s, :seen_s)
                        on conflict (metric, rule) do update set edition = excluded.edition,
                            first_s = excluded.first_s, seen_s = excluded.seen_s, version = kept.version + 1
                        """)
                .param("edition", Rows.edition(asked))
                .param("first_s", Weeks.second(weeks.first()))
                .param("seen_s", weeks.seen().getEpochSecond())
                .update();
    }

    private static void insert(JdbcClient sql, Asked asked, Weeks weeks) {
        var text = Rows.keep(asked.metric(), asked.rule());
        CellStore.bound(about(CellStore.path(sql), asked, text), weeks).update();
    }

    /// Computes the cells of the last weeks: those in which time has passed.
    void passTime(JdbcClient sql, Asked asked, Weeks weeks) {
        about(
                        sql,
                        asked,
                        """
                        delete from metrics.cell
                        where metric = :metric and rule = :rule and week_s >= :first_s
                        """)
                .param("first_s", Weeks.second(weeks.first()))
                .update();
        insert(sql, asked, weeks);
        about(
                        sql,
                        asked,
                        """
                        update metrics.kept set seen_s = :seen_s, version = version + 1
                        where metric = :metric and rule = :rule
                        """)
                .param("seen_s", weeks.seen().getEpochSecond())
                .update();
    }

    /// Computes the cells of some teams and weeks.
    void keep(JdbcClient sql, Asked asked, Stirred.Part part) {
        for (var text :
                List.of(
                        """
                        delete from metrics.cell
                        where metric = :metric and rule = :rule and team in (:teams)
                            and week_s >= :first_s and week_s < :until_s and week_s < :seen_s
                        """,
                        Rows.keep(asked, part.teams().contains(Cells.NOBODY)))) {
            CellStore.bound(about(sql, asked, text), part.weeks())
                    .param("teams", part.teams())
                    .update();
        }
        about(
                        sql,
                        asked,
                        """
                        update metrics.kept set version = version + 1
                        where metric = :metric and rule = :rule
                        """)
                .update();
    }

    private static StatementSpec about(JdbcClient sql, Asked asked, String text) {
        return sql.sql(text).param("metric", asked.metric().id()).param("rule", asked.rule().id());
    }

    /// Reads cells. @param teams whose, or null for all
    Cells read(JdbcClient sql, Asked asked, Weeks weeks, @Nullable Set<String> teams) {
        var byWeek = new HashMap<LocalDate, Map<String, Cell>>();
        bound(
                        sql,
                        """
                        select week_s, team, measured, parts, reasons, left_parts
                        from metrics.cell
                        where metric = :metric and rule = :rule
                            and week_s >= :first and week_s < :until and (:all or team in (:teams))
                        """,
                        asked,
                        weeks)
                .param("all", teams == null)
                .param("teams", teams == null || teams.isEmpty() ? Set.of(Cells.NOBODY) : teams)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        byWeek.computeIfAbsent(
                                                        Weeks.monday(row.getLong("week_s")),
                                                        none -> new HashMap<>())
                                                .put(row.getString("team"), cell(row)));
        return teams == null ? Cells.of(byWeek) : new Cells(byWeek, dark(sql, asked, weeks));
    }

    private static Map<LocalDate, Portion> dark(JdbcClient sql, Asked asked, Weeks weeks) {
        var dark = new HashMap<LocalDate, Portion>();
        bound(
                        sql,
                        """
                        select week_s, coalesce(sum(total) filter (where team = ''), 0), sum(total)
                        from metrics.cell
                        where metric = :metric and rule = :rule
                            and week_s >= :first and week_s < :until
                        group by week_s
                        """,
                        asked,
                        weeks)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        dark.put(
                                                Weeks.monday(row.getLong(1)),
                                                new Portion(row.getLong(2), row.getLong(3))));
        return dark;
    }

    private static StatementSpec bound(JdbcClient sql, String text, Asked asked, Weeks weeks) {
        return about(sql, asked, text)
                .param("first", Weeks.second(weeks.first()))
                .param("until", Weeks.second(weeks.first().plusWeeks(weeks.count())));
    }

    private static Cell cell(ResultSet row) throws SQLException {
        var values = new TreeMap<Long, Long>();
        var measured = longs(row.getArray("measured"));
        var parts = longs(row.getArray("parts"));
        for (int at = 0; at < measured.length; at++) {
            values.put(measured[at], parts[at]);
        }
        var leftOut = new TreeMap<String, Long>();
        var reasons = (String[]) row.getArray("reasons").getArray();
        var leftParts = longs(row.getArray("left_parts"));
        for (int at = 0; at < reasons.length; at++) {
            leftOut.put(reasons[at], leftParts[at]);
        }
        return new Cell(values, leftOut);
    }

    private static Long[] longs(Array array) throws SQLException {
        return (Long[]) array.getArray();
    }
}
