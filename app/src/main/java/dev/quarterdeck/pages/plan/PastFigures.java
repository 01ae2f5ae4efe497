package dev.quarterdeck.pages.plan;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.planning.ToldDates;
import dev.quarterdeck.planning.ToldPlan.OfInitiative;
import java.util.ArrayList;
import java.util.List;

/// Explains dates that were told by a past day.
final class PastFigures {

    private PastFigures() {}

    /// The id of the date that was told of an initiative.
    static String id(OfInitiative one) {
        return "plan.told." + one.id();
    }

    /// Returns the dates of all of which something was told.
    static List<Figure> dates(List<OfInitiative> all) {
        var figures = new ArrayList<Figure>();
        for (var one : all) {
            var told = one.told();
            if (told != null) {
                figures.add(date(one, told));
            }
        }
        return figures;
    }

    /// Returns all that was told of one.
    static List<Figure> all(OfInitiative one, ToldDates told) {
        var figures = new ArrayList<>(List.of(date(one, told), left(one, told)));
        var odds = told.odds();
        if (odds != null) {
            figures.add(odds(one, told, odds));
        }
        return figures;
    }

    private static Figure date(OfInitiative one, ToldDates told) {
        var latest = told.p85();
        return new Figure(
                id(one),
                one.key() + " is done, 85% sure, as told on " + told.day(),
                latest == null
                        ? new Quantity.NotKnown("not within two years")
                        : new Quantity.Day(latest),
                new Explanation(
                        PlanFigures.DECISION,
                        "two years from " + told.day(),
                        "the day by whose end it was done in 85%% of %s simulated futures of the whole plan (%s); 40 equally likely ones are kept, and days lie between two of them"
                                .formatted(Wording.count(told.draws()), told.model()),
                        rows(told),
                        List.of(),
                        freshness(told),
                        List.of(
                                new OtherRule("50% sure", PlanFigures.day(told.p50())),
                                new OtherRule("95% sure", PlanFigures.day(told.p95())))));
    }

    private static Rows rows(ToldDates told) {
        var must = told.must();
        return new Rows(
                List.of("what", "value"),
                List.of(
                        List.of("items known to remain then", Lengths.number(told.items())),
                        List.of("15% sure", PlanFigures.day(told.p15())),
                        List.of("had to be done", must == null ? "" : must.toString())));
    }

    private static String freshness(ToldDates told) {
        return "kept as told on %s, with nothing that is known since; inputs %s"
                .formatted(told.day(), told.inputs().substring(0, 12));
    }

    private static Figure left(OfInitiative one, ToldDates told) {
        return new Figure(
                "plan.told-left." + one.id(),
                "Items left on " + told.day(),
                new Quantity.Count(Math.round(told.items()), "items"),
                new Explanation(
                        "cut what is not needed",
                        "on " + told.day(),
                        "open items below its roots, or what people said was left, in all teams, as known then",
                        rows(told),
                        List.of(),
                        freshness(told),
                        List.of()));
    }

    private static Figure odds(OfInitiative one, ToldDates told, double odds) {
        return new Figure(
                "plan.told-odds." + one.id(),
                "Odds of %s, as told on %s".formatted(told.must(), told.day()),
                new Quantity.Part(
                        new Share(Math.round(odds * told.draws()), told.draws()), "futures"),
                new Explanation(
                        "re-date, cut or staff it",
                        "from %s to %s".formatted(told.day(), told.must()),
                        "simulated futures in which it was done by the end of its day, of all (%s)"
                                .formatted(told.model()),
                        rows(told),
                        List.of(),
                        freshness(told),
                        List.of()));
    }
}
