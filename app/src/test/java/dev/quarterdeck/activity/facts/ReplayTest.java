package dev.quarterdeck.activity.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.ToldCommit;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.activity.kept.KeptHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The numbers of thirty past Mondays, computed at the end, are those that were computed then.
@Tag("slow")
class ReplayTest {

    private static final Instant FIRST = Instant.parse("2026-01-12T00:00:00Z");
    private static final int MONDAYS = 30;

    private static final List<String> VIEWS =
            List.of(
                    "measured_item",
                    "measured_stay",
                    "measured_change",
                    "measured_shipment",
                    "measured_deployment",
                    "measured_incident",
                    "measured_run",
                    "measured_link",
                    "measured_sprint_item",
                    "measured_review",
                    "measured_declaration");

    /// Every row of every flat table.
    private static Map<String, List<String>> answers(JdbcClient sql, String kind) {
        var answers = new LinkedHashMap<String, List<String>>();
        for (var view : VIEWS) {
            answers.put(
                    view,
                    sql.sql("select t::text from " + name(view, kind) + " t order by 1")
                            .query(String.class)
                            .list());
        }
        return answers;
    }

    private static String name(String view, String kind) {
        return view.equals("measured_link") ? view : view.replace("measured_", kind);
    }

    private static Instant monday(int week) {
        return FIRST.plus(Duration.ofDays(7L * week));
    }

    private static Instant at(ToldEvent told) {
        var at = new KeptHistory(0, told.history(), List.of(told.event())).last();
        return Objects.requireNonNullElse(at, Instant.MIN);
    }

    @Test
    void computesOfThirtyMondaysTodayWhatWasComputedThen() {
        var harbor = new Harbor(11);
        harbor.define();
        for (int i = 1; i <= 250; i++) {
            harbor.item(i <= 60 ? i : 19 * i);
            harbor.change(i);
        }
        harbor.deliver(250);
        harbor.told.sort(Comparator.comparing(ReplayTest::at));
        var then = new ArrayList<Map<String, List<String>>>();
        try (var kit = new FactsKit()) {
            kit.database.keep(
                    sql ->
                            sql.sql(
                                            """
                                            insert into activity.owner values
                                            (gen_random_uuid(), 'PROJECT', 'harbor', gen_random_uuid(), '2026-02-01', null, 'a', '2026-01-05', '2026-03-03'),
                                            (gen_random_uuid(), 'REPOSITORY', 'acme/*', gen_random_uuid(), '1970-01-01', '2026-04-01', 'a', '2026-01-05', null),
                                            (gen_random_uuid(), 'COMPONENT', 'api', gen_random_uuid(), '1970-01-01', null, 'a', '2026-01-05', null)
                                            """)
                                    .update());
            var early = Instant.MIN;
            for (int week = 0; week < MONDAYS; week++) {
                tell(kit, harbor, early, monday(week));
                early = monday(week);
                then.add(now(kit, monday(week)));
            }
            tell(kit, harbor, early, Instant.MAX);

            assertThat(then.getLast().get("measured_shipment")).isNotEmpty();
            assertThat(then.getLast().get("measured_incident")).isNotEmpty();
            assertThat(then.stream().distinct().count()).isGreaterThan(20);
            for (int week = 0; week < MONDAYS; week++) {
                var now = kit.measured.asOf(monday(week), sql -> answers(sql, "measured_"));
                for (var view : VIEWS) {
                    assertThat(now.get(view))
                            .as(view + " of " + monday(week))
                            .isEqualTo(then.get(week).get(view));
                }
            }
        }
    }

    /// What was so then, asked then: the same day, of the owners of that day.
    private static Map<String, List<String>> now(FactsKit kit, Instant monday) {
        return kit.database.keeping(
                sql -> {
                    sql.sql(
                                    "select set_config('search_path', 'activity', true), set_config('quarterdeck.asked', :moment, true)")
                            .param("moment", monday.toString())
                            .query()
                            .singleRow();
                    sql.sql("savepoint before").update();
                    sql.sql(
                                    "update owner set undone_at = null where undone_at > cast(:then as timestamptz)")
                            .param("then", monday.toString())
                            .update();
                    // What is kept is of the kit's day; the views tell what it was on that Monday.
                    var answers = answers(sql, "flat_");
                    sql.sql("rollback to savepoint before").update();
                    return answers;
                });
    }

    private static void tell(FactsKit kit, Harbor harbor, Instant after, Instant upTo) {
        kit.commits.append(
                harbor.host,
                harbor.commits.stream().filter(one -> isWithin(one, after, upTo)).toList());
        kit.tell(
                harbor.told.stream()
                        .filter(one -> !at(one).isAfter(upTo))
                        .filter(one -> after.equals(Instant.MIN) || at(one).isAfter(after))
                        .toList());
        kit.settle();
    }

    private static boolean isWithin(ToldCommit commit, Instant after, Instant upTo) {
        var at = commit.note().committed();
        return at.isAfter(after) && !at.isAfter(upTo);
    }
}
