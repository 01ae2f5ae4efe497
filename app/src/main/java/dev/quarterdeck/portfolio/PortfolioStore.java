package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.priorities.Range;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.portfolio.Initiative.Dates;
import dev.quarterdeck.portfolio.Initiative.Place;
import dev.quarterdeck.portfolio.Initiative.Scope;
import dev.quarterdeck.portfolio.Initiative.Stage;
import dev.quarterdeck.portfolio.Initiative.TeamScope;
import dev.quarterdeck.portfolio.Initiative.Terms;
import dev.quarterdeck.portfolio.Initiative.Worth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes versions of goals and initiatives; a row is never changed.
final class PortfolioStore {

    /// Whatever was kept, also a moment ago by another clock.
    static final Instant ALWAYS = Instant.parse("9999-01-01T00:00:00Z");

    private PortfolioStore() {}

    /// Changes the portfolio while nobody else does.
    ///
    /// @throws dev.quarterdeck.platform.Refusal when a cell breaks a rule
    static <T> T changing(Database database, Function<JdbcClient, T> work) {
        return CellMembers.read(
                () ->
                        database.keeping(
                                sql -> {
                                    hold(sql);
                                    return work.apply(sql);
                                }));
    }

    /// Waits until nobody else changes the portfolio.
    static void hold(JdbcClient sql) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('portfolio', 0)) is null")
                .query()
                .singleRow();
    }

    /// Reads everything as it stood at a moment.
    static PortfolioState at(JdbcClient sql, Instant then) {
        var scopes = scopes(sql);
        return new PortfolioState(
                sql.sql(
                                """
                                select distinct on (goal) * from portfolio.goal_version
                                where kept_at <= :then order by goal, number desc
                                """)
                        .param("then", Timestamp.from(then))
                        .query((row, number) -> goal(row))
                        .list(),
                sql.sql(
                                """
                                select distinct on (initiative) * from portfolio.initiative_version
                                where kept_at <= :then order by initiative, number desc
                                """)
                        .param("then", Timestamp.from(then))
                        .query((row, number) -> initiative(row, scopes))
                        .list());
    }

    /// Reads all versions of a goal, the newest first.
    static List<Goal> goalHistory(JdbcClient sql, UUID goal) {
        return sql.sql(
                        "select * from portfolio.goal_version where goal = :goal order by number desc")
                .param("goal", goal)
                .query((row, number) -> goal(row))
                .list();
    }

    /// Reads all versions of an initiative, the newest first.
    static List<Initiative> initiativeHistory(JdbcClient sql, UUID initiative) {
        var scopes = scopes(sql);
        return sql.sql(
                        """
                        select * from portfolio.initiative_version
                        where initiative = :initiative order by number desc
                        """)
                .param("initiative", initiative)
                .query((row, number) -> initiative(row, scopes))
                .list();
    }

    /// Tells since when each initiative is in the stage in which it is.
    static Map<UUID, Instant> stagesSince(JdbcClient sql) {
        var since = new HashMap<UUID, Instant>();
        sql.sql(
                        """
                        with last as (
                            select distinct on (initiative) initiative, stage
                            from portfolio.initiative_version order by initiative, number desc
                        )
                        select v.initiative, min(v.kept_at) as since
                        from portfolio.initiative_version v join last l using (initiative)
                        where v.number > (select coalesce(max(o.number), 0)
                            from portfolio.initiative_version o
                            where o.initiative = v.initiative and o.stage <> l.stage)
                        group by v.initiative
                        """)
                .query(
                        (row, number) ->
                                since.put(
                                        row.getObject("initiative", UUID.class),
                                        row.getTimestamp("since").toInstant()))
                .list();
        return since;
    }

    private static Goal goal(ResultSet row) throws SQLException {
        return new Goal(
                row.getObject("goal", UUID.class),
                new Goal.Terms(
                        row.getString("key"),
                        row.getString("name"),
                        row.getString("outcome"),
                        new DateRange(
                                row.getObject("from_day", LocalDate.class), day(row, "until_day")),
                        owner(row),
                        row.getObject("intended", Integer.class)),
                version(row));
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("number"),
                row.getTimestamp("kept_at").toInstant(),
                row.getString("kept_by"),
                row.getString("why"));
    }

    private static @Nullable PersonId owner(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("owner_id", UUID.class))
                .map(PersonId::new)
                .orElse(null);
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static Initiative initiative(ResultSet row, Map<Of, List<TeamScope>> scopes)
            throws SQLException {
        var id = row.getObject("initiative", UUID.class);
        var version = version(row);
        return new Initiative(
                id,
                new Terms(
                        row.getString("key"),
                        row.getString("name"),
                        row.getObject("goal", UUID.class),
                        owner(row),
                        new Place(
                                Stage.valueOf(row.getString("stage")),
                                row.getString("stop_reason"),
                                row.getDouble("place")),
                        new Dates(day(row, "must_day"), day(row, "earliest_day")),
                        worth(row),
                        new Scope(
                                List.of((String[]) row.getArray("roots").getArray()),
                                scopes.getOrDefault(new Of(id, version.number()), List.of())),
                        Set.of((UUID[]) row.getArray("after").getArray())),
                version);
    }

    private static Worth worth(ResultSet row) throws SQLException {
        return new Worth(
                range(row, "value"),
                range(row, "cost_of_delay"),
                range(row, "reach"),
                range(row, "impact"),
                range(row, "confidence"),
                range(row, "effort"));
    }

    private static @Nullable Range range(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        if (array == null) {
            return null;
        }
        var ends = (Double[]) array.getArray();
        return new Range(ends[0], ends[1], ends[2]);
    }

    /// One version of one initiative.
    private record Of(UUID initiative, int number) {}

    private record ScopeRow(Of of, TeamScope scope) {}

    private static Map<Of, List<TeamScope>> scopes(JdbcClient sql) {
        return sql
                .sql("select * from portfolio.team_scope order by initiative, number, team")
                .query((row, number) -> scope(row))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                ScopeRow::of,
                                Collectors.mapping(ScopeRow::scope, Collectors.toList())));
    }

    private static ScopeRow scope(ResultSet row) throws SQLException {
        var skills = (String[]) row.getArray("skills").getArray();
        var shares = (Double[]) row.getArray("shares").getArray();
        var bySkill = new HashMap<String, Double>();
        for (int i = 0; i < skills.length; i++) {
            bySkill.put(skills[i], shares[i]);
        }
        return new ScopeRow(
                new Of(row.getObject("initiative", UUID.class), row.getInt("number")),
                new TeamScope(row.getObject("team", UUID.class), row.getDouble("items"), bySkill));
    }

    static void insert(JdbcClient sql, Goal one) {
        var terms = one.terms();
        sql.sql(
                        """
                        insert into portfolio.goal_version (goal, number, key, name, outcome, from_day,
                            until_day, owner_id, intended, kept_by, kept_at, why)
                        values (:id, :number, :key, :name, :outcome, :from, cast(:until as date),
                            cast(:owner as uuid), cast(:intended as integer), :by, :at, :why)
                        """)
                .param("id", one.id())
                .param("key", terms.key())
                .param("name", terms.name())
                .param("outcome", terms.outcome())
                .param("from", terms.days().from())
                .param("until", terms.days().until())
                .param("owner", id(terms.owner()))
                .param("intended", terms.intended())
                .params(kept(one.version()))
                .update();
    }

    private static Map<String, @Nullable Object> kept(Version version) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("number", version.number());
        params.put("by", version.by());
        params.put("at", Timestamp.from(version.at()));
        params.put("why", version.why());
        return params;
    }

    private static @Nullable UUID id(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }

    static void insert(JdbcClient sql, Initiative one) {
        var terms = one.terms();
        var worth = terms.worth();
        sql.sql(
                        """
                        insert into portfolio.initiative_version (initiative, number, key, name, goal,
                            owner_id, stage, stop_reason, place, must_day, earliest_day, value,
                            cost_of_delay, reach, impact, confidence, effort, roots, after, kept_by,
                            kept_at, why)
                        values (:id, :number, :key, :name, cast(:goal as uuid), cast(:owner as uuid),
                            :stage, :reason, :place, cast(:must as date), cast(:earliest as date),
                            cast(:value as double precision[]), cast(:delay as double precision[]),
                            cast(:reach as double precision[]), cast(:impact as double precision[]),
                            cast(:confidence as double precision[]),
                            cast(:effort as double precision[]), :roots, :after, :by, :at, :why)
                        """)
                .param("id", one.id())
                .param("key", terms.key())
                .param("name", terms.name())
                .param("goal", terms.goal())
                .param("owner", id(terms.owner()))
                .param("stage", terms.place().stage().name())
                .param("reason", terms.place().stopReason())
                .param("place", terms.place().order())
                .param("must", terms.dates().mustDate())
                .param("earliest", terms.dates().earliestStart())
                .param("value", ends(worth.value()))
                .param("delay", ends(worth.costOfDelay()))
                .param("reach", ends(worth.reach()))
                .param("impact", ends(worth.impact()))
                .param("confidence", ends(worth.confidence()))
                .param("effort", ends(worth.effort()))
                .param("roots", terms.scope().roots().toArray(String[]::new))
                .param("after", terms.after().stream().sorted().toArray(UUID[]::new))
                .params(kept(one.version()))
                .update();
        terms.scope().byHand().forEach(scope -> insert(sql, one, scope));
    }

    private static double @Nullable [] ends(@Nullable Range range) {
        return range == null ? null : new double[] {range.low(), range.likely(), range.high()};
    }

    private static void insert(JdbcClient sql, Initiative of, TeamScope scope) {
        var skills = scope.skills().keySet().stream().sorted().toList();
        Function<String, Double> share = skill -> scope.skills().getOrDefault(skill, 0.0);
        sql.sql(
                        """
                        insert into portfolio.team_scope (initiative, number, team, items, skills, shares)
                        values (:initiative, :number, :team, :items, :skills, :shares)
                        """)
                .param("initiative", of.id())
                .param("number", of.version().number())
                .param("team", scope.team())
                .param("items", scope.items())
                .param("skills", skills.toArray(String[]::new))
                .param(
                        "shares",
                        skills.stream().map(share).mapToDouble(Double::doubleValue).toArray())
                .update();
    }

    static Optional<String> currency(JdbcClient sql) {
        return sql.sql("select code from portfolio.currency_version order by number desc limit 1")
                .query(String.class)
                .optional();
    }

    static void insertCurrency(JdbcClient sql, String code, String by, Instant at) {
        sql.sql(
                        """
                        insert into portfolio.currency_version (number, code, kept_by, kept_at)
                        select coalesce(max(number), 0) + 1, :code, :by, :at
                        from portfolio.currency_version
                        """)
                .param("code", code)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }
}
