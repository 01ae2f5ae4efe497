package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.activity.kept.ToldCommits;
import dev.quarterdeck.platform.Progress;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the tables of facts as they were at a past moment, for one transaction.
///
/// Rows of histories of which nothing later was told are taken as they are; the others are folded
/// anew up to then. What was learned of workflows then is learned anew from these rows, and links
/// are made anew, because a later deployment or commit changes what came before.
final class Past {

    private static final int CHUNK = 5_000;
    private static final UUID ALL = new UUID(0, 0);

    private static final List<String> FOLDED =
            List.of("work_item", "change", "pipeline_run", "deployment", "incident");

    private static final List<String> MADE =
            List.of(
                    "item_stay",
                    "item_sprint",
                    "item_points",
                    "item_purpose",
                    "effort_due",
                    "effort_month",
                    "effort_week",
                    "sprint",
                    "repository",
                    "swept",
                    "workflow",
                    "workflow_decision",
                    "category_decision",
                    "owner",
                    "change_team",
                    "review_team",
                    "change_item",
                    "change_without_item",
                    "change_landing",
                    "change_deployment",
                    "incident_deployment",
                    "incident_without_deployment");

    /// Each after those that it looks at.
    private static final List<String> VIEWS =
            List.of(
                    "ownership",
                    "flat_item",
                    "flat_stay",
                    "flat_change",
                    "flat_shipment",
                    "flat_deployment",
                    "flat_incident",
                    "flat_run",
                    "measured_link",
                    "flat_sprint_item",
                    "flat_review",
                    "flat_declaration",
                    "measured_effort");

    /// Which tables are made.
    ///
    /// @param folded of which a row is a history's
    /// @param made what follows from them, and what people decided
    private record Extent(List<String> folded, List<String> made, List<String> views) {

        boolean has(String table) {
            return made.contains(table);
        }
    }

    private static final Extent WHOLE = new Extent(FOLDED, MADE, VIEWS);

    /// What people's time is divided by: items, changes, and which change names which item.
    private static final Extent EFFORT =
            new Extent(
                    List.of("work_item", "change"),
                    List.of(
                            "item_stay",
                            "item_sprint",
                            "item_points",
                            "item_purpose",
                            "category_decision",
                            "effort_due",
                            "effort_month",
                            "effort_week",
                            "sprint",
                            "repository",
                            "workflow",
                            "workflow_decision",
                            "change_item",
                            "change_without_item"),
                    List.of("measured_effort"));

    private final Histories histories;
    private final ToldCommits commits;
    private final RulesStore rules;
    private final ItemRefolding folding;

    private final Teams teams;

    Past(
            Histories histories,
            ToldCommits commits,
            RulesStore rules,
            ItemRefolding folding,
            Teams teams) {
        this.histories = histories;
        this.commits = commits;
        this.rules = rules;
        this.folding = folding.ofThen();
        this.teams = teams;
    }

    /// Makes the tables, and views of them. @param sql whose transaction drops them at its end
    void make(JdbcClient sql, Instant then) {
        make(sql, then, WHOLE);
    }

    private void make(JdbcClient sql, Instant then, Extent extent) {
        var tables = Tables.Then.of(sql);
        var views = extent.views.stream().map(name -> text(sql, name)).toList();
        tables(sql, then, extent);
        take(sql, then, extent);
        fold(sql, tables, then, extent);
        settle(tables, histories.upTo(then), then, extent);
        for (int i = 0; i < views.size(); i++) {
            view(tables, extent.views.get(i), views.get(i));
        }
        extent.folded.forEach(name -> sql.sql("analyze pg_temp." + name).update());
        extent.made.forEach(name -> sql.sql("analyze pg_temp." + name).update());
    }

    /// Makes as much as people's time is divided by, and divides it as it was known then, from the
    /// month of a day on: `measured_effort` is what it comes to.
    void effort(JdbcClient sql, LocalDate from, Instant then) {
        make(sql, then, EFFORT);
        var effort = new Effort(histories.upTo(then), teams);
        var tables = Tables.Then.of(sql).then();
        var last = YearMonth.from(EffortStore.day(then.minusMillis(1)));
        for (var month = YearMonth.from(from); !month.isAfter(last); month = month.plusMonths(1)) {
            effort.divide(tables, month, then);
        }
    }

    /// Makes a view, and what is kept of it now a view of then.
    private static void view(Tables.Then tables, String name, String text) {
        tables.then().sql("create temporary view " + name + " as " + text).update();
        if (name.startsWith("flat_")) {
            tables.then()
                    .sql(
                            "create temporary view %s as select * from pg_temp.%s"
                                    .formatted(name.replace("flat_", "measured_"), name))
                    .update();
        }
    }

    /// The text of a view, with the schema of every table in it.
    private static String text(JdbcClient sql, String view) {
        sql.sql("select set_config('search_path', '', true)").query().singleRow();
        return sql.sql("select pg_get_viewdef(cast('activity." + view + "' as regclass))")
                .query(String.class)
                .single();
    }

