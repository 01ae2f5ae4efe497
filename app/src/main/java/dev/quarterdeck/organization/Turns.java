package dev.quarterdeck.organization;

import dev.quarterdeck.platform.Refusal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets who changes the organisation in one after the other.
///
/// The database has a lock of its own for that, also between processes; but who waits for it
/// holds a connection, and a few who wait would keep everybody else out.
final class Turns {

    private static final Duration LATER = Duration.ofSeconds(30);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Duration patience;

    /// @param patience how long `soon` waits
    Turns(Duration patience) {
        this.patience = patience;
    }

    /// Works when it is the caller's turn, however long that takes.
    <T> T patiently(Supplier<T> work) {
        turn.lock();
        return inTurn(work);
    }

    /// Works when it is the caller's turn soon enough.
    ///
    /// @throws Refusal when somebody else takes longer
    <T> T soon(Supplier<T> work) {
        try {
            if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        return inTurn(work);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private Refusal busy() {
        return Refusal.unavailable(
                "The organisation is being changed by somebody else for more than %d seconds."
                        .formatted(patience.toSeconds()),
                "Maybe an import is running; try again when it has ended.",
                LATER);
    }
}
