package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Describes an API token without its secret.
///
/// @param publicId the part that lists and logs may show
/// @param lastUse when it was last used, to the minute, or null
/// @param revoked when it was taken back, or null
public record ApiToken(
        UUID id,
        String publicId,
        UUID user,
        String name,
        Set<Scope> scopes,
        Instant created,
        Instant expires,
        @Nullable Instant lastUse,
        @Nullable Instant revoked) {

    public ApiToken {
        scopes = Set.copyOf(scopes);
    }
}
