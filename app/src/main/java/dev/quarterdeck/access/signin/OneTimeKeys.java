package dev.quarterdeck.access.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Keeps the one key with which the person at this machine's terminal comes in without a password:
/// used once, for ten minutes, known here by its hash and in memory alone.
///
/// There is none in a server that serves an organisation: only a program that fills one to look at
/// asks for it (`OneTimeBeans`).
public final class OneTimeKeys {

    static final Duration LIFE = Duration.ofMinutes(10);

    private final Clock clock;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    private record Kept(byte[] hash, UUID user, Instant until) {}

    OneTimeKeys(Clock clock) {
        this.clock = clock;
    }

    /// Makes a key for a user; the one before, if any, is dead.
    ///
    /// @return the path with the key, to be opened in a browser on this machine
    public String make(UUID user) {
        var key = Secrets.next();
        kept.set(new Kept(Secrets.hash(key), user, clock.instant().plus(LIFE)));
        return "/sign-in/once?key=" + key;
    }

    /// Takes a key and returns whose it is; whoever comes second with it finds nothing.
    Optional<UUID> take(String key) {
        var one = kept.get();
        if (one == null || !Secrets.same(one.hash(), Secrets.hash(key))) {
            return Optional.empty();
        }
        return kept.compareAndSet(one, null) && clock.instant().isBefore(one.until())
                ? Optional.of(one.user())
                : Optional.empty();
    }
}
