package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.HistoriesForTests;
import dev.quarterdeck.activity.kept.ToldCommits;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lends a store with histories, their facts and links.
public final class FactsKit implements AutoCloseable {

    private static final List<String> TABLES =
            List.of(
                    "select source, external_id, to_jsonb(t) - 'history' from activity.work_item_row t",
                    "select source, external_id, to_jsonb(t) - 'history' from activity.change t",
                    "select source, external_id, to_jsonb(t) - 'history' from activity.pipeline_run t",
                    "select source, external_id, to_jsonb(t) - 'history' from activity.deployment t",
                    "select source, external_id, to_jsonb(t) - 'history' from activity.incident t",
                    "select source, '', to_jsonb(t) from activity.workflow t",
                    """
                    select c.source, c.external_id, (to_jsonb(t) - 'change' - 'item' - 'initiative')
                        || jsonb_build_object('item', i.external_id, 'initiative', n.external_id)
                    from activity.change_item t join activity.history c on c.id = t.change
                    join activity.history i on i.id = t.item left join activity.history n on n.id = t.initiative
                    """,
                    """
                    select c.source, c.external_id, to_jsonb(t) - 'change'
                    from activity.change_without_item t join activity.history c on c.id = t.change
                    """,
                    """
                    select c.source, c.external_id, to_jsonb(t) - 'change'
                    from activity.change_landing t join activity.history c on c.id = t.change
                    """,
                    """
                    select c.source, c.external_id, (to_jsonb(t) - 'change' - 'deployment')
                        || jsonb_build_object('deployment', d.external_id)
                    from activity.change_deployment t join activity.history c on c.id = t.change
                    left join activity.history d on d.id = t.deployment
                    """,
                    """
                    select c.source, c.external_id, (to_jsonb(t) - 'incident' - 'deployment')
                        || jsonb_build_object('deployment', d.external_id)
                    from activity.incident_deployment t join activity.history c on c.id = t.incident
                    join activity.history d on d.id = t.deployment
                    """,
                    """
                    select c.source, c.external_id, to_jsonb(t) - 'incident'
                    from activity.incident_without_deployment t join activity.history c on c.id = t.incident
                    """);

    static final Clock NOON = Clock.fixed(Instant.parse("2026-03-31T12:00:00Z"), ZoneOffset.UTC);

    public final Database database;
    public final Histories histories;
    public final SourceFacts facts;
    public final ToldCommits commits;
    public final Measured measured;
    final FlatRows rows;
    final RulesStore rules;
    final TeamsForTests teams = new TeamsForTests();
    final PeopleShares shares;

    /// How many histories were folded, since it was set to none.
    public long folded;

    /// How long that took.
    public long nanos;

    public FactsKit() {
        this(TestDatabase.open(List.of("platform", "activity")));
    }

    public FactsKit(Database database) {
        this.database = database;
        commits = HistoriesForTests.commits(database);
        var beans = new FactsBeans();
        rules = beans.rulesStore();
        shares = beans.peopleShares(teams);
        var items = beans.itemRefolding(rules, NOON);
        var refoldings =
                List.<Histories.Refolding>of(
                        items,
                        beans.changeRefolding(NOON, shares),
                        beans.runRefolding(NOON),
                        beans.deploymentRefolding(NOON),
                        beans.incidentRefolding(NOON),
                        beans.definitionMarks(NOON));
        histories =
                HistoriesForTests.of(
                        database, NOON, refoldings.stream().map(this::counted).toList());
        rows = beans.flatRows(database, NOON);
        var learning = beans.learning(database, histories, rules, items);
        facts = beans.sourceFacts(database, NOON, histories, commits, learning, rows, teams);
        var past = beans.past(histories, commits, rules, items, teams);
        measured = beans.measured(database, NOON, past, rows);
    }

    private Histories.Refolding counted(Histories.Refolding refolding) {
        return new Histories.Refolding() {
            @Override
            public dev.quarterdeck.activity.HistoryKind kind() {
                return refolding.kind();
            }

            @Override
            public void refold(
                    JdbcClient sql,
                    Collection<dev.quarterdeck.activity.kept.KeptHistory> histories) {
                folded += histories.size();
                long begun = System.nanoTime();
                refolding.refold(sql, histories);
                nanos += System.nanoTime() - begun;
            }
        };
    }

    /// Tells events, and folds what they touch.
    public Histories.Kept tell(Collection<ToldEvent> told) {
        return histories.append(told);
    }

    /// Settles everything.
    public void settle() {
        for (var source : waiting()) {
            facts.settle(source, Progress.SILENT);
        }
        facts.keep();
    }

    void settle(UUID source) {
        facts.settle(source, Progress.SILENT);
    }

    List<UUID> waiting() {
        return database.keeping(
                sql ->
                        sql.sql("select distinct source from activity.unsettled order by 1")
                                .query(UUID.class)
                                .list());
    }

    /// Returns every fact and link, one line each, without the numbers of histories.
    public List<String> all() {
        var lines = new ArrayList<String>();
        for (var table : TABLES) {
            database
                    .keeping(
                            sql ->
                                    sql.sql(table)
                                            .query(
                                                    (row, number) ->
                                                            "%d %s %s %s"
                                                                    .formatted(
                                                                            TABLES.indexOf(table),
                                                                            row.getString(1),
                                                                            row.getString(2),
                                                                            row.getString(3)))
                                            .list())
                    .stream()
                    .sorted()
                    .forEach(lines::add);
        }
        return lines;
    }

    @Override
    public void close() {
        database.close();
    }
}
