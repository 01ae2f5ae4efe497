package dev.quarterdeck.benchmarks;

import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Simulation;
import java.time.Instant;
import java.util.Random;
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

/// Measures the simulation of a whole portfolio: 50 initiatives, 300 people, 12 teams, 104 weeks.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class PortfolioBenchmark {

    private Plan plan = new BigPortfolio().plan();
    private Throughput throughput = Throughput.ofWeeks(Instant.EPOCH, 1);

    /// Makes the plan and two years of weeks, the same at every run.
    @Setup
    public void plan() {
        plan = new BigPortfolio().plan();
        throughput = Throughput.ofWeeks(Instant.EPOCH, new Random(5).ints(120, 2, 15).toArray());
    }

    /// Plays 10,000 futures and reads three dates of each initiative.
    @Benchmark
    public double tenThousandFutures() {
        return read(new Simulation(10_000, 1).of(plan));
    }

    /// Plays 2,000 futures, as a lever on a page may.
    @Benchmark
    public double twoThousandFutures() {
        return read(new Simulation(2_000, 1).of(plan));
    }

    /// Makes the pace curve of one team of two years, which is kept as long as its history is.
    @Benchmark
    public PaceCurve oneCurve() {
        return PaceCurve.of(throughput.asOfWeeksBefore(0), 5);
    }

    private static double read(Outlook outlook) {
        return outlook.initiatives().stream()
                .mapToDouble(
                        id ->
                                outlook.weeks(id, Percentile.P15)
                                        + outlook.weeks(id, Percentile.P50)
                                        + outlook.weeks(id, Percentile.P85))
                .sum();
    }
}
