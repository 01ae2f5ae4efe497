package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.planning.Forecast;
import dev.quarterdeck.planning.Forecast.Dates;
import dev.quarterdeck.planning.Forecast.OfInitiative;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Explains the dates of a forecast.
final class PlanFigures {

    static final String DECISION = "commit, cut, move, re-date or stop";

    private final Forecast forecast;

    PlanFigures(Forecast forecast) {
        this.forecast = forecast;
    }

    List<Figure> all() {
        var figures = new ArrayList<Figure>();
        for (var one : forecast.initiatives()) {
            var dates = one.dates();
            if (dates != null) {
                figures.add(figure(one, dates));
            }
        }
        return figures;
    }

    /// The id of the date of an initiative.
    static String id(OfInitiative one) {
        return "plan.done." + one.id();
    }

    /// Returns the date of an initiative.
    Figure figure(OfInitiative one, Dates dates) {
        var latest = dates.p85();
        return new Figure(
                id(one),
                one.key() + " is done, 85% sure",
                latest == null
                        ? new Quantity.NotKnown("not within two years")
                        : new Quantity.Day(latest),
                new Explanation(
                        DECISION,
                        "two years from " + forecast.start(),
                        "the day by whose end it is done in 85%% of %s simulated futures of the whole plan (%s)"
                                .formatted(Wording.count(forecast.draws()), forecast.model()),
                        rows(one, dates),
                        leftOut(one),
                        "facts and plan as of %s; inputs %s"
                                .formatted(forecast.start(), forecast.inputs().substring(0, 12)),
                        List.of(
                                new OtherRule("50% sure", day(dates.p50())),
                                new OtherRule("95% sure", day(dates.p95())))));
    }

    static List<LeftOut> leftOut(OfInitiative one) {
        return one.nobodys() == 0
                ? List.of()
                : List.of(
                        new LeftOut(
                                "open items of projects that no team owns",
                                one.nobodys(),
                                "nobody is known to work on them"));
    }

    private static Rows rows(OfInitiative one, Dates dates) {
        return new Rows(
                List.of("what", "value"),
                List.of(
                        List.of("items known to remain", items(one)),
                        List.of("items finished", finished(one)),
                        List.of("15% sure", day(dates.p15())),
                        List.of("done within two years", percent(dates.withinHorizon()))));
    }

    private static String finished(OfInitiative one) {
        var finished = one.finished();
        return finished == null ? "not told: fewer than five people" : Wording.count(finished);
    }

    static String items(OfInitiative one) {
        return one.open() == Math.rint(one.open())
                ? Wording.count((long) one.open())
                : String.format(Locale.ROOT, "%.1f", one.open());
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? "beyond two years" : day.toString();
    }

    static String percent(double share) {
        return Wording.percent(share);
    }
}
