package dev.quarterdeck.benchmarks;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.sources.jira.JiraOptions;
import dev.quarterdeck.sources.jira.JiraSource;
import dev.quarterdeck.sources.jira.TrackerReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Measures the import of tracker issues with change logs, in issues per second.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class ImportBenchmark {

    private static final int ISSUES = 5_000;

    private Path file = Path.of("");

    /// Writes the export to a temporary file.
    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("harbor", ".ndjson");
        Files.writeString(file, new LittleCompanyTracker().lines(ISSUES));
    }

    /// Removes it.
    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    /// Reads the file into histories.
    @Benchmark
    @OperationsPerInvocation(ISSUES)
    public TrackerReading readIssues() {
        return JiraSource.read(List.of(file), JiraOptions.DEFAULT, Progress.SILENT);
    }
}
