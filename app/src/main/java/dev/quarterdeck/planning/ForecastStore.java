package dev.quarterdeck.planning;

import dev.quarterdeck.planning.ShownForecast.Told;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps forecasts as they were shown, for good.
final class ForecastStore {

    private ForecastStore() {}

    /// Keeps a forecast unless the same one was shown of that day.
    ///
    /// @return whether it was new
    static boolean keep(JdbcClient sql, ShownForecast one) {
        int rows =
                sql.sql(
                                """
                                insert into planning.forecast (id, as_of, inputs, model, draws, seed, made_at)
                                values (:id, :asOf, :inputs, :model, :draws, :seed, :madeAt)
                                on conflict (as_of, inputs, model) do nothing
                                """)
                        .param("id", one.id())
                        .param("asOf", one.asOf())
                        .param("inputs", one.inputs())
                        .param("model", one.model())
                        .param("draws", one.draws())
                        .param("seed", one.seed())
                        .param("madeAt", one.madeAt().atOffset(ZoneOffset.UTC))
                        .update();
        if (rows > 0) {
            one.dates().forEach(told -> keep(sql, one.id(), told));
        }
        return rows > 0;
    }

    private static void keep(JdbcClient sql, UUID forecast, Told told) {
        sql.sql(
                        """
                        insert into planning.forecast_date (forecast, initiative, key, name, items, teams, must_day,
                            must_odds, weeks, plain)
                        values (:forecast, :initiative, :key, :name, :items, :teams, :mustDay, :mustOdds, :weeks, :plain)
                        """)
                .param("forecast", forecast)
                .param("initiative", told.initiative())
                .param("key", told.key())
                .param("name", told.name())
                .param("items", told.items())
                .param("teams", told.teams().toArray(UUID[]::new))
                .param("mustDay", told.mustDay())
                .param("mustOdds", told.mustOdds())
                .param("weeks", told.weeks().toArray(Double[]::new))
                .param("plain", told.plain().toArray(Double[]::new))
                .update();
    }

    /// What one forecast told of one initiative. @param forecast its id
    record ToldOf(
            UUID forecast, LocalDate asOf, String inputs, String model, int draws, Told told) {}

    /// Finds of each initiative the newest that was told by a day.
    static List<ToldOf> newest(JdbcClient sql, Set<UUID> initiatives, LocalDate day) {
        return sql.sql(
                        """
                        with last as (
                            select distinct on (o.initiative) o.initiative, o.forecast
                            from planning.forecast g join planning.forecast_date o on o.forecast = g.id
                            where o.initiative = any (:initiatives) and g.as_of <= :day
                            order by o.initiative, g.as_of desc, g.made_at desc, g.id desc
                        )
                        select f.as_of, f.inputs, f.model, f.draws, d.*
                        from last join planning.forecast_date d using (initiative, forecast)
                        join planning.forecast f on f.id = d.forecast
                        """)
                .param("initiatives", initiatives.toArray(UUID[]::new))
                .param("day", day)
                .query((row, number) -> toldOf(row))
                .list();
    }

    /// Lists what was told of an initiative by a day, newest first, the last of each day.
    static List<ToldOf> daily(JdbcClient sql, UUID initiative, LocalDate day, int limit) {
        return sql.sql(
                        """
                        select distinct on (f.as_of) f.as_of, f.inputs, f.model, f.draws, d.*
                        from planning.forecast f join planning.forecast_date d on d.forecast = f.id
                        where d.initiative = :initiative and f.as_of <= :day
                        order by f.as_of desc, f.made_at desc, f.id desc limit :limit
                        """)
                .param("initiative", initiative)
                .param("day", day)
                .param("limit", limit)
                .query((row, number) -> toldOf(row))
                .list();
    }

    /// Finds what was told of an initiative nearest to a day, of two the earlier one.
    ///
    /// @param before the day from which on nothing counts
    static Optional<ToldOf> nearest(
            JdbcClient sql, UUID initiative, LocalDate day, LocalDate before) {
        return sql.sql(
                        """
                        select f.as_of, f.inputs, f.model, f.draws, d.*
                        from planning.forecast f join planning.forecast_date d on d.forecast = f.id
                        where d.initiative = :initiative and f.as_of < :before
                        order by abs(f.as_of - cast(:day as date)), f.as_of, f.made_at desc, f.id desc limit 1
                        """)
                .param("initiative", initiative)
                .param("before", before)
                .param("day", day)
                .query((row, number) -> toldOf(row))
                .optional();
    }

    /// Finds the day of the last forecast that was told by a day.
    static Optional<LocalDate> lastDay(JdbcClient sql, LocalDate day) {
        return sql.sql(
                        """
                        select as_of from planning.forecast where as_of <= :day order by as_of desc limit 1
                        """)
                .param("day", day)
                .query(LocalDate.class)
                .optional();
    }

    /// Counts the forecasts that were kept.
    static long count(JdbcClient sql) {
        return sql.sql("select count(*) from planning.forecast").query(Long.class).single();
    }

    /// Lists of each initiative the first that was told in each week, oldest first.
    static List<WeeklyTold> weekly(JdbcClient sql) {
        return sql.sql(
                        """
                        select distinct on (d.initiative, date_trunc('week', f.as_of)) f.as_of, d.*
                        from planning.forecast f join planning.forecast_date d on d.forecast = f.id
                        order by d.initiative, date_trunc('week', f.as_of), f.as_of, f.made_at, f.id
                        """)
                .query(
                        (row, number) ->
                                new WeeklyTold(row.getObject("as_of", LocalDate.class), told(row)))
                .list();
    }

    /// What was told of one initiative first in a week.
    record WeeklyTold(LocalDate asOf, Told told) {}

    /// Lists what one forecast told.
    static List<Told> dates(JdbcClient sql, UUID forecast) {
        return sql.sql(
                        """
                        select * from planning.forecast_date where forecast = :forecast order by key, initiative
                        """)
                .param("forecast", forecast)
                .query((row, number) -> told(row))
                .list();
    }

    private static ToldOf toldOf(ResultSet row) throws SQLException {
        return new ToldOf(
                row.getObject("forecast", UUID.class),
                row.getObject("as_of", LocalDate.class),
                row.getString("inputs"),
                row.getString("model"),
                row.getInt("draws"),
                told(row));
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getObject("initiative", UUID.class),
                row.getString("key"),
                row.getString("name"),
                row.getDouble("items"),
                Set.of((UUID[]) row.getArray("teams").getArray()),
                row.getObject("must_day", LocalDate.class),
                Optional.ofNullable((Double) row.getObject("must_odds")).orElse(null),
                doubles(row.getArray("weeks")),
                doubles(row.getArray("plain")));
    }

    private static List<Double> doubles(Array array) throws SQLException {
        return List.of((Double[]) array.getArray());
    }
}
