package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.EnabledUsers;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.SourceFacts;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.jobs.Job;
import dev.quarterdeck.platform.jobs.JobCancelled;
import dev.quarterdeck.platform.jobs.JobKind;
import dev.quarterdeck.platform.jobs.JobRun;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.ToolTrouble;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads a connection as a background job: its chosen scopes, some at once, or what was kept of
/// them before.
final class SyncJob {

    static final String KIND = "sync";
    private static final int ATTEMPTS = 5;
    private static final int SCOPES_AT_ONCE = 4;

    private final Database database;
    private final Connections connections;
    private final Connectors connectors;
    private final Visits visits;
    private final Intake intake;
    private final SourceFacts facts;
    private final Accounts accounts;
    private final EnabledUsers users;
    private final Supplier<Jobs> jobs;
    private final Consumer<RepositoryRead> readers;
    private final Clock clock;
    private final ConnectionsStore scopes = new ConnectionsStore();
    private final RunsStore runs = new RunsStore();
    private final RawStore raw = new RawStore();

    /// What a run works with.
    private record Work(
            Connection connection, Connector connector, Intake.Order order, Progress progress) {}

    SyncJob(
            Database database,
            Connections connections,
            Connectors connectors,
            Visits visits,
            Intake intake,
            SourceFacts facts,
            Accounts accounts,
            EnabledUsers users,
            Supplier<Jobs> jobs,
            Consumer<RepositoryRead> readers,
            Clock clock) {
        this.database = database;
        this.connections = connections;
        this.connectors = connectors;
        this.visits = visits;
        this.intake = intake;
        this.facts = facts;
        this.accounts = accounts;
        this.users = users;
        this.jobs = jobs;
        this.readers = readers;
        this.clock = clock;
    }

    JobKind kind() {
        return new JobKind(KIND, ATTEMPTS, this::run);
    }

    private String run(JobRun job) {
        var order = Records.JSON.readValue(job.input(), SyncOrder.class);
        users.require(order.viewer());
        connections.requireKeeping(order.viewer());
        var connection = connections.usable(order.connection());
        var connector = connectors.require(connection.tool());
        begin(job, order);
        var zone = visits.settings(connection, connector).zone();
        var work =
                new Work(
                        connection,
                        connector,
                        order.kind().equals("replay")
                                ? intake.forFiles(
                                        connection.id(), job.id(), connector.mapping(), zone)
                                : new Intake.Order(
                                        connection.id(), job.id(), connector.mapping(), zone),
                        new Stoppable(job.progress()));
        try {
            var whole =
                    order.kind().equals("replay") ? replay(work) : sync(work, order, job.attempt());
            facts.settle(connection.id(), work.progress());
            end(job.id(), whole ? "done" : "incomplete", null, null);
            return "{\"run\":\"%s\"}".formatted(job.id());
        } catch (JobCancelled cancelled) {
            end(job.id(), "cancelled", null, null);
            throw cancelled;
        } catch (Refusal refusal) {
            end(job.id(), "failed", refusal.getMessage(), refusal.remedy());
            throw refusal;
        } catch (RuntimeException | Error fault) {
            if (job.attempt() >= ATTEMPTS) {
                end(
                        job.id(),
                        "failed",
                        "The run failed by a fault of the program; the log tells more.",
                        "Maybe ask for it again.");
            }
            throw fault;
        }
    }

