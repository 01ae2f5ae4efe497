package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.pages.plan.SeatsPage.Shown;
import dev.quarterdeck.seats.Seat;
import java.time.LocalDate;
import java.util.List;

/// Counts the seats that await somebody.
final class SeatFigures {

    private SeatFigures() {}

    static Figure awaited(Shown shown, LocalDate day) {
        return new Figure(
                "plan.seats-awaited",
                "Await somebody",
                new Quantity.Count(shown.awaited(), "seats"),
                new Explanation(
                        "open, wait or drop a seat",
                        "at the end of " + day,
                        "seats that are planned, approved, open or accepted (v1); a start lies in its range with 80%",
                        new Rows(
                                List.of("seat", "team", "status", "starts", "by which rule"),
                                shown.seats().stream()
                                        .filter(one -> shown.start(one).isPresent())
                                        .map(one -> cells(shown, one))
                                        .toList()),
                        List.of(
                                new LeftOut(
                                        "seats",
                                        shown.seats().size() - shown.awaited(),
                                        "they are filled or cancelled")),
                        "as people said until " + day + ", and as applications went",
                        List.of()));
    }

    private static List<String> cells(Shown shown, Seat one) {
        var start = shown.start(one).orElseThrow();
        return List.of(
                one.terms().key(),
                shown.teamName(one),
                GoalsPage.small(one.terms().standing().status()),
                SeatsPage.between(start),
                start.words());
    }
}
