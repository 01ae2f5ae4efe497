package dev.quarterdeck.metrics.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CellStoreTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void listsThingsOfATeamHoweverManyNewerOnesOthersHave() {
        var metric = Catalog.require("flow.arrivals");
        var asked = new Trends.Asked(metric, metric.ownRule());
        var weeks = new Weeks(MONDAY, 1, Weeks.start(MONDAY.plusWeeks(1)));

        var things =
                new FlatTables()
                        .ask(
                                sql -> {
                                    sql.sql(
                                                    """
                                                    insert into measured_item (item, item_key, team, parts, level, gone, imported, created_s)
                                                    select n, 'HARBOR-' || n, case when n = 0 then 'dock' else 'crew' end, 100,
                                                        'ITEM', false, false, :monday + n
                                                    from generate_series(0, 50000) n
                                                    """)
                                            .param("monday", Weeks.second(MONDAY))
                                            .update();
                                    return new CellStore()
                                            .things(
                                                    sql,
                                                    asked,
                                                    weeks,
                                                    Map.of(MONDAY, Set.of("dock")),
                                                    10);
                                });

        assertThat(things).extracting(TeamMetrics.Thing::name).containsExactly("HARBOR-0");
    }
}
