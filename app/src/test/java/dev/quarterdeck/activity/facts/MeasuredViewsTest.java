package dev.quarterdeck.activity.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.platform.store.Viewpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeasuredViewsTest {

    private static List<String> lines(FactsKit kit, String question) {
        kit.measured.follow();
        return kit.database.keeping(
                sql ->
                        sql.sql("select t::text from (" + question + ") t")
                                .query(String.class)
                                .list());
    }

    @Test
    void countsTheSameThingsAsTheFacts() {
        try (var kit = new FactsKit()) {
            var harbor = new Harbor(7).all(60);
            kit.commits.append(harbor.host, harbor.commits);
            kit.tell(harbor.told);
            kit.settle();

            for (var pair :
                    List.of(
                            "item work_item",
                            "change change",
                            "deployment deployment",
                            "incident incident",
                            "run pipeline_run")) {
                var names = pair.split(" ");
                assertThat(
                                lines(
                                        kit,
                                        "select count(*), sum(parts) / 100, count(distinct %1$s) from activity.measured_%1$s"
                                                .formatted(names[0])))
                        .isEqualTo(
                                lines(
                                        kit,
                                        "select count(*), count(*), count(*) from activity."
                                                + names[1]));
            }
            assertThat(
                            lines(
                                    kit,
                                    """
                                    select item from activity.measured_stay group by item
                                    having sum(to_s - from_s) filter (where category = 'WORK') is distinct from 0
                                        and count(*) filter (where to_s is null) <> 1
                                    """))
                    .isEmpty();
        }
    }

    private static final UUID HOST = new UUID(8, 8);

    private static void run(List<ToldEvent> told, String id, String pipeline, String branch) {
        told.add(
                new ToldEvent(
                        new HistoryId(HistoryKind.PIPELINE_RUN, HOST, id),
                        new RunEvent.Queued(Harbor.hour(1), 1, pipeline, "abc", branch)));
    }

    @Test
    void knowsTheMainLineAndTheRepositoryOfARunByWhatItsToolDefines() {
        try (var kit = new FactsKit()) {
            var told = new ArrayList<ToldEvent>();
            run(told, "1", "77", "main");
            run(told, "2", "77", "develop");
            run(told, "3", "other", "main");
            kit.tell(told);
            kit.settle();
            var lines = "select external_id, main_line, team from activity.measured_run order by 1";
            assertThat(lines(kit, lines)).containsExactly("(1,t,)", "(2,f,)", "(3,t,)");

            var defined =
                    new Definition(
                            Definition.Kind.REPOSITORY,
                            "77",
                            null,
                            "acme/Harbor",
                            Map.of("branch", "develop"));
            kit.tell(
                    List.of(
                            new ToldEvent(
                                    new HistoryId(
                                            HistoryKind.DEFINITION, HOST, defined.historyId()),
                                    defined)));
            kit.settle();
            var team = UUID.randomUUID();
            kit.database.keep(
                    sql ->
                            sql.sql(
                                            """
                                            insert into activity.owner values (gen_random_uuid(), 'REPOSITORY', 'acme/harbor',
                                                :team, '1970-01-01', null, 'a', now(), null)
                                            """)
                                    .param("team", team)
                                    .update());
            assertThat(lines(kit, lines))
                    .containsExactly(
                            "(1,f,%s)".formatted(team), "(2,t,%s)".formatted(team), "(3,f,)");
        }
    }

    @Test
    void isReadByTheKeeperAlone() {
        try (var kit = new FactsKit()) {
            var names =
                    lines(
                            kit,
                            """
                            select c.relname from pg_class c
                            where c.relnamespace = 'activity'::regnamespace
                                and (c.relname like 'measured%' or c.relname in ('change_team', 'review_team'))
                                and c.relkind in ('r', 'v')
                            """);
            assertThat(names).hasSizeGreaterThan(10);
            for (var name : names) {
                var question = "select count(*) from activity." + name.replaceAll("[()]", "");
                assertThat(lines(kit, question)).hasSize(1);
                assertThatThrownBy(
                                () ->
                                        kit.database.viewing(
                                                new Viewpoint(
                                                        null, null, LocalDate.of(2026, 3, 31)),
                                                sql ->
                                                        sql.sql(question)
                                                                .query(Long.class)
                                                                .single()))
                        .as(name)
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }
    }
}
