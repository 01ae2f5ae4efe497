package dev.quarterdeck.metrics.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.metrics.teams.Report.Portion;
import dev.quarterdeck.metrics.teams.Report.Range;
import dev.quarterdeck.metrics.teams.Report.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Works out four weeks of one team on paper: 30 changes, 12 deployments, 5 incidents.
///
/// Deployments of *web* to production, day and hour of each week:
///
/// | week | deployments |
/// |---|---|
/// | 1 | D1 Mon 12, D2 Wed 12, D3 Fri 12 failed |
/// | 2 | D4 Mon 12, D5 Tue 12 rolled back at 13, D6 Tue 13 rolls back, D7 Fri 12 |
/// | 3 | D8 Mon 12, D9 Thu 12 with a hotfix |
/// | 4 | D10 Mon 12, D11 Wed 12 with a hotfix, D12 Wed 18 |
///
/// Changes 1 to 24 ship, six in each week, at its first deployment. Change k has k hours of coding,
/// 2 hours until the first answer, 3 until the merge, 4 until the deployment: k + 9. But
///
/// - change 3 was a draft for the last of its three hours of coding;
/// - change 5 has its first commit an hour after its opening: no coding, 9 hours;
/// - nobody answered change 8: its 5 hours until the merge are pickup;
/// - change 10 took 30 seconds longer to code.
///
/// Change 25 is a bot's, 1 hour of coding, shipped in week 4. Changes 26 and 27 (merged in week 4)
/// are not shipped, 28 (week 1) came before the first deployment known, 29 (week 2) cannot be
/// traced, 30 is open.
class DoraByHandTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
    private static final Instant SEEN = Instant.parse("2026-02-02T00:00:00Z");
    private static final long HOUR = 3_600;
    private static final String TEAM = "team";
    private static final FlatTables HISTORY = history();

    private static long at(int week, int day, int hour) {
        return Weeks.second(MONDAY) + ((week - 1) * 168L + day * 24L + hour) * HOUR;
    }

    private static FlatTables history() {
        var tables = new FlatTables();
        for (int k = 1; k <= 24; k++) {
            shipped(tables, k);
        }
        change(
                tables,
                25,
                at(4, 0, 12) - 4 * HOUR,
                HOUR,
                "by_bot",
                true,
                "shipped_state",
                "SHIPPED",
                "shipped_s",
                at(4, 0, 12));
        change(tables, 26, at(4, 3, 12), HOUR, "shipped_state", "NOT_YET");
        change(tables, 27, at(4, 4, 12), HOUR, "shipped_state", "NOT_YET");
        change(tables, 28, at(1, 0, 1), HOUR, "shipped_state", "BEFORE_BASELINE");
        change(tables, 29, at(2, 1, 1), HOUR, "shipped_state", "NOT_CARRIED");
        change(tables, 30, at(4, 4, 12), HOUR, "state", "OPEN", "merged_s", null);
        deployments(tables);
        incidents(tables);
        return tables;
    }

    private static void shipped(FlatTables tables, int k) {
        long shipped = at((k - 1) / 6 + 1, 0, 12);
        long merged = shipped - 4 * HOUR;
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("shipped_state", "SHIPPED");
        row.put("shipped_s", shipped);
        switch (k) {
            // Opened an hour before it was ready, after two hours of coding.
            case 3 -> row.put("opened_s", merged - 6 * HOUR);
            case 5 -> row.put("first_commit_s", merged - 4 * HOUR);
            case 8 -> row.put("answered_s", null);
            case 10 -> row.put("first_commit_s", merged - 15 * HOUR - 30);
            default -> {}
        }
        change(tables, k, merged, k * HOUR, inTurn(row));
    }

    private static void change(
            FlatTables tables, int number, long merged, long coding, @Nullable Object... more) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("change", (long) number);
        row.put("repository", "acme/web");
        row.put("number", (long) number);
        row.put("state", "MERGED");
        row.put("team", TEAM);
        row.put("parts", 100);
        row.put("by_bot", false);
        row.put("first_commit_s", merged - 5 * HOUR - coding);
        row.put("opened_s", merged - 5 * HOUR);
        row.put("ready_s", merged - 5 * HOUR);
        row.put("answered_s", merged - 3 * HOUR);
        row.put("merged_s", merged);
        for (int at = 0; at < more.length; at += 2) {
            row.put(String.valueOf(more[at]), more[at + 1]);
        }
        tables.with("measured_change", inTurn(row));
    }

    private static @Nullable Object[] inTurn(Map<String, ? extends @Nullable Object> row) {
        return row.entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                .toArray();
    }

    private static void deployments(FlatTables tables) {
        deployment(tables, 1, at(1, 0, 12));
        deployment(tables, 2, at(1, 2, 12), "incidents", 1);
        deployment(tables, 3, at(1, 4, 12), "result", "FAILED");
        deployment(tables, 4, at(2, 0, 12));
        deployment(tables, 5, at(2, 1, 12), "rolled_back_s", at(2, 1, 13), "incidents", 1);
        deployment(tables, 6, at(2, 1, 13), "rolls_back", true);
        deployment(tables, 7, at(2, 4, 12));
        deployment(tables, 8, at(3, 0, 12), "incidents", 1);
        deployment(tables, 9, at(3, 3, 12), "hotfix", true);
        deployment(tables, 10, at(4, 0, 12));
        deployment(tables, 11, at(4, 2, 12), "hotfix", true);
        deployment(tables, 12, at(4, 2, 18), "incidents", 1);
    }

    private static void deployment(FlatTables tables, int number, long finished, Object... more) {
        var row = new LinkedHashMap<String, Object>();
        row.put("deployment", (long) number);
        row.put("source", "s");
        row.put("external_id", "d" + number);
        row.put("component", "web");
        row.put("environment", "prod");
        row.put("tier", "PRODUCTION");
        row.put("team", TEAM);
        row.put("parts", 100);
        row.put("result", "SUCCESS");
        row.put("finished_s", finished);
        row.put("rolls_back", false);
        row.put("hotfix", false);
        row.put("incidents", 0);
        for (int at = 0; at < more.length; at += 2) {
            row.put(String.valueOf(more[at]), more[at + 1]);
        }
        tables.with("measured_deployment", inTurn(row));
    }

    private static void incidents(FlatTables tables) {
        incident(tables, 1, at(1, 2, 14), at(1, 2, 16), 2L, at(1, 2, 12));
        tables.with(
                "measured_incident",
                "incident",
                2L,
                "source",
                "s",
                "external_id",
                "i2",
                "team",
                TEAM,
                "parts",
                100,
                "opened_s",
                at(2, 1, 12) + HOUR / 2,
                "resolved_s",
                at(2, 1, 13) + HOUR / 2,
                "deployment",
                5L,
                "deployed_s",
                at(2, 1, 12));
        incident(tables, 3, at(2, 5, 12), at(2, 6, 12), null, null);
        incident(tables, 4, at(3, 0, 18), at(3, 3, 12), 8L, at(3, 0, 12));
        incident(tables, 5, at(4, 3, 12), null, 12L, at(4, 2, 18));
    }

    private static void incident(
            FlatTables tables,
            int number,
            long opened,
            @Nullable Long resolved,
            @Nullable Long deployment,
            @Nullable Long deployed) {
        tables.with(
                "measured_incident",
                "incident",
                (long) number,
                "source",
                "s",
                "external_id",
                "i" + number,
                "team",
                TEAM,
                "parts",
                100,
                "opened_s",
                opened,
                "resolved_s",
                resolved,
                "deployment",
                deployment,
                "deployed_s",
                deployed);
    }

    private static List<Cell> cells(String metric, String rule) {
        var cells = HISTORY.cells(metric, rule, MONDAY, 4, SEEN);
        return LongStream.range(0, 4)
                .mapToObj(week -> cells.of(MONDAY.plusWeeks(week)).getOrDefault(TEAM, Cell.EMPTY))
                .toList();
    }

    private static Reading period(String id, String rule) {
        var metric = Catalog.require(id);
        return Readings.weeks(metric, metric.requireRule(rule), cells(id, rule), 4);
    }

    private static Reading week(String id, String rule, int week) {
        var metric = Catalog.require(id);
        return Readings.week(metric, metric.requireRule(rule), cells(id, rule).get(week - 1));
    }

    private static Reading.Spread spread(String id, String rule) {
        return (Reading.Spread) period(id, rule);
    }

    private static long hours(double hours) {
        return Math.round(hours * HOUR);
    }

    @Test
    void measuresLeadTimeByTheHousesRule() {
        // In order: 9 (change 5), 10, 11, 12, 13, 15 (change 6), and from the sixth on the k-th is
        // k + 9 hours, the tenth 30 seconds more. The 12th and 13th are 21 and 22 hours.
        var lead = spread("dora.lead-time", "quarterdeck");

        assertThat(lead.hundredths()).isEqualTo(2_400);
        assertThat(lead.median()).isEqualTo(hours(21.5));
        // Ranks 12 -+ 1.96 * sqrt(24 / 4) = 7.2 and 16.8, so the 8th and the 17th.
        assertThat(lead.medianRange()).isEqualTo(new Range(hours(17), hours(26)));
        // 0.85 * 24 = 20.4: the 21st.
        assertThat(lead.p85()).isEqualTo(hours(30));
        // Ranks 20.4 -+ 1.96 * sqrt(24 * 0.85 * 0.15) = 16.97 and 23.83, so the 17th and the 24th.
        assertThat(lead.p85Range()).isEqualTo(new Range(hours(26), hours(33)));
        assertThat(Cell.sum(cells("dora.lead-time", "quarterdeck")).leftOut())
                .isEqualTo(
                        Map.of(
                                "by-bot", 100L,
                                "not-shipped-yet", 200L,
                                "before-first-deployment", 100L,
                                "not-traced", 100L));
    }

    @Test
    void takesTheMeanOfTwoInTheMiddleOfAWeek() {
        // Week 1: 9, 10, 11, 12, 13 and 15 hours. Of six, the interval goes from the first to the
        // last.
        var lead = (Reading.Spread) week("dora.lead-time", "quarterdeck", 1);

        assertThat(lead.median()).isEqualTo(hours(11.5));
        assertThat(lead.medianRange()).isEqualTo(new Range(hours(9), hours(15)));
        assertThat(lead.p85Range()).isNull();
    }

    @Test
    void countsChangesOfBotsByTheWordsOfDora() {
        // The bot's 10 hours come third, so each later one moves on by a rank: the 13th is 21
        // hours.
        for (var rule : List.of("dora-2023", "dora-2021")) {
            var lead = spread("dora.lead-time", rule);

            assertThat(lead.hundredths()).isEqualTo(2_500);
            assertThat(lead.median()).isEqualTo(hours(21));
            assertThat(lead.p85()).isEqualTo(hours(30));
        }
    }

    @Test
    void measuresLeadTimeAsDevLakeDoes() {
        // Week 1: 9 to 15 hours as above; the lower of 11 and 12 hours is its median.
        assertThat(((Reading.Spread) week("dora.lead-time", "devlake", 1)).median())
                .isEqualTo(hours(11));
        // Change 10: its coding of 10 hours and 30 seconds becomes 10 hours and a minute.
        assertThat(cells("dora.lead-time", "devlake").get(1).values())
                .containsEntry(19 * HOUR + 60, 100L)
                .doesNotContainKey(19 * HOUR + 30);
        assertThat(spread("dora.lead-time", "devlake").median()).isEqualTo(hours(21));
        assertThat(spread("dora.lead-time", "devlake").hundredths()).isEqualTo(2_500);
    }

    @Test
    void measuresLeadTimeAsFourKeysDoes() {
        // From the first commit alone: change 5 takes 8 hours, not 9.
        assertThat(cells("dora.lead-time", "four-keys").getFirst().values())
                .containsOnlyKeys(8 * HOUR, 10 * HOUR, 11 * HOUR, 12 * HOUR, 13 * HOUR, 15 * HOUR);
        assertThat(((Reading.Spread) week("dora.lead-time", "four-keys", 1)).median())
                .isEqualTo(hours(11.5));
        assertThat(spread("dora.lead-time", "four-keys").median()).isEqualTo(hours(21));
    }

    @Test
    void measuresEachStageByTheHousesRule() {
        // Coding: 0 (change 5), 1, 2, 3, 4, 6, and from the sixth on the k-th is k hours.
        assertThat(spread("dora.coding", "quarterdeck").median()).isEqualTo(hours(12.5));
        assertThat(spread("dora.coding", "quarterdeck").p85()).isEqualTo(hours(21));
        // Pickup: 2 hours, change 8 five. Review: 3 hours, change 8 none. Deploy: 4 hours each.
        assertThat(Cell.sum(cells("dora.pickup", "quarterdeck")).values())
                .isEqualTo(Map.of(2 * HOUR, 2_300L, 5 * HOUR, 100L));
        assertThat(Cell.sum(cells("dora.review", "quarterdeck")).values())
                .isEqualTo(Map.of(3 * HOUR, 2_300L, 0L, 100L));
        assertThat(Cell.sum(cells("dora.deploy", "quarterdeck")).values())
                .isEqualTo(Map.of(4 * HOUR, 2_400L));
    }

    @Test
    void addsStagesUpToTheLeadTimeOfEachChange() {
        var stages = new HashMap<Long, Long>();
        for (var id : List.of("dora.coding", "dora.pickup", "dora.review", "dora.deploy")) {
            things(id).forEach((change, value) -> stages.merge(change, value, Long::sum));
        }

        assertThat(stages).hasSize(24).isEqualTo(things("dora.lead-time"));
    }

    private static Map<Long, Long> things(String id) {
        var metric = Catalog.require(id);
        var weeks = new Weeks(MONDAY, 4, SEEN);
        var wanted = new HashMap<LocalDate, Set<String>>();
        weeks.mondays().forEach(monday -> wanted.put(monday, Set.of(TEAM)));
        var values = new HashMap<Long, Long>();
        HISTORY
                .ask(
                        sql ->
                                new CellStore()
                                        .things(
                                                sql,
                                                new Trends.Asked(metric, metric.ownRule()),
                                                weeks,
                                                wanted,
                                                100))
                .stream()
                .filter(one -> one.leftOut() == null)
                .forEach(one -> values.put(one.history(), one.value()));
        return values;
    }

    @Test
    void measuresEachStageAsDevLakeDoes() {
        // Coding: the bot's 1, then 1, 2, 2 (change 3 before its opening), 4, 6, and from the sixth
        // on the k-th is k hours; change 5 has none. Of 24 the 12th is the lower median.
        assertThat(spread("dora.coding", "devlake").median()).isEqualTo(hours(12));
        assertThat(Cell.sum(cells("dora.coding", "devlake")).leftOut())
                .containsEntry("no-coding-time", 100L);
        // Pickup counts the draft of change 3; change 8 has neither pickup nor review.
        assertThat(Cell.sum(cells("dora.pickup", "devlake")).values())
                .isEqualTo(Map.of(2 * HOUR, 2_300L, 3 * HOUR, 100L));
        assertThat(Cell.sum(cells("dora.review", "devlake")).values())
                .isEqualTo(Map.of(3 * HOUR, 2_400L));
        assertThat(Cell.sum(cells("dora.deploy", "devlake")).values())
                .isEqualTo(Map.of(4 * HOUR, 2_500L));
    }

    @Test
    void countsDeployments() {
        // 2, 3 (D4, D5, D7), 2 and 3 a week.
        assertThat(period("dora.deployments", "quarterdeck"))
                .isEqualTo(new Reading.Count(1_000, 2.5));
        // With the roll-back D6 eleven.
        assertThat(period("dora.deployments", "dora-2023"))
                .isEqualTo(new Reading.Count(1_100, 2.75));
        assertThat(period("dora.deployments", "dora-2021"))
                .isEqualTo(new Reading.Count(1_100, 2.75));
        // Days: Mon Wed, Mon Tue Fri, Mon Thu, Mon Wed: nine; 2, 2, 2, 3 have the lower median 2.
        for (var rule : List.of("devlake", "four-keys")) {
            assertThat(period("dora.deployments", rule)).isEqualTo(new Reading.Count(900, 2));
        }
    }

    @Test
    void tellsWhichPartOfDeploymentsFailed() {
        // All but the roll-back D6: 11. D2 and D12 by incidents, D3 failed, D5 rolled back, D8 by
        // an
        // incident, D10 because D11 two days later carried a hotfix: 6.
        assertThat(portion("quarterdeck")).isEqualTo(new Portion(600, 1_100));
        // Without D3, which never reached users.
        assertThat(portion("dora-2023")).isEqualTo(new Portion(500, 1_000));
        assertThat(portion("dora-2021")).isEqualTo(new Portion(500, 1_000));
        // Successful ones, D6 among them: 11. Latest before each incident: D2, D5, D7, D8, D12.
        assertThat(portion("devlake")).isEqualTo(new Portion(500, 1_100));
        // Linked: D2, D5, D8, D12.
        assertThat(portion("four-keys")).isEqualTo(new Portion(400, 1_100));
    }

    private static Portion portion(String rule) {
        return ((Reading.Share) period("dora.fail-rate", rule)).portion();
    }

    @Test
    void givesTheFailRateItsInterval() {
        // Wilson for 6 of 11: (0.5455 + 3.8415 / 22 -+ 1.96 sqrt(0.5455 * 0.4545 / 11 + 3.8415 /
        // 484))
        // / (1 + 3.8415 / 11) = 0.2801 and 0.7873.
        var share = (Reading.Share) period("dora.fail-rate", "quarterdeck");

        assertThat(share.range().low() / 1e6).isCloseTo(0.2801, within(5e-5));
        assertThat(share.range().high() / 1e6).isCloseTo(0.7873, within(5e-5));
    }

    @Test
    void measuresRecovery() {
        // Since the blamed deployment: 4 hours (I1), 1.5 (I2), 72 (I4). D5 has an incident, so its
        // roll-back adds nothing. I3 blames none, I5 is open.
        for (var rule : List.of("quarterdeck", "dora-2023")) {
            assertThat(spread("dora.recovery", rule).median()).isEqualTo(hours(4));
            assertThat(Cell.sum(cells("dora.recovery", rule)).values())
                    .containsOnlyKeys(hours(1.5), hours(4), hours(72));
            assertThat(Cell.sum(cells("dora.recovery", rule)).leftOut())
                    .isEqualTo(Map.of("no-deployment-blamed", 100L, "not-resolved", 100L));
        }
        // Since each began: 2, 1, 24, 66 hours; between 2 and 24.
        assertThat(spread("dora.recovery", "dora-2021").median()).isEqualTo(hours(13));
        // Since the latest deployment before: 4, 1.5, 48 (D7), 72; the lower of 4 and 48.
        assertThat(spread("dora.recovery", "devlake").median()).isEqualTo(hours(4));
        assertThat(Cell.sum(cells("dora.recovery", "devlake")).values())
                .containsOnlyKeys(hours(1.5), hours(4), hours(48), hours(72));
        // Since the earlier of both: 4, 1.5, 24 (I3 has no deployment), 72; between 4 and 24.
        assertThat(spread("dora.recovery", "four-keys").median()).isEqualTo(hours(14));
    }

    @Test
    void tellsWhichPartOfDeploymentsRepairs() {
        // Eleven succeeded; D9 and D11 carry a hotfix, D6 rolls back.
        assertThat(((Reading.Share) period("dora.rework-rate", "quarterdeck")).portion())
                .isEqualTo(new Portion(300, 1_100));
    }

    @Test
    void saysThatThereIsNothingWhereThereIsNothing() {
        var none = HISTORY.cells("dora.lead-time", "quarterdeck", MONDAY.minusWeeks(4), 4, SEEN);

        assertThat(none.byWeek()).isEmpty();
        var metric = Catalog.require("dora.fail-rate");
        assertThat(Readings.week(metric, metric.ownRule(), Cell.EMPTY))
                .isInstanceOf(Reading.NoData.class);
    }
}
