package dev.quarterdeck.metrics.board;

import dev.quarterdeck.metrics.board.Board.Broke;
import dev.quarterdeck.metrics.board.Board.Finished;
import dev.quarterdeck.metrics.board.Board.Flawed;
import dev.quarterdeck.metrics.board.Board.InHand;
import dev.quarterdeck.metrics.board.Board.OpenChange;
import dev.quarterdeck.metrics.board.Board.Shipped;
import dev.quarterdeck.metrics.board.Board.SprintItem;
import dev.quarterdeck.metrics.board.Board.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Asks the flat tables for rows.
final class BoardStore {

    /// What is asked for.
    ///
    /// @param teams whose work, or null for everybody's
    /// @param from the beginning of the period
    /// @param then the moment as of which it is asked, the end of the period
    record Scope(@Nullable List<String> teams, Instant from, Instant then) {}

    static StatementSpec asked(JdbcClient sql, Scope scope, String text) {
        return sql.sql(text)
                .param("all", scope.teams() == null)
                .param("teams", scope.teams() == null ? List.of("") : scope.teams())
                .param("from", scope.from().getEpochSecond())
                .param("then", scope.then().getEpochSecond());
    }

    List<InHand> inHand(JdbcClient sql, Scope scope) {
        return asked(
                        sql,
                        scope,
                        """
                        select item_key, type, status, :then - started_s as age, blocked,
                            :then - touched_s as quiet, :from as from_s
                        from measured_item
                        where state = 'OPEN' and category = 'WORK' and level = 'ITEM' and not gone
                            and started_s <= :then and (:all or team in (:teams))
                        order by started_s, item_key
                        """)
                .query(
                        (row, number) ->
                                new InHand(
                                        row.getString("item_key"),
                                        row.getString("type"),
                                        row.getString("status"),
                                        length(row, "age"),
                                        row.getBoolean("blocked"),
                                        length(row, "quiet")))
                .list();
    }

    List<Finished> finished(JdbcClient sql, Scope scope) {
        return asked(
                        sql,
                        scope,
                        """
                        select item_key, type, closed_s, cycle_len, lead_len, active_len
                        from measured_item
                        where state = 'FINISHED' and level = 'ITEM' and not gone
                            and not swept_closed and not imported
                            and closed_s >= :from and closed_s < :then
                            and (:all or team in (:teams))
                        order by closed_s, item_key
                        """)
                .query(
                        (row, number) ->
                                new Finished(
                                        row.getString("item_key"),
                                        row.getString("type"),
                                        day(row, "closed_s"),
                                        known(row, "cycle_len"),
                                        length(row, "lead_len"),
                                        known(row, "active_len")))
                .list();
    }

    List<OpenChange> openChanges(JdbcClient sql, Scope scope) {
        return asked(
                        sql,
                        scope,
                        """
                        select repository || '#' || number as name, draft, :then - opened_s as open,
                            is_answered, approved_s is not null as approved, :from as from_s
                        from measured_change
                        where state = 'OPEN' and not by_bot and gone_s is null and opened_s <= :then
                            and (:all or team in (:teams))
                        order by opened_s, name
                        """)
                .query(
                        (row, number) ->
                                new OpenChange(
                                        row.getString("name"),
                                        row.getBoolean("draft"),
                                        length(row, "open"),
                                        row.getBoolean("is_answered"),
                                        row.getBoolean("approved")))
                .list();
    }

    List<Shipped> shipped(JdbcClient sql, Scope scope) {
        return asked(
                        sql,
                        scope,
                        """
                        select external_id, component, finished_s, result,
                            rolled_back_s is not null as taken_back, rolls_back, changes, incidents
                        from measured_deployment
                        where tier = 'PRODUCTION' and finished_s >= :from and finished_s < :then
                            and (:all or team in (:teams))
                        order by finished_s, external_id
                        """)
                .query(
                        (row, number) ->
                                new Shipped(
                                        row.getString("external_id"),
                                        row.getString("component"),
                                        day(row, "finished_s"),
                                        "SUCCESS".equals(row.getString("result")),
                                        row.getBoolean("taken_back"),
                                        row.getBoolean("rolls_back"),
                                        row.getInt("changes"),
                                        row.getInt("incidents")))
                .list();
    }

    List<Broke> broke(JdbcClient sql, Scope scope) {
        return asked(
                        sql,
                        scope,
                        """
                        select external_id, severity, opened_s, restore_len,
                            deployment is not null as blamed
                        from measured_incident
                        where opened_s >= :from and opened_s < :then and (:all or team in (:teams))
                        order by opened_s, external_id
                        """)
                .query(
                        (row, number) ->
                                new Broke(
                                        row.getString("external_id"),
                                        row.getString("severity"),
                                        day(row, "opened_s"),
                                        known(row, "restore_len"),
                                        row.getBoolean("blamed")))
                .list();
    }

