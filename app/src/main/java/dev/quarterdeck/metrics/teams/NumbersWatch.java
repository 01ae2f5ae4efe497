package dev.quarterdeck.metrics.teams;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Computes anew what is kept whenever facts were settled that it is computed from.
final class NumbersWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NumbersWatch.class);

    /// Whoever starts the program sees a page first.
    private static final Duration FIRST = Duration.ofSeconds(20);

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Numbers numbers;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("numbers").factory());

    NumbersWatch(Numbers numbers) {
        this.numbers = numbers;
    }

    void start() {
        timer.scheduleWithFixedDelay(
                this::look, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() {
        try {
            numbers.keep();
        } catch (RuntimeException e) {
            if (!timer.isShutdown()) {
                LOG.error("The numbers of teams could not be computed; it is tried again.", e);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
