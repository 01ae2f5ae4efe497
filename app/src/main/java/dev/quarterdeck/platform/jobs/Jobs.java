package dev.quarterdeck.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Runs long work in the background: each job once at a time, with progress and cancel, tried
/// again with growing pauses when it fails by a fault, and taken up again after a restart.
///
/// The library db-scheduler keeps the executions in the database and picks them; `platform.job`
/// is what people see. A job is asked for in the caller's transaction: when that is rolled
/// back, there is no job.
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 2;

    /// A job that was begun so often and never ended takes the program down with it.
    private static final int MOST_BEGUN = 10;

    private final Database database;
    private final Clock clock;
    private final Map<String, JobKind> kinds;
    private final JobStore store = new JobStore();
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;

    /// Makes the runner; nothing runs before {@link #start()}.
    public Jobs(Database database, Clock clock, List<JobKind> kinds) {
        this.database = database;
        this.clock = clock;
        this.kinds = kinds.stream().collect(Collectors.toMap(JobKind::name, Function.identity()));
        this.task =
                Tasks.oneTime("job", Void.class)
                        .onFailure(this::retryLater)
                        .onDeadExecutionRevive()
                        .execute((instance, context) -> run(UUID.fromString(instance.getId())));
        this.scheduler =
                Scheduler.create(new TransactionAwareDataSourceProxy(database.keeper()), task)
                        .tableName("platform.scheduled_tasks")
                        .threads(AT_ONCE)
                        .pollingInterval(Duration.ofSeconds(2))
                        .heartbeatInterval(Duration.ofSeconds(5))
                        .missedHeartbeatsLimit(6)
                        .shutdownMaxWait(Duration.ofSeconds(10))
                        .alwaysPersistTimestampInUTC()
                        .clock(clock::instant)
                        .build();
    }

    /// Takes up what an earlier run left, and begins.
    public void start() {
        database.keep(sql -> store.releasePicked(sql));
        scheduler.start();
    }

    /// Asks for a job; it begins when the caller's transaction is committed.
    ///
    /// @param kind a known kind's name
    /// @param askedBy the login that asks
    /// @param input what the work needs, kept until it is over
    /// @return the job's id
    public UUID ask(String kind, UUID askedBy, byte[] input) {
        if (!kinds.containsKey(kind)) {
            throw new IllegalStateException("No job is of the kind " + kind + ".");
        }
        var id = Ids.next(clock);
        database.keeping(
                sql -> {
                    store.insert(sql, id, kind, askedBy, clock.instant(), input);
                    scheduler.schedule(new TaskInstance<>("job", id.toString()), clock.instant());
                    TransactionSynchronizationManager.registerSynchronization(
                            new TransactionSynchronization() {
                                @Override
                                public void afterCommit() {
                                    scheduler.triggerCheckForDueExecutions();
                                }
                            });
                    return id;
                });
        return id;
    }

    /// Finds a job.
    public Optional<Job> find(UUID id) {
        return database.keeping(sql -> store.find(sql, id));
    }

    /// Lists jobs, newest first.
    ///
    /// @param askedBy whose, or null for everybody's
    /// @param before the id after which the page begins, or null for the first page
    public List<Job> list(@Nullable UUID askedBy, @Nullable UUID before, int limit) {
        return database.keeping(sql -> store.page(sql, askedBy, before, limit));
    }

    /// Asks a job to stop; it does so at its next sign of progress, and leaves nothing half
    /// done.
    ///
    /// @throws Refusal when it is over, or unknown
    public void cancel(UUID id) {
        if (!database.keeping(sql -> store.askToCancel(sql, id))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "job-over",
                    "The job (%s) must be waiting or running to be cancelled.".formatted(id),
                    "Maybe it has ended meanwhile.");
        }
    }

    private void run(UUID id) {
        try (var lock = JobLock.tryFor(database.jobs(), id)) {
            if (!lock.isHeld()) {
                throw new IllegalStateException("The job is still held by another run.");
            }
            var input = database.keeping(sql -> store.input(sql, id));
            if (input.isPresent()) {
                run(id, input.get());
            }
        }
    }

    private void run(UUID id, JobStore.Input input) {
        if (input.cancelAsked()) {
            end(id, JobStore.Ending.cancelled());
            return;
        }
        var kind = kinds.get(input.kind());
        if (kind == null) {
            end(
                    id,
                    JobStore.Ending.failed(
                            "This program does not know jobs of the kind (%s)."
                                    .formatted(input.kind()),
                            "Maybe it was asked for by a newer version."));
            return;
        }
        if (input.attempts() >= Math.max(kind.attempts(), MOST_BEGUN)) {
            end(
                    id,
                    JobStore.Ending.failed(
                            "The job was begun %d times, and the program ended each time before it did."
                                    .formatted(input.attempts()),
                            "Maybe it needs more memory than the server has: QD_MEMORY=1g."));
            return;
        }
        database.keep(sql -> store.begin(sql, id, clock.instant()));
        attempt(id, kind, input);
    }

    private void attempt(UUID id, JobKind kind, JobStore.Input input) {
        int attempt = input.attempts() + 1;
        try {
            var progress = new JobProgress(database.jobs(), clock, id);
            var run = new JobRun(id, input.askedBy(), input.bytes(), attempt, progress);
            end(id, JobStore.Ending.done(kind.work().run(run)));
        } catch (JobCancelled e) {
            end(id, JobStore.Ending.cancelled());
        } catch (Refusal refusal) {
            end(id, JobStore.Ending.failed(String.valueOf(refusal.getMessage()), refusal.remedy()));
        } catch (RuntimeException | Error fault) {
            if (attempt < kind.attempts()) {
                throw fault;
            }
            LOG.error("The job {} of kind {} failed {} times", id, kind.name(), attempt, fault);
            end(
                    id,
                    JobStore.Ending.failed(
                            "The job failed %d times by a fault of the program; the log tells more."
                                    .formatted(attempt),
                            "Maybe ask for it again."));
        }
    }

    private void end(UUID id, JobStore.Ending ending) {
        database.keep(sql -> store.end(sql, id, ending, clock.instant()));
    }

    private void retryLater(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        int times = failed.getExecution().consecutiveFailures;
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times, 16));
        var next = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        operations.reschedule(failed, clock.instant().plus(next));
    }

    /// Waits for nothing longer than ten seconds; a job that is cut off is taken up at the next
    /// start.
    @Override
    public void close() {
        scheduler.stop();
    }
}
