package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.planning.scenarios.ScenarioComparison;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Month;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Row;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Shift;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Side;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Spending;
import dev.quarterdeck.reports.wording.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// Explains the dates and the money of scenarios beside the plan.
final class CompareFigures {

    private static final String DECISION = "hire, move, cut, re-order or stop";

    private final ScenarioComparison compared;

    CompareFigures(ScenarioComparison compared) {
        this.compared = compared;
    }

    List<Figure> all() {
        var figures = new ArrayList<>(costs());
        for (var side : compared.scenarios()) {
            side.initiatives().stream()
                    .filter(row -> row.shift() != null)
                    .map(row -> figure(side, row, Objects.requireNonNull(row.shift())))
                    .forEach(figures::add);
        }
        return figures;
    }

    /// The id of the date of an initiative in a scenario.
    static String id(Side side, Row row) {
        return "compare.%s.%s".formatted(side.scenario(), row.id());
    }

    private Figure figure(Side side, Row row, Shift shift) {
        var day = row.p85();
        return new Figure(
                id(side, row),
                "%s in %s, 85%% sure".formatted(row.key(), Printable.clean(side.name())),
                day == null ? new Quantity.NotKnown("not within two years") : new Quantity.Day(day),
                explanation(
                        "the day by whose end it is done in 85%% of %s simulated futures of the scenario; each is set against the same future of the plan"
                                .formatted(Wording.count(compared.draws())),
                        new Rows(
                                List.of("what", "value"),
                                List.of(
                                        List.of("50% day moves by", signed(shift.p50Weeks())),
                                        List.of("85% day moves by", signed(shift.p85Weeks())),
                                        List.of(
                                                "in the mean it moves by",
                                                signed(shift.meanWeeks())),
                                        List.of("later in", PlanFigures.percent(shift.later())),
                                        List.of("sooner in", PlanFigures.percent(shift.earlier())),
                                        List.of("odds of its day", odds(row, shift)))),
                        List.of(new OtherRule("50% sure", PlanFigures.day(row.p50())))));
    }

    private Explanation explanation(String formula, Rows rows, List<OtherRule> others) {
        return new Explanation(
                DECISION,
                "two years from " + compared.start(),
                formula,
                rows,
                List.of(),
                "the plan and the scenarios as of " + compared.start(),
                others);
    }

    private static String odds(Row row, Shift shift) {
        var odds = row.odds();
        var change = shift.odds();
        return odds == null
                ? "it has no day"
                : "%s%s"
                        .formatted(
                                PlanFigures.percent(odds),
                                change == null
                                        ? ""
                                        : String.format(
                                                Locale.ROOT, ", %+.0f points", 100 * change));
    }

    /// Says weeks: `2.1 weeks`.
    static String weeks(double weeks) {
        return String.format(Locale.ROOT, "%.1f weeks", weeks);
    }

    /// Says a difference of weeks: `+2.1 weeks`, `none` where there is exactly none.
    static String signed(double weeks) {
        return weeks == 0
                ? "none"
                : Math.abs(weeks) < 0.05
                        ? "under half a day"
                        : String.format(Locale.ROOT, "%+.1f weeks", weeks);
    }

    /// What each plan costs, none where it may not be told.
    List<Figure> costs() {
        return Stream.concat(Stream.of(compared.plan()), compared.scenarios().stream())
                .flatMap(side -> Stream.ofNullable(side.money()).map(money -> cost(side, money)))
                .toList();
    }

    private Figure cost(Side side, Spending money) {
        var id = side.scenario() == null ? "plan" : side.scenario().toString();
        return new Figure(
                "compare.cost." + id,
                "%s costs in two years".formatted(Printable.clean(side.name())),
                new Quantity.Count(Math.round(money.mean()), money.currency()),
                explanation(
                        "what everybody costs over all weeks in the mean over %s simulated futures: seats by their own cost, others by the loaded rate of their role"
                                .formatted(Wording.count(compared.draws())),
                        new Rows(
                                List.of("month", "mean", "50%", "80%", "more than the plan"),
                                money.months().stream().map(CompareFigures::cells).toList()),
                        List.of(
                                new OtherRule(
                                        "in half of all futures at most", amount(money.p50())),
                                new OtherRule("in 80% of them at most", amount(money.p80())),
                                new OtherRule("more than the plan", signedAmount(money.more())))));
    }

    private static List<String> cells(Month one) {
        return List.of(
                one.month(),
                amount(one.mean()),
                amount(one.p50()),
                amount(one.p80()),
                signedAmount(one.more()));
    }

    static String amount(double money) {
        return Wording.count(Math.round(money));
    }

    static String signedAmount(double money) {
        long rounded = Math.round(money);
        return rounded == 0 ? "none" : (rounded > 0 ? "+" : "-") + Wording.count(Math.abs(rounded));
    }
}
