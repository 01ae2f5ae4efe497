package dev.quarterdeck.looks.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Progress;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LookImportTurnTest {

    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Test
    @Timeout(20)
    void saysThatItWaitsAndObeysWhoStopsIt() {
        var turn = new ReentrantLock();
        var isTaken = new CountDownLatch(1);
        var isOver = new CountDownLatch(1);
        var other =
                CompletableFuture.runAsync(
                        () -> {
                            turn.lock();
                            isTaken.countDown();
                            await(isOver);
                            turn.unlock();
                        });
        await(isTaken);
        var steps = new ArrayList<String>();
        Progress stopping =
                (step, done, total) -> {
                    steps.add(step);
                    throw new Stopped();
                };

        assertThatThrownBy(() -> LookImport.await(turn, stopping)).isInstanceOf(Stopped.class);

        assertThat(steps).containsExactly("waiting for its turn");
        assertThat(turn.isHeldByCurrentThread()).isFalse();
        isOver.countDown();
        other.join();
        LookImport.await(turn, stopping);
        assertThat(turn.isHeldByCurrentThread()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
