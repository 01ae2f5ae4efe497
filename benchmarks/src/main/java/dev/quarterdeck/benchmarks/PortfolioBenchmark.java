package dev.quarterdeck.benchmarks;

import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.portfolio.Change;
import dev.quarterdeck.engine.portfolio.Comparison;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.MoveCauses;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.engine.portfolio.TimeParts;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

    private static final Simulation LEVER = new Simulation(2_000, 1);
    private static final Simulation FEW = new Simulation(500, 1);
    private static final Simulation SCANT = new Simulation(300, 1);

    private Plan plan = new BigPortfolio().plan();
    private Throughput throughput = Throughput.ofWeeks(Instant.EPOCH, 1);
    private Outlook base = LEVER.of(plan);

    /// Makes the plan and two years of weeks, the same at every run.
    @Setup
    public void plan() {
        plan = new BigPortfolio().plan();
        base = LEVER.of(plan);
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

    /// Pulls a lever as a page does: the last initiative goes first, and who pays is read.
    @Benchmark
    public int aLever() {
        var changed = new Change.Reordering(last(), -1).applyTo(plan);
        return Comparison.of(base, LEVER.of(changed)).whoPays().size();
    }

    /// Plays what drives the spread of one date.
    @Benchmark
    public int driversOfOneDate() {
        return FEW.drivers(plan, last()).size();
    }

    /// Splits the time until one date into what it goes to.
    @Benchmark
    public int timeOfOneDate() {
        var parts = List.of(TimeParts.Part.values());
        return TimeParts.of(SCANT, plan, last(), Percentile.P85, parts).weeks().size();
    }

    /// Splits the moves of all dates into causes when everything changed: sixteen plays.
    @Benchmark
    public int causesOfAllMoves() {
        var then =
                new Change.Reordering(last(), -1)
                        .applyTo(plan)
                        .withPeople(plan.people().subList(0, plan.people().size() - 5))
                        .withInitiatives(
                                plan.initiatives().stream()
                                        .map(
                                                one ->
                                                        one.withGrowing(
                                                                one.ageWeeks() / 2, one.split()))
                                        .toList());
        var moves =
                plan.initiatives().stream().collect(Collectors.toMap(Initiative::id, one -> 1.0));
        return MoveCauses.of(FEW, then, plan, Percentile.P85, moves).size();
    }

    private String last() {
        return plan.initiatives().getLast().id();
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
