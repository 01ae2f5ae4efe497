package dev.quarterdeck.activity.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Unsettled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.RowCallbackHandler;

class LinkingStoreTest {

    private static Map<String, Long> counts(FactsKit kit, String sql) {
        var counts = new HashMap<String, Long>();
        kit.database.keep(
                it ->
                        it.sql(sql)
                                .query(
                                        (RowCallbackHandler)
                                                row ->
                                                        counts.put(
                                                                row.getString(1), row.getLong(2))));
        return counts;
    }

    private static final String BY_RULE =
            "select coalesce(rule, why), count(*) from activity.change_landing group by 1";

    @Test
    void landsMoreThanNinetyNineOfAHundredWhereTheToolAloneNamesThreeQuarters() {
        try (var kit = new FactsKit()) {
            var curve = new CurveChanges(944);
            curve.tell(kit);
            kit.settle();

            var rules = counts(kit, BY_RULE);
            assertThat(rules)
                    .containsEntry("MERGE_COMMIT", 718L)
                    .containsEntry("TIMELINE_COMMIT", 221L)
                    .containsEntry("LAST_COMMIT", 1L)
                    .containsEntry("NUMBER_LANDS", 1L)
                    .containsEntry("PATCH", 1L)
                    .containsEntry("NUMBER_MENTIONED", 1L)
                    .containsEntry("NOT_ON_MAIN_LINE", 1L);
            var landed = landed(kit);
            assertThat(rules.get("MERGE_COMMIT") / 944.0).isBetween(0.760, 0.761);
            assertThat(landed.size() / 944.0).isGreaterThan(0.99);
            assertThat(landed).isEqualTo(curve.truth);
        }
    }

    private static Map<String, String> landed(FactsKit kit) {
        var landed = new HashMap<String, String>();
        kit.database.keep(
                sql ->
                        sql.sql(
                                        """
                                        select c.external_id, l.landed_commit
                                        from activity.change_landing l join activity.change c on c.history = l.change
                                        where l.landed_commit is not null
                                        """)
                                .query(
                                        (RowCallbackHandler)
                                                row ->
                                                        landed.put(
                                                                row.getString(1),
                                                                row.getString(2))));
        return landed;
    }

    @Test
    void takesTheFirstKnownDeploymentForABaselineAndNoSink() {
        try (var kit = new FactsKit()) {
            new CurveChanges(45).deployed().tell(kit);
            kit.settle();

            // Deployments after changes 10, 20, 30 and 40: the first is the baseline.
            assertThat(
                            counts(
                                    kit,
                                    "select state, count(*) from activity.change_deployment group by 1"))
                    .isEqualTo(Map.of("BEFORE_BASELINE", 10L, "SHIPPED", 30L, "NOT_YET", 5L));
            assertThat(
                            counts(
                                    kit,
                                    """
                                    select d.external_id, count(*) from activity.change_deployment l
                                    join activity.deployment d on d.history = l.deployment group by 1
                                    """))
                    .isEqualTo(Map.of("d20", 10L, "d30", 10L, "d40", 10L));
        }
    }

    @Test
    void takesAwayTheLinksOfWhatHasNoRowAnyMore() {
        try (var kit = new FactsKit()) {
            var curve = new CurveChanges(20);
            curve.tell(kit);
            kit.settle();
            kit.database.keep(sql -> sql.sql("delete from activity.change").update());

            kit.commits.append(curve.source, new CurveChanges(21).commits);
            kit.settle();
            assertThat(counts(kit, BY_RULE)).isEmpty();
        }
    }

    @Test
    void saysThatTheCommitsOfARepositoryWereNotRead() {
        try (var kit = new FactsKit()) {
            var curve = new CurveChanges(20);
            kit.tell(curve.told);
            kit.settle();
            assertThat(counts(kit, BY_RULE)).isEqualTo(Map.of("NO_COMMITS", 20L));

            kit.commits.append(curve.source, curve.commits);
            kit.settle();
            assertThat(counts(kit, BY_RULE)).isEqualTo(Map.of("MERGE_COMMIT", 20L));
        }
    }

