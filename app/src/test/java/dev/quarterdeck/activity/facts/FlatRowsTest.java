package dev.quarterdeck.activity.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.ToldCommit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The flat tables that are kept are what the views over everything answer.
class FlatRowsTest {

    private static final List<String> TABLES =
            List.of(
                    "item",
                    "stay",
                    "sprint_item",
                    "change",
                    "review",
                    "shipment",
                    "declaration",
                    "deployment",
                    "incident",
                    "run");

    private static void assertKept(FactsKit kit, String when) {
        for (var table : TABLES) {
            assertThat(lines(kit, "measured_" + table))
                    .as(table + " " + when)
                    .isEqualTo(lines(kit, "flat_" + table));
        }
    }

    private static List<String> lines(FactsKit kit, String table) {
        return kit.database.keeping(
                sql -> {
                    Measured.search(sql, "activity", FactsKit.NOON.instant());
                    return sql.sql("select t::text from " + table + " t order by 1")
                            .query(String.class)
                            .list();
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 14, 159, 2653})
    void areTheViewsAfterAnyInterleavingOfTellingsAndDecisions(long seed) {
        var random = new Random(seed);
        var harbor = new Harbor(seed).all(40);
        Collections.shuffle(harbor.told, random);
        var owned = new ArrayList<UUID>();
        var seen = new LinkedHashSet<String>();
        try (var kit = new FactsKit()) {
            for (int from = 0; from < harbor.told.size(); ) {
                int to = Math.min(harbor.told.size(), from + 1 + random.nextInt(120));
                kit.tell(harbor.told.subList(from, to));
                from = to;
                switch (random.nextInt(4)) {
                    case 0 -> decide(kit, random, owned);
                    case 1 -> kit.commits.append(harbor.host, harbor.commits);
                    case 2 -> kit.waiting().stream().limit(1).forEach(source -> kit.settle(source));
                    default -> {}
                }
                if (random.nextInt(3) == 0) {
                    kit.facts.keep();
                    assertKept(kit, "after " + to);
                    seen.addAll(teams(kit));
                }
            }
            own(kit, "PROJECT", "har*", 0);
            kit.settle();
            assertKept(kit, "at the end");
            seen.addAll(teams(kit));
            for (var table : TABLES) {
                if (!table.equals("sprint_item")) {
                    assertThat(lines(kit, "measured_" + table)).as(table).isNotEmpty();
                }
            }
            assertThat(seen).isNotEmpty();
        }
    }

    @Test
    void hearWhatACommitDeclaresThoughItWasToldBeforeAnybodyLooked() {
        var harbor = new Harbor(7).all(20);
        try (var kit = new FactsKit()) {
            kit.commits.append(
                    harbor.host,
                    harbor.commits.stream().map(FlatRowsTest::withoutDeclaration).toList());
            kit.tell(harbor.told);
            kit.settle();
            assertThat(lines(kit, "measured_declaration")).isEmpty();

            kit.commits.append(harbor.host, harbor.commits);
            kit.facts.keep();

            assertThat(lines(kit, "measured_declaration")).isNotEmpty();
            assertKept(kit, "after it was looked at");
            assertThat(kit.measured.changes("declaration")).isPositive();
        }
    }

    private static ToldCommit withoutDeclaration(ToldCommit one) {
        return new ToldCommit(one.repository(), one.parents(), one.note(), one.paths(), null);
    }

    private static Set<String> teams(FactsKit kit) {
        return Set.copyOf(
                kit.database.keeping(
                        sql ->
                                sql.sql(
                                                """
                                                select team from activity.measured_item where team is not null
                                                union
                                                select team from activity.measured_change where team is not null
                                                union
                                                select team from activity.measured_deployment where team is not null
                                                union
                                                select team from activity.measured_run where team is not null
                                                """)
                                        .query(String.class)
                                        .list()));
    }

    private static void decide(FactsKit kit, Random random, List<UUID> owned) {
        if (!owned.isEmpty() && random.nextInt(3) == 0) {
            var id = owned.remove(random.nextInt(owned.size()));
            kit.database.keep(
                    sql ->
                            sql.sql("update activity.owner set undone_at = now() where id = :id")
                                    .param("id", id)
                                    .update());
            return;
        }
        var name =
                List.of(
                                "PROJECT harbor",
                                "PROJECT har*",
                                "REPOSITORY acme/*",
                                "REPOSITORY acme/harbor",
                                "REPOSITORY api",
                                "COMPONENT api",
                                "PIPELINE main")
                        .get(random.nextInt(7))
                        .split(" ");
        owned.add(own(kit, name[0], name[1], random.nextInt(60)));
    }

    private static UUID own(FactsKit kit, String kind, String name, int day) {
        var id = UUID.randomUUID();
        kit.database.keep(
                sql ->
                        sql.sql(
                                        """
                                        insert into activity.owner values (:id, :kind, :name, :team,
                                            date '2026-01-01' + cast(:day as integer), null, 'a', now(), null)
                                        """)
                                .param("id", id)
                                .param("kind", kind)
                                .param("name", name)
                                .param("team", UUID.randomUUID())
                                .param("day", day)
                                .update());
        return id;
    }

    @Test
    void restWhereNothingIsTouched() {
        try (var kit = new FactsKit()) {
            kit.tell(new Harbor(5).all(20).told);
            kit.settle();

            assertThat(kit.rows.keep()).isFalse();
            kit.tell(new Harbor(5).all(20).told);
            assertThat(kit.rows.keep()).isFalse();
        }
    }
}
