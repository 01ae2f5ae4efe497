package dev.quarterdeck.planning;

import dev.quarterdeck.planning.ShownForecast.Told;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /// Lists all forecasts of some initiatives, oldest first.
    static List<ShownForecast> of(JdbcClient sql, Set<UUID> initiatives) {
        Map<UUID, List<Map.Entry<UUID, Told>>> told =
                sql
                        .sql(
                                """
                                select * from planning.forecast_date where initiative = any (:initiatives)
                                order by key, initiative
                                """)
                        .param("initiatives", initiatives.toArray(UUID[]::new))
                        .query(
                                (row, number) ->
                                        Map.entry(row.getObject("forecast", UUID.class), told(row)))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Map.Entry::getKey));
        return sql.sql("select * from planning.forecast where id = any (:ids) order by made_at, id")
                .param("ids", told.keySet().toArray(UUID[]::new))
                .query((row, number) -> forecast(row, told))
                .list();
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

    private static ShownForecast forecast(
            ResultSet row, Map<UUID, List<Map.Entry<UUID, Told>>> told) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new ShownForecast(
                id,
                row.getObject("as_of", LocalDate.class),
                row.getString("inputs"),
                row.getString("model"),
                row.getInt("draws"),
                row.getLong("seed"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                told.getOrDefault(id, List.of()).stream().map(Map.Entry::getValue).toList());
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
