package dev.quarterdeck.planning;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.measuring.Survival;
import dev.quarterdeck.portfolio.Initiative;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Asks the flat tables what teams finished and what lies under the roots of initiatives.
final class WorkStore {

    private static final double WEEK = Duration.ofDays(7).toSeconds();

    private static final Share NONE_KNOWN = new Share(0, 1);

    private WorkStore() {}

    /// Says where an initiative's work hangs in the tracker. @param key of an epic or an item
    record Root(UUID initiative, String key) {

        static List<Root> of(List<Initiative> initiatives) {
            return initiatives.stream()
                    .flatMap(
                            one ->
                                    one.terms().scope().roots().stream()
                                            .map(key -> new Root(one.id(), key)))
                    .toList();
        }
    }

    /// Everything under the roots, each item once, with the key of the nearest epic above it: what
    /// lies under two roots belongs to the nearer. A root that is no epic stands for itself.
    static final String SCOPED =
            """
            with recursive walk (initiative, epic, item, depth) as (
                select r.initiative, i.item_key, i.item, 0
                from unnest(:initiatives::uuid[], :keys::text[]) as r (initiative, key)
                join measured_item i on i.item_key = r.key
                union all
                select w.initiative, case when i.level = 'EPIC' then i.item_key else w.epic end, i.item, w.depth + 1
                from walk w join measured_item i on i.parent = w.item
                where w.depth < 12
            ), scoped as (
                select distinct on (item) item, initiative, epic from walk order by item, depth, initiative
            )
            """;

    private static final String COUNTED =
            " i.state = 'FINISHED' and i.level = 'ITEM' and not i.gone and not i.swept_closed and not i.imported ";

    /// Reads all of it but who was on call.
    ///
    /// @param sql finds the flat tables without a schema
    /// @param then the moment that ends the last week and to which ages are told; what is open is
    ///     what is so now
    static Work read(JdbcClient sql, List<Root> roots, Instant then) {
        var weeks = new HashMap<UUID, TreeMap<Integer, Integer>>();
        sql.sql(FINISHED)
                .param("then", then.getEpochSecond())
                .query((row, number) -> count(weeks, row))
                .list();
        var unplanned = new HashMap<UUID, Share>();
        asked(sql, SCOPED + UNPLANNED, roots, then)
                .query((row, number) -> unplanned.put(team(row), unplanned(row)))
                .list();
        var lasting = new HashMap<UUID, List<Survival.Length>>();
        sql.sql(LASTING)
                .param("then", then.getEpochSecond())
                .query(
                        (row, number) ->
                                lasting.computeIfAbsent(team(row), _ -> new ArrayList<>())
                                        .add(length(row)))
                .list();
        var teams = new HashMap<UUID, Work.Past>();
        weeks.forEach(
                (team, counts) ->
                        teams.put(
                                team,
                                new Work.Past(
                                        counts(counts),
                                        unplanned.getOrDefault(team, NONE_KNOWN),
                                        lasting.getOrDefault(team, List.of()))));
        return new Work(teams, scopes(sql, roots, then), Map.of());
    }

    private static final String ON_CALL =
            """
            select team, sum(milli) / 1000.0 / :weeks as people
            from measured_effort
            where rule = 'weekday' and category = 'operations' and team is not null
                and week_s >= :until - :weeks * 604800 and week_s < :until
            group by team
            """;

    /// Reads how many people of each team were on operations and support, by items in hand, in
    /// tenths of a person: the mean of some weeks.
    ///
    /// @param until the Monday after the last week
    static Map<UUID, Double> onCall(JdbcClient sql, LocalDate until, int weeks) {
        var people = new HashMap<UUID, Double>();
        sql.sql(ON_CALL)
                .param("until", until.toEpochDay() * 86_400)
                .param("weeks", weeks)
                .query(
                        (row, number) ->
                                people.put(team(row), Math.rint(10 * row.getDouble("people")) / 10))
                .list();
        return people;
    }

    private static List<Work.Scope> scopes(JdbcClient sql, List<Root> roots, Instant then) {
        return asked(sql, SCOPED + OPEN, roots, then)
                .query((row, number) -> scope(row, then))
                .list();
    }

    /// What is left under the roots of an initiative.
    ///
    /// @param lastFinished when the last of its finished items was, or null
    record Left(int open, @Nullable Instant lastFinished) {}

    /// Tells what is left under roots, by initiative; nothing of those under which nothing is.
    static Map<UUID, Left> left(JdbcClient sql, List<Root> roots) {
        var left = new HashMap<UUID, Left>();
        asked(sql, SCOPED + LEFT, roots)
                .query(
                        (row, number) ->
                                left.put(row.getObject("initiative", UUID.class), left(row)))
                .list();
        return left;
    }

    private static final String LEFT =
            """
            select s.initiative, count(*) filter (where i.state = 'OPEN')::int as open,
                max(i.closed_s) filter (where i.state = 'FINISHED') as finished_s
            from scoped s join measured_item i on i.item = s.item
            where i.level = 'ITEM' and not i.gone
            group by s.initiative
            """;

