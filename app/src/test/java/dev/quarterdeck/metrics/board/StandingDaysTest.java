package dev.quarterdeck.metrics.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.metrics.board.Board.Standing;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StandingDaysTest {

    @Test
    void addsUpWhatCameAndWentDayByDay() {
        var scope =
                new BoardStore.Scope(
                        null,
                        Instant.parse("2026-03-02T00:00:00Z"),
                        Instant.parse("2026-03-05T00:00:00Z"));
        var days = new StandingDays(scope);

        // Two wait before the first day; one of them is begun on the second and done on the third.
        days.add("QUEUE", -1, 200);
        days.add("QUEUE", 1, -100);
        days.add("WORK", 1, 100);
        days.add("WORK", 2, -100);
        days.add("DONE", 2, 100);
        days.add("UNKNOWN", 0, 100);

        assertThat(days.all())
                .containsExactly(
                        java.util.Map.entry(LocalDate.parse("2026-03-02"), new Standing(2, 0, 0)),
                        java.util.Map.entry(LocalDate.parse("2026-03-03"), new Standing(1, 1, 0)),
                        java.util.Map.entry(LocalDate.parse("2026-03-04"), new Standing(1, 0, 1)));
    }
}
