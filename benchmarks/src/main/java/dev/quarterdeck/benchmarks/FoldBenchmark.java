package dev.quarterdeck.benchmarks;

import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.sources.jira.JiraOptions;
import dev.quarterdeck.sources.jira.JiraSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Measures the fold of histories into facts, in items per second.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class FoldBenchmark {

    private static final int ITEMS = 20_000;
    private static final Instant AS_OF = Instant.parse("2026-03-31T00:00:00Z");

    private @Nullable Tracker tracker;

    /// Reads the export into histories.
    @Setup
    public void read() throws IOException {
        Path file = Files.createTempFile("harbor", ".ndjson");
        Files.writeString(file, new LittleCompanyTracker().lines(ITEMS));
        tracker = JiraSource.read(List.of(file), JiraOptions.DEFAULT, Progress.SILENT).tracker();
        Files.delete(file);
    }

    /// Folds every history.
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public List<WorkItemFacts> fold() {
        return tracker == null ? List.of() : tracker.factsAsOf(AS_OF);
    }
}