    private static Left left(ResultSet row) throws SQLException {
        long second = row.getLong("finished_s");
        var last = row.wasNull() ? null : Instant.ofEpochSecond(second);
        return new Left(row.getInt("open"), last);
    }

    /// Finds the epics under roots, by key: each is of the initiative whose root is nearest.
    static Map<String, UUID> epics(JdbcClient sql, List<Root> roots) {
        var epics = new HashMap<String, UUID>();
        asked(
                        sql,
                        SCOPED
                                + """
                                select i.item_key, s.initiative
                                from scoped s join measured_item i on i.item = s.item
                                where i.level = 'EPIC' and i.item_key is not null
                                order by i.item_key, s.item desc
                                """,
                        roots)
                .query(
                        (row, number) ->
                                epics.put(
                                        row.getString("item_key"),
                                        row.getObject("initiative", UUID.class)))
                .list();
        return epics;
    }

    static StatementSpec asked(JdbcClient sql, String text, List<Root> roots, Instant then) {
        return asked(sql, text, roots).param("then", then.getEpochSecond());
    }

    /// Asks what begins with {@link #SCOPED}.
    static StatementSpec asked(JdbcClient sql, String text, List<Root> roots) {
        return sql.sql(text)
                .param("initiatives", roots.stream().map(Root::initiative).toArray(UUID[]::new))
                .param("keys", roots.stream().map(Root::key).toArray(String[]::new));
    }

    private static final String FINISHED =
            """
            select i.team, ((:then - 1 - i.closed_s) / 604800)::int as ago, count(*)::int as items
            from measured_item i
            where i.team is not null and i.closed_s < :then and
            """
                    + COUNTED
                    + "group by 1, 2";

    private static int count(Map<UUID, TreeMap<Integer, Integer>> weeks, ResultSet row)
            throws SQLException {
        weeks.computeIfAbsent(team(row), _ -> new TreeMap<>())
                .put(row.getInt("ago"), row.getInt("items"));
        return row.getInt("items");
    }

    /// The week of the first finished item is partial, so it is left out.
    private static int[] counts(TreeMap<Integer, Integer> byAge) {
        int[] counts = new int[byAge.lastKey()];
        Arrays.setAll(counts, week -> byAge.getOrDefault(counts.length - 1 - week, 0));
        return counts;
    }

    private static final String UNPLANNED =
            """
            select i.team, count(*) as items, count(*) filter (where s.item is null) as unplanned
            from measured_item i left join scoped s on s.item = i.item
            where i.team is not null and i.closed_s < :then and i.closed_s >= :then - 26 * 604800 and
            """
                    + COUNTED
                    + "group by 1";

    private static Share unplanned(ResultSet row) throws SQLException {
        return new Share(row.getLong("unplanned"), row.getLong("items"));
    }

    private static final String LASTING =
            """
            select i.team, true as ended, i.cycle_len as seconds
            from measured_item i
            where i.team is not null and i.cycle_len is not null
                and i.closed_s < :then and i.closed_s >= :then - 52 * 604800 and
            """
                    + COUNTED
                    + """
                    union all
                    select i.team, false, :then - i.started_s
                    from measured_item i
                    where i.team is not null and i.state = 'OPEN' and i.category = 'WORK' and i.level = 'ITEM'
                        and not i.gone and i.started_s <= :then
                    """;

    private static Survival.Length length(ResultSet row) throws SQLException {
        return new Survival.Length(
                Math.max(0, row.getLong("seconds") / WEEK), row.getBoolean("ended"));
    }

    private static final String OPEN =
            """
            select s.initiative, i.team, count(*) filter (where i.state = 'OPEN')::int as open,
                count(*) filter (where i.state = 'FINISHED')::int as finished,
                min(i.started_s) as started_s,
                array_agg(i.started_s) filter (where i.state = 'OPEN' and i.category = 'WORK'
                    and i.started_s <= :then) as in_progress
            from scoped s join measured_item i on i.item = s.item
            where i.level = 'ITEM' and not i.gone
            group by s.initiative, i.team
            order by s.initiative, i.team
            """;

    private static Work.Scope scope(ResultSet row, Instant then) throws SQLException {
        long started = row.getLong("started_s");
        var age = row.wasNull() ? null : weeksSince(started, then);
        var array = row.getArray("in_progress");
        var inProgress =
                array == null
                        ? List.<Double>of()
                        : Stream.of((Long[]) array.getArray())
                                .map(at -> weeksSince(at, then))
                                .sorted()
                                .toList();
        return new Work.Scope(
                row.getObject("initiative", UUID.class),
                teamOrNull(row),
                row.getInt("open"),
                row.getInt("finished"),
                age,
                inProgress);
    }

    private static double weeksSince(long second, Instant then) {
        return Math.max(0, then.getEpochSecond() - second) / WEEK;
    }

    private static UUID team(ResultSet row) throws SQLException {
        return UUID.fromString(row.getString("team"));
    }

    private static @Nullable UUID teamOrNull(ResultSet row) throws SQLException {
        var text = row.getString("team");
        return text == null ? null : UUID.fromString(text);
    }
}
