package dev.quarterdeck.access.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/// Asks an identity provider about itself (OpenID Connect Discovery 1.0) and makes the checks
/// of its tokens.
final class Discovery {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};
    // Signatures of the provider's own key pair; never a shared secret, never none.
    private static final Set<SignatureAlgorithm> ALGORITHMS =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256, SignatureAlgorithm.PS256);

    private final Clock clock;
    // It follows no redirect: the issuer's word counts at the issuer's address only.
    private final JdkClientHttpRequestFactory outbound = new JdkClientHttpRequestFactory();

    Discovery(Clock clock) {
        this.clock = clock;
        outbound.setReadTimeout(PATIENCE);
    }

    /// @throws IllegalArgumentException when the provider's word is not usable
    Discovered discover(OidcSettings oidc, String redirect) {
        var metadata =
                RestClient.builder()
                        .requestFactory(outbound)
                        .build()
                        .get()
                        .uri(
                                oidc.issuer().replaceFirst("/$", "")
                                        + "/.well-known/openid-configuration")
                        .retrieve()
                        .body(METADATA);
        if (metadata == null || !oidc.issuer().equals(metadata.get("issuer"))) {
            throw new IllegalArgumentException("its metadata names another issuer");
        }
        var registration = registration(oidc, metadata, redirect);
        var exchange =
                new OidcAuthorizationCodeAuthenticationProvider(
                        tokenClient(),
                        request -> new DefaultOidcUser(Set.of(), request.getIdToken()));
        var decoder = decoder(registration, idToken(registration), true);
        exchange.setJwtDecoderFactory(any -> decoder);
        return new Discovered(
                registration,
                exchange,
                decoder(registration, logoutToken(oidc), false),
                optional(metadata, "end_session_endpoint"),
                Boolean.TRUE.equals(
                        metadata.get("authorization_response_iss_parameter_supported")));
    }

    private static ClientRegistration registration(
            OidcSettings oidc, Map<String, Object> metadata, String redirect) {
        var secret = oidc.clientSecret();
        return ClientRegistration.withRegistrationId("oidc")
                .clientId(oidc.clientId())
                .clientSecret(secret == null ? "" : secret)
                .clientAuthenticationMethod(
                        secret == null
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirect)
                .scope("openid", "profile")
                .issuerUri(oidc.issuer())
                .authorizationUri(required(metadata, "authorization_endpoint"))
                .tokenUri(required(metadata, "token_endpoint"))
                .jwkSetUri(required(metadata, "jwks_uri"))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .providerConfigurationMetadata(metadata)
                .build();
    }

    private static String required(Map<String, Object> metadata, String name) {
        var address = optional(metadata, name);
        if (address == null) {
            throw new IllegalArgumentException("its metadata lacks " + name);
        }
        return address;
    }

    private static @Nullable String optional(Map<String, Object> metadata, String name) {
        if (!(metadata.get(name) instanceof String address)) {
            return null;
        }
        if (!OidcSettings.isSafe(address)) {
            throw new IllegalArgumentException("its " + name + " is not an https address");
        }
        return address;
    }

    private RestClientAuthorizationCodeTokenResponseClient tokenClient() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(
                RestClient.builder()
                        .requestFactory(outbound)
                        .configureMessageConverters(
                                converters ->
                                        converters
                                                .addCustomConverter(new FormHttpMessageConverter())
                                                .addCustomConverter(
                                                        new OAuth2AccessTokenResponseHttpMessageConverter()))
                        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                        .build());
        return client;
    }

    private JwtDecoder decoder(
            ClientRegistration registration, OAuth2TokenValidator<Jwt> checks, boolean typed) {
        var decoder =
                NimbusJwtDecoder.withJwkSetUri(
                                Objects.requireNonNull(
                                        registration.getProviderDetails().getJwkSetUri()))
                        .jwsAlgorithms(allowed -> allowed.addAll(ALGORITHMS))
                        .restOperations(new RestTemplate(outbound))
                        .validateType(typed)
                        .build();
        decoder.setJwtValidator(checks);
        return decoder;
    }

    private OAuth2TokenValidator<Jwt> idToken(ClientRegistration registration) {
        var claims = new OidcIdTokenValidator(registration);
        claims.setClock(clock);
        claims.setClockSkew(SKEW);
        return new DelegatingOAuth2TokenValidator<>(times(), claims);
    }

    private JwtTimestampValidator times() {
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        return times;
    }

    // OpenID Connect Back-Channel Logout 1.0 §2.6.
    private OAuth2TokenValidator<Jwt> logoutToken(OidcSettings oidc) {
        return new DelegatingOAuth2TokenValidator<>(
                times(),
                new JwtIssuerValidator(oidc.issuer()),
                new JwtClaimValidator<java.util.Collection<String>>(
                        "aud", audience -> audience != null && audience.contains(oidc.clientId())),
                // A nonce would let an ID token pass for a logout token.
                token ->
                        token.hasClaim("nonce")
                                ? OAuth2TokenValidatorResult.failure(
                                        new OAuth2Error("invalid_token", "nonce", null))
                                : OAuth2TokenValidatorResult.success(),
                new JwtClaimValidator<java.time.Instant>(
                        "iat",
                        made ->
                                made != null
                                        && made.isAfter(
                                                clock.instant().minus(Duration.ofMinutes(10)))),
                new JwtClaimValidator<Map<String, Object>>(
                        "events",
                        events ->
                                events != null
                                        && events.containsKey(
                                                "http://schemas.openid.net/event/backchannel-logout")));
    }
}
