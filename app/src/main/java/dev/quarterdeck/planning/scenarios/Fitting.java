package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.portfolio.Change;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.planning.scenarios.Fitted.Step;
import dev.quarterdeck.planning.scenarios.Scenario.Line;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Contract;
import dev.quarterdeck.seats.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Fits a scenario to the plan of a day, change after change; what does not fit is left out and
/// said.
final class Fitting {

    private final PlanOfRecord record;
    private final ChangeWords words;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Map<String, Money> costs = new HashMap<>();
    private Plan plan;
    private boolean groups = true;
    private int atRate;

    private Fitting(PlanOfRecord record, ScenarioNames names) {
        this.record = record;
        this.words = new ChangeWords(names);
        plan = record.plan();
    }

    /// Fits the changes to the plan.
    static Fitted of(PlanOfRecord record, List<Line> changes, ScenarioNames names) {
        var fitting = new Fitting(record, names);
        changes.forEach(fitting::fit);
        return new Fitted(
                fitting.plan,
                fitting.steps,
                fitting.leftOut,
                fitting.groups,
                fitting.costs,
                fitting.atRate);
    }

    private void fit(Line line) {
        var made = new PlanChanges(record, plan, words.names(), line.id());
        var sentence = words.of(line.change());
        try {
            for (Change change : made.of(line.change())) {
                plan = change.applyTo(plan);
            }
            steps.add(new Step(line.id(), sentence));
            groups &= made.mayBeTold();
            note(line, made);
        } catch (Misfit misfit) {
            leftOut.add("%s Left out: %s".formatted(sentence, misfit.getMessage()));
        }
    }

    private void note(Line line, PlanChanges made) {
        if (line.change() instanceof Contract contract) {
            var monthly = contract.monthly();
            if (monthly == null) {
                atRate += contract.count();
            } else {
                made.ids(contract.count()).forEach(id -> costs.put(id, monthly));
            }
        }
    }

    /// Says why a change does not fit the plan; what was thrown before it changed nothing.
    static final class Misfit extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Misfit(String why) {
            super(why, null, false, false);
        }
    }
}
