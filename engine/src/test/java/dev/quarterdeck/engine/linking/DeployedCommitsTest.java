package dev.quarterdeck.engine.linking;

import static dev.quarterdeck.engine.linking.Facts.hour;
import static dev.quarterdeck.engine.linking.Facts.sha;
import static dev.quarterdeck.engine.linking.Facts.straight;
import static dev.quarterdeck.engine.linking.Facts.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Artifact;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.CarriesArtifact;
import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.linking.DeployedCommits.Build;
import dev.quarterdeck.engine.linking.DeployedCommits.Rule;
import dev.quarterdeck.engine.linking.DeployedCommits.Why;
import dev.quarterdeck.engine.linking.Shipment.Shipped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployedCommitsTest {

    private static final String CONFIGURATION = "c".repeat(40);

    private final CommitGraph graph = straight(10);
    private final DeployedCommits commits =
            new DeployedCommits(
                    graph,
                    Map.of(CONFIGURATION, List.of(image("2.0", "sha256:77"), image("lost", ""))),
                    List.of(
                            new Build(image("2.0", "sha256:77"), sha(7), hour(9)),
                            new Build(image("2.0", "sha256:55"), sha(5), hour(8)),
                            new Build(image("1.9", ""), sha(6), hour(7))),
                    Map.of("v1.8.0", sha(5)));

    @Test
    void believesTheCommitOfTheDeployment() {
        var held = commits.of(success("d", 1, "prod", sha(3)));

        assertThat(held.commits()).isEqualTo(Map.of(sha(3), Rule.OWN_COMMIT));
        assertThat(held.confidence()).contains(Confidence.TOLD);
        assertThat(held.why()).isEmpty();
    }

    @Test
    void readsThroughTheCommitOfAConfigurationRepository() {
        var held = commits.of(success("d", 1, "prod", CONFIGURATION));

        assertThat(held.commits()).isEqualTo(Map.of(sha(7), Rule.DIGEST));
        assertThat(held.untraced()).isEqualTo(1);
    }

    @Test
    void tracesArtifactsByDigestVersionTagAndRelease() {
        assertThat(rule(image("", "sha256:77"))).isEqualTo(Map.of(sha(7), Rule.DIGEST));
        assertThat(rule(image("2.0", "")))
                .as("of two builds of a version the later holds")
                .isEqualTo(Map.of(sha(7), Rule.VERSION));
        assertThat(rule(image("1.9", ""))).isEqualTo(Map.of(sha(6), Rule.VERSION));
        assertThat(rule(image("main-" + sha(4).substring(0, 8) + "-1699000000", "")))
                .isEqualTo(Map.of(sha(4), Rule.COMMIT_IN_TAG));
        assertThat(rule(image("1.8.0", ""))).isEqualTo(Map.of(sha(5), Rule.RELEASE_TAG));
        assertThat(rule(image("v1.8.0", ""))).isEqualTo(Map.of(sha(5), Rule.RELEASE_TAG));
    }

    @Test
    void saysWhyNothingIsKnown() {
        assertThat(commits.of(success("d", 1, "prod")).why()).contains(Why.NOTHING_TOLD);
        assertThat(commits.of(success("d", 1, "prod", "e".repeat(40))).why())
                .contains(Why.COMMIT_NOT_KNOWN);
        assertThat(commits.of(with(image("latest", ""))).why()).contains(Why.ARTIFACT_NOT_TRACED);
    }

    @Test
    void letsAConfigurationRepositoryCarrySourceChanges() {
        var line =
                DeploymentLine.all(
                                graph,
                                List.of(
                                        success("d1", 1, "prod", sha(2)),
                                        success("d2", 2, "prod", CONFIGURATION)),
                                it -> commits.of(it).commits().keySet())
                        .getFirst();

        assertThat(line.shipmentOf(sha(7))).isEqualTo(new Shipped("d2", hour(2)));
    }

    private Map<String, Rule> rule(Artifact artifact) {
        return commits.of(with(artifact)).commits();
    }

    private static DeploymentFacts with(Artifact... artifacts) {
        return Facts.facts(
                "d",
                Arrays.stream(artifacts)
                        .<DeploymentEvent>map(it -> new CarriesArtifact(hour(1), it))
                        .toList());
    }

    private static Artifact image(String version, String digest) {
        return new Artifact("harbor/api", version, digest);
    }
}
