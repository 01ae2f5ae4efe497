package dev.quarterdeck.access;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Exports the end of the audit chain once a day and at each clean stop.
final class AuditDaybook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditDaybook.class);
    private static final Duration LOOK_EVERY = Duration.ofHours(1);

    private final Audit audit;
    private final ScheduledExecutorService hourly =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("audit-daybook").factory());

    AuditDaybook(Audit audit) {
        this.audit = audit;
    }

    void start() {
        long seconds = LOOK_EVERY.toSeconds();
        hourly.scheduleWithFixedDelay(() -> export(false), 60, seconds, TimeUnit.SECONDS);
    }

    private void export(boolean atStop) {
        try {
            audit.exportHead(atStop);
        } catch (RuntimeException e) {
            LOG.error("The head of the audit chain was not exported.", e);
        }
    }

    @Override
    public void close() {
        hourly.shutdownNow();
        export(true);
    }
}
