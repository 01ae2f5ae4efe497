package dev.quarterdeck.metrics.teams;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes up what flat tables of three teams hold, the same for the same seed, with all that is null
/// now and then, shared between teams, and at the edges of weeks.
final class SampleRows {

    static final long FIRST = 1_767_571_200L; // Monday, 2026-01-05
    static final int WEEKS = 12;

    private static final long WEEK = 604_800;
    private static final List<String> TEAMS =
            List.of(
                    "0198d5c1-0000-7000-8000-00000000000a",
                    "0198d5c1-0000-7000-8000-00000000000b",
                    "f198d5c1-0000-7000-8000-00000000000c");

    private final Random random;
    private final List<Row> rows = new ArrayList<>();

    /// @param columns name and value
    record Row(String table, Map<String, Object> columns) {}

    SampleRows(long seed) {
        random = new Random(seed);
    }

    List<Row> rows() {
        for (long id = 1; id <= 600; id++) {
            item(id);
            change(id);
            run(id);
            review(id);
        }
        for (long id = 1; id <= 400; id++) {
            sprintItem(id);
        }
        for (long id = 1; id <= 150; id++) {
            deployment(id);
        }
        for (long id = 1; id <= 60; id++) {
            incident(id);
        }
        for (long id = 1; id <= 300; id++) {
            effort(id);
            declaration(2 * id);
        }
        return rows;
    }

    private long moment() {
        // Each tenth exactly where a week begins.
        return random.nextInt(10) == 0
                ? FIRST + random.nextInt(WEEKS) * WEEK
                : FIRST - WEEK + random.nextLong((WEEKS + 2) * WEEK);
    }

