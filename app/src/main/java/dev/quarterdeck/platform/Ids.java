package dev.quarterdeck.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/// Makes identifiers that sort by the moment they were made: UUID version 7 (RFC 9562 §5.7).
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /// Makes the next identifier.
    public static UUID next(Clock clock) {
        long time = clock.millis() & 0xFFFF_FFFF_FFFFL;
        long high = (time << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }
}
