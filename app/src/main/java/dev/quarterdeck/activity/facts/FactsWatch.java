package dev.quarterdeck.activity.facts;

import dev.quarterdeck.platform.Progress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes true what was told: at once what needs no neighbours, and what no run settles when nothing
/// more comes of its source: of those that were pushed to, or whose run was cut off.
final class FactsWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FactsWatch.class);
    private static final Duration FIRST = Duration.ofSeconds(5);

    /// So often is looked whether something was touched; what comes within that time is gathered.
    private static final Duration EVERY = Duration.ofMillis(200);

    /// So long nothing must be told of a source before it is settled, and at least this multiple of
    /// the time that settling took last: what is read page by page is settled at its end.
    private static final Duration QUIET = Duration.ofMillis(300);

    private static final int REST = 4;

    private static final Duration PEOPLE = Duration.ofMinutes(1);

    private final SourceFacts facts;
    private final Runnable people;
    private volatile Duration quiet = QUIET;
    /// What is settled for long must not keep the rest waiting.
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(
                    3, Thread.ofPlatform().daemon().name("facts").factory());

    /// @param people lays changes to teams anew when people moved
    FactsWatch(SourceFacts facts, Runnable people) {
        this.facts = facts;
        this.people = people;
    }

    void start() {
        timer.schedule(this::watch, FIRST.toMillis(), TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(
                this::settle, FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(
                this::lookAtPeople, FIRST.toSeconds(), PEOPLE.toSeconds(), TimeUnit.SECONDS);
    }

    private void lookAtPeople() {
        try {
            people.run();
        } catch (RuntimeException e) {
            LOG.error("Changes could not be laid to teams; it is tried again.", e);
        }
    }

    private void settle() {
        try {
            facts.waiting(quiet).forEach(this::settle);
        } catch (RuntimeException e) {
            LOG.error("Which sources wait could not be read; it is tried again.", e);
        }
    }

    /// Works at most half of the time, however much is told without a pause.
    private void watch() {
        long begun = System.nanoTime();
        try {
            facts.keep();
        } catch (RuntimeException e) {
            LOG.error("What was told could not be made true; it is tried again.", e);
        }
        if (!timer.isShutdown()) {
            var worked = Duration.ofNanos(System.nanoTime() - begun);
            timer.schedule(
                    this::watch,
                    Math.max(EVERY.toMillis(), worked.toMillis()),
                    TimeUnit.MILLISECONDS);
        }
    }

    /// Settles one source; what is wrong with it keeps no other from being settled.
    private void settle(UUID source) {
        long begun = System.nanoTime();
        try {
            facts.settle(source, Progress.SILENT);
            var rest = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(REST);
            quiet = rest.compareTo(QUIET) > 0 ? rest : QUIET;
        } catch (RuntimeException e) {
            LOG.error("What source {} told could not be settled; it is tried again.", source, e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
