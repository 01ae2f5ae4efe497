package dev.quarterdeck.access.signin;

import java.time.Instant;
import java.util.UUID;

/// Describes one stay of a user in one browser.
///
/// @param agent the browser's family, a word or two
/// @param address where it was opened from, the last part left out
public record Session(
        UUID id,
        UUID user,
        Instant created,
        Instant lastUse,
        Instant expires,
        String agent,
        String address) {}
