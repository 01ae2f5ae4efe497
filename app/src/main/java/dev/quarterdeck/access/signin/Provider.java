package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.Refusal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/// Knows the identity provider, once it has been asked.
///
/// It is asked when the first person wants to sign in, not at start: this server must start
/// while the provider is down. After a failure it is asked again, at most every ten seconds.
final class Provider {

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final SignInSettings settings;
    private final Clock clock;
    private final Discovery discovery;
    private @Nullable Discovered discovered;
    private Instant nextTry = Instant.MIN;

    Provider(SignInSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.discovery = new Discovery(clock);
    }

    /// Returns the provider's host, empty when none is set.
    String host() {
        return settings.provider().map(oidc -> URI.create(oidc.issuer()).getHost()).orElse("");
    }

    /// Returns the provider's origin as a form target of the page policy, with a space before it.
    String formTarget() {
        return settings.provider()
                .map(oidc -> " " + SecurityHeaders.origin(URI.create(oidc.issuer())))
                .orElse("");
    }

    /// Returns where the provider sends browsers back to.
    String redirect() {
        return settings.publicUrl() + "/sign-in/oidc/callback";
    }

    /// Returns what the provider says about itself.
    ///
    /// @throws Refusal of kind NOT_FOUND when there is none, UNAVAILABLE when it does not answer
    synchronized Discovered require() {
        var known = discovered;
        if (known != null) {
            return known;
        }
        var oidc =
                settings.provider()
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND,
                                                "No identity provider is set.",
                                                "Maybe set QD_OIDC_ISSUER and QD_OIDC_CLIENT_ID."));
        if (clock.instant().isBefore(nextTry)) {
            throw unavailable();
        }
        nextTry = clock.instant().plus(PAUSE);
        try {
            var found = discovery.discover(oidc, redirect());
            discovered = found;
            return found;
        } catch (RestClientException | IllegalArgumentException e) {
            LOG.warn("The identity provider {} cannot be used", oidc.issuer(), e);
            throw unavailable();
        }
    }

    private static Refusal unavailable() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "provider-unavailable",
                "The identity provider does not answer as it should.",
                "Maybe try again in a minute; the log tells more.");
    }

    /// Returns where a browser signs out of the provider too.
    Optional<String> signOut(String idToken) {
        Discovered known;
        synchronized (this) {
            known = discovered;
        }
        if (known == null || known.endSession() == null) {
            return Optional.empty();
        }
        return Optional.of(
                UriComponentsBuilder.fromUriString(known.endSession())
                        .queryParam("id_token_hint", idToken)
                        .queryParam("client_id", known.registration().getClientId())
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(settings.publicUrl() + "/sign-out")
                        .toUriString());
    }
}
