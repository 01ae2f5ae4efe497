package dev.quarterdeck.access.signin;

import org.jspecify.annotations.Nullable;

/// Ties a session to the identity provider's own, so that signing out reaches both.
///
/// @param idToken the token that the sign-in brought, or null for a local user
/// @param sid the provider's name of its session, or null
record ProviderTies(@Nullable String idToken, @Nullable String sid) {

    static final ProviderTies NONE = new ProviderTies(null, null);
}
