package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnsTest {

    /// More than the keeper has connections.
    private static final int MANY = 12;

    @TempDir private Path folder;

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private CompletableFuture<Boolean> hold(Turns turns) throws InterruptedException {
        var held =
                CompletableFuture.supplyAsync(
                        () ->
                                turns.patiently(
                                        () -> {
                                            entered.countDown();
                                            return await(released);
                                        }),
                        work -> Thread.ofPlatform().start(work));
        entered.await();
        return held;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesWhoWouldWaitTooLongAndLetsThemInLater() throws InterruptedException {
        var turns = new Turns(Duration.ofMillis(20));
        var held = hold(turns);

        var refusal = catchThrowableOfType(Refusal.class, () -> turns.soon(() -> "never"));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        assertThat(refusal.retryAfter()).isPresent();

        released.countDown();
        held.join();
        assertThat(turns.soon(() -> "now")).isEqualTo("now");
    }

    @Test
    void givesTheTurnBackWhenTheWorkFails() {
        var turns = new Turns(Duration.ofMillis(20));

        assertThatThrownBy(
                        () ->
                                turns.soon(
                                        () -> {
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");
        assertThat(CompletableFuture.supplyAsync(() -> turns.soon(() -> "yes")).join())
                .isEqualTo("yes");
    }

    @Test
    void whoeverWaitsToChangeTheOrganizationKeepsNobodyFromTheDatabase()
            throws InterruptedException {
        try (var ground = new OrganizationGround(folder)) {
            ground.apply("employee_number,name,from\nE1,Ida Brook,2020-01-01\n");
            var held = hold(ground.ledger.turns());
            var waiting =
                    IntStream.range(0, MANY)
                            .mapToObj(day -> Thread.ofPlatform().start(() -> rename(ground, day)))
                            .toList();
            while (waiting.stream().anyMatch(one -> one.getState() != Thread.State.TIMED_WAITING)) {
                Thread.onSpinWait();
            }

            int one =
                    ground.database.keeping(
                            sql -> sql.sql("select 1").query(Integer.class).single());
            assertThat(one).isEqualTo(1);

            released.countDown();
            held.join();
            for (var thread : waiting) {
                thread.join();
            }
        }
    }

    private static void rename(OrganizationGround ground, int day) {
        ground.organization.change(
                ground.administrator,
                List.of(new Statement.Left("E1", LocalDate.of(2027, 1, 1).plusDays(day))));
    }
}
