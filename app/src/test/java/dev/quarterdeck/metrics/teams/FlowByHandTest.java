package dev.quarterdeck.metrics.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.metrics.teams.Report.Portion;
import dev.quarterdeck.metrics.teams.Report.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Works out two weeks on paper; *d3* is midnight of the fourth day.
///
/// | item | created | started | closed | |
/// |---|---|---|---|---|
/// | A | d0 | d1 | d4 | a bug; active 1 day, blocked once, opened again once |
/// | B | d0 | d2 | d7 | a story; active 2 days, stalled once |
/// | C | d0 | nobody knows | d8 | a defect; dates alone |
/// | D | d3 | | d9 | discarded |
/// | E | d1 | d3 | | |
/// | F | d0, imported | d1 | d10, in a sweep | |
/// | G | d0 | d1 | d2 | a sub-task |
/// | H | d2 | | | in the queue |
class FlowByHandTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
    private static final Instant SEEN = Instant.parse("2026-01-19T00:00:00Z");
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final String TEAM = "team";
    private static final FlatTables HISTORY = history();

    private static long d(double days) {
        return Weeks.second(MONDAY) + Math.round(days * DAY);
    }

    private static FlatTables history() {
        var tables = new FlatTables();
        item(
                tables,
                'A',
                d(0),
                d(1),
                d(4),
                "type",
                "Bug",
                "active_len",
                DAY,
                "blocked_len",
                HOUR,
                "reopened",
                1);
        item(
                tables,
                'B',
                d(0),
                d(2),
                d(7),
                "type",
                "Story",
                "active_len",
                2 * DAY,
                "stalled_len",
                DAY);
        item(
                tables,
                'C',
                d(0),
                null,
                d(8),
                "type",
                "Defect",
                "coverage",
                "DATES_ONLY",
                "blocked_len",
                null,
                "flaws",
                "COMPLETED_WITHOUT_START,PARTS_UNDONE");
        item(tables, 'D', d(3), null, d(9), "state", "DISCARDED");
        item(tables, 'E', d(1), d(3), null);
        item(tables, 'F', d(0), d(1), d(10), "imported", true, "swept_closed", true);
        item(tables, 'G', d(0), d(1), d(2), "level", "SUBTASK");
        item(tables, 'H', d(2), null, null);
        stay(tables, 'C', "QUEUE", d(0), d(8));
        stay(tables, 'D', "UNKNOWN", d(3), d(9));
        stay(tables, 'E', "QUEUE", d(1), d(3));
        stay(tables, 'H', "QUEUE", d(2), null);
        changes(tables);
        runs(tables);
        incidents(tables);
        return tables;
    }

    private static void item(
            FlatTables tables,
            char key,
            long created,
            @Nullable Long started,
            @Nullable Long closed,
            @Nullable Object... more) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("item", (long) key);
        row.put("item_key", "AB-" + key);
        row.put("team", TEAM);
        row.put("parts", 100);
        row.put("level", "ITEM");
        row.put("type", "Task");
        row.put("state", closed == null ? "OPEN" : "FINISHED");
        row.put("created_s", created);
        row.put("started_s", started);
        row.put("closed_s", closed);
        row.put("touched_s", closed == null ? (Long) created : closed);
        row.put("cycle_len", started == null || closed == null ? null : (Long) (closed - started));
        row.put("lead_len", closed == null ? null : (Long) (closed - created));
        row.put("blocked_len", 0L);
        row.put("stalled_len", 0L);
        row.put("reopened", 0);
        row.put("imported", false);
        row.put("swept_closed", false);
        row.put("gone", false);
        row.put("coverage", "WHOLE");
        row.put("flaws", "");
        put(row, more);
        tables.with("measured_item", inTurn(row));
    }

    private static void put(Map<String, @Nullable Object> row, @Nullable Object... more) {
        for (int at = 0; at < more.length; at += 2) {
            row.put(String.valueOf(more[at]), more[at + 1]);
        }
    }

    private static @Nullable Object[] inTurn(Map<String, @Nullable Object> row) {
        return row.entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                .toArray();
    }

    private static void stay(
            FlatTables tables, char key, String category, long from, @Nullable Long to) {
        tables.with(
                "measured_stay",
                "item",
                (long) key,
                "team",
                TEAM,
                "parts",
                100,
                "category",
                category,
                "from_s",
                from,
                "to_s",
                to);
    }

    /// 1 was reviewed in two rounds, nobody answered 2, 3 is a bot's, 4 lies open since d3.
    private static void changes(FlatTables tables) {
        change(
                tables,
                1,
                "answered_s",
                d(1),
                "pickup_len",
                2 * HOUR,
                "review_len",
                3 * HOUR,
                "rework_len",
                HOUR,
                "is_reviewed",
                true,
                "cycles",
                2,
                "lines",
                100L,
                "has_item",
                true);
        change(tables, 2, "lines", 10L, "hotfix", true);
        change(tables, 3, "by_bot", true, "lines", 9_999L);
        change(tables, 4, "merged_s", null, "state", "OPEN", "opened_s", d(3));
    }

    private static void change(FlatTables tables, int number, @Nullable Object... more) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("change", (long) number);
        row.put("repository", "acme/web");
        row.put("number", (long) number);
        row.put("team", TEAM);
        row.put("parts", 100);
        row.put("state", "MERGED");
        row.put("by_bot", false);
        row.put("opened_s", d(1));
        row.put("merged_s", d(2));
        row.put("is_reviewed", false);
        row.put("cycles", 0);
        row.put("has_item", false);
        row.put("hotfix", false);
        row.put("reverts", false);
        put(row, more);
        tables.with("measured_change", inTurn(row));
    }

    /// Green on d0, red from d1 for six hours, red again from d8 until now; a run on a branch.
    private static void runs(FlatTables tables) {
        run(tables, 1, d(0), "SUCCESS");
        run(tables, 2, d(1), "FAILED");
        run(tables, 3, d(1) + 2 * HOUR, "FAILED", "flaky", true);
        run(tables, 4, d(1) + 6 * HOUR, "SUCCESS");
        run(tables, 5, d(8), "FAILED");
        run(tables, 6, d(2), "FAILED", "main_line", false, "pipeline", "branch", "ran_len", 300L);
        run(tables, 7, d(2), "CANCELLED");
    }

    private static void run(
            FlatTables tables, int number, long finished, String result, Object... more) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("run", (long) number);
        row.put("source", "s");
        row.put("external_id", "r" + number);
        row.put("pipeline", "build");
        row.put("branch", "main");
        row.put("main_line", true);
        row.put("team", TEAM);
        row.put("parts", 100);
        row.put("finished_s", finished);
        row.put("result", result);
        row.put("waited_len", 30L);
        row.put("ran_len", 600L);
        row.put("flaky", false);
        put(row, more);
        tables.with("measured_run", inTurn(row));
    }

    /// d0 23:00 and d1 03:00 are one night, so are d6 23:30 and d7 02:00; d1 12:00 is none.
    private static void incidents(FlatTables tables) {
        long number = 1;
        for (double opened :
                new double[] {23 / 24.0, 1 + 3 / 24.0, 1.5, 6 + 23.5 / 24, 7 + 2 / 24.0}) {
            tables.with(
                    "measured_incident",
                    "incident",
                    number,
                    "external_id",
                    "i" + number++,
                    "team",
                    TEAM,
                    "parts",
                    100,
                    "opened_s",
                    d(opened),
                    "resolved_s",
                    d(opened) + HOUR,
                    "restore_len",
                    HOUR,
                    "acknowledge_len",
                    60L);
        }
    }

    private static Cell cell(String metric, int week) {
        return HISTORY.cells(metric, "quarterdeck", MONDAY, 2, SEEN)
                .of(MONDAY.plusWeeks(week - 1L))
                .getOrDefault(TEAM, Cell.EMPTY);
    }

    private static Reading period(String id) {
        var metric = Catalog.require(id);
        return Readings.weeks(metric, metric.ownRule(), List.of(cell(id, 1), cell(id, 2)), 2);
    }

    private static Map<Long, Long> once(long... values) {
        var all = new LinkedHashMap<Long, Long>();
        for (long value : values) {
            all.merge(value, 100L, Long::sum);
        }
        return all;
    }

    @Test
    void measuresCycleAndLeadTime() {
        assertThat(cell("flow.cycle-time", 1).values()).isEqualTo(once(3 * DAY));
        assertThat(cell("flow.cycle-time", 2))
                .isEqualTo(
                        new Cell(
                                once(5 * DAY),
                                Map.of(
                                        "no-start",
                                        100L,
                                        "discarded",
                                        100L,
                                        "closed-in-a-sweep",
                                        100L)));
        assertThat(cell("flow.lead-time", 1).values()).isEqualTo(once(4 * DAY));
        assertThat(cell("flow.lead-time", 2).values()).isEqualTo(once(7 * DAY, 8 * DAY));
        // Of 4, 7 and 8 days.
        assertThat(((Reading.Spread) period("flow.lead-time")).median()).isEqualTo(7 * DAY);
    }

    @Test
    void countsWhatArrivesAndLeaves() {
        // A; then B and C, without D and F.
        assertThat(period("flow.throughput")).isEqualTo(new Reading.Count(300, 1.5));
        assertThat(cell("flow.departures", 2).total()).as("B, C and D").isEqualTo(300);
        assertThat(cell("flow.arrivals", 1))
                .as("A to E and H; F was imported")
                .isEqualTo(new Cell(once(1, 1, 1, 1, 1, 1), Map.of("created-in-an-import", 100L)));
    }

    @Test
    void tellsWhatStoodSoAtTheEndOfEachWeek() {
        // At d7 B (closed only then), E and F; at d14 E alone.
        assertThat(cell("flow.in-progress", 1).total()).isEqualTo(300);
        assertThat(period("flow.in-progress")).isEqualTo(new Reading.Count(200, 2));
        assertThat(cell("flow.age", 1).values()).isEqualTo(once(5 * DAY, 4 * DAY, 6 * DAY));
        assertThat(((Reading.Spread) period("flow.age")).median()).isEqualTo(11 * DAY);
        // C until d8, H throughout; of D nobody knows.
        assertThat(cell("flow.queue", 1))
                .isEqualTo(new Cell(once(1, 1), Map.of("status-not-understood", 100L)));
        assertThat(cell("flow.queue", 2).values()).isEqualTo(once(1));
    }

    @Test
    void looksAtAWeekThatIsNotOverAsItIsNow() {
        var now =
                HISTORY.cells(
                        "flow.age",
                        "quarterdeck",
                        MONDAY,
                        2,
                        Instant.parse("2026-01-14T00:00:00Z"));

        // At d9 E is six days old, and F eight, as it is closed only on d10.
        assertThat(now.of(MONDAY.plusWeeks(1)).get(TEAM).values())
                .isEqualTo(once(6 * DAY, 8 * DAY));
    }

    @Test
    void sharesOfFinishedItems() {
        // A: 1 of 3 days is 33 per cent. B: 2 of 5 days.
        assertThat(cell("flow.efficiency", 1).values()).isEqualTo(once(33));
        assertThat(cell("flow.efficiency", 2).values()).isEqualTo(once(40));
        // A was blocked, B not, of C nobody tells.
        assertThat(portion("flow.blocked")).isEqualTo(new Portion(100, 200));
        assertThat(portion("flow.stalled")).as("B of A, B, C").isEqualTo(new Portion(100, 300));
        assertThat(portion("quality.unplanned"))
                .as("A and C of A, B, C")
                .isEqualTo(new Portion(200, 300));
        assertThat(portion("quality.reopened")).as("A of A and B").isEqualTo(new Portion(100, 200));
        assertThat(period("quality.defects")).as("A and C").isEqualTo(new Reading.Count(200, 1));
    }

    private static Portion portion(String id) {
        return ((Reading.Share) period(id)).portion();
    }

    @Test
    void measuresReview() {
        assertThat(cell("review.pickup", 1))
                .isEqualTo(
                        new Cell(once(2 * HOUR), Map.of("by-bot", 100L, "nobody-answered", 100L)));
        assertThat(cell("review.time", 1).values()).isEqualTo(once(3 * HOUR));
        assertThat(cell("review.rework", 1).values()).isEqualTo(once(HOUR));
        assertThat(cell("review.rounds", 1).values()).isEqualTo(once(2));
        assertThat(cell("review.size", 1).values()).isEqualTo(once(100, 10));
        assertThat(portion("review.unreviewed")).isEqualTo(new Portion(100, 200));
        assertThat(period("review.open")).isEqualTo(new Reading.Count(100, 1));
        assertThat(portion("quality.hotfix")).isEqualTo(new Portion(100, 200));
        assertThat(portion("quality.dark")).isEqualTo(new Portion(100, 200));
    }

    @Test
    void measuresIntegration() {
        // Runs 1 and 4 of 1 to 5; the cancelled one and the branch are left out.
        assertThat(portion("ci.success")).isEqualTo(new Portion(200, 500));
        assertThat(portion("ci.flaky")).isEqualTo(new Portion(100, 600));
        assertThat(((Reading.Spread) period("ci.duration")).median()).isEqualTo(600);
        assertThat(Cell.sum(List.of(cell("ci.queue", 1), cell("ci.queue", 2))).values())
                .isEqualTo(Map.of(30L, 700L));
        // Six hours, and from d8 until d14.
        assertThat(cell("ci.red", 1).values()).isEqualTo(once(6 * HOUR));
        assertThat(cell("ci.red", 2).values()).isEqualTo(once(6 * DAY));
    }

    @Test
    void measuresIncidents() {
        assertThat(period("incidents.load")).isEqualTo(new Reading.Count(500, 2.5));
        assertThat(((Reading.Spread) period("incidents.recovery")).median()).isEqualTo(HOUR);
        assertThat(((Reading.Spread) period("incidents.acknowledge")).p85()).isEqualTo(60);
        // Two nights, the second of which begins in the first week and ends in the second.
        assertThat(cell("incidents.nights", 1).values()).hasSize(2);
        assertThat(cell("incidents.nights", 2).values()).hasSize(1);
        assertThat(period("incidents.nights")).isEqualTo(new Reading.Count(200, 1));
    }

    @Test
    void countsFlawsOfTheRecord() {
        assertThat(period("data.no-start")).isEqualTo(new Reading.Count(100, 0.5));
        assertThat(period("data.parts-undone")).isEqualTo(new Reading.Count(100, 0.5));
        assertThat(period("data.contradictory")).isEqualTo(new Reading.Count(0, 0));
        assertThat(period("data.swept")).isEqualTo(new Reading.Count(100, 0.5));
        assertThat(portion("data.unowned"))
                .as("A, B, C and changes 1 and 2")
                .isEqualTo(new Portion(0, 500));
    }
}