    /// Two runs of one connection exclude each other; one that a dead program left gives way.
    private void begin(JobRun job, SyncOrder order) {
        database.keep(
                sql -> {
                    scopes.lockedVersion(sql, order.connection());
                    var other =
                            runs.running(sql, order.connection())
                                    .filter(id -> !id.equals(job.id()));
                    if (other.isPresent() && isAlive(other.get())) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "run-running",
                                "The connection is being read already (run %s)."
                                        .formatted(other.get()),
                                "Maybe wait until that run has ended, or cancel it.");
                    }
                    other.ifPresent(id -> cutOff(sql, id));
                    var kind = order.kind().equals("replay") ? "replay" : "sync";
                    runs.begin(
                            sql,
                            new RunsStore.Begun(job.id(), order.connection(), kind, order.label()),
                            clock.instant());
                });
    }

    private void cutOff(JdbcClient sql, UUID run) {
        runs.end(
                sql,
                run,
                "failed",
                "The run was cut off.",
                "Maybe the server was stopped: the next run goes on.",
                clock.instant());
        intake.forget(run);
    }

    private boolean isAlive(UUID run) {
        return jobs.get()
                .find(run)
                .map(Job::state)
                .filter(state -> state.equals("running") || state.equals("waiting"))
                .isPresent();
    }

    private void end(UUID run, String state, @Nullable String trouble, @Nullable String remedy) {
        database.keep(sql -> runs.end(sql, run, state, trouble, remedy, clock.instant()));
    }

    private boolean replay(Work work) {
        return new Replay(database, intake)
                .run(
                        work.order(),
                        told -> accounts.bring(work.connection(), told),
                        work.progress());
    }

    /// @return whether everything could be read
    private boolean sync(Work work, SyncOrder order, int attempt) {
        if (order.kind().equals("anew") && attempt == 1) {
            database.keep(sql -> raw.forgetCursors(sql, work.connection().id()));
        }
        var chosen =
                database.keeping(sql -> scopes.scopes(sql, work.connection().id())).stream()
                        .filter(KeptScope::chosen)
                        .toList();
        if (chosen.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "no-scope",
                    "A scope of the connection (%s) must be chosen to be read."
                            .formatted(work.connection().name()),
                    "Maybe list its scopes, and choose some.");
        }
        var visit =
                visits.to(
                        work.connection(),
                        work.connector(),
                        () -> work.progress().at("asking the tool", 0, 0));
        var parallel = new Parallel(SCOPES_AT_ONCE);
        for (var scope : chosen) {
            var take =
                    new KeptTake(
                            intake,
                            work.order(),
                            scope,
                            clock,
                            work.progress(),
                            told -> accounts.bring(work.connection(), told));
            parallel.run(
                    () ->
                            read(
                                    work,
                                    take,
                                    () -> {
                                        work.connector().fetch(visit, scope.scope(), take);
                                        tell(work.connection(), take, order.viewer());
                                    }));
        }
        parallel.join();
        return database.keeping(sql -> runs.gaps(sql, work.order().run())).isEmpty();
    }

    /// A scope that cannot be read is a gap, and the others are read all the same; what would fail
    /// everywhere ends the run.
    private static void read(Work work, KeptTake take, Runnable fetching) {
        try {
            fetching.run();
        } catch (ToolTrouble trouble) {
            switch (trouble.kind()) {
                case NOT_SIGNED_IN, ADDRESS ->
                        throw new Refusal(
                                Refusal.Kind.UNAVAILABLE,
                                "tool-trouble",
                                String.valueOf(trouble.getMessage()),
                                trouble.remedy());
                case NOT_ALLOWED, NOT_FOUND, GONE, LIMITED, UNREACHABLE, BROKEN, UNEXPECTED ->
                        take.gap(
                                "the rest of " + work.connection().name(),
                                String.valueOf(trouble.getMessage()),
                                trouble.remedy());
            }
        }
    }

    /// What is made of a repository is somebody else's: that it cannot be is a gap.
    private void tell(Connection connection, KeptTake take, Viewer viewer) {
        take.repository()
                .ifPresent(
                        folder -> {
                            try {
                                readers.accept(
                                        new RepositoryRead(
                                                connection.id(),
                                                connection.name(),
                                                folder,
                                                viewer));
                            } catch (Refusal refusal) {
                                take.gap(
                                        "the look of the repository",
                                        String.valueOf(refusal.getMessage()),
                                        refusal.remedy());
                            }
                        });
    }

    /// Runs some at once; the first failure stops the others at their next sign of progress.
    private static final class Parallel {

        private final Semaphore room;
        private final List<Thread> threads = new ArrayList<>();
        private final List<RuntimeException> failures = new ArrayList<>();
        private final AtomicBoolean failed = new AtomicBoolean();

        Parallel(int atOnce) {
            room = new Semaphore(atOnce);
        }

        void run(Runnable work) {
            room.acquireUninterruptibly();
            threads.add(Thread.ofVirtual().start(() -> guarded(work)));
        }

        private void guarded(Runnable work) {
            try {
                if (!failed.get()) {
                    work.run();
                }
            } catch (RuntimeException e) {
                failed.set(true);
                synchronized (failures) {
                    failures.add(e);
                }
            } finally {
                room.release();
            }
        }

        void join() {
            for (var thread : threads) {
                boolean over = false;
                while (!over) {
                    try {
                        thread.join();
                        over = true;
                    } catch (InterruptedException e) {
                        // The job is told to stop by its progress, not by its thread.
                        failed.set(true);
                    }
                }
            }
            synchronized (failures) {
                if (!failures.isEmpty()) {
                    throw failures.getFirst();
                }
            }
        }
    }

    /// Remembers that somebody asked to stop, for all threads.
    private static final class Stoppable implements Progress {

        private final Progress progress;
        private volatile @Nullable JobCancelled stop;

        Stoppable(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void at(String step, long done, long total) {
            var before = stop;
            if (before != null) {
                throw before;
            }
            try {
                progress.at(step, done, total);
            } catch (JobCancelled cancelled) {
                stop = cancelled;
                throw cancelled;
            }
        }
    }
}
