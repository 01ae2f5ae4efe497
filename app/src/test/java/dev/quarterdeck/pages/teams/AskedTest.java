package dev.quarterdeck.pages.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AskedTest {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 3, 29);
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 23);

    @Test
    void isToldOfTheLastWeekThatIsOver() {
        assertThat(Asked.lastOver(SUNDAY.plusDays(1), SUNDAY.plusDays(1))).isEqualTo(MONDAY);
        assertThat(Asked.lastOver(SUNDAY.minusDays(1), SUNDAY)).isEqualTo(MONDAY.minusWeeks(1));
    }

    @Test
    void isToldOfAWeekThatEndsOnThePastDayAskedButNotOfOneThatEndsToday() {
        assertThat(Asked.lastOver(SUNDAY, SUNDAY.plusDays(1))).isEqualTo(MONDAY);
        assertThat(Asked.lastOver(SUNDAY, SUNDAY)).isEqualTo(MONDAY.minusWeeks(1));
    }
}
