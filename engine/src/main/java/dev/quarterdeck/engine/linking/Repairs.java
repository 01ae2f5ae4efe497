package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.linking.ChangeDeployments.Reached;
import dev.quarterdeck.engine.linking.DeploymentLine.Move;
import dev.quarterdeck.engine.linking.DeploymentLine.Step;
import dev.quarterdeck.engine.linking.FailureSignals.Why;
import dev.quarterdeck.engine.linking.Shipment.BeforeBaseline;
import dev.quarterdeck.engine.linking.Shipment.Shipped;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Lays repairs to the deployments that they repair.
final class Repairs {

    private static final Confidence BY_ORDER = new Confidence(0.5);
    private static final Confidence BY_COMMIT = new Confidence(0.9);

    private final List<DeploymentLine> lines;
    private final Duration limit;

    Repairs(List<DeploymentLine> lines, Duration limit) {
        this.lines = lines;
        this.limit = limit;
    }

    /// A hotfix is laid to the deployment before the one that brought it, of the same target.
    Answer hotfix(Reached reached) {
        Set<String> found = new LinkedHashSet<>();
        boolean shipped = false;
        for (DeploymentLine line : lines) {
            if (reached.byTarget().get(line.target()) instanceof Shipped it) {
                shipped = true;
                before(line, it).ifPresent(found::add);
            }
        }
        return Answer.of(found, BY_ORDER, shipped ? Why.NOTHING_BEFORE : Why.NOT_DELIVERED);
    }

    private Optional<String> before(DeploymentLine line, Shipped shipped) {
        Step last = null;
        for (Step step : line.steps()) {
            if (step.deployment().equals(shipped.deployment())) {
                break;
            }
            last = step.move() == Move.UNKNOWN ? last : step;
        }
        return Optional.ofNullable(last)
                .filter(step -> !step.at().plus(limit).isBefore(shipped.at()))
                .map(Step::deployment);
    }

    /// A revert is laid to the deployment that brought what it takes back, unless both came
    /// together.
    Answer revert(Reached reached, String object) {
        if (object.isEmpty()) {
            return Answer.of(Set.of(), BY_COMMIT, Why.OBJECT_NOT_TOLD);
        }
        Set<String> found = new LinkedHashSet<>();
        Why why = Why.OBJECT_NEVER_SHIPPED;
        for (DeploymentLine line : lines) {
            switch (line.shipmentOf(object)) {
                case Shipped it when !isTogether(reached, line, it) -> found.add(it.deployment());
                case BeforeBaseline _ -> why = Why.BEFORE_BASELINE;
                default -> {}
            }
        }
        return Answer.of(found, BY_COMMIT, why);
    }

    private static boolean isTogether(Reached reached, DeploymentLine line, Shipped object) {
        return reached.byTarget().get(line.target()) instanceof Shipped repair
                && Objects.equals(repair.deployment(), object.deployment());
    }

    /// Deployments that are repaired, or why none.
    record Answer(Set<String> deployments, Confidence confidence, Optional<Why> why) {

        static Answer of(Set<String> deployments, Confidence confidence, Why otherwise) {
            return new Answer(
                    deployments,
                    confidence,
                    deployments.isEmpty() ? Optional.of(otherwise) : Optional.empty());
        }
    }
}
