package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.engine.changes.Accounts;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.changes.ChangeFold;
import dev.quarterdeck.engine.changes.ChangeHistory;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.deliveries.DeploymentHistory;
import dev.quarterdeck.engine.deliveries.EnvironmentRules;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.deliveries.RunFacts;
import dev.quarterdeck.engine.deliveries.RunHistory;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.incidents.IncidentFacts;
import dev.quarterdeck.engine.incidents.IncidentHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds changes, runs, deployments and incidents to rows. What is not dated later than a moment
/// counts; nothing depends on the moment itself.
final class PlainFoldings {

    private PlainFoldings() {}

    static Optional<ChangeFacts> change(KeptHistory kept, Instant asOf) {
        return ChangeFold.fold(
                ChangeHistory.of(kept.id().id(), kept.events(ChangeEvent.class)),
                Accounts.UNKNOWN,
                asOf);
    }

    static Optional<ChangeRow> changeRow(KeptHistory kept, Instant asOf) {
        return change(kept, asOf).map(facts -> row(kept, facts));
    }

    private static ChangeRow row(KeptHistory kept, ChangeFacts facts) {
        var origin = facts.origin();
        var moments = facts.moments();
        var reviewing = facts.reviewing();
        var stages = facts.stages();
        return new ChangeRow(
                Heads.of(kept, facts.standing().name(), moment(facts)),
                new ChangeRow.Origin(
                        origin.repository(),
                        origin.number(),
                        origin.byBot(),
                        origin.source(),
                        origin.target(),
                        facts.draft()),
                new ChangeRow.Dates(
                        moments.firstCommit(),
                        moments.opened(),
                        moments.ready(),
                        moments.answered(),
                        moments.reviewed(),
                        moments.approved(),
                        moments.merged(),
                        moments.closed(),
                        moments.gone()),
                new ChangeRow.Stages(
                        stages.coding(),
                        stages.draft(),
                        stages.closed(),
                        stages.pickup(),
                        stages.review(),
                        stages.rework(),
                        stages.landing(),
                        stages.open()),
                new ChangeRow.Reviewing(
                        reviewing.answered(),
                        reviewing.reviewed(),
                        reviewing.blocking(),
                        reviewing.cycles(),
                        reviewing.withReviewers(),
                        reviewing.withAuthor(),
                        reviewing.toLand()),
                amount(facts),
                new ChangeRow.Said(
                        facts.traces().merge().stream().findFirst().orElse(null),
                        facts.items(),
                        facts.repairs(),
                        List.copyOf(facts.oddities())));
    }

    private static @Nullable Instant moment(ChangeFacts facts) {
        var moments = facts.moments();
        return switch (facts.standing()) {
            case OPEN -> moments.opened();
            case MERGED -> moments.merged();
            case CLOSED -> moments.closed();
        };
    }

    private static ChangeRow.Amount amount(ChangeFacts facts) {
        var counts = facts.counts();
        var size = facts.size();
        return new ChangeRow.Amount(
                counts.commits(),
                counts.forcePushes(),
                counts.reopened(),
                size == null || size.linesUnknown() ? null : (Integer) size.added(),
                size == null || size.linesUnknown() ? null : (Integer) size.removed(),
                size == null ? null : (Integer) size.files());
    }

    static Optional<RunRow> runRow(KeptHistory kept, Instant asOf) {
        return RunHistory.of(kept.id().id(), kept.events(RunEvent.class))
                .fold(asOf)
                .map(facts -> row(kept, facts));
    }

    private static RunRow row(KeptHistory kept, RunFacts facts) {
        var last = facts.last();
        return new RunRow(
                Heads.of(
                        kept,
                        state(last.result()),
                        Heads.first(last.finished(), last.started(), last.queued())),
                facts.pipeline(),
                facts.commit(),
                facts.branch(),
                new RunRow.Course(
                        last.queued(),
                        last.started(),
                        last.finished(),
                        last.result(),
                        last.waited(),
                        last.ran()),
                facts.attempts().size(),
                facts.isFlaky(),
                last.stages().stream()
                        .map(
                                stage ->
                                        new RunRow.Stage(
                                                stage.id(),
                                                stage.finished(),
                                                stage.result(),
                                                stage.ran().known().orElse(null)))
                        .toList());
    }

    private static String state(@Nullable Result result) {
        return result == null ? "RUNNING" : result.name();
    }

    static Optional<DeploymentFacts> deployment(KeptHistory kept, Instant asOf) {
        return DeploymentHistory.of(kept.id().id(), kept.events(DeploymentEvent.class))
                .fold(EnvironmentRules.NAMES, asOf);
    }

    static Optional<DeploymentRow> deploymentRow(KeptHistory kept, Instant asOf) {
        return deployment(kept, asOf).map(facts -> row(kept, facts));
    }

    private static DeploymentRow row(KeptHistory kept, DeploymentFacts facts) {
        return new DeploymentRow(
                Heads.of(
                        kept,
                        state(facts.result()),
                        Heads.first(facts.finished(), facts.created())),
                facts.target().component(),
                facts.target().environment(),
                facts.tier(),
                facts.tierBy(),
                new DeploymentRow.Course(
                        facts.created(),
                        facts.finished(),
                        facts.result(),
                        facts.waited(),
                        facts.ran(),
                        facts.retired(),
                        facts.rolledBack(),
                        facts.gone()),
                facts.commits(),
                facts.artifacts(),
                facts.rollsBack());
    }

    static Optional<IncidentFacts> incident(KeptHistory kept, Instant asOf) {
        return IncidentHistory.of(kept.id().id(), kept.events(IncidentEvent.class)).fold(asOf);
    }

    static Optional<IncidentRow> incidentRow(KeptHistory kept, Instant asOf) {
        return incident(kept, asOf).map(facts -> row(kept, facts));
    }

    private static IncidentRow row(KeptHistory kept, IncidentFacts facts) {
        var moments = facts.moments();
        var times = facts.times();
        return new IncidentRow(
                Heads.of(
                        kept,
                        facts.isOpen() ? "OPEN" : "RESOLVED",
                        Heads.first(moments.resolved(), moments.opened())),
                facts.severity(),
                facts.components(),
                facts.deployments(),
                new IncidentRow.Dates(
                        moments.opened(),
                        moments.acknowledged(),
                        moments.mitigated(),
                        moments.resolved(),
                        moments.gone()),
                new IncidentRow.Times(
                        times.toAcknowledge(), times.toMitigate(), times.toRestore(), times.open()),
                facts.reopened());
    }
}
