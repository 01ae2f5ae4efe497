package dev.quarterdeck.platform.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Waits, in short steps that can be cut off.
public final class Waiting {

    private static final Duration STEP = Duration.ofMillis(500);

    private final Clock clock;
    private final Sleeper sleeper;

    /// Lets time pass.
    @FunctionalInterface
    public interface Sleeper {

        /// Returns after that long.
        void sleep(Duration time) throws InterruptedException;
    }

    /// @param sleeper after which the clock shows that much more
    public Waiting(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /// Waits by the clock of the machine.
    public static Waiting by(Clock clock) {
        return new Waiting(clock, Thread::sleep);
    }

    Instant now() {
        return clock.instant();
    }

    /// Waits until a moment.
    ///
    /// @param onward asked before each step; throws to stop
    void until(Instant end, Runnable onward) {
        try {
            for (var left = left(end); left.isPositive(); left = left(end)) {
                onward.run();
                sleeper.sleep(left.compareTo(STEP) < 0 ? left : STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting.", e);
        }
    }

    private Duration left(Instant end) {
        return Duration.between(now(), end);
    }
}
