package dev.quarterdeck.engine.linking;

import static dev.quarterdeck.engine.linking.Facts.deployment;
import static dev.quarterdeck.engine.linking.Facts.hour;
import static dev.quarterdeck.engine.linking.Facts.merged;
import static dev.quarterdeck.engine.linking.Facts.sha;
import static dev.quarterdeck.engine.linking.Facts.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.changes.ChangeEvent.Declared;
import dev.quarterdeck.engine.changes.ChangeEvent.Repair;
import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.linking.FailureSignals.Delivered;
import dev.quarterdeck.engine.linking.FailureSignals.Findings;
import dev.quarterdeck.engine.linking.FailureSignals.Sign;
import dev.quarterdeck.engine.linking.FailureSignals.Signal;
import dev.quarterdeck.engine.linking.FailureSignals.Unplaced;
import dev.quarterdeck.engine.linking.FailureSignals.Why;
import dev.quarterdeck.engine.linking.IncidentCauses.Blamed;
import dev.quarterdeck.engine.linking.IncidentCauses.Cause;
import dev.quarterdeck.engine.linking.IncidentCauses.Known;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureSignalsTest {

    private static final Confidence HALF = new Confidence(0.5);
    private static final Confidence MUCH = new Confidence(0.9);

    private static final List<DeploymentFacts> LINE =
            List.of(
                    success("d1", 10, "prod", sha(1)),
                    success("d2", 20, "prod", sha(3)),
                    success("d3", 22, "prod", sha(5)));

    @Test
    void tellsFailedDeploymentsOfProductionOnly() {
        var findings =
                gather(
                        List.of(
                                deployment("f1", 5, "api", "prod", Result.FAILED, sha(1)),
                                deployment("f2", 5, "api", "staging", Result.FAILED, sha(1)),
                                deployment("f3", 5, "api", "prod", Result.CANCELLED, sha(1))),
                        Map.of());

        assertThat(findings.signals())
                .containsExactly(new Signal("f1", Sign.FAILED, "f1", Confidence.TOLD));
    }

    @Test
    void seesARollBackAndBelievesOneThatIsTold() {
        var back =
                gather(
                        List.of(
                                success("d1", 10, "prod", sha(1)),
                                success("d2", 20, "prod", sha(3)),
                                success("d3", 22, "prod", sha(1))),
                        Map.of());
        var told =
                Facts.facts(
                        "d2",
                        List.of(
                                new DeploymentEvent.Created(
                                        hour(20), "api", "prod", DeploymentEvent.Tier.UNKNOWN),
                                new DeploymentEvent.CarriesCommit(hour(20), sha(3)),
                                new DeploymentEvent.Finished(hour(20), Result.SUCCESS),
                                new DeploymentEvent.RolledBack(hour(22), "d3")));
        var both =
                gather(
                        List.of(
                                success("d1", 10, "prod", sha(1)),
                                told,
                                success("d3", 22, "prod", sha(1))),
                        Map.of());

        assertThat(back.signals()).containsExactly(new Signal("d2", Sign.ROLLED_BACK, "", MUCH));
        assertThat(both.signals())
                .containsExactly(new Signal("d2", Sign.ROLLED_BACK, "", Confidence.TOLD));
    }

    @Test
    void takesOverWhatIncidentsBlame() {
        Cause cause =
                new Known(List.of(new Blamed("d2", IncidentCauses.Rule.SAME_COMPONENT, HALF)));

        assertThat(gather(LINE, Map.of("i1", cause)).signals())
                .containsExactly(new Signal("d2", Sign.INCIDENT, "i1", HALF));
    }

    @Test
    void laysAHotfixToTheDeploymentBeforeIt() {
        assertThat(gather(LINE, Map.of(), hotfix(sha(5))).signals())
                .containsExactly(new Signal("d2", Sign.HOTFIX, "change-7", HALF));
        assertThat(gather(LINE, Map.of(), hotfix(sha(2))).unplaced())
                .as("ten hours after d1, the limit is five")
                .containsExactly(new Unplaced("change-7", Sign.HOTFIX, Why.NOTHING_BEFORE));
        assertThat(gather(LINE, Map.of(), hotfix(sha(8))).unplaced())
                .containsExactly(new Unplaced("change-7", Sign.HOTFIX, Why.NOT_DELIVERED));
    }

    @Test
    void laysARevertToTheDeploymentThatBroughtWhatItTakesBack() {
        assertThat(gather(LINE, Map.of(), revert(sha(5), sha(3))).signals())
                .containsExactly(new Signal("d2", Sign.REVERT, "change-7", MUCH));
        assertThat(gather(LINE, Map.of(), revert(sha(3), sha(2))).unplaced())
                .as("both came with d2")
                .containsExactly(new Unplaced("change-7", Sign.REVERT, Why.OBJECT_NEVER_SHIPPED));
        assertThat(gather(LINE, Map.of(), revert(sha(3), sha(0))).unplaced())
                .containsExactly(new Unplaced("change-7", Sign.REVERT, Why.BEFORE_BASELINE));
        assertThat(gather(LINE, Map.of(), revert(sha(3), "")).unplaced())
                .containsExactly(new Unplaced("change-7", Sign.REVERT, Why.OBJECT_NOT_TOLD));
    }

    private static ChangeFacts hotfix(String commit) {
        return merged(7, 9, commit, new Declared(hour(1), Repair.HOTFIX, ""));
    }

    private static ChangeFacts revert(String commit, String object) {
        return merged(7, 9, commit, new Declared(hour(1), Repair.REVERT, object));
    }

    private static Findings gather(
            List<DeploymentFacts> deployments, Map<String, Cause> causes, ChangeFacts... changes) {
        CommitGraph graph = Facts.straight(10);
        List<DeploymentLine> lines =
                DeploymentLine.all(
                        graph,
                        deployments.stream().filter(DeploymentFacts::reachedProduction).toList(),
                        DeploymentFacts::commits);
        var landings = new Landings(graph, List.of(sha(9)), List.of());
        var reached =
                new ChangeDeployments(
                        lines, ComponentPaths.NONE, landings::of, _ -> Optional.empty());
        return FailureSignals.gather(
                deployments,
                lines,
                causes,
                Arrays.stream(changes).map(it -> new Delivered(it, reached.of(it))).toList(),
                Duration.ofHours(5));
    }
}
