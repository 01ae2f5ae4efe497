package dev.quarterdeck.engine.linking;

import static dev.quarterdeck.engine.linking.Facts.deployment;
import static dev.quarterdeck.engine.linking.Facts.hour;
import static dev.quarterdeck.engine.linking.Facts.merged;
import static dev.quarterdeck.engine.linking.Facts.sha;
import static dev.quarterdeck.engine.linking.Facts.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.histories.Lapse;
import dev.quarterdeck.engine.histories.Lapse.Why;
import dev.quarterdeck.engine.linking.ChangeDeployments.Carrying;
import dev.quarterdeck.engine.linking.ChangeDeployments.Reached;
import dev.quarterdeck.engine.linking.ComponentPaths.Rule;
import dev.quarterdeck.engine.linking.Shipment.BeforeBaseline;
import dev.quarterdeck.engine.linking.Shipment.NotCarried;
import dev.quarterdeck.engine.linking.Shipment.NotYet;
import dev.quarterdeck.engine.linking.Shipment.Shipped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeDeploymentsTest {

    private static final ComponentPaths PATHS =
            new ComponentPaths(
                    List.of(Rule.of("api", List.of("api/**")), Rule.of("web", List.of("web/**"))));

    private final CommitGraph graph = Facts.straight(10);

    @Test
    void tellsTheFirstAndTheLastOfSeveralEnvironments() {
        var reached =
                reached(
                        merged(12, 10, sha(3)),
                        success("e1", 1, "prod-eu", sha(1)),
                        success("u1", 1, "prod-us", sha(1)),
                        success("e2", 12, "prod-eu", sha(3)),
                        success("u2", 20, "prod-us", sha(4)));

        assertThat(reached.first()).isEqualTo(new Shipped("e2", hour(12)));
        assertThat(reached.last()).isEqualTo(new Shipped("u2", hour(20)));
        assertThat(reached.toFirst()).isEqualTo(Lapse.of(Duration.ofHours(2)));
        assertThat(reached.byTarget()).hasSize(2);
        assertThat(reached.confidence()).contains(Confidence.TOLD);
    }

    @Test
    void waitsForEnvironmentsThatDoNotHaveItYet() {
        var reached =
                reached(
                        merged(12, 10, sha(3)),
                        success("e1", 1, "prod-eu", sha(1)),
                        success("u1", 1, "prod-us", sha(1)),
                        success("e2", 12, "prod-eu", sha(3)));

        assertThat(reached.first()).isEqualTo(new Shipped("e2", hour(12)));
        assertThat(reached.last()).isEqualTo(new NotYet());
    }

    @Test
    void doesNotWaitForAnEnvironmentSetUpLaterOrTakenDown() {
        var taken =
                Facts.facts(
                        "u1",
                        List.of(
                                new DeploymentEvent.Created(
                                        hour(1), "api", "prod-us", DeploymentEvent.Tier.UNKNOWN),
                                new DeploymentEvent.CarriesCommit(hour(1), sha(1)),
                                new DeploymentEvent.Finished(hour(1), Result.SUCCESS),
                                new DeploymentEvent.Retired(hour(5), "")));
        var reached =
                reached(
                        merged(12, 10, sha(3)),
                        taken,
                        success("e1", 1, "prod-eu", sha(1)),
                        success("e2", 12, "prod-eu", sha(3)),
                        success("a1", 30, "prod-asia", sha(5)));

        assertThat(reached.last()).isEqualTo(new Shipped("e2", hour(12)));
    }

    @Test
    void doesNotGuessWhenABaselineIsOlderThanTheShipment() {
        var reached =
                reached(
                        merged(12, 10, sha(3)),
                        success("u1", 11, "prod-us", sha(4)),
                        success("e1", 1, "prod-eu", sha(1)),
                        success("e2", 12, "prod-eu", sha(3)));

        assertThat(reached.first()).isEqualTo(new BeforeBaseline(hour(11)));
        assertThat(reached.toFirst()).isEqualTo(Lapse.missing(Why.NOT_TOLD));
    }

    @Test
    void doesNotLetTheFirstDeploymentSwallowTenYearsOfChanges() {
        List<ChangeFacts> old =
                List.of(merged(1, -80_000, sha(1)), merged(2, 1, sha(2)), merged(3, 2, sha(3)));
        for (ChangeFacts change : old) {
            assertThat(reached(change, success("d1", 5, "prod", sha(4))).first())
                    .isEqualTo(new BeforeBaseline(hour(5)));
        }
    }

    @Test
    void carriesOnlyWhatTouchesTheComponent() {
        var lines =
                List.of(
                        deployment("a1", 1, "api", "prod", Result.SUCCESS, sha(1)),
                        deployment("w1", 1, "web", "prod", Result.SUCCESS, sha(1)),
                        deployment("a2", 12, "api", "prod", Result.SUCCESS, sha(5)),
                        deployment("w2", 15, "web", "prod", Result.SUCCESS, sha(5)));

        var web = reached(merged(12, 10, sha(3)), lines, Optional.of(List.of("web/x.js")));
        var docs = reached(merged(12, 10, sha(3)), lines, Optional.of(List.of("docs/x.txt")));
        var unknown = reached(merged(12, 10, sha(3)), lines, Optional.empty());

        assertThat(web.first()).isEqualTo(new Shipped("w2", hour(15)));
        assertThat(web.carrying()).isEqualTo(Carrying.BY_PATHS);
        assertThat(docs.first()).isEqualTo(new NotCarried(Shipment.Why.TOUCHES_NO_COMPONENT));
        assertThat(unknown.first()).isEqualTo(new Shipped("a2", hour(12)));
        assertThat(unknown.carrying()).isEqualTo(Carrying.PATHS_NOT_KNOWN);
        assertThat(unknown.confidence()).contains(new Confidence(0.5));
    }

    @Test
    void asksOnlyTargetsOfTheSameHistory() {
        var two =
                CommitGraph.builder()
                        .add(sha(1), List.of())
                        .add(sha(2), List.of(sha(1)))
                        .add(sha(8), List.of())
                        .build();
        var deployments = List.of(success("d1", 1, "prod", sha(8)));
        var change = merged(12, 10, sha(2));

        assertThat(reached(two, change, deployments, Optional.empty()).first())
                .isEqualTo(new NotCarried(Shipment.Why.NO_TARGET));
    }

    @Test
    void saysWhyNothingCarriesIt() {
        var lost = reached(merged(12, 10, ""), success("d1", 1, "prod", sha(1)));
        var waiting = reached(merged(12, 10, sha(5)), success("d1", 1, "prod", sha(1)));

        assertThat(lost.first()).isEqualTo(new NotCarried(Shipment.Why.NOT_LANDED));
        assertThat(lost.confidence()).isEmpty();
        assertThat(waiting.first()).isEqualTo(new NotYet());
        assertThat(waiting.toFirst()).isEqualTo(Lapse.missing(Why.NOT_YET));
    }

    @Test
    void takesNoTimeFromADeploymentDatedBeforeTheMerge() {
        var reached =
                reached(
                        merged(12, 30, sha(3)),
                        success("d1", 1, "prod", sha(1)),
                        success("d2", 12, "prod", sha(3)));

        assertThat(reached.first()).isEqualTo(new Shipped("d2", hour(12)));
        assertThat(reached.toFirst()).isEqualTo(Lapse.missing(Why.DATED_BACKWARDS));
    }

    private Reached reached(ChangeFacts change, DeploymentFacts... deployments) {
        return reached(graph, change, List.of(deployments), Optional.of(List.of("any")), true);
    }

    private Reached reached(
            ChangeFacts change,
            List<DeploymentFacts> deployments,
            Optional<? extends Collection<String>> paths) {
        return reached(graph, change, deployments, paths, false);
    }

    private static Reached reached(
            CommitGraph graph,
            ChangeFacts change,
            List<DeploymentFacts> deployments,
            Optional<? extends Collection<String>> paths) {
        return reached(graph, change, deployments, paths, true);
    }

    private static Reached reached(
            CommitGraph graph,
            ChangeFacts change,
            List<DeploymentFacts> deployments,
            Optional<? extends Collection<String>> paths,
            boolean whole) {
        var lines =
                DeploymentLine.all(
                        graph,
                        deployments.stream().filter(DeploymentFacts::reachedProduction).toList(),
                        DeploymentFacts::commits);
        var landings = new Landings(graph, List.of(sha(9), sha(2)), List.of());
        return new ChangeDeployments(
                        lines, whole ? ComponentPaths.NONE : PATHS, landings::of, _ -> paths)
                .of(change);
    }
}