    List<Flawed> flawed(JdbcClient sql, Scope scope) {
        return asked(
                        sql,
                        scope,
                        """
                        select item_key, state, flaws, touched_s
                        from measured_item
                        where flaws <> '' and not gone and touched_s < :then
                            and (state = 'OPEN' or closed_s >= :from)
                            and (:all or team in (:teams))
                        order by touched_s desc, item_key
                        """)
                .query(
                        (row, number) ->
                                new Flawed(
                                        row.getString("item_key"),
                                        row.getString("state"),
                                        List.of(row.getString("flaws").split(",")),
                                        day(row, "touched_s")))
                .list();
    }

    List<SprintItem> sprintItems(JdbcClient sql, Scope scope) {
        return asked(
                        sql,
                        scope,
                        """
                        select s.sprint, s.name, s.start_s, s.end_s is not null as over, i.item_key,
                            s.from_start, s.result, s.points_in_hundredths, s.points_out_hundredths,
                            s.earlier, :then as then_s
                        from measured_sprint_item s
                        join measured_item i on i.item = s.item
                        where coalesce(s.end_s, :then) >= :from and i.level = 'ITEM' and not i.gone
                            and (:all or s.team in (:teams))
                        order by s.start_s, s.sprint, i.item_key
                        """)
                .query((row, number) -> sprintItem(row))
                .list();
    }

    private static SprintItem sprintItem(ResultSet row) throws SQLException {
        return new SprintItem(
                row.getString("sprint"),
                row.getString("name"),
                day(row, "start_s"),
                row.getBoolean("over"),
                row.getString("item_key"),
                row.getBoolean("from_start"),
                row.getString("result"),
                (Long) row.getObject("points_in_hundredths"),
                (Long) row.getObject("points_out_hundredths"),
                row.getInt("earlier"));
    }

    SortedMap<LocalDate, Standing> standing(JdbcClient sql, Scope scope) {
        var days = new StandingDays(scope);
        asked(
                        sql,
                        scope,
                        """
                        with stay as (
                            select s.category, s.from_s, s.to_s, s.parts
                            from measured_stay s
                            join measured_item i on i.item = s.item
                            where i.level = 'ITEM' and not i.gone and (:all or s.team in (:teams))
                                and (s.to_s is null or s.to_s > :from) and s.from_s < :then
                                and (s.category <> 'DONE' or s.from_s > :from)
                        )
                        select category, -1 as day, sum(parts) as parts from stay
                        where from_s <= :from and category in ('QUEUE', 'WORK')
                        group by category
                        union all
                        select category, (from_s - :from) / 86400 as day, sum(parts) as parts
                        from stay
                        where from_s > :from
                        group by 1, 2
                        union all
                        select category, (to_s - :from) / 86400 as day, -sum(parts) as parts
                        from stay
                        where to_s < :then and (category <> 'DONE' or from_s > :from)
                        group by 1, 2
                        """)
                .query(
                        (row, number) ->
                                days.add(
                                        row.getString("category"),
                                        row.getInt("day"),
                                        row.getLong("parts")))
                .list();
        return days.all();
    }

    /// What changes come to.
    record Merged(long merged, long unreviewed, @Nullable Long lines) {}

    Merged merged(JdbcClient sql, Scope scope) {
        return asked(
                        sql,
                        scope,
                        """
                        select count(distinct change) as merged,
                            count(distinct change) filter (where not is_reviewed) as unreviewed,
                            percentile_disc(0.5) within group (order by lines) as lines
                        from measured_change
                        where state = 'MERGED' and not by_bot and merged_s >= :from
                            and merged_s < :then and (:all or team in (:teams))
                        """)
                .query(
                        (row, number) ->
                                new Merged(
                                        row.getLong("merged"),
                                        row.getLong("unreviewed"),
                                        (Long) row.getObject("lines")))
                .single();
    }

    /// Answers whether nothing at all is known of the teams.
    boolean isEmpty(JdbcClient sql, Scope scope) {
        return asked(
                        sql,
                        scope,
                        """
                        select not (
                            exists (select from measured_item where (:all or team in (:teams)))
                            or exists (select from measured_change where (:all or team in (:teams)))
                            or exists (select from measured_deployment where (:all or team in (:teams)))
                        ) as empty, :from as from_s, :then as then_s
                        """)
                .query((row, number) -> row.getBoolean("empty"))
                .single();
    }

    private static Duration length(ResultSet row, String column) throws SQLException {
        return Duration.ofSeconds(Math.max(0, row.getLong(column)));
    }

    private static @Nullable Duration known(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : Duration.ofSeconds(seconds);
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochSecond(row.getLong(column)).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
