package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.platform.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads what teams did and what hangs below roots, from rows worked out by hand.
class WorkStoreTest {

    private static final Instant THEN = Instant.parse("2026-03-30T00:00:00Z");
    private static final UUID TEAM = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final UUID PAY = new UUID(1, 1);
    private static final UUID SHIP = new UUID(1, 2);

    private int number;

    @Test
    void countsWeeksScopesAndWhatIsInNoInitiative() {
        try (var database = TestDatabase.open(List.of("platform", "activity"))) {
            var work =
                    database.keeping(
                            sql -> {
                                sql.sql("set local search_path to activity, pg_temp").update();
                                fill(sql);
                                return WorkStore.read(
                                        sql,
                                        List.of(
                                                new WorkStore.Root(PAY, "P-1"),
                                                new WorkStore.Root(SHIP, "P-3")),
                                        THEN);
                            });

            var past = work.teams().get(TEAM);
            // The first finished item, 20 weeks ago, lies in a week that is not whole.
            assertThat(past.weeks()).hasSize(20).endsWith(1, 0, 2);
            assertThat(past.unplanned()).isEqualTo(new Share(3, 4));
            assertThat(past.lasting()).hasSize(6);
            assertThat(work.scopes()).hasSize(3);
            var pay = scope(work, PAY, TEAM);
            assertThat(pay.open()).isEqualTo(2);
            assertThat(pay.finished()).isEqualTo(1);
            assertThat(pay.ageWeeks()).isCloseTo(4.0, within(1e-9));
            assertThat(pay.inProgress()).containsExactly(2.0);
            // Below P-3, which itself lies below P-1: it belongs to the nearer root.
            assertThat(scope(work, SHIP, TEAM).open()).isEqualTo(1);
            assertThat(scope(work, PAY, null).open()).isEqualTo(1);
        }
    }

    @Test
    void tellsWhenTheScopeOfAnInitiativeCameAndWhatWasFinishedSince() {
        var roots = List.of(new WorkStore.Root(PAY, "P-1"), new WorkStore.Root(SHIP, "P-3"));
        try (var database = TestDatabase.open(List.of("platform", "activity"))) {
            database.keep(
                    sql -> {
                        sql.sql("set local search_path to activity, pg_temp").update();
                        fill(sql);

                        var weeks = ScopeStore.weeks(sql, roots, PAY, THEN);

                        // P-2 came ten weeks ago, P-5, P-6 and P-7 eight weeks ago; P-4 is below
                        // P-3.
                        assertThat(weeks).hasSize(ScopeStore.WEEKS);
                        assertThat(weeks.getLast())
                                .isEqualTo(
                                        new ScopeStore.Week(LocalDate.parse("2026-03-29"), 4, 1));
                        assertThat(weeks.reversed().stream().limit(11))
                                .extracting(ScopeStore.Week::known)
                                .containsExactly(4, 4, 4, 4, 4, 4, 4, 4, 1, 1, 0);
                        assertThat(weeks.get(ScopeStore.WEEKS - 2).finished()).isZero();
                        assertThat(ScopeStore.finished(sql, roots, at(-4), THEN))
                                .isEqualTo(Map.of(PAY.toString(), Map.of(TEAM.toString(), 1.0)));
                        assertThat(ScopeStore.finished(sql, roots, at(-0.25), THEN)).isEmpty();
                        assertThat(ScopeStore.weeks(sql, List.of(), PAY, THEN)).isEmpty();
                    });
        }
    }

    @Test
    void countsWhoWasOnOperationsInTheWeeksOfThePace() {
        try (var database = TestDatabase.open(List.of("platform", "activity"))) {
            database.keep(
                    sql -> {
                        sql.sql("set local search_path to activity, pg_temp").update();
                        spend(sql, "2026-03-23", TEAM, "weekday", "operations", 3_000);
                        spend(sql, "2026-01-05", TEAM, "weekday", "operations", 3_400);
                        spend(sql, "2026-01-05", TEAM, "weekday", "new-work", 5_000);
                        spend(sql, "2026-01-05", TEAM, "presence", "operations", 5_000);
                        spend(sql, "2025-12-29", TEAM, "weekday", "operations", 5_000);
                        spend(sql, "2026-03-30", TEAM, "weekday", "operations", 5_000);
                        spend(sql, "2026-03-23", null, "weekday", "operations", 5_000);

                        // 6.4 weeks of twelve, in tenths.
                        assertThat(WorkStore.onCall(sql, LocalDate.parse("2026-03-30"), 12))
                                .isEqualTo(Map.of(TEAM, 0.5));
                    });
        }
    }

