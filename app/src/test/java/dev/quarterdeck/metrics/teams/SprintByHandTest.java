package dev.quarterdeck.metrics.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Works out two sprints and the reviews of a week on paper.
///
/// | item | of | first sprint | second sprint |
/// |---|---|---|---|
/// | A | the team | committed, finished | |
/// | B | the team | committed, remained | committed, finished |
/// | C | the team | committed, taken out | |
/// | D | the team | added, finished | |
/// | E | the team | committed, discarded | |
/// | F | the team | committed, done before it began | |
/// | G | the team and another by halves | committed, finished | |
/// | H | the team | nobody tells | added, remained |
/// | I | the team, a sub-task | committed, finished | |
class SprintByHandTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
    private static final Instant SEEN = Instant.parse("2026-01-19T00:00:00Z");
    private static final long DAY = 86_400;
    private static final String TEAM = "team";
    private static final FlatTables HISTORY = history();

    private static long d(int days) {
        return Weeks.second(MONDAY) + days * DAY;
    }

    private static FlatTables history() {
        var tables = new FlatTables();
        for (char key = 'A'; key <= 'I'; key++) {
            item(tables, key, TEAM, key == 'G' ? 50 : 100);
        }
        item(tables, 'G', "other", 50);
        in(tables, "1", 'A', true, "COMPLETED");
        in(tables, "1", 'B', true, "REMAINING");
        in(tables, "1", 'C', true, "REMOVED");
        in(tables, "1", 'D', false, "COMPLETED");
        in(tables, "1", 'E', true, "DISCARDED");
        in(tables, "1", 'F', true, "DONE_BEFORE");
        in(tables, "1", 'G', true, "COMPLETED");
        in(tables, "1", 'H', true, "REMAINING", "unclear", true);
        in(tables, "1", 'I', true, "COMPLETED");
        in(tables, "1", 'G', true, "COMPLETED", "team", "other");
        in(tables, "2", 'B', true, "COMPLETED");
        in(tables, "2", 'H', false, "REMAINING");
        in(tables, "3", 'C', true, "REMAINING", "end_s", null);
        review(tables, 1, TEAM, 100, d(0));
        review(tables, 1, TEAM, 30, d(1));
        review(tables, 1, "other", 70, d(1));
        review(tables, 2, TEAM, 100, d(8));
        return tables;
    }

    private static void item(FlatTables tables, char key, String team, int parts) {
        tables.with(
                "measured_item",
                "item",
                (long) key,
                "item_key",
                "AB-" + key,
                "team",
                team,
                "parts",
                parts,
                "level",
                key == 'I' ? "SUBTASK" : "ITEM",
                "gone",
                false);
    }

    private static void in(
            FlatTables tables,
            String sprint,
            char key,
            boolean fromStart,
            String result,
            @Nullable Object... more) {
        var row =
                new java.util.LinkedHashMap<String, @Nullable Object>(
                        Map.of(
                                "source",
                                "s",
                                "sprint",
                                sprint,
                                "name",
                                "Sprint " + sprint,
                                "item",
                                (long) key,
                                "team",
                                TEAM,
                                "from_start",
                                fromStart,
                                "result",
                                result,
                                "unclear",
                                false,
                                "end_s",
                                // On the Fridays.
                                d(4 + 7 * (Integer.parseInt(sprint) - 1))));
        for (int at = 0; at < more.length; at += 2) {
            row.put(String.valueOf(more[at]), more[at + 1]);
        }
        tables.with(
                "measured_sprint_item",
                row.entrySet().stream()
                        .flatMap(one -> java.util.stream.Stream.of(one.getKey(), one.getValue()))
                        .toArray());
    }

    private static void review(FlatTables tables, long change, String team, int parts, long at) {
        tables.with(
                "measured_review",
                "change",
                change,
                "team",
                team,
                "parts",
                parts,
                "reviewed_s",
                at);
        tables.with(
                "measured_change",
                "change",
                change,
                "repository",
                "acme/web",
                "number",
                change,
                "team",
                team,
                "parts",
                parts);
    }

    private static Cell cell(String metric, int week, String team) {
        return HISTORY.cells(metric, "quarterdeck", MONDAY, 2, SEEN)
                .of(MONDAY.plusWeeks(week - 1L))
                .getOrDefault(team, Cell.EMPTY);
    }

    @Test
    void countsOfWhatWasCommittedWhatWasFinished() {
        // A and half of G of A, B, C and half of G.
        assertThat(cell("sprint.completed", 1, TEAM))
                .isEqualTo(
                        new Cell(
                                Map.of(1L, 150L, 0L, 200L),
                                Map.of(
                                        "discarded",
                                        100L,
                                        "done-before-the-sprint",
                                        100L,
                                        "sprint-not-told",
                                        100L)));
        assertThat(cell("sprint.completed", 2, TEAM).values()).isEqualTo(Map.of(1L, 100L));
        assertThat(cell("sprint.completed", 1, "other").values()).isEqualTo(Map.of(1L, 50L));
    }

    @Test
    void countsWhatCameAndWhatLeft() {
        // C of A, B, C, E and half of G.
        assertThat(cell("sprint.removed", 1, TEAM).values()).isEqualTo(Map.of(1L, 100L, 0L, 350L));
        // D of A, B, C, D, E and half of G.
        assertThat(cell("sprint.added", 1, TEAM).values()).isEqualTo(Map.of(1L, 100L, 0L, 450L));
        assertThat(cell("sprint.added", 2, TEAM).values()).isEqualTo(Map.of(1L, 100L, 0L, 100L));
    }

    @Test
    void countsWhatWasCarriedOver() {
        // B of A, B, D and half of G; then H of B and H.
        assertThat(cell("sprint.carried-over", 1, TEAM).values())
                .isEqualTo(Map.of(1L, 100L, 0L, 250L));
        assertThat(cell("sprint.carried-over", 2, TEAM).values())
                .isEqualTo(Map.of(1L, 100L, 0L, 100L));
    }

    @Test
    void setsWhatWasDeliveredAgainstTheCommitmentOfEachSprint() {
        // A, D and half of G of A, B, C and half of G: 250 of 350.
        assertThat(cell("sprint.delivered", 1, TEAM).values()).isEqualTo(Map.of(71L, 100L));
        assertThat(cell("sprint.delivered", 2, TEAM).values()).isEqualTo(Map.of(100L, 100L));
    }

    @Test
    void countsReviewsForTheTeamsOfWhoGaveThem() {
        assertThat(cell("review.load", 1, TEAM).values()).isEqualTo(Map.of(1L, 130L));
        assertThat(cell("review.load", 1, "other").values()).isEqualTo(Map.of(1L, 70L));
        assertThat(cell("review.load", 2, TEAM).values()).isEqualTo(Map.of(1L, 100L));
        assertThat(List.of(cell("review.load", 2, "other").total())).containsExactly(0L);
    }
}