    private static void tables(JdbcClient sql, Instant then, Extent extent) {
        for (var names : List.of(extent.folded, extent.made)) {
            for (var name : names) {
                sql.sql(
                                """
                                create temporary table %1$s (like activity.%1$s including indexes)
                                on commit drop
                                """
                                        .formatted(name))
                        .update();
            }
        }
        sql.sql(
                        """
                        create temporary table asked on commit drop as
                        select cast(:then as timestamptz) as moment,
                            (cast(:then as timestamptz) at time zone 'UTC')::date as day
                        """)
                .param("then", Timestamp.from(then))
                .update();
    }

    /// Takes what nothing later was told of, and what people had decided.
    private static void take(JdbcClient sql, Instant then, Extent extent) {
        var at = Timestamp.from(then);
        for (var name : extent.folded) {
            sql.sql(
                            """
                            insert into pg_temp.%1$s
                            select * from activity.%1$s where told is null or told <= :then
                            """
                                    .formatted(name))
                    .param("then", at)
                    .update();
        }
        decisions(sql, at, extent);
        parts(sql, at, extent);
        for (var name : List.of("workflow", "repository")) {
            sql.sql("insert into pg_temp.%1$s select * from activity.%1$s".formatted(name))
                    .update();
        }
    }

    private static void decisions(JdbcClient sql, Timestamp at, Extent extent) {
        var names = Stream.of("owner", "workflow_decision", "category_decision");
        for (var name : names.filter(extent::has).toList()) {
            sql.sql(
                            """
                            insert into pg_temp.%1$s
                            select (jsonb_populate_record(null::activity.%1$s, to_jsonb(t)
                                || case when undone_at > :then then '{"undone_at": null}' else '{}' end::jsonb)).*
                            from activity.%1$s t where decided_at <= :then
                            """
                                    .formatted(name))
                    .param("then", at)
                    .update();
        }
    }

    /// Takes what belongs to rows that were taken.
    private static void parts(JdbcClient sql, Timestamp at, Extent extent) {
        for (var name : List.of("item_stay", "item_sprint", "item_points", "item_purpose")) {
            sql.sql(
                            """
                            insert into pg_temp.%1$s
                            select s.* from activity.%1$s s join pg_temp.work_item i on i.history = s.history
                            """
                                    .formatted(name))
                    .update();
        }
        if (extent.has("change_team")) {
            people(sql, at);
        }
    }

    private static void people(JdbcClient sql, Timestamp at) {
        sql.sql(
                        """
                        insert into pg_temp.change_team
                        select t.* from activity.change_team t join activity.change c on c.history = t.change
                        where c.opened is null or c.opened <= :then
                        """)
                .param("then", at)
                .update();
        sql.sql(
                        "insert into pg_temp.review_team select * from activity.review_team where at <= :then")
                .param("then", at)
                .update();
    }

    private void fold(JdbcClient sql, Tables.Then tables, Instant then, Extent extent) {
        var later = new Later(sql, tables.then(), histories.upTo(then), then);
        later.each("work_item", kept -> items(tables.then(), kept));
        later.plain("change", FactTables.CHANGES, PlainFoldings::changeRow);
        if (extent == EFFORT) {
            return;
        }
        later.plain("pipeline_run", FactTables.RUNS, PlainFoldings::runRow);
        later.plain("deployment", FactTables.DEPLOYMENTS, PlainFoldings::deploymentRow);
        later.plain("incident", FactTables.INCIDENTS, PlainFoldings::incidentRow);
    }

    private void items(JdbcClient sql, Collection<KeptHistory> kept) {
        kept.stream()
                .collect(Collectors.groupingBy(one -> one.id().source()))
                .forEach((source, items) -> folding.fold(sql, source, items));
    }

    /// Folds what something later was told of. @param into leads to the tables of then
    private record Later(JdbcClient sql, JdbcClient into, Histories past, Instant then) {

        <R extends Record> void plain(
                String name,
                FactTable<R> table,
                BiFunction<KeptHistory, Instant, Optional<R>> folding) {
            each(name, kept -> PlainRefolding.fold(into, table, folding, kept));
        }

        void each(String name, Consumer<Collection<KeptHistory>> fold) {
            numbers(name).stream()
                    .gather(Gatherers.windowFixed(CHUNK))
                    .forEach(chunk -> fold.accept(past.byNumber(chunk)));
        }

        private List<Long> numbers(String name) {
            return sql.sql(
                            "select history from activity.%s where told > :then order by history"
                                    .formatted(name))
                    .param("then", Timestamp.from(then))
                    .query((row, number) -> row.getLong(1))
                    .list();
        }
    }

    private void settle(Tables.Then tables, Histories past, Instant then, Extent extent) {
        var learning = new Learning(tables, past, rules, folding);
        var sources =
                tables.keeping(
                        sql ->
                                sql.sql("select distinct source from activity.work_item")
                                        .query((row, number) -> row.getObject(1, UUID.class))
                                        .list());
        for (var source : sources) {
            learning.learn(source, Progress.SILENT);
            if (extent.has("swept")) {
                tables.keep(sql -> SweepMarks.mark(sql, source));
            }
        }
        if (extent == EFFORT) {
            tables.keep(sql -> ItemLinking.link(sql, null));
        } else {
            new Linking(tables, past, commits, then)
                    .link(ALL, EnumSet.allOf(HistoryKind.class), Progress.SILENT);
        }
    }
}
