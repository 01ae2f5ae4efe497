package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.deliveries.DeploymentFacts.Target;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.linking.Shipment.BeforeBaseline;
import dev.quarterdeck.engine.linking.Shipment.NotYet;
import dev.quarterdeck.engine.linking.Shipment.Shipped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Follows what one target held from one successful deployment to the next.
///
/// A deployment carries the commits that can be reached from its own and not from those of the
/// deployment before it. The first whose commits are known is the baseline and carries nothing.
/// Deployments are ordered by when they succeeded; a target that steps back and then forward again
/// carries the same commits twice, but they were shipped the first time.
public final class DeploymentLine {

    private final CommitGraph graph;
    private final Target target;
    private final List<Step> steps;
    private final int[][] carried;
    private final int[] shipments;
    private final Set<Integer> strands;
    private final boolean retired;

    private DeploymentLine(
            CommitGraph graph, Target target, List<DeploymentFacts> line, LineWalk walk) {
        this.graph = graph;
        this.target = target;
        this.steps = walk.steps();
        this.carried = walk.carried();
        this.shipments = walk.shipments();
        this.strands = walk.strands();
        this.retired = !line.isEmpty() && line.getLast().retired() != null;
    }

    /// Follows every target to which a deployment succeeded, in the order of their names.
    ///
    /// @param commitsOf ids of the commits that a deployment holds; empty when not known
    public static List<DeploymentLine> all(
            CommitGraph graph,
            Collection<DeploymentFacts> deployments,
            Function<DeploymentFacts, ? extends Collection<String>> commitsOf) {
        return deployments.stream()
                .filter(it -> it.result() == Result.SUCCESS && it.finished() != null)
                .sorted(
                        Comparator.comparing(DeploymentLine::finished)
                                .thenComparing(DeploymentFacts::id))
                .collect(Collectors.groupingBy(DeploymentFacts::target))
                .entrySet()
                .stream()
                .map(entry -> follow(graph, entry.getKey(), entry.getValue(), commitsOf))
                .sorted(
                        Comparator.comparing((DeploymentLine line) -> line.target().component())
                                .thenComparing(line -> line.target().environment()))
                .toList();
    }

    private static DeploymentLine follow(
            CommitGraph graph,
            Target target,
            List<DeploymentFacts> line,
            Function<DeploymentFacts, ? extends Collection<String>> commitsOf) {
        LineWalk walk = new LineWalk(graph, line.size());
        for (DeploymentFacts deployment : line) {
            int[] tips =
                    commitsOf.apply(deployment).stream()
                            .mapToInt(graph::indexOf)
                            .filter(tip -> tip >= 0)
                            .distinct()
                            .sorted()
                            .toArray();
            walk.step(deployment.id(), finished(deployment), tips);
        }
        return new DeploymentLine(graph, target, line, walk);
    }

    private static Instant finished(DeploymentFacts deployment) {
        return Objects.requireNonNull(deployment.finished());
    }

    /// Returns what is deployed where.
    public Target target() {
        return target;
    }

    /// Returns the deployments, oldest first.
    public List<Step> steps() {
        return steps;
    }

    /// Returns the ids of the commits that a deployment carried; none for a baseline.
    ///
    /// @param step its place in {@link #steps()}
    public Set<String> commitsCarriedBy(int step) {
        return Arrays.stream(carried[step])
                .mapToObj(graph::sha)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Answers how a commit was shipped to the target.
    public Shipment shipmentOf(String sha) {
        int commit = graph.indexOf(sha);
        int step = commit < 0 ? -1 : shipments[commit];
        if (step < 0) {
            return new NotYet();
        }
        Step found = steps.get(step);
        return found.move() == Move.BASELINE
                ? new BeforeBaseline(found.at())
                : new Shipped(found.deployment(), found.at());
    }

    /// Answers whether commits of the history to which this one belongs are deployed here.
    boolean isOfHistory(String sha) {
        int commit = graph.indexOf(sha);
        return commit >= 0 && strands.contains(graph.strand(commit));
    }

    /// Answers whether what was put there last was taken away and not replaced.
    boolean isRetired() {
        return retired;
    }

    /// Returns when the first deployment whose commits are known succeeded, or null.
    @Nullable Instant baseline() {
        return steps.stream()
                .filter(step -> step.move() == Move.BASELINE)
                .map(Step::at)
                .findFirst()
                .orElse(null);
    }

    /// One successful deployment.
    ///
    /// @param deployment its id
    /// @param at when it had succeeded
    /// @param move where it took the target
    /// @param commits how many it carried; 0 for a baseline
    public record Step(String deployment, Instant at, Move move, int commits) {}

    /// Where a deployment took its target, seen from the one before.
    public enum Move {
        /// The first whose commits are known.
        BASELINE,
        /// To descendants of what was there.
        FORWARD,
        /// To what was there already.
        SAME,
        /// To ancestors of what was there: a roll-back.
        BACK,
        /// To another branch.
        ASIDE,
        /// Nobody knows: its commits are not told or not in the graph.
        UNKNOWN
    }
}
