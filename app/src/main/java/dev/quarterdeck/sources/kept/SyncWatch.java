package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks each minute which connections are to be read by themselves, and each time what is kept
/// longer than it should be.
final class SyncWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SyncWatch.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final Runs runs;
    private final Uploads uploads;
    private final Clock clock;
    private final RunsStore store = new RunsStore();
    private final RawStore raw = new RawStore();
    private final ScheduledExecutorService minutely =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("sources").factory());

    SyncWatch(Database database, Runs runs, Uploads uploads, Clock clock) {
        this.database = database;
        this.runs = runs;
        this.uploads = uploads;
        this.clock = clock;
    }

    void start() {
        minutely.scheduleWithFixedDelay(
                this::watch, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void watch() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("Which connections are to be read was not looked up.", e);
        }
    }

    /// Asks for the runs that are due, and forgets what is too old.
    ///
    /// @return how many runs were asked for
    int look() {
        database.keep(sql -> raw.forgetOld(sql, clock.instant()));
        uploads.forgetOld();
        int asked = 0;
        for (var connection : database.keeping(sql -> store.due(sql, clock.instant()))) {
            try {
                runs.ask(Viewer.console(), connection, Runs.Wish.SYNC);
                asked++;
            } catch (Refusal refusal) {
                LOG.warn("A connection is not read: {}", refusal.getMessage());
            }
        }
        return asked;
    }

    @Override
    public void close() {
        minutely.shutdownNow();
    }
}
