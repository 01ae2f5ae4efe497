package dev.quarterdeck.organization.scim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an identity provider calls a person.
///
/// @param removed since when the provider no longer has them, or null
record ScimRow(
        UUID person,
        String userName,
        @Nullable String externalId,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String displayName,
        long version,
        Instant created,
        Instant modified,
        @Nullable Instant removed) {}
