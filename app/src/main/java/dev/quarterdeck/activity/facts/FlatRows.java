package dev.quarterdeck.activity.facts;

import dev.quarterdeck.platform.store.Database;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the flat tables: whenever something about a thing changed, its rows are what the views
/// `flat_*` answer for it. Triggers of the facts note what is touched, in the transaction that
/// touches it, so nothing has to remember to.
final class FlatRows {

    /// So many notes are worked on in one transaction.
    private static final int CHUNK = 200_000;

    private static final int FEW = 2_000;

    /// A flat table. @param key the column of the thing @param kind of the things
    private record Flat(String name, String key, String kind) {}

    private static final List<Flat> TABLES =
            List.of(
                    new Flat("item", "item", "ITEM"),
                    new Flat("stay", "item", "ITEM"),
                    new Flat("sprint_item", "item", "ITEM"),
                    new Flat("change", "change", "CHANGE"),
                    new Flat("review", "change", "CHANGE"),
                    new Flat("shipment", "change", "CHANGE"),
                    new Flat("declaration", "change", "CHANGE"),
                    new Flat("deployment", "deployment", "DEPLOYMENT"),
                    new Flat("incident", "incident", "INCIDENT"),
                    new Flat("run", "run", "RUN"));

    /// What the flat tables are made of.
    private static final List<String> FACTS =
            List.of(
                    "touched",
                    "history",
                    "work_item",
                    "item_stay",
                    "item_sprint",
                    "item_points",
                    "swept",
                    "sprint",
                    "change",
                    "change_item",
                    "change_landing",
                    "change_deployment",
                    "change_team",
                    "review_team",
                    "deployment",
                    "incident",
                    "incident_deployment",
                    "pipeline_run");

    private final Database database;
    private final Clock clock;
    private final List<Consumer<Measured.Changed>> hearers = new CopyOnWriteArrayList<>();

    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    /// Whoever computes something from the rows and keeps it must not meet who changes them.
    private final ReentrantLock one = new ReentrantLock(true);

