package dev.quarterdeck.organization;

import dev.quarterdeck.platform.store.Database;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks each hour, and when the server starts, who has left by today.
final class DepartureWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DepartureWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofHours(1);
    private static final long FIRST_AFTER_SECONDS = 10;

    private final Database database;
    private final Departures departures;
    private final ScheduledExecutorService hourly =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("departures").factory());

    DepartureWatch(Database database, Departures departures) {
        this.database = database;
        this.departures = departures;
    }

    void start() {
        hourly.scheduleWithFixedDelay(
                this::watch, FIRST_AFTER_SECONDS, LOOK_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void watch() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("Who has left by today was not looked up.", e);
        }
    }

    /// Tells of everybody who has left, in one transaction.
    int look() {
        return database.keeping(departures::tellOfToday);
    }

    @Override
    public void close() {
        hourly.shutdownNow();
    }
}