    @Test
    void findsWhichEpicsBelongToWhichInitiative() {
        try (var database = TestDatabase.open(List.of("platform", "activity"))) {
            database.keep(
                    sql -> {
                        sql.sql("set local search_path to activity, pg_temp").update();
                        fill(sql);
                        long part = number + 1;
                        item(sql, "R-1", "EPIC", null, TEAM, -6, null, null);
                        item(sql, "R-2", "EPIC", part, TEAM, -6, null, null);
                        item(sql, "R-3", "ITEM", part + 1, OTHER, -6, -3.0, null);
                        item(sql, "R-4", "ITEM", part, TEAM, -6, -2.0, -1.0);
                        item(sql, "R-5", "EPIC", null, TEAM, -9, null, -1.0);
                        var roots =
                                List.of(
                                        new WorkStore.Root(PAY, "P-1"),
                                        new WorkStore.Root(SHIP, "Q-2"));

                        assertThat(EpicStore.claimed(sql, roots))
                                .extracting(
                                        one -> one.key() + " " + one.open() + " " + one.finished())
                                .containsExactly("P-1 3 1", "P-3 1 0", "Q-2 0 1");
                        assertThat(EpicStore.unclaimed(sql, roots, 10))
                                .singleElement()
                                .satisfies(one -> assertThat(one.key()).isEqualTo("R-1"))
                                .satisfies(one -> assertThat(one.open()).isEqualTo(1))
                                .satisfies(one -> assertThat(one.finished()).isEqualTo(1))
                                .satisfies(one -> assertThat(one.teams()).contains(TEAM, OTHER))
                                .satisfies(one -> assertThat(one.begun()).isEqualTo("2026-03-09"));
                        assertThat(EpicStore.unclaimed(sql, List.of(), 10))
                                .extracting(EpicStore.Epic::key)
                                .containsExactlyInAnyOrder("P-1", "R-1");
                        assertThat(EpicStore.unclaimed(sql, List.of(), 1)).hasSize(1);
                        assertThat(WorkStore.epics(sql, roots))
                                .isEqualTo(Map.of("P-1", PAY, "P-3", PAY));
                    });
        }
    }

    private static void spend(
            JdbcClient sql,
            String week,
            @Nullable UUID team,
            String rule,
            String category,
            int milli) {
        sql.sql(
                        """
                        insert into activity.effort_week (month, week, team, rule, category, milli)
                        values (date_trunc('month', cast(:week as date)), cast(:week as date), :team, :rule, :category,
                            :milli)
                        """)
                .param("week", week)
                .param("team", team)
                .param("rule", rule)
                .param("category", category)
                .param("milli", milli)
                .update();
    }

    private static Instant at(double weeks) {
        return Instant.ofEpochSecond(second(weeks));
    }

    private static Work.Scope scope(Work work, UUID initiative, @Nullable UUID team) {
        return work.scopes().stream()
                .filter(one -> one.initiative().equals(initiative))
                .filter(one -> Objects.equals(one.team(), team))
                .findFirst()
                .orElseThrow();
    }

    /// P-1 has P-2 (open, in progress), P-3 with P-4 (open), P-5 (finished), P-6 (open, waiting)
    /// and P-7 of nobody; besides there are three finished items below nothing, one of another
    /// team.
    private void fill(JdbcClient sql) {
        long epic = item(sql, "P-1", "EPIC", null, TEAM, -30, null, null);
        item(sql, "P-2", "ITEM", epic, TEAM, -10, -2.0, null);
        long part = item(sql, "P-3", "EPIC", epic, TEAM, -10, null, null);
        item(sql, "P-4", "ITEM", part, TEAM, -9, -1.0, null);
        item(sql, "P-5", "ITEM", epic, TEAM, -8, -4.0, -0.5);
        item(sql, "P-6", "ITEM", epic, TEAM, -8, null, null);
        item(sql, "P-7", "ITEM", epic, null, -8, null, null);
        item(sql, "Q-1", "ITEM", null, TEAM, -22, -21.0, -20.5);
        item(sql, "Q-2", "ITEM", null, TEAM, -5, -3.0, -2.5);
        item(sql, "Q-3", "ITEM", null, TEAM, -5, -3.0, -0.1);
        item(sql, "Q-4", "ITEM", null, OTHER, -5, -3.0, -0.1);
    }

    private long item(
            JdbcClient sql,
            String key,
            String level,
            @Nullable Long parent,
            @Nullable UUID team,
            double created,
            @Nullable Double started,
            @Nullable Double closed) {
        long item = ++number;
        sql.sql(
                        """
                        insert into activity.measured_item (item, item_key, level, parent, team, parts, state, category,
                            created_s, started_s, closed_s, touched_s, cycle_len, gone, imported, swept_closed)
                        values (:item, :key, :level, :parent, :team, 100, :state, :category, :created, :started, :closed,
                            coalesce(cast(:closed as bigint), :started, :created), :cycle, false, false, false)
                        """)
                .param("item", item)
                .param("key", key)
                .param("level", level)
                .param("parent", parent)
                .param("team", team == null ? null : team.toString())
                .param("state", closed == null ? "OPEN" : "FINISHED")
                .param("category", closed != null ? "DONE" : started == null ? "QUEUE" : "WORK")
                .param("created", second(created))
                .param("started", started == null ? null : second(started))
                .param("closed", closed == null ? null : second(closed))
                .param(
                        "cycle",
                        closed == null || started == null ? null : second(closed) - second(started))
                .update();
        return item;
    }

    private static long second(double weeks) {
        return THEN.plus(Duration.ofSeconds(Math.round(weeks * 7 * 86_400))).getEpochSecond();
    }
}
