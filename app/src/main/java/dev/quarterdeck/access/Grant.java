package dev.quarterdeck.access;

import dev.quarterdeck.engine.DateRange;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives a user a duty over some people, for a purpose and a time; ended, never deleted.
///
/// @param id identifies the grant
/// @param holder the user who has the duty
/// @param duty what the holder may act as
/// @param fieldClass the one class that a record reader may read; null with every other duty
/// @param scope over whom
/// @param purpose why, in words that the person concerned may read
/// @param range the days on which it holds; a grant over one person has an end
/// @param grantedBy the user who gave it
/// @param grantedAt when
/// @param ending who ended it before its time and when, or null
public record Grant(
        UUID id,
        UUID holder,
        Duty duty,
        @Nullable FieldClass fieldClass,
        GrantScope scope,
        String purpose,
        DateRange range,
        UUID grantedBy,
        Instant grantedAt,
        @Nullable Ending ending) {

    /// Says who ended a grant, and when.
    public record Ending(UUID by, Instant at) {}
}
