package dev.quarterdeck.pages;

import dev.quarterdeck.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Holds a secret between the form that made it and the page that shows it: once, to the same
/// user, within two minutes, in memory alone.
public final class ShownOnce {

    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final int MOST = 200;

    private final Clock clock;
    private final Map<String, Held> held = new LinkedHashMap<>();

    private record Held(UUID user, String secret, Instant until) {}

    ShownOnce(Clock clock) {
        this.clock = clock;
    }

    /// Holds a secret.
    ///
    /// @return the key under which its user finds it
    public synchronized String hold(UUID user, String secret) {
        var now = clock.instant();
        held.values().removeIf(one -> !now.isBefore(one.until()));
        if (held.size() >= MOST) {
            held.remove(held.keySet().iterator().next());
        }
        var key = Ids.next(clock).toString();
        held.put(key, new Held(user, secret, now.plus(LIFE)));
        return key;
    }

    /// Takes a secret out; empty when it was shown, is too old, or is somebody else's.
    public synchronized String take(UUID user, String key) {
        var found = held.get(key);
        if (found == null || !found.user().equals(user)) {
            return "";
        }
        held.remove(key);
        return clock.instant().isBefore(found.until()) ? found.secret() : "";
    }
}
