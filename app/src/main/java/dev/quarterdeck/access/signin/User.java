package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Describes a login of Quarterdeck.
///
/// @param person the person behind it, or null
/// @param disabled since when it may not sign in, or null
/// @param mustChangePassword whether the password was given by somebody else and is to be replaced
/// @param version counts its changes
public record User(
        UUID id,
        String login,
        String displayName,
        @Nullable PersonId person,
        Source source,
        Instant created,
        @Nullable Instant disabled,
        boolean mustChangePassword,
        long version) {

    /// Where a user's proof comes from.
    public enum Source {
        /// A password kept here.
        LOCAL,
        /// The identity provider.
        OIDC,
        /// The first start of an empty server; ends by itself.
        BOOTSTRAP
    }

    /// Answers whether the user may sign in.
    public boolean isEnabled() {
        return disabled == null;
    }
}