    @Test
    void linksChangesToItemsTheirInitiativesAndIncidentsToDeployments() {
        try (var kit = new FactsKit()) {
            var harbor = new Harbor(7);
            for (int i = 1; i <= 22; i++) {
                harbor.item(i);
            }
            harbor.change(11);
            harbor.change(12);
            harbor.change(14);
            harbor.deliver(5);
            kit.tell(harbor.told);
            kit.settle();

            // Change 11 names nothing, 12 an item below the epic 10, 14 an item by its former key.
            assertThat(
                            counts(
                                    kit,
                                    """
                                    select i.item_key || ' ' || l.item_key || ' ' || coalesce(e.item_key, '-'), 1
                                    from activity.change_item l join activity.work_item i on i.history = l.item
                                    left join activity.work_item e on e.history = l.initiative
                                    """))
                    .isEqualTo(
                            Map.of(
                                    "HARBOR-12 HARBOR-12 HARBOR-10", 1L,
                                    "HARBOR-14 PIER-14 HARBOR-10", 1L));
            assertThat(
                            counts(
                                    kit,
                                    "select why, count(*) from activity.change_without_item group by 1"))
                    .isEqualTo(Map.of("NAMES_NOTHING", 1L));
            assertThat(
                            counts(
                                    kit,
                                    """
                                    select d.external_id || ' ' || l.rule, 1 from activity.incident_deployment l
                                    join activity.deployment d on d.history = l.deployment
                                    """))
                    .isEqualTo(Map.of("d5prod-eu NAMED", 1L));
        }
    }

    @Test
    void leavesAChangeOutOfComponentsThatItDoesNotTouch() {
        try (var kit = new FactsKit()) {
            var harbor = new Harbor(7);
            for (int i = 1; i <= 30; i++) {
                harbor.change(i);
            }
            harbor.deliver(30);
            kit.tell(harbor.told);
            kit.commits.append(harbor.host, harbor.commits);
            rule(kit, "API", "services/web/**");
            kit.settle();
            assertThat(
                            counts(
                                    kit,
                                    "select first_why, count(*) from activity.change_landing where rule is not null group by 1"))
                    .containsOnlyKeys("TOUCHES_NO_COMPONENT");

            rule(kit, "API", "services/**");
            kit.settle();
            assertThat(
                            counts(
                                    kit,
                                    "select rule, count(*) from activity.change_deployment group by 1"))
                    .containsOnlyKeys("BY_PATHS");
        }
    }

    private static void rule(FactsKit kit, String component, String path) {
        kit.database.keep(
                sql -> {
                    ComponentStore.put(
                            sql,
                            "acme/harbor",
                            List.of(new ComponentRule(component, List.of(path), List.of())));
                    Unsettled.mark(
                            sql,
                            List.of(new java.util.UUID(0, 1)),
                            HistoryKind.DEPLOYMENT,
                            Harbor.BEGIN);
                });
    }

    @Test
    @Tag("slow")
    void linksAndFoldsTenThousandChangesInTenSeconds() {
        try (var kit = new FactsKit()) {
            var curve = new CurveChanges(10_000).deployed();
            long begun = System.nanoTime();
            for (int from = 0; from < curve.told.size(); from += 5_000) {
                kit.tell(curve.told.subList(from, Math.min(curve.told.size(), from + 5_000)));
            }
            double kept = (System.nanoTime() - begun) / 1e9;
            kit.commits.append(curve.source, curve.commits);
            begun = System.nanoTime();
            kit.settle();
            double linked = (System.nanoTime() - begun) / 1e9;
            begun = System.nanoTime();
            kit.database.keep(
                    sql ->
                            Unsettled.mark(
                                    sql,
                                    List.of(curve.source),
                                    HistoryKind.DEPLOYMENT,
                                    Harbor.BEGIN));
            kit.settle();
            System.out.printf(
                    "10,000 changes of %,d events: kept and folded in %.1f s, linked in %.1f s, again in %.1f s%n",
                    curve.told.size(), kept, linked, (System.nanoTime() - begun) / 1e9);
            assertThat(linked).isLessThan(30);
        }
    }
}
