package dev.quarterdeck.organization.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision about an account that holds.
///
/// @param person whose it is; null unless the verdict is a person
/// @param automatic whether the setting of an administrator decided, by a work address
/// @param by the label of the login that decided
record Decided(
        UUID id,
        UUID account,
        Verdict verdict,
        @Nullable UUID person,
        boolean automatic,
        String by,
        Instant at) {

    boolean isSame(Verdict other, @Nullable UUID otherPerson) {
        return verdict == other && java.util.Objects.equals(person, otherPerson);
    }
}
