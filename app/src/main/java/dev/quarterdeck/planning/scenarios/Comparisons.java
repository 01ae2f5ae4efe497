package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.planning.Plans;
import dev.quarterdeck.planning.scenarios.Fitted.Step;
import dev.quarterdeck.planning.scenarios.Pricing.Priced;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Payer;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Side;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Spending;
import dev.quarterdeck.platform.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Set scenarios beside the plan of record: dates, odds, load and money, and who pays.
///
/// Everybody who may see a scenario sees the same dates. What it costs is told to who may know what
/// people cost: only then is anything of it read.
public final class Comparisons {

    /// More than four beside each other nobody compares.
    private static final int MOST = 4;

    private static final String SMALL =
            "Who leaves or moves is not the whole of a team of five people or more that shares nobody:"
                    + " how the weeks of teams differ would tell of single people's leave.";

    private final Plans plans;
    private final Scenarios scenarios;
    private final Vocabulary vocabulary;
    private final Pricing pricing;
    private final ScenarioRights rights;
    private final Payers payers = new Payers();

    Comparisons(
            Plans plans,
            Scenarios scenarios,
            Vocabulary vocabulary,
            Pricing pricing,
            ScenarioRights rights) {
        this.plans = plans;
        this.scenarios = scenarios;
        this.vocabulary = vocabulary;
        this.pricing = pricing;
        this.rights = rights;
    }

    /// Plays scenarios and sets them beside the plan.
    ///
    /// @param ids up to four, in the order in which they are answered; none = the plan alone
    /// @throws Refusal when they are too many, or the viewer may not know of one
    public ScenarioComparison of(Viewer viewer, List<UUID> ids) {
        rights.requireSeen(viewer);
        var asked = ids.stream().distinct().toList();
        if (asked.size() > MOST) {
            throw new Refusal(
                    "The scenarios (%d) set side by side must be %d at most."
                            .formatted(asked.size(), MOST),
                    "Maybe compare some of them first.");
        }
        var found = asked.stream().map(id -> scenarios.require(viewer, id)).toList();
        var names = vocabulary.names(viewer);
        var table = new Table(plans.today(), names, pricing.of(viewer));
        return new ScenarioComparison(
                table.record.plan().start(),
                table.plan.simulation().draws(),
                table.ofPlan(),
                found.stream().map(table::of).toList());
    }

    /// One comparison in the making.
    private final class Table {

        private final PlanOfRecord record;
        private final ScenarioNames names;
        private final Priced priced;
        private final Fitted unchanged;
        private final Outlook plan;
        private final Sides sides;

        Table(PlanOfRecord record, ScenarioNames names, Priced priced) {
            this.record = record;
            this.names = names;
            this.priced = priced;
            unchanged = Fitting.of(record, List.of(), names);
            plan = play(unchanged);
            sides = new Sides(record, plan);
        }

        private Outlook play(Fitted fitted) {
            var rates = priced.rates();
            return rates == null
                    ? plans.outlook(fitted.plan())
                    : plans.priced(rates.price(fitted.plan(), fitted.costs()));
        }

        Side ofPlan() {
            return side(null, unchanged, plan, List.of());
        }

        Side of(Scenario one) {
            var fitted = Fitting.of(record, one.changes(), names);
            var outlook = play(fitted);
            var later = payers.of(record, plan, outlook, fitted, line -> without(one, line).plan());
            return side(one, fitted, outlook, later);
        }

        private Fitted without(Scenario one, UUID line) {
            var others = one.changes().stream().filter(other -> !other.id().equals(line)).toList();
            return Fitting.of(record, others, names);
        }

        private Side side(
                @Nullable Scenario one, Fitted fitted, Outlook outlook, List<Payer> later) {
            return new Side(
                    one == null ? null : one.id(),
                    one == null ? "Plan of record" : one.name(),
                    one == null ? 0 : one.version().number(),
                    fitted.steps().stream().map(Step::words).toList(),
                    fitted.leftOut(),
                    one == null ? sides.rows() : sides.rows(outlook),
                    later,
                    fitted.groups() ? sides.load(outlook) : List.of(),
                    fitted.groups() ? null : SMALL,
                    spending(fitted, outlook),
                    priced.hidden());
        }

        private @Nullable Spending spending(Fitted fitted, Outlook outlook) {
            return Optional.ofNullable(priced.rates())
                    .map(
                            rates ->
                                    new SpendingOf(record, plan, outlook)
                                            .in(
                                                    rates.currency().getCurrencyCode(),
                                                    fitted.groups(),
                                                    rates.notes(fitted)))
                    .orElse(null);
        }
    }
}
