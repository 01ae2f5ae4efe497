package dev.quarterdeck.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/// Makes identifiers that sort by the moment they were made: UUID version 7 (RFC 9562 §5.7).
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long LOW_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private static long lastHigh;
    private static long lastLow;

    private Ids() {}

    /// Makes the next identifier; within one millisecond each is greater than the one before
    /// (RFC 9562 §6.2, method 2), so that what was made later also sorts later.
    public static synchronized UUID next(Clock clock) {
        long time = clock.millis() & 0xFFFF_FFFF_FFFFL;
        if (lastHigh >>> 16 == time && lastLow < LOW_BITS) {
            lastLow += 1 + RANDOM.nextInt(1 << 16);
        } else {
            lastHigh = (time << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
            // The upper half stays free, so that the millisecond cannot run out of greater values.
            lastLow = RANDOM.nextLong() & (LOW_BITS >>> 1);
        }
        return new UUID(lastHigh, 0x8000_0000_0000_0000L | (lastLow & LOW_BITS));
    }
}
