package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.changes.ChangeEvent.Repair;
import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.linking.DeploymentLine.Move;
import dev.quarterdeck.engine.linking.DeploymentLine.Step;
import dev.quarterdeck.engine.linking.IncidentCauses.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers what says that a deployment to production went wrong, each sign apart.
///
/// Which signs count is for the metric to choose: DORA counts incidents and repairs; a deployment
/// that failed outright never reached users and is told apart.
public final class FailureSignals {

    private static final Confidence SEEN_STEPPING_BACK = new Confidence(0.9);

    private final Map<List<Object>, Signal> signals = new LinkedHashMap<>();
    private final List<Unplaced> unplaced = new ArrayList<>();
    private final Repairs repairs;

    private FailureSignals(List<DeploymentLine> lines, Duration limit) {
        repairs = new Repairs(lines, limit);
    }

    /// Gathers them, by deployment.
    ///
    /// @param deployments to production and elsewhere
    /// @param lines the targets in production
    /// @param causes of each incident, by its id
    /// @param delivered changes and how they reached production
    /// @param limit how long after a deployment a hotfix may be for it
    public static Findings gather(
            Collection<DeploymentFacts> deployments,
            List<DeploymentLine> lines,
            Map<String, Cause> causes,
            Collection<Delivered> delivered,
            Duration limit) {
        FailureSignals all = new FailureSignals(lines, limit);
        deployments.stream().filter(DeploymentFacts::isProduction).forEach(all::told);
        lines.forEach(all::steps);
        causes.forEach(all::incident);
        delivered.forEach(all::repairs);
        return new Findings(
                all.signals.values().stream()
                        .sorted(
                                Comparator.comparing(Signal::deployment)
                                        .thenComparing(Signal::sign)
                                        .thenComparing(Signal::evidence))
                        .toList(),
                all.unplaced.stream()
                        .sorted(
                                Comparator.comparing(Unplaced::change)
                                        .thenComparing(Unplaced::sign))
                        .toList());
    }

    private void told(DeploymentFacts deployment) {
        if (deployment.result() == Result.FAILED) {
            add(deployment.id(), Sign.FAILED, deployment.id(), Confidence.TOLD);
        }
        if (deployment.rolledBack() != null) {
            add(deployment.id(), Sign.ROLLED_BACK, "", Confidence.TOLD);
        }
        for (String other : deployment.rollsBack()) {
            add(other, Sign.ROLLED_BACK, "", Confidence.TOLD);
        }
    }

    private void steps(DeploymentLine line) {
        Step before = null;
        for (Step step : line.steps()) {
            if (step.move() == Move.BACK && before != null) {
                add(before.deployment(), Sign.ROLLED_BACK, "", SEEN_STEPPING_BACK);
            }
            before = step.move() == Move.UNKNOWN ? before : step;
        }
    }

    private void incident(String incident, Cause cause) {
        if (cause instanceof IncidentCauses.Known known) {
            known.deployments()
                    .forEach(it -> add(it.deployment(), Sign.INCIDENT, incident, it.confidence()));
        }
    }

    private void repairs(Delivered delivered) {
        for (ChangeFacts.DeclaredRepair repair : delivered.change().repairs()) {
            Repairs.Answer answer =
                    switch (repair.repair()) {
                        case HOTFIX -> repairs.hotfix(delivered.reached());
                        case REVERT -> repairs.revert(delivered.reached(), repair.of());
                    };
            Sign sign = repair.repair() == Repair.HOTFIX ? Sign.HOTFIX : Sign.REVERT;
            String change = delivered.change().id();
            answer.deployments().forEach(it -> add(it, sign, change, answer.confidence()));
            answer.why().ifPresent(why -> unplaced.add(new Unplaced(change, sign, why)));
        }
    }

    private void add(String deployment, Sign sign, String evidence, Confidence confidence) {
        signals.merge(
                List.of(deployment, sign, evidence),
                new Signal(deployment, sign, evidence, confidence),
                (one, other) -> one.confidence().compareTo(other.confidence()) >= 0 ? one : other);
    }

    /// A change and how it reached production.
    public record Delivered(ChangeFacts change, ChangeDeployments.Reached reached) {}

    /// What was found.
    ///
    /// @param signals one per deployment, sign and evidence
    /// @param unplaced repairs that can be laid to no deployment
    public record Findings(List<Signal> signals, List<Unplaced> unplaced) {

        public Findings {
            signals = List.copyOf(signals);
            unplaced = List.copyOf(unplaced);
        }
    }

    /// Something that says that a deployment went wrong.
    ///
    /// @param deployment its id
    /// @param sign what kind of thing
    /// @param evidence id of the incident or change; of the deployment itself where it failed;
    ///     empty for a roll-back
    public record Signal(String deployment, Sign sign, String evidence, Confidence confidence) {}

    /// A repair that can be laid to no deployment.
    ///
    /// @param change its id
    /// @param sign what kind of repair
    /// @param why the reason
    public record Unplaced(String change, Sign sign, Why why) {}

    /// What says that a deployment went wrong.
    public enum Sign {
        /// It failed.
        FAILED,
        /// It was taken back.
        ROLLED_BACK,
        /// An incident was caused by it.
        INCIDENT,
        /// A hotfix came next.
        HOTFIX,
        /// A change that it brought was reverted.
        REVERT
    }

    /// Why a repair can be laid to no deployment.
    public enum Why {
        /// The repair has not reached production.
        NOT_DELIVERED,
        /// It does not say what it takes back.
        OBJECT_NOT_TOLD,
        /// What it takes back never was in production without the repair.
        OBJECT_NEVER_SHIPPED,
        /// What it takes back came before the first known deployment.
        BEFORE_BASELINE,
        /// No deployment is known before it, within the limit.
        NOTHING_BEFORE
    }
}
