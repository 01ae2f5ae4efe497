package dev.quarterdeck.benchmarks;

import dev.quarterdeck.engine.forecasting.Forecast;
import dev.quarterdeck.engine.forecasting.PlainBootstrap;
import dev.quarterdeck.engine.forecasting.ReferenceClassForecaster;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.forecasting.backtest.Backtest;
import dev.quarterdeck.engine.forecasting.backtest.SeriesReplays;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/// Measures one forecast, 10,000 simulations of the plain bootstrap, and the back-test of ten
/// years.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ForecastBenchmark {

    private static final Instant START = Instant.parse("2016-01-04T00:00:00Z");
    private static final int YEARS = 10;

    private List<Instant> finished = List.of();
    private Throughput throughput = Throughput.ofWeeks(START, 1);
    private int scope;

    /// Makes ten years of about eight items a week with bursts, the same at every run.
    @Setup
    public void history() {
        var random = new Random(7);
        finished = new ArrayList<>();
        for (int week = 0; week < 52 * YEARS; week++) {
            int count = random.nextInt(12) + (random.nextInt(9) == 0 ? 18 : 2);
            for (int i = 0; i < count; i++) {
                finished.add(
                        START.plus(Duration.ofMinutes(week * 10_080L + random.nextInt(10_080))));
            }
        }
        throughput = Throughput.endingAt(START.plus(Duration.ofDays(7L * 52 * YEARS)), finished);
        scope = (int) Math.round(12 * throughput.pace());
    }

    /// Forecasts one date, own record included.
    @Benchmark
    public Forecast oneForecast() {
        return new ReferenceClassForecaster().whenDone(throughput, scope, 1);
    }

    /// Draws 10,000 futures of the plain bootstrap.
    @Benchmark
    public Forecast tenThousandSimulations() {
        return new PlainBootstrap(10_000).whenDone(throughput, scope, 1);
    }

    /// Replays ten years on all eight questions by both models.
    @Benchmark
    public SeriesReplays backtestOfTenYears() {
        return new Backtest(1).replay("ten years", finished);
    }
}
