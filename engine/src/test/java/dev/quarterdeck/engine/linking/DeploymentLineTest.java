package dev.quarterdeck.engine.linking;

import static dev.quarterdeck.engine.linking.Facts.hour;
import static dev.quarterdeck.engine.linking.Facts.sha;
import static dev.quarterdeck.engine.linking.Facts.straight;
import static dev.quarterdeck.engine.linking.Facts.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.linking.DeploymentLine.Move;
import dev.quarterdeck.engine.linking.DeploymentLine.Step;
import dev.quarterdeck.engine.linking.Shipment.BeforeBaseline;
import dev.quarterdeck.engine.linking.Shipment.NotYet;
import dev.quarterdeck.engine.linking.Shipment.Shipped;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentLineTest {

    @Test
    void carriesWhatTheDeploymentBeforeDidNotHold() {
        var line =
                line(
                        success("d1", 1, "prod", sha(3)),
                        success("d2", 2, "prod", sha(5)),
                        success("d3", 3, "prod", sha(6)));

        assertThat(line.commitsCarriedBy(0)).isEmpty();
        assertThat(line.commitsCarriedBy(1)).containsExactlyInAnyOrder(sha(4), sha(5));
        assertThat(line.commitsCarriedBy(2)).containsExactly(sha(6));
        assertThat(line.shipmentOf(sha(4))).isEqualTo(new Shipped("d2", hour(2)));
        assertThat(line.shipmentOf(sha(7))).isEqualTo(new NotYet());
    }

    @Test
    void matchesNothingToTheFirstKnownDeployment() {
        var line = line(success("d1", 1, "prod", sha(3)), success("d2", 2, "prod", sha(5)));

        assertThat(line.steps().getFirst()).isEqualTo(new Step("d1", hour(1), Move.BASELINE, 0));
        assertThat(line.shipmentOf(sha(0))).isEqualTo(new BeforeBaseline(hour(1)));
        assertThat(line.shipmentOf(sha(3))).isEqualTo(new BeforeBaseline(hour(1)));
    }

    @Test
    void takesTheFirstWithKnownCommitsForTheBaseline() {
        var line =
                line(
                        success("d0", 0, "prod"),
                        success("d1", 1, "prod", "e".repeat(40)),
                        success("d2", 2, "prod", sha(3)),
                        success("d3", 3, "prod"),
                        success("d4", 4, "prod", sha(4)));

        assertThat(line.steps())
                .extracting(Step::move)
                .containsExactly(
                        Move.UNKNOWN, Move.UNKNOWN, Move.BASELINE, Move.UNKNOWN, Move.FORWARD);
        assertThat(line.commitsCarriedBy(4)).containsExactly(sha(4));
    }

    @Test
    void keepsTheFirstShipmentWhenATargetStepsBackAndForward() {
        var line =
                line(
                        success("d1", 1, "prod", sha(3)),
                        success("d2", 2, "prod", sha(5)),
                        success("d3", 3, "prod", sha(3)),
                        success("d4", 4, "prod", sha(6)));

        assertThat(line.steps())
                .extracting(Step::move)
                .containsExactly(Move.BASELINE, Move.FORWARD, Move.BACK, Move.FORWARD);
        assertThat(line.commitsCarriedBy(2)).isEmpty();
        assertThat(line.commitsCarriedBy(3)).containsExactlyInAnyOrder(sha(4), sha(5), sha(6));
        assertThat(line.shipmentOf(sha(5))).isEqualTo(new Shipped("d2", hour(2)));
    }

    @Test
    void seesTheSameAgainAndAWayAside() {
        var graph =
                CommitGraph.builder()
                        .add(sha(1), List.of())
                        .add(sha(2), List.of(sha(1)))
                        .add(sha(3), List.of(sha(1)))
                        .build();
        var line =
                DeploymentLine.all(
                                graph,
                                List.of(
                                        success("d1", 1, "prod", sha(2)),
                                        success("d2", 2, "prod", sha(2)),
                                        success("d3", 3, "prod", sha(3))),
                                DeploymentFacts::commits)
                        .getFirst();

        assertThat(line.steps())
                .extracting(Step::move)
                .containsExactly(Move.BASELINE, Move.SAME, Move.ASIDE);
        assertThat(line.commitsCarriedBy(2)).containsExactly(sha(3));
    }

    @Test
    void readsADeploymentThatNamesAllItsCommits() {
        var line =
                line(
                        success("d1", 1, "prod", sha(2), sha(3)),
                        success("d2", 2, "prod", sha(4), sha(5)),
                        success("d3", 3, "prod", sha(4), sha(5)),
                        success("d4", 4, "prod", sha(6)));

        assertThat(line.steps())
                .extracting(Step::move)
                .containsExactly(Move.BASELINE, Move.FORWARD, Move.SAME, Move.FORWARD);
        assertThat(line.commitsCarriedBy(1)).containsExactlyInAnyOrder(sha(4), sha(5));
    }

    @Test
    void followsSuccessesOnlyAndEachTargetApart() {
        var lines =
                DeploymentLine.all(
                        straight(10),
                        List.of(
                                success("e1", 1, "prod-eu", sha(1)),
                                success("u1", 1, "prod-us", sha(1)),
                                Facts.deployment("e2", 2, "api", "prod-eu", Result.FAILED, sha(2)),
                                Facts.deployment(
                                        "e3", 3, "api", "prod-eu", Result.CANCELLED, sha(2)),
                                success("e4", 4, "prod-eu", sha(3)),
                                success("u2", 5, "prod-us", sha(3))),
                        DeploymentFacts::commits);

        assertThat(lines)
                .extracting(line -> line.target().environment())
                .containsExactly("prod-eu", "prod-us");
        assertThat(lines.get(0).shipmentOf(sha(2))).isEqualTo(new Shipped("e4", hour(4)));
        assertThat(lines.get(1).shipmentOf(sha(2))).isEqualTo(new Shipped("u2", hour(5)));
    }

    private static DeploymentLine line(DeploymentFacts... deployments) {
        return DeploymentLine.all(straight(10), List.of(deployments), DeploymentFacts::commits)
                .getFirst();
    }
}
