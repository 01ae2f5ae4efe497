package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.planning.LeverAnswer;
import dev.quarterdeck.planning.LeverAnswer.Price;
import dev.quarterdeck.planning.Levers;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.planning.Plans;
import dev.quarterdeck.planning.scenarios.Scenario.Line;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.csv.CsvRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Pull levers, and say at once what each costs to who may know what people cost.
///
/// A lever costs what the scenario would that keeps it.
public final class PricedLevers {

    private static final int KEPT = 2;

    /// Names who comes by a lever, so that their luck is the same each time.
    private static final UUID LINE = new UUID(0, 0);

    private final Levers levers;
    private final Plans plans;
    private final Vocabulary vocabulary;
    private final Pricing pricing;
    private final Recent<Plan, Outlook> bases = new Recent<>(KEPT);

    PricedLevers(Levers levers, Plans plans, Vocabulary vocabulary, Pricing pricing) {
        this.levers = levers;
        this.plans = plans;
        this.vocabulary = vocabulary;
        this.pricing = pricing;
    }

    /// Pulls a lever.
    ///
    /// @param key of the initiative it is pulled for
    /// @param parameters `lever` and what it needs, as an address has them
    /// @throws dev.quarterdeck.platform.Refusal when the initiative has no forecast or a parameter
    ///     means nothing
    public LeverAnswer pull(Viewer viewer, String key, Map<String, String> parameters) {
        var answer = levers.pull(viewer, key, parameters);
        var priced = pricing.of(viewer);
        var rates = priced.rates();
        if (rates == null) {
            return answer.priced(null, priced.hidden());
        }
        var record = plans.today();
        var names = vocabulary.names(viewer);
        var fitted = fitted(record, names, answer.change());
        return fitted.leftOut().isEmpty()
                ? answer.priced(price(record, rates, fitted, answer.own().id()), null)
                : answer.priced(null, fitted.leftOut().getFirst());
    }

    private static Fitted fitted(
            PlanOfRecord record, ScenarioNames names, Map<String, String> change) {
        var cells =
                change.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        one -> CellMembers.column(one.getKey()),
                                        Map.Entry::getValue));
        try {
            var read = ChangeCells.read(new CsvRow("", 1, cells), names);
            return Fitting.of(record, List.of(new Line(LINE, read)), names);
        } catch (BadCell bad) {
            // What the page pulls and nobody could keep has no price either.
            var why = String.valueOf(CellMembers.refusal(bad).getMessage());
            return new Fitted(record.plan(), List.of(), List.of(why), true, Map.of(), 0);
        }
    }

    private Price price(PlanOfRecord record, Rates rates, Fitted fitted, UUID own) {
        var base = rates.price(record.plan(), Map.of());
        var before = bases.get(base, () -> Plans.few(base));
        var after = Plans.few(rates.price(fitted.plan(), fitted.costs()));
        var spending =
                new SpendingOf(record, before, after)
                        .in(rates.currency().getCurrencyCode(), false, rates.notes(fitted));
        double ownMore =
                spending.initiatives().stream()
                        .filter(part -> own.equals(part.id()))
                        .mapToDouble(ScenarioComparison.Part::more)
                        .sum();
        return new Price(spending.currency(), spending.more(), ownMore, spending.notes());
    }
}
