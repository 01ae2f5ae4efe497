package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.signin.Cookies.Use;
import dev.quarterdeck.access.signin.pages.SignInPage;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Sends browsers to the identity provider and takes them back: authorisation code with PKCE,
/// state and nonce (OpenID Connect Core 1.0 §3.1; RFC 7636; RFC 9207).
@RestController
final class OidcPages {

    static final String BACK_CHANNEL = "/sign-in/oidc/back-channel";
    private static final Logger LOG = LoggerFactory.getLogger(OidcPages.class);

    private final Provider provider;
    private final ProviderRequests requests;
    private final Arrivals arrivals;
    private final Database database;
    private final Clock clock;
    private final Cookies cookies;
    private final Door door;

    OidcPages(
            Provider provider,
            ProviderRequests requests,
            Arrivals arrivals,
            Database database,
            Clock clock,
            Cookies cookies) {
        this.provider = provider;
        this.requests = requests;
        this.arrivals = arrivals;
        this.database = database;
        this.clock = clock;
        this.cookies = cookies;
        this.door = new Door(cookies);
    }

    @GetMapping("/sign-in/oidc")
    ResponseEntity<String> begin(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "/") String to) {
        try {
            var asked = asked(request);
            var browser = Secrets.next();
            requests.keep(
                    Objects.requireNonNull(asked.getState()),
                    browser,
                    new ProviderRequests.Begun(
                            attribute(asked, OidcParameterNames.NONCE),
                            attribute(asked, PkceParameterNames.CODE_VERIFIER),
                            Paths.isLocal(to) ? to : "/"));
            cookies.write(response, Use.PROVIDER, browser);
            return Pages.seeOther(asked.getAuthorizationRequestUri());
        } catch (Refusal refusal) {
            return refused(request, refusal);
        }
    }

    private OAuth2AuthorizationRequest asked(HttpServletRequest request) {
        var registration = provider.require().registration();
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(id -> registration);
        resolver.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce());
        return Objects.requireNonNull(resolver.resolve(request, registration.getRegistrationId()));
    }

    private static String attribute(OAuth2AuthorizationRequest asked, String name) {
        return Objects.requireNonNull(asked.<String>getAttribute(name), name);
    }

    private ResponseEntity<String> refused(HttpServletRequest request, Refusal refusal) {
        return Pages.signIn(
                refusal.kind().status(),
                new SignInPage(
                        Pages.frame("Sign in", request),
                        refusal.getMessage() + " " + refusal.remedy(),
                        "",
                        provider.host(),
                        "/"));
    }

    @GetMapping("/sign-in/oidc/callback")
    ResponseEntity<String> callback(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String iss) {
        try {
            var begun = begun(request, state);
            cookies.remove(response, Use.PROVIDER);
            var who = exchanged(begun, code, state, iss);
            var visit = door.visitWithDevice(request);
            door.let(response, arrivals.arrive(who, visit), visit);
            return Pages.seeOther(begun.target());
        } catch (Refusal refusal) {
            return refused(request, refusal);
        } catch (AuthenticationException | JwtException e) {
            LOG.info("A sign-in through the identity provider failed: {}", reason(e));
            return refused(request, failed());
        }
    }

    private ProviderRequests.Begun begun(HttpServletRequest request, String state) {
        var browser = cookies.read(request, Use.PROVIDER);
        if (browser == null) {
            throw failed();
        }
        return requests.take(state, browser).orElseThrow(OidcPages::failed);
    }

    private OidcUser exchanged(
            ProviderRequests.Begun begun, String code, String state, @Nullable String iss) {
        var known = provider.require();
        var registration = known.registration();
        var redirect = Objects.requireNonNull(registration.getRedirectUri());
        var issuer = registration.getProviderDetails().getIssuerUri();
        if (code.isEmpty() || (iss == null ? known.namesItself() : !iss.equals(issuer))) {
            throw failed();
        }
        var asked =
                OAuth2AuthorizationRequest.authorizationCode()
                        .authorizationUri(
                                Objects.requireNonNull(
                                        registration.getProviderDetails().getAuthorizationUri()))
                        .clientId(registration.getClientId())
                        .redirectUri(redirect)
                        .scopes(registration.getScopes())
                        .state(state)
                        .attributes(
                                Map.of(
                                        OAuth2ParameterNames.REGISTRATION_ID,
                                        registration.getRegistrationId(),
                                        OidcParameterNames.NONCE,
                                        begun.nonce(),
                                        PkceParameterNames.CODE_VERIFIER,
                                        begun.verifier()))
                        .build();
        var answer =
                OAuth2AuthorizationResponse.success(code)
                        .redirectUri(redirect)
                        .state(state)
                        .build();
        var proved =
                known.exchange()
                        .authenticate(
                                new OAuth2LoginAuthenticationToken(
                                        registration,
                                        new OAuth2AuthorizationExchange(asked, answer)));
        if (proved != null && proved.getPrincipal() instanceof OidcUser who) {
            return who;
        }
        throw failed();
    }

    private static Refusal failed() {
        return new Refusal(
                Refusal.Kind.UNAUTHENTICATED,
                "provider-sign-in",
                "The sign-in through the identity provider was not completed.",
                "Maybe begin again from this page.");
    }

    // The message may carry what the provider wrote; it goes into one line.
    private static String reason(RuntimeException e) {
        return Logins.printable(String.valueOf(e.getMessage()));
    }

    /// Ends sessions because the provider says so (OpenID Connect Back-Channel Logout 1.0).
    @PostMapping(BACK_CHANNEL)
    ResponseEntity<Void> backChannel(@RequestParam("logout_token") String token) {
        try {
            int ended = end(provider.require().logoutTokens().decode(token));
            LOG.info("The identity provider ended {} sessions", ended);
            return ResponseEntity.ok().build();
        } catch (JwtException e) {
            LOG.info("A logout token was refused: {}", reason(e));
            return ResponseEntity.badRequest().build();
        }
    }

    private int end(Jwt token) {
        var now = clock.instant();
        var sid = token.getClaimAsString("sid");
        if (sid != null) {
            return database.keeping(sql -> SessionStore.endAtProvider(sql, sid, now));
        }
        var issuer = Objects.requireNonNullElse(token.getClaimAsString("iss"), "");
        var subject = Objects.requireNonNullElse(token.getSubject(), "");
        return database.keeping(
                sql ->
                        UserStore.bySubject(sql, issuer, subject)
                                .map(user -> SessionStore.endAll(sql, user.id(), null, now))
                                .orElse(0));
    }
}
