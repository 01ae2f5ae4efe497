package dev.quarterdeck.platform.postgres;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for another process by looking every few milliseconds.
final class Waiting {

    private static final Duration BREATH = Duration.ofMillis(10);

    private Waiting() {}

    static boolean until(BooleanSupplier isSo, Duration patience) {
        long start = System.nanoTime();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            breathe();
        }
        return true;
    }

    static void breathe() {
        LockSupport.parkNanos(BREATH.toNanos());
    }
}