    FlatRows(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void hear(Consumer<Measured.Changed> hearer) {
        hearers.add(hearer);
    }

    /// Does work while no row changes.
    void still(Runnable work) {
        one.lock();
        try {
            work.run();
        } finally {
            one.unlock();
        }
    }

    /// Answers whether something was touched, or time has to be looked at.
    boolean isDue() {
        return database.keeping(
                sql ->
                        sql.sql(
                                        """
                                        select exists (select from activity.touched) or exists (
                                            select from activity.flat_kept where until + interval '1 minute' < :now)
                                        """)
                                .param("now", Timestamp.from(clock.instant()))
                                .query(Boolean.class)
                                .single());
    }

    /// Keeps everything that was touched. Must not be called within a transaction.
    ///
    /// @return whether there was anything
    boolean keep() {
        one.lock();
        try {
            database.keep(this::passTime);
            if (database.keeping(FlatRows::isBulk)) {
                takeStock();
            }
            boolean any = false;
            for (var pass = database.keeping(this::pass);
                    pass.any();
                    pass = database.keeping(this::pass)) {
                pass.changed().forEach(table -> counts.merge(table, 1L, Long::sum));
                any = true;
            }
            return any;
        } finally {
            one.unlock();
        }
    }

    private static boolean isBulk(JdbcClient sql) {
        return sql.sql(
                        "select count(*) > :few from (select from activity.touched limit :few + 1) t")
                .param("few", FEW)
                .query(Boolean.class)
                .single();
    }

    /// Lets the planner know how many facts there are: right after a first import it takes every
    /// table for a small one, and looks each row up by itself.
    private void takeStock() {
        var owner = JdbcClient.create(database.owner());
        FACTS.forEach(table -> owner.sql("analyze activity." + table).update());
    }

    /// Tells that a flat table that somebody else keeps changed.
    ///
    /// @param table without `measured_`
    void tell(String table) {
        still(
                () ->
                        database.keep(
                                sql -> {
                                    Measured.search(sql, "activity, pg_temp", clock.instant());
                                    var changed =
                                            new Measured.Changed(
                                                    sql, Set.of(table), Long.MAX_VALUE);
                                    hearers.forEach(hearer -> hearer.accept(changed));
                                }));
        counts.merge(table, 1L, Long::sum);
    }

    /// What came of a transaction. @param any whether anything was looked at
    private record Pass(boolean any, Set<String> changed) {}

    long changes(String... tables) {
        return tables.length == 0
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : Stream.of(tables).mapToLong(table -> counts.getOrDefault(table, 0L)).sum();
    }

    private Pass pass(JdbcClient sql) {
        sql.sql("set transaction isolation level repeatable read").update();
        Measured.search(sql, "activity, pg_temp", clock.instant());
        NAMES.forEach(text -> sql.sql(text).update());
        sql.sql("delete from activity.touched where name is not null").update();
        if (take(sql) == 0) {
            return new Pass(false, Set.of());
        }
        BEYOND.forEach(text -> sql.sql(text).update());
        long things = sql.sql("select count(*) from activity.taken").query(Long.class).single();
        var kinds = kinds(sql);
        var changed = new TreeSet<String>();
        for (var table : TABLES) {
            if (kinds.contains(table.kind()) && put(sql, table, things <= FEW)) {
                changed.add(table.name());
            }
        }
        if (!changed.isEmpty()) {
            var heard = new Measured.Changed(sql, changed, things);
            hearers.forEach(hearer -> hearer.accept(heard));
        }
        forget(sql, kinds);
        return new Pass(true, changed);
    }

    /// Notes what the passing of time touches: owners change at midnight, sprints begin and end.
    private void passTime(JdbcClient sql) {
        var now = Timestamp.from(clock.instant());
        TIME.forEach(text -> sql.sql(text).param("now", now).update());
    }

    private static final List<String> TIME =
            List.of(
                    """
                    insert into activity.touched (kind, name)
                    select o.kind, o.name from activity.ownership o, activity.flat_kept k
                    where o.from_at > k.until and o.from_at <= :now
                        or o.until_at > k.until and o.until_at <= :now
                    """,
                    """
                    insert into activity.touched (kind, thing)
                    with turned as materialized (
                        select s.source, s.sprint, s.name
                        from activity.flat_kept k
                        join activity.sprint s on s.started_at > k.until and s.started_at <= :now
                            or s.ended_at > k.until and s.ended_at <= :now)
                    select 'ITEM', i.history
                    from turned t
                    join activity.item_sprint i on i.source = t.source and i.sprint = t.sprint
                    union
                    select 'ITEM', i.history
                    from turned t
                    join activity.item_sprint i on i.source = t.source and i.sprint = '' and i.name = t.name
                    """,
                    "update activity.flat_kept set until = :now where until < :now");

    /// What a decision about owners touches. Components and pipelines take owners of repositories,
    /// by parts of their names, so all of them are looked at.
    private static final List<String> NAMES =
            List.of(
                    """
                    insert into activity.touched (kind, thing)
                    select 'ITEM', i.history
                    from (select distinct name from activity.touched where kind = 'PROJECT') n
                    join activity.work_item i on lower(i.project) = n.name
                        or right(n.name, 1) = '*' and starts_with(lower(i.project), left(n.name, -1))
                    """,
                    """
                    insert into activity.touched (kind, thing)
                    select 'CHANGE', c.history
                    from (select distinct name from activity.touched where kind = 'REPOSITORY') n
                    join activity.change c on lower(c.repository) = n.name
                        or right(n.name, 1) = '*' and starts_with(lower(c.repository), left(n.name, -1))
                    """,
                    """
                    insert into activity.touched (kind, thing)
                    select 'DEPLOYMENT', history from activity.deployment where exists (
                        select from activity.touched where kind in ('COMPONENT', 'REPOSITORY'))
                    union all
                    select 'INCIDENT', history from activity.incident where exists (
                        select from activity.touched where kind in ('COMPONENT', 'REPOSITORY'))
                    union all
                    select 'RUN', history from activity.pipeline_run where exists (
                        select from activity.touched where kind in ('PIPELINE', 'REPOSITORY'))
                    """);

    private static int take(JdbcClient sql) {
        return sql.sql(
                        """
                        with noted as (
                            delete from activity.touched t
                            using (select ctid from activity.touched limit :chunk) c
                            where t.ctid = c.ctid
                            returning t.kind, t.thing)
                        insert into activity.taken (kind, thing) select distinct kind, thing from noted
                        """)
                .param("chunk", CHUNK)
                .update();
    }

    /// What else has rows that follow from what was touched: the parts of an item know it by its
    /// number or key, also by a key it had; deployments know what they brought, incidents what they
    /// are blamed on.
    private static final List<String> BEYOND =
            List.of(
                    """
                    insert into activity.taken (kind, thing)
                    select 'ITEM', i.history
                    from (
                        select w.source, k.key
                        from activity.taken t
                        join activity.work_item w on w.history = t.thing
                        cross join lateral (values (w.external_id), (w.item_key)) k (key)
                        where t.kind = 'ITEM'
                        union
                        select cast(m.source as uuid), k.key
                        from activity.taken t
                        join activity.measured_item m on m.item = t.thing
                        cross join lateral (values (m.external_id), (m.item_key)) k (key)
                        where t.kind = 'ITEM'
                    ) p
                    join activity.work_item i on i.parent = p.key and i.source = p.source
                    where i.parent is not null
                    on conflict do nothing
                    """,
                    """
                    insert into activity.taken (kind, thing)
                    select 'CHANGE', l.change
                    from activity.taken t join activity.change_deployment l on l.deployment = t.thing
                    where t.kind = 'DEPLOYMENT'
                    union
                    select 'DEPLOYMENT', l.deployment
                    from activity.taken t join activity.change_deployment l on l.change = t.thing
                    where t.kind = 'CHANGE' and l.deployment is not null
                    on conflict do nothing
                    """,
                    """
                    insert into activity.taken (kind, thing)
                    select 'INCIDENT', l.incident
                    from activity.taken t join activity.incident_deployment l on l.deployment = t.thing
                    where t.kind = 'DEPLOYMENT'
                    on conflict do nothing
                    """);

    private static Set<String> kinds(JdbcClient sql) {
        return new HashSet<>(
                sql.sql("select distinct kind from activity.taken").query(String.class).list());
    }

    /// Puts rows in place.
    ///
    /// @param few whether the rows of each thing are looked up, and not those of all things
    /// @return whether they differ from those before
    private static boolean put(JdbcClient sql, Flat table, boolean few) {
        sql.sql(
                        """
                        insert into activity.was_%1$s
                        select m.* from activity.taken t join activity.measured_%1$s m on m.%2$s = t.thing
                        where t.kind = '%3$s'
                        """
                                .formatted(table.name(), table.key(), table.kind()))
                .update();
        sql.sql(
                        """
                        insert into activity.is_%1$s
                        select f.* from activity.flat_%1$s f where f.%2$s %3$s
                        """
                                .formatted(table.name(), table.key(), among(table, few)))
                .update();
        boolean differs =
                sql.sql(
                                """
                                select exists (table activity.was_%1$s except all table activity.is_%1$s)
                                    or exists (table activity.is_%1$s except all table activity.was_%1$s)
                                """
                                        .formatted(table.name()))
                        .query(Boolean.class)
                        .single();
        if (differs) {
            sql.sql(
                            """
                            delete from activity.measured_%1$s m using activity.taken t
                            where t.kind = '%3$s' and m.%2$s = t.thing
                            """
                                    .formatted(table.name(), table.key(), table.kind()))
                    .update();
            sql.sql(
                            "insert into activity.measured_%1$s table activity.is_%1$s"
                                    .formatted(table.name()))
                    .update();
        }
        return differs;
    }

    private static String among(Flat table, boolean few) {
        return (few ? "= any(array(%s))" : "in (%s)")
                .formatted(
                        "select thing from activity.taken where kind = '%s'"
                                .formatted(table.kind()));
    }

    private static void forget(JdbcClient sql, Set<String> kinds) {
        sql.sql("delete from activity.taken").update();
        for (var table : TABLES) {
            if (kinds.contains(table.kind())) {
                sql.sql("delete from activity.was_" + table.name()).update();
                sql.sql("delete from activity.is_" + table.name()).update();
            }
        }
    }
}
