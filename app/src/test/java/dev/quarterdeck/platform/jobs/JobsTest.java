package dev.quarterdeck.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final UUID SOMEBODY = new UUID(1, 2);

    private static Database database;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.open(List.of("platform"));
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    private static Jobs started(JobKind... kinds) {
        var jobs = new Jobs(database, Clock.systemUTC(), List.of(kinds));
        jobs.start();
        return jobs;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Waits on the state that others see, as a client would.
    private static Job over(Jobs jobs, UUID id) throws InterruptedException {
        var patience = new CountDownLatch(1);
        for (int i = 0; i < 600; i++) {
            var job = jobs.find(id).orElseThrow();
            if (job.isOver()) {
                return job;
            }
            assertThat(patience.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new AssertionError("The job did not end: " + jobs.find(id));
    }

    @Test
    void keepsWhatCameOfTheWork() throws InterruptedException {
        try (var jobs =
                started(
                        new JobKind(
                                "greet",
                                1,
                                run ->
                                        "{\"hello\":\"%s\"}"
                                                .formatted(
                                                        new String(
                                                                run.input(),
                                                                StandardCharsets.UTF_8))))) {
            var job = over(jobs, jobs.ask("greet", SOMEBODY, bytes("Ada")));

            assertThat(job.state()).isEqualTo("done");
            assertThat(job.result()).isEqualTo("{\"hello\":\"Ada\"}");
            assertThat(job.attempts()).isEqualTo(1);
        }
    }

    @Test
    void isNotThereWhenTheTransactionThatAskedIsRolledBack() {
        try (var jobs = started(new JobKind("never", 1, run -> "{}"))) {
            assertThatThrownBy(
                            () ->
                                    database.keep(
                                            sql -> {
                                                jobs.ask("never", SOMEBODY, bytes(""));
                                                throw new IllegalStateException("rolled back");
                                            }))
                    .hasMessage("rolled back");

            assertThat(jobs.list(null, null, 100)).noneMatch(job -> job.kind().equals("never"));
        }
    }

    @Test
    void failsAtOnceWithTheWordsOfARefusal() throws InterruptedException {
        try (var jobs =
                started(
                        new JobKind(
                                "refuse",
                                5,
                                run -> {
                                    throw new Refusal("The file is empty.", "Maybe another one.");
                                }))) {
            var job = over(jobs, jobs.ask("refuse", SOMEBODY, bytes("")));

            assertThat(job.state()).isEqualTo("failed");
            assertThat(job.refusal()).isEqualTo("The file is empty.");
            assertThat(job.remedy()).isEqualTo("Maybe another one.");
            assertThat(job.attempts()).isEqualTo(1);
        }
    }

    @Test
    void triesAgainAfterAFaultUntilItSucceeds() throws InterruptedException {
        var tries = new AtomicInteger();
        try (var jobs =
                started(
                        new JobKind(
                                "shaky",
                                3,
                                run -> {
                                    if (tries.incrementAndGet() < 2) {
                                        throw new IllegalStateException("shaken");
                                    }
                                    return "{}";
                                }))) {
            var job = over(jobs, jobs.ask("shaky", SOMEBODY, bytes("")));

            assertThat(job.state()).isEqualTo("done");
            assertThat(job.attempts()).isEqualTo(2);
        }
    }

    @Test
    void givesUpAfterTheLastAttemptWithoutLeakingTheFault() throws InterruptedException {
        try (var jobs =
                started(
                        new JobKind(
                                "broken",
                                1,
                                run -> {
                                    throw new IllegalStateException("secret inner thing");
                                }))) {
            var job = over(jobs, jobs.ask("broken", SOMEBODY, bytes("")));

            assertThat(job.state()).isEqualTo("failed");
            assertThat(job.refusal()).contains("fault of the program").doesNotContain("secret");
        }
    }

    @Test
    void stopsAtItsNextSignOfProgressWhenCancelled() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new Semaphore(0);
        try (var jobs =
                started(
                        new JobKind(
                                "long",
                                1,
                                run -> {
                                    run.progress().at("first half", 1, 2);
                                    begun.countDown();
                                    goOn.acquireUninterruptibly();
                                    run.progress().at("second half", 2, 2);
                                    return "{}";
                                }))) {
            var id = jobs.ask("long", SOMEBODY, bytes(""));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            jobs.cancel(id);
            goOn.release();

            assertThat(over(jobs, id).state()).isEqualTo("cancelled");
            assertThatThrownBy(() -> jobs.cancel(id)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void takesUpAfterARestartWhatAKilledRunHadPicked() throws InterruptedException {
        UUID id;
        try (var asleep =
                new Jobs(database, Clock.systemUTC(), List.of(counted(new AtomicInteger())))) {
            id = asleep.ask("counted", SOMEBODY, bytes(""));
        }
        database.keep(
                sql -> {
                    sql.sql(
                                    """
                                    update platform.scheduled_tasks
                                    set picked = true, picked_by = 'killed', last_heartbeat = now()
                                    where task_instance = :id
                                    """)
                            .param("id", id.toString())
                            .update();
                    sql.sql("update platform.job set state = 'running' where id = :id")
                            .param("id", id)
                            .update();
                });
        var runs = new AtomicInteger();
        try (var jobs = started(counted(runs))) {
            assertThat(over(jobs, id).state()).isEqualTo("done");
            assertThat(runs).hasValue(1);
        }
    }

    private static JobKind counted(AtomicInteger runs) {
        return new JobKind("counted", 1, run -> "{\"run\":" + runs.incrementAndGet() + "}");
    }

    @Test
    void neverRunsTwiceAtOnceAlthoughTwoRunnersWantIt() throws InterruptedException {
        Set<UUID> inside = ConcurrentHashMap.newKeySet();
        var twice = new AtomicInteger();
        var goOn = new Semaphore(0);
        var begun = new CountDownLatch(1);
        var kind =
                new JobKind(
                        "alone",
                        3,
                        run -> {
                            if (!inside.add(run.id())) {
                                twice.incrementAndGet();
                            }
                            begun.countDown();
                            goOn.acquireUninterruptibly();
                            inside.remove(run.id());
                            return "{}";
                        });
        try (var one = started(kind)) {
            var id = one.ask("alone", SOMEBODY, bytes(""));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            // A second program starts and releases every pick, this one's too.
            try (var other = started(kind)) {
                var witness = other.ask("alone", SOMEBODY, bytes(""));
                goOn.release(3);
                assertThat(over(other, witness).state()).isEqualTo("done");
                assertThat(over(one, id).state()).isEqualTo("done");
            }
            assertThat(one.find(id).orElseThrow().attempts()).isEqualTo(1);
        }
        assertThat(twice).hasValue(0);
    }

    @Test
    void tellsHowFarItIsWhileItsOwnTransactionIsStillOpen() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new Semaphore(0);
        var kind =
                new JobKind(
                        "telling",
                        1,
                        run ->
                                database.keeping(
                                        sql -> {
                                            run.progress().at("rows", 3, 10);
                                            begun.countDown();
                                            goOn.acquireUninterruptibly();
                                            return "{}";
                                        }));
        try (var jobs = started(kind)) {
            var id = jobs.ask("telling", SOMEBODY, bytes(""));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

            var seen = jobs.find(id).orElseThrow();
            goOn.release();

            assertThat(seen.step()).isEqualTo("rows");
            assertThat(seen.done()).isEqualTo(3);
            assertThat(seen.total()).isEqualTo(10);
            over(jobs, id);
        }
    }
}
