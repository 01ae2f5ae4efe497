package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.portfolio.Comparison;
import dev.quarterdeck.engine.portfolio.Comparison.Shift;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.planning.scenarios.Fitted.Step;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Payer;
import dev.quarterdeck.platform.Recent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Says which initiatives pay for a scenario, and which of its changes makes them: the one without
/// which most of the delay would be gone, in the same futures.
final class Payers {

    private static final int HELD = 16;
    private static final int DRAWS = 1_000;

    /// A tenth of a week is less than what 1,000 futures can tell apart.
    private static final double NOTHING = 0.1;

    /// Half a day, in weeks: what comes later by less does not pay.
    private static final double NOTICED = 0.5 / 7;

    private final Recent<Asked, List<Payer>> known = new Recent<>(HELD);

    /// What was asked. @param words of each change, as they depend on names
    private record Asked(Plan plan, Plan changed, List<Step> steps) {}

    /// Lists them, the most delayed first.
    ///
    /// @param plan how the plan of record was played
    /// @param changed how the scenario was
    /// @param without the plan with all changes but one
    List<Payer> of(
            PlanOfRecord record,
            Outlook plan,
            Outlook changed,
            Fitted fitted,
            Function<UUID, Plan> without) {
        return known.get(
                new Asked(plan.plan(), fitted.plan(), fitted.steps()),
                () -> {
                    var later =
                            Comparison.of(plan, changed).whoPays().stream()
                                    .filter(one -> Math.max(one.p85(), one.mean()) >= NOTICED)
                                    .toList();
                    var simulation = new Simulation(DRAWS, plan.simulation().seed());
                    return later.isEmpty()
                            ? List.of()
                            : payers(record, later, fitted, new Blame(simulation, without, fitted));
                });
    }

    private static List<Payer> payers(
            PlanOfRecord record, List<Shift> later, Fitted fitted, Blame blame) {
        Map<String, Wanted> wanted =
                record.initiatives().stream()
                        .collect(Collectors.toMap(one -> one.id().toString(), one -> one));
        return later.stream()
                .map(
                        shift -> {
                            var one = Objects.requireNonNull(wanted.get(shift.initiative()));
                            var cause = blame.of(shift);
                            return new Payer(
                                    one.id(),
                                    one.key(),
                                    shift.mean(),
                                    shift.p85(),
                                    cause.map(found -> found.step().words()).orElse(null),
                                    cause.map(Blame.Cause::weeks).orElse(0.0));
                        })
                .toList();
    }

    /// Plays the scenario without each of its changes.
    private static final class Blame {

        private final Fitted fitted;
        private final Outlook whole;
        private final Map<UUID, Outlook> others;

        /// One change and what it costs an initiative.
        private record Cause(Step step, double weeks) {}

        Blame(Simulation simulation, Function<UUID, Plan> without, Fitted fitted) {
            this.fitted = fitted;
            whole = simulation.of(fitted.plan());
            others =
                    fitted.steps().size() < 2
                            ? Map.of()
                            : fitted.steps().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Step::line,
                                                    step ->
                                                            simulation.of(
                                                                    without.apply(step.line()))));
        }

        Optional<Cause> of(Shift shift) {
            return others.isEmpty()
                    ? fitted.steps().stream().findFirst().map(step -> new Cause(step, shift.mean()))
                    : fitted.steps().stream()
                            .map(step -> new Cause(step, weeks(step, shift.initiative())))
                            .filter(cause -> cause.weeks() >= NOTHING)
                            .max(Comparator.comparingDouble(Cause::weeks));
        }

        private double weeks(Step step, String initiative) {
            var other = Objects.requireNonNull(others.get(step.line()));
            return other.initiatives().contains(initiative)
                    ? whole.meanWeeks(initiative) - other.meanWeeks(initiative)
                    : 0;
        }
    }
}
