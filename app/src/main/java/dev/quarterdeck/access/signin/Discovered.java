package dev.quarterdeck.access.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Holds what the identity provider said about itself, and the checks made from it.
///
/// @param exchange trades a code for a token and checks the token
/// @param logoutTokens checks the tokens by which the provider ends sessions
/// @param endSession where a browser signs out, or null
/// @param namesItself whether its answers always carry the issuer (RFC 9207)
record Discovered(
        ClientRegistration registration,
        OidcAuthorizationCodeAuthenticationProvider exchange,
        JwtDecoder logoutTokens,
        @Nullable String endSession,
        boolean namesItself) {}
