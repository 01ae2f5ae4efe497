package dev.quarterdeck.planning.baselines;

import dev.quarterdeck.planning.baselines.Baseline.Said;
import dev.quarterdeck.portfolio.Initiative.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes baselines; a row is never changed.
final class BaselineStore {

    private BaselineStore() {}

    /// Lists what names them, the newest first.
    ///
    /// @param after the last one of the page before, or null
    static List<BaselineHead> heads(JdbcClient sql, @Nullable UUID after, int limit) {
        return sql.sql(
                        """
                        select b.*, (select count(*)::int from planning.baseline_initiative i where i.baseline = b.id) as held
                        from planning.baseline b
                        where cast(:after as uuid) is null or (b.as_of, b.kept_at, b.id) <
                            (select a.as_of, a.kept_at, a.id from planning.baseline a where a.id = cast(:after as uuid))
                        order by b.as_of desc, b.kept_at desc, b.id desc limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> head(row))
                .list();
    }

    static boolean isKept(JdbcClient sql, UUID id) {
        return sql.sql("select exists (select from planning.baseline where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private static BaselineHead head(ResultSet row) throws SQLException {
        return new BaselineHead(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("as_of", LocalDate.class),
                row.getString("kept_by"),
                row.getTimestamp("kept_at").toInstant(),
                row.getString("why"),
                row.getInt("held"));
    }

    static Optional<Baseline> find(JdbcClient sql, UUID id) {
        var said =
                sql.sql(
                                """
                                select * from planning.baseline_initiative where baseline = :id order by place, key
                                """)
                        .param("id", id)
                        .query((row, number) -> said(row))
                        .list();
        return sql.sql("select * from planning.baseline where id = :id")
                .param("id", id)
                .query((row, number) -> baseline(row, said))
                .optional();
    }

    private static Baseline baseline(ResultSet row, List<Said> said) throws SQLException {
        return new Baseline(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("as_of", LocalDate.class),
                row.getObject("forecast", UUID.class),
                row.getString("inputs"),
                row.getString("model"),
                row.getString("kept_by"),
                row.getTimestamp("kept_at").toInstant(),
                row.getString("why"),
                said);
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(
                row.getObject("initiative", UUID.class),
                row.getString("key"),
                row.getString("name"),
                Stage.valueOf(row.getString("stage")),
                row.getDouble("place"),
                day(row, "must_day"),
                row.getDouble("items"),
                day(row, "p15_day"),
                day(row, "p50_day"),
                day(row, "p85_day"),
                day(row, "p95_day"),
                Optional.ofNullable((Double) row.getObject("must_odds")).orElse(null),
                row.getString("missing"));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /// Finds the forecast that was shown of a plan.
    static Optional<UUID> forecast(JdbcClient sql, LocalDate asOf, String inputs, String model) {
        return sql.sql(
                        """
                        select id from planning.forecast
                        where as_of = :asOf and inputs = :inputs and model = :model
                        """)
                .param("asOf", asOf)
                .param("inputs", inputs)
                .param("model", model)
                .query(UUID.class)
                .optional();
    }

    static void insert(JdbcClient sql, Baseline one) {
        sql.sql(
                        """
                        insert into planning.baseline (id, name, as_of, forecast, inputs, model, kept_by, kept_at, why)
                        values (:id, :name, :asOf, cast(:forecast as uuid), :inputs, :model, :by, :at, :why)
                        """)
                .param("id", one.id())
                .param("name", one.name())
                .param("asOf", one.asOf())
                .param("forecast", one.forecast())
                .param("inputs", one.inputs())
                .param("model", one.model())
                .param("by", one.by())
                .param("at", Timestamp.from(one.at()))
                .param("why", one.why())
                .update();
        one.initiatives().forEach(said -> insert(sql, one.id(), said));
    }

    private static void insert(JdbcClient sql, UUID baseline, Said said) {
        sql.sql(
                        """
                        insert into planning.baseline_initiative (baseline, initiative, key, name, stage, place,
                            must_day, items, p15_day, p50_day, p85_day, p95_day, must_odds, missing)
                        values (:baseline, :initiative, :key, :name, :stage, :place, cast(:must as date), :items,
                            cast(:p15 as date), cast(:p50 as date), cast(:p85 as date), cast(:p95 as date),
                            cast(:odds as double precision), :missing)
                        """)
                .param("baseline", baseline)
                .param("initiative", said.initiative())
                .param("key", said.key())
                .param("name", said.name())
                .param("stage", said.stage().name())
                .param("place", said.order())
                .param("must", said.mustDate())
                .param("items", said.items())
                .param("p15", said.p15())
                .param("p50", said.p50())
                .param("p85", said.p85())
                .param("p95", said.p95())
                .param("odds", said.odds())
                .param("missing", said.missing())
                .update();
    }
}
