package dev.quarterdeck.pages.plan;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.planning.Forecast;
import dev.quarterdeck.planning.Forecast.Dates;
import dev.quarterdeck.planning.InitiativeForecast;
import dev.quarterdeck.planning.InitiativeForecast.Move;
import dev.quarterdeck.planning.InitiativeForecast.UntilSure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Explains the numbers of the page of one initiative.
final class InitiativeFigures {

    private final Forecast forecast;
    private final InitiativeForecast one;
    private final Dates dates;

    InitiativeFigures(Forecast forecast, InitiativeForecast one) {
        this.forecast = forecast;
        this.one = one;
        this.dates = Objects.requireNonNull(one.initiative().dates());
    }

    List<Figure> all() {
        var all = new ArrayList<>(List.of(done(), left()));
        if (dates.must() != null) {
            all.add(odds());
        }
        var until = one.untilSure();
        if (until != null) {
            all.add(late(until));
        }
        var move = one.move();
        if (move != null) {
            all.add(moved(move));
        }
        return all;
    }

    Figure done() {
        return new PlanFigures(forecast).figure(one.initiative(), dates);
    }

    private String id(String name) {
        return "plan.%s.%s".formatted(name, one.initiative().id());
    }

    private String freshness() {
        return "facts and plan as of %s; inputs %s"
                .formatted(forecast.start(), forecast.inputs().substring(0, 12));
    }

    /// Futures in which it is done by its day.
    Figure odds() {
        var odds = Objects.requireNonNull(dates.odds());
        return new Figure(
                id("odds"),
                "Odds of %s".formatted(dates.must()),
                new Quantity.Part(
                        new Share(Math.round(odds * one.draws()), one.draws()), "futures"),
                new Explanation(
                        "re-date, cut or staff it",
                        "from %s to %s".formatted(forecast.start(), dates.must()),
                        "simulated futures in which it is done by the end of its day, of all (%s)"
                                .formatted(forecast.model()),
                        outcomes(),
                        List.of(),
                        freshness(),
                        List.of(
                                new OtherRule(
                                        "done within two years",
                                        PlanFigures.percent(dates.withinHorizon())))));
    }

    private Rows outcomes() {
        return new Rows(
                List.of("done in week", "futures"),
                one.outcomes().stream()
                        .map(
                                out ->
                                        List.of(
                                                String.valueOf(out.week()),
                                                Wording.count(out.futures())))
                        .toList());
    }

    /// By how much the day that is sure comes after its day, and what the time until it goes to.
    private Figure late(UntilSure until) {
        var late = until.late();
        return new Figure(
                id("late"),
                "Sure after its day by",
                late == null
                        ? new Quantity.NotKnown("not within two years")
                        : new Quantity.Count(Math.round(7 * late), "days"),
                new Explanation(
                        "cut, staff, move or re-date it",
                        "from %s to %s".formatted(forecast.start(), PlanFigures.day(dates.p85())),
                        "the 85% date as each thing that holds it is put back onto the bare work, in one order and in the"
                                + " opposite one, with the same luck; each is the mean of what it adds in the two."
                                + " 300 futures, scaled to the date of all. Where a team has fewer than five people"
                                + " its unplanned work stays in the work (v1)",
                        new Rows(
                                List.of("what the time goes to", "weeks", "of"),
                                SureWords.rows(until)),
                        List.of(),
                        freshness(),
                        List.of(new OtherRule("must be done by", String.valueOf(dates.must())))));
    }

    Figure left() {
        var own = one.initiative();
        return new Figure(
                id("left"),
                "Items left",
                new Quantity.Count(Math.round(own.open()), "items"),
                new Explanation(
                        "cut what is not needed",
                        "on %s".formatted(forecast.start()),
                        "open items below its roots, or what people say is left, in all teams; the forecast lets them grow",
                        new Rows(
                                List.of("team", "items left", "begun"),
                                one.parts().stream()
                                        .map(
                                                part ->
                                                        List.of(
                                                                part.name(),
                                                                Lengths.number(part.items()),
                                                                Wording.count(part.inProgress())))
                                        .toList()),
                        PlanFigures.leftOut(own),
                        freshness(),
                        List.of()));
    }

    Figure moved(Move move) {
        return new Figure(
                id("moved"),
                "Its 85% date moved since " + move.since(),
                move.from() == null || move.to() == null
                        ? new Quantity.NotKnown("a date beyond two years is not told apart")
                        : new Quantity.Count(
                                Math.abs(move.days()),
                                move.days() < 0 ? "days earlier" : "days later"),
                new Explanation(
                        "act on the cause, not on the date",
                        "%s to %s".formatted(move.since(), one.start()),
                        "the 85% date of now less the one told then; each cause is what it adds, averaged over all"
                                + " orders in which scope, capacity, order and what blocks could have changed"
                                + " (Shapley); the rest is unknown",
                        new Rows(
                                List.of("cause", "days"),
                                move.causes().stream()
                                        .map(
                                                cause ->
                                                        List.of(
                                                                MoveWords.of(cause.cause()),
                                                                String.valueOf(cause.days())))
                                        .toList()),
                        List.of(),
                        freshness(),
                        List.of(
                                new OtherRule("told then", PlanFigures.day(move.from())),
                                new OtherRule("told now", PlanFigures.day(move.to())))));
    }
}
