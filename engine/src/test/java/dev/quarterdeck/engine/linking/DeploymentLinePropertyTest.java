package dev.quarterdeck.engine.linking;

import static dev.quarterdeck.engine.linking.Facts.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.linking.Shipment.BeforeBaseline;
import dev.quarterdeck.engine.linking.Shipment.Shipped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Holds the line against sets that are computed anew for each deployment, on random graphs with
/// merges, steps back and steps aside.
class DeploymentLinePropertyTest {

    private static final int COMMITS = 40;
    private static final List<String> SHAS =
            IntStream.range(0, COMMITS).mapToObj(Facts::sha).toList();

    @Property(seed = "20261122", tries = 150, edgeCases = EdgeCasesMode.NONE)
    void carriesWhatIsReachableNowAndWasNotBefore(@ForAll long seed) {
        var town = new RandomTown(seed);
        var line = town.line(town.deployments);

        Set<String> before = Set.of();
        for (int step = 0; step < line.steps().size(); step++) {
            Set<String> now = town.reachable(town.tip(line.steps().get(step).deployment()));
            Set<String> expected = new HashSet<>(now);
            expected.removeAll(before);
            assertThat(line.commitsCarriedBy(step)).isEqualTo(step == 0 ? Set.of() : expected);
            before = now;
        }
    }

    @Property(seed = "20261122", tries = 150, edgeCases = EdgeCasesMode.NONE)
    void sharesAllThatIsReachableOutWhileItMovesForward(@ForAll long seed) {
        var town = new RandomTown(seed);
        var forward = town.forwardOnly();
        var line = town.line(forward);

        Set<String> all = new HashSet<>(town.reachable(forward.getFirst().commits().getFirst()));
        int sum = all.size();
        for (int step = 1; step < line.steps().size(); step++) {
            all.addAll(line.commitsCarriedBy(step));
            sum += line.steps().get(step).commits();
        }
        assertThat(all).isEqualTo(town.reachable(forward.getLast().commits().getFirst()));
        assertThat(sum).isEqualTo(all.size());
    }

    @Property(seed = "20261122", tries = 150, edgeCases = EdgeCasesMode.NONE)
    void isShippedByTheFirstThatHoldsIt(@ForAll long seed) {
        var town = new RandomTown(seed);
        var line = town.line(town.deployments);

        for (int commit = 0; commit < COMMITS; commit++) {
            String wanted = SHAS.get(commit);
            String first =
                    line.steps().stream()
                            .map(DeploymentLine.Step::deployment)
                            .filter(it -> town.reachable(town.tip(it)).contains(wanted))
                            .findFirst()
                            .orElse("");
            String expected =
                    first.equals(line.steps().getFirst().deployment()) ? "baseline" : first;
            assertThat(name(line.shipmentOf(wanted))).isEqualTo(expected);
        }
    }

    @Property(seed = "20261122", tries = 150, edgeCases = EdgeCasesMode.NONE)
    void neverMovesAChangeToALaterDeploymentForAnOlderOne(@ForAll long seed) {
        var town = new RandomTown(seed);
        var known = new ArrayList<>(town.deployments);
        var older = known.remove(new Random(seed).nextInt(known.size()));
        var before = town.line(known);
        known.add(older);
        Collections.shuffle(known, new Random(seed));
        var after = town.line(known);

        for (int commit = 0; commit < COMMITS; commit++) {
            if (before.shipmentOf(SHAS.get(commit)) instanceof Shipped was
                    && after.shipmentOf(SHAS.get(commit)) instanceof Shipped is) {
                assertThat(is.at()).isBeforeOrEqualTo(was.at());
            }
            if (before.shipmentOf(SHAS.get(commit)) instanceof Shipped was) {
                assertThat(after.shipmentOf(SHAS.get(commit)))
                        .isNotInstanceOf(Shipment.NotYet.class)
                        .satisfies(
                                it ->
                                        assertThat(
                                                        it instanceof BeforeBaseline base
                                                                && base.baseline()
                                                                        .isAfter(was.at()))
                                                .isFalse());
            }
        }
    }

    private static String name(Shipment shipment) {
        return switch (shipment) {
            case Shipped it -> it.deployment();
            case BeforeBaseline _ -> "baseline";
            default -> "";
        };
    }

    private static final class RandomTown {

        private final List<List<Integer>> parents = new ArrayList<>();
        private final List<DeploymentFacts> deployments = new ArrayList<>();
        private final Map<String, Set<String>> reached = new HashMap<>();
        private final CommitGraph graph;

        RandomTown(long seed) {
            Random random = new Random(seed);
            CommitGraph.Builder builder = CommitGraph.builder();
            for (int i = 0; i < COMMITS; i++) {
                parents.add(parentsOf(i, random));
                builder.add(SHAS.get(i), parents.get(i).stream().map(SHAS::get).toList());
            }
            graph = builder.build();
            int count = 2 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                deployments.add(success("d" + i, i, "prod", SHAS.get(random.nextInt(COMMITS))));
            }
        }

        private static List<Integer> parentsOf(int commit, Random random) {
            if (commit == 0) {
                return List.of();
            }
            Set<Integer> found = new HashSet<>();
            found.add(commit - 1 - random.nextInt(Math.min(commit, 4)));
            if (random.nextInt(3) == 0) {
                found.add(random.nextInt(commit));
            }
            return List.copyOf(found);
        }

        DeploymentLine line(List<DeploymentFacts> some) {
            return DeploymentLine.all(graph, some, DeploymentFacts::commits).getFirst();
        }

        /// Keeps the deployments of which each holds the one before.
        List<DeploymentFacts> forwardOnly() {
            List<DeploymentFacts> kept = new ArrayList<>();
            for (DeploymentFacts it : deployments) {
                if (kept.isEmpty()
                        || reachable(it.commits().getFirst())
                                .contains(kept.getLast().commits().getFirst())) {
                    kept.add(it);
                }
            }
            return kept;
        }

        String tip(String deployment) {
            return deployments.get(Integer.parseInt(deployment.substring(1))).commits().getFirst();
        }

        Set<String> reachable(String tip) {
            return reached.computeIfAbsent(tip, this::walk);
        }

        private Set<String> walk(String tip) {
            Set<String> found = new HashSet<>();
            List<Integer> waiting = new ArrayList<>(List.of(SHAS.indexOf(tip)));
            while (!waiting.isEmpty()) {
                int commit = waiting.removeLast();
                if (found.add(SHAS.get(commit))) {
                    waiting.addAll(parents.get(commit));
                }
            }
            return found;
        }
    }
}