    private Long maybe(int percent, long value) {
        return random.nextInt(100) < percent ? (Long) value : null;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean now(int percent) {
        return random.nextInt(100) < percent;
    }

    /// Adds a row: of one team, of nobody, or of two.
    private void add(String table, Map<String, Object> columns) {
        if (now(15)) {
            add(table, columns, TEAMS.get(0), 30);
            add(table, columns, TEAMS.get(1), 70);
        } else {
            add(table, columns, now(10) ? null : one(TEAMS), 100);
        }
    }

    private void add(String table, Map<String, Object> columns, String team, int parts) {
        var whole = new LinkedHashMap<>(columns);
        whole.put("team", team);
        whole.put("parts", parts);
        rows.add(new Row(table, whole));
    }

    private void item(long id) {
        long created = moment();
        Long started = maybe(70, created + random.nextLong(WEEK));
        Long closed = maybe(60, created + random.nextLong(4 * WEEK));
        var row = new LinkedHashMap<String, Object>();
        row.put("item", id);
        row.put("source", "s");
        row.put("external_id", "x" + id);
        row.put("item_key", "AB-" + id);
        row.put("level", one(List.of("ITEM", "ITEM", "ITEM", "SUBTASK", "EPIC")));
        row.put("type", one(List.of("Bug", "Story", "", "Defect (prod)", "Task")));
        row.put(
                "state",
                closed == null ? "OPEN" : one(List.of("FINISHED", "FINISHED", "DISCARDED")));
        row.put("created_s", created);
        row.put("started_s", started);
        row.put("closed_s", closed);
        row.put("touched_s", closed == null ? (Long) created : closed);
        row.put(
                "cycle_len",
                closed == null || started == null ? null : (Long) Math.max(0, closed - started));
        row.put("lead_len", closed == null ? null : (Long) (closed - created));
        row.put(
                "active_len",
                closed == null || started == null
                        ? null
                        : maybe(80, Math.max(0, closed - started) / 3));
        row.put("blocked_len", maybe(80, random.nextInt(2) * 500L));
        row.put("stalled_len", maybe(80, random.nextInt(2) * 500L));
        row.put("reopened", random.nextInt(2));
        row.put("imported", now(5));
        row.put("swept_closed", now(5));
        row.put("gone", now(5));
        row.put("coverage", one(List.of("WHOLE", "DATES_ONLY")));
        row.put(
                "flaws",
                one(List.of("", "PARTS_UNDONE", "COMPLETED_WITHOUT_START,BACK_TO_EARLIER_STATUS")));
        add("measured_item", row);
        stay(rows.getLast(), id, created, started);
    }

    private void stay(Row item, long id, long created, Long started) {
        var row = new LinkedHashMap<String, Object>();
        row.put("item", id);
        row.put("status", "To do");
        row.put("category", one(List.of("QUEUE", "QUEUE", "UNKNOWN", "WORK")));
        row.put("from_s", created);
        row.put("to_s", started);
        add("measured_stay", row, (String) item.columns().get("team"), 100);
    }

    private void change(long id) {
        long opened = moment();
        Long merged = maybe(80, opened + random.nextLong(WEEK));
        var row = new LinkedHashMap<String, Object>();
        row.put("change", id);
        row.put("source", "s");
        row.put("external_id", "c" + id);
        row.put("repository", "acme/" + one(List.of("web", "api")));
        row.put("number", id);
        row.put("state", merged == null ? one(List.of("OPEN", "CLOSED")) : "MERGED");
        row.put("by_bot", now(10));
        row.put("first_commit_s", maybe(90, opened - random.nextLong(WEEK) + 1_000));
        row.put("opened_s", maybe(97, opened));
        row.put("ready_s", maybe(90, opened + random.nextInt(5_000)));
        row.put("answered_s", maybe(80, opened + random.nextInt(90_000)));
        row.put("merged_s", merged);
        row.put("pickup_len", maybe(80, random.nextLong(90_000)));
        row.put("review_len", maybe(80, random.nextLong(90_000)));
        row.put("rework_len", maybe(80, random.nextLong(90_000)));
        row.put("is_reviewed", now(70));
        row.put("cycles", random.nextInt(4));
        row.put("lines", maybe(90, random.nextLong(900)));
        row.put("has_item", now(70));
        row.put("reverts", now(5));
        row.put("hotfix", now(10));
        var state =
                merged == null
                        ? null
                        : one(
                                List.of(
                                        "SHIPPED",
                                        "SHIPPED",
                                        "NOT_YET",
                                        "BEFORE_BASELINE",
                                        "NOT_CARRIED"));
        row.put("shipped_state", state);
        row.put(
                "shipped_s",
                "SHIPPED".equals(state) && merged != null
                        ? (Long) (merged + random.nextLong(WEEK) - 100)
                        : null);
        add("measured_change", row);
    }

    private void run(long id) {
        long finished = moment();
        var row = new LinkedHashMap<String, Object>();
        row.put("run", id);
        row.put("source", "s");
        row.put("external_id", "r" + id);
        row.put("pipeline", one(List.of("web/build", "api/build")));
        row.put("branch", "main");
        row.put("main_line", now(80));
        row.put("finished_s", maybe(95, finished));
        row.put("result", one(List.of("SUCCESS", "SUCCESS", "FAILED", "CANCELLED", "UNKNOWN")));
        row.put("waited_len", maybe(80, random.nextLong(900)));
        row.put("ran_len", maybe(90, random.nextLong(9_000)));
        row.put("flaky", now(10));
        add("measured_run", row);
    }

    private void review(long id) {
        var row = new LinkedHashMap<String, Object>();
        row.put("change", id);
        row.put("repository", "acme/web");
        row.put("reviewed_s", moment());
        add("measured_review", row);
    }

    /// Eight sprints of one week; the items are those of {@link #item}, with their own teams.
    private void sprintItem(long id) {
        int sprint = random.nextInt(8);
        var row = new LinkedHashMap<String, Object>();
        row.put("source", "s");
        row.put("sprint", "" + sprint);
        row.put("name", "Sprint " + sprint);
        row.put("item", id);
        row.put("end_s", sprint == 7 ? null : (Long) (FIRST + (sprint + 1) * WEEK));
        row.put("from_start", now(70));
        row.put(
                "result",
                one(
                        List.of(
                                "COMPLETED",
                                "COMPLETED",
                                "REMAINING",
                                "REMOVED",
                                "DISCARDED",
                                "DONE_BEFORE")));
        row.put("unclear", now(5));
        rows.stream()
                .filter(
                        one ->
                                one.table().equals("measured_item")
                                        && one.columns().get("item").equals(id))
                .toList()
                .forEach(
                        one ->
                                add(
                                        "measured_sprint_item",
                                        row,
                                        (String) one.columns().get("team"),
                                        (Integer) one.columns().get("parts")));
    }

    private void deployment(long id) {
        long finished = moment();
        var row = new LinkedHashMap<String, Object>();
        row.put("deployment", id);
        row.put("source", "s");
        row.put("external_id", "d" + id);
        row.put("component", one(List.of("web", "api")));
        row.put("environment", one(List.of("prod", "prod-eu")));
        row.put("tier", one(List.of("PRODUCTION", "PRODUCTION", "STAGING")));
        row.put("result", one(List.of("SUCCESS", "SUCCESS", "SUCCESS", "FAILED", "CANCELLED")));
        row.put("finished_s", finished);
        row.put("rolled_back_s", maybe(10, finished + 5_000));
        row.put("rolls_back", now(5));
        row.put("hotfix", now(15));
        row.put("incidents", random.nextInt(5) / 4);
        add("measured_deployment", row);
    }

    private void incident(long id) {
        long opened = moment();
        var row = new LinkedHashMap<String, Object>();
        row.put("incident", id);
        row.put("source", "s");
        row.put("external_id", "i" + id);
        row.put("opened_s", opened);
        row.put("resolved_s", maybe(80, opened + random.nextLong(WEEK)));
        row.put("acknowledge_len", maybe(70, random.nextLong(900)));
        row.put("restore_len", maybe(80, random.nextLong(90_000)));
        row.put("deployed_s", maybe(50, opened - random.nextLong(90_000)));
        add("measured_incident", row);
    }

    private void effort(long id) {
        long at = moment();
        var row = new LinkedHashMap<String, Object>();
        row.put("week_s", at - Math.floorMod(at + 259_200, WEEK));
        row.put("rule", one(List.of("weekday", "presence", "activity")));
        row.put("category", one(List.of("new-work", "defects", "debt", "operations", "dark")));
        row.put("initiative", id % 5);
        row.put("initiative_key", "H-" + id % 5);
        row.put("milli", 10L * random.nextInt(500));
        add("measured_effort", row, now(10) ? null : one(TEAMS), random.nextInt(500));
    }

    private void declaration(long change) {
        var row = new LinkedHashMap<String, Object>();
        row.put("change", change);
        row.put("declares_ai", now(30));
        rows.add(new Row("measured_declaration", row));
    }
}
