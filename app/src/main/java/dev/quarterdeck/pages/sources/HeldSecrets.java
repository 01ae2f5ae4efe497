package dev.quarterdeck.pages.sources;

import dev.quarterdeck.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Holds secrets that somebody typed into a form which is shown again, so that nobody has to type
/// them twice and no page shows them: for who typed them, for the server that they were typed for,
/// for a quarter of an hour, in memory.
final class HeldSecrets {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int MOST = 200;

    private final Clock clock;
    private final Map<String, Held> held = new LinkedHashMap<>();

    /// Whom secrets are held for.
    ///
    /// @param form the form that they were typed into
    /// @param origin the origin of the address that they were typed for: no other gets them unasked
    record Purpose(UUID user, String form, String origin) {}

    private record Held(Purpose purpose, Map<String, String> secrets, Instant until) {}

    HeldSecrets(Clock clock) {
        this.clock = clock;
    }

    /// Holds secrets by their names.
    ///
    /// @return the key under which the same form finds them
    synchronized String hold(Purpose purpose, Map<String, String> secrets) {
        var now = clock.instant();
        held.values().removeIf(one -> !now.isBefore(one.until()));
        if (held.size() >= MOST) {
            held.remove(held.keySet().iterator().next());
        }
        var key = Ids.next(clock).toString();
        held.put(key, new Held(purpose, Map.copyOf(secrets), now.plus(LIFE)));
        return key;
    }

    /// Returns what is held; nothing when it is too old, another form's, another address's or
    /// somebody else's.
    synchronized Map<String, String> find(Purpose purpose, String key) {
        var found = held.get(key);
        return found != null
                        && found.purpose().equals(purpose)
                        && clock.instant().isBefore(found.until())
                ? found.secrets()
                : Map.of();
    }

    synchronized void forget(String key) {
        held.remove(key);
    }
}
