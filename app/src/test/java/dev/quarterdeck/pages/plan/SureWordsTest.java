package dev.quarterdeck.pages.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.planning.Forecast;
import dev.quarterdeck.planning.InitiativeForecast;
import dev.quarterdeck.planning.InitiativeForecast.Piece;
import dev.quarterdeck.planning.InitiativeForecast.UntilSure;
import dev.quarterdeck.planning.InitiativeForecast.Waits;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SureWordsTest {

    private static final LocalDate START = LocalDate.parse("2026-03-30");

    @Test
    void saysOfWhatMakesItQuickerHowMuchIsLess() {
        var pieces =
                List.of(
                        new Piece("work", 6, List.of()),
                        new Piece("turn", 4, List.of("BERTH-2 in Berths")),
                        new Piece("pauses", -1, List.of("Dry dock")));

        assertThat(
                        sentence(
                                LocalDate.parse("2026-05-31"),
                                LocalDate.parse("2026-04-26"),
                                new UntilSure(9, 5.0, false, pieces)))
                .isEqualTo(
                        "Its 85% day, 2026-05-31, comes 5.0 weeks after the day by which it must be done."
                                + " Of the 9.0 weeks until then 6.0 are the work that is known, at the pace of its teams,"
                                + " 4.0 are what else its teams work on (BERTH-2 in Berths),"
                                + " less 1.0 because of freezes and blackouts (Dry dock).");
    }

    @Test
    void namesNoDayWhereNoneIsSureWithinTwoYears() {
        var pieces = List.of(new Piece("work", 103, List.of()), new Piece("growth", 1, List.of()));

        assertThat(
                        sentence(
                                null,
                                LocalDate.parse("2029-01-01"),
                                new UntilSure(104, null, true, pieces)))
                .isEqualTo(
                        "It must be done by 2029-01-01, and is not 85% sure within two years."
                                + " Of the 104.0 weeks looked at 103.0 are the work that is known, at the pace of its teams,"
                                + " 1.0 is scope that still comes.");
    }

    private static String sentence(@Nullable LocalDate p85, LocalDate must, UntilSure until) {
        var dates = new Forecast.Dates(null, null, p85, null, 0.5, must, 0.1);
        var own =
                new Forecast.OfInitiative(new UUID(1, 1), "BERTH-1", "Berth", 8, 0, 0, dates, null);
        return SureWords.sentence(
                new InitiativeForecast(
                        START,
                        1_000,
                        own,
                        List.of(),
                        List.of(),
                        new Waits(List.of(), null, List.of()),
                        until,
                        List.of(),
                        null,
                        List.of(),
                        null));
    }
}
