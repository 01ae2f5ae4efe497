package dev.quarterdeck.benchmarks;

import dev.quarterdeck.engine.changes.Accounts;
import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.changes.ChangeFold;
import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.deliveries.EnvironmentRules;
import dev.quarterdeck.engine.linking.ChangeDeployments;
import dev.quarterdeck.engine.linking.ChangeDeployments.Reached;
import dev.quarterdeck.engine.linking.CommitGraph;
import dev.quarterdeck.engine.linking.ComponentPaths;
import dev.quarterdeck.engine.linking.DeploymentLine;
import dev.quarterdeck.engine.linking.Landings;
import dev.quarterdeck.engine.linking.Shipment.Shipped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Measures 10,000 changes with timelines from told events to deployments: 1,000 of these, over
/// 30,000 commits.
@BenchmarkMode({Mode.AverageTime, Mode.SingleShotTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class DeliveryBenchmark {

    private static final Instant AS_OF = Instant.parse("2026-03-31T00:00:00Z");

    private BusyRepository repository = new BusyRepository(1, 1, 7);

    /// Makes the repository up, and proves that most changes find a deployment.
    @Setup
    public void fill() {
        repository = new BusyRepository(10_000, 1_000, 7);
        long shipped = foldAndLink().stream().filter(it -> it.first() instanceof Shipped).count();
        if (shipped < 9_000) {
            throw new IllegalStateException(
                    "Only (%d) of 10,000 changes shipped.".formatted(shipped));
        }
    }

    /// Orders and folds the events of every change.
    @Benchmark
    public List<ChangeFacts> fold() {
        return ChangeFold.foldAll(repository.histories(), Accounts.UNKNOWN, AS_OF);
    }

    /// Folds changes and deployments, reads the commit graph and links them all.
    @Benchmark
    public List<Reached> foldAndLink() {
        CommitGraph.Builder builder = CommitGraph.builder();
        repository.commits.forEach(it -> builder.add(it.sha(), it.parents()));
        CommitGraph graph = builder.build();
        Landings landings = new Landings(graph, List.of(repository.tip), repository.notes);
        List<DeploymentLine> lines =
                DeploymentLine.all(graph, production(), DeploymentFacts::commits);
        ChangeDeployments deployments =
                new ChangeDeployments(
                        lines, ComponentPaths.NONE, landings::of, _ -> Optional.empty());
        return fold().stream().map(deployments::of).toList();
    }

    private List<DeploymentFacts> production() {
        return repository.deployments.stream()
                .flatMap(it -> it.fold(EnvironmentRules.NAMES, AS_OF).stream())
                .filter(DeploymentFacts::reachedProduction)
                .toList();
    }
}
