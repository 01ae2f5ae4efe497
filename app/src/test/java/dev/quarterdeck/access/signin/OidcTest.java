package dev.quarterdeck.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tries what a forger would: each token differs from a good one in one thing.
class OidcTest {

    private static final TestClock ISSUER_CLOCK = new TestClock();
    private static final FakeIssuer ISSUER = new FakeIssuer(ISSUER_CLOCK);
    private static final SignInServer SERVER =
            SignInServer.start(
                    Map.of(
                            "QD_PUBLIC_URL", "http://127.0.0.1:{port}",
                            "QD_OIDC_ISSUER", ISSUER.url(),
                            "QD_OIDC_CLIENT_ID", FakeIssuer.CLIENT,
                            "QD_OIDC_ADMIN_GROUP", "harbour-masters",
                            "QD_OIDC_LINK", "user-name"));

    @AfterAll
    static void stop() {
        SERVER.close();
        ISSUER.close();
    }

    @BeforeEach
    void honest() {
        ISSUER.claims = UnaryOperator.identity();
        ISSUER.signing = FakeIssuer.Signing.RIGHT;
        ISSUER.subject = "subject-1";
    }

    private static Map<String, String> begin(Browser browser) {
        var sent =
                URI.create(
                        browser.get("/sign-in/oidc")
                                .headers()
                                .firstValue("Location")
                                .orElseThrow());
        assertThat(sent.toString()).startsWith(ISSUER.url() + "/authorize?");
        return FakeIssuer.parameters(sent.getRawQuery());
    }

    private static HttpResponse<String> finish(Browser browser, Map<String, String> asked) {
        return browser.get(
                "/sign-in/oidc/callback?code="
                        + ISSUER.code(asked)
                        + "&state="
                        + Browser.encoded(Map.of("s", asked.get("state"))).substring(2));
    }

    private static HttpResponse<String> whole(Browser browser) {
        return finish(browser, begin(browser));
    }

    private static void refuses(UnaryOperator<JWTClaimsSet.Builder> change) {
        ISSUER.claims = change;
        var browser = SERVER.browser();
        assertThat(whole(browser).statusCode()).isEqualTo(401);
        assertThat(browser.cookies()).doesNotContainKey("qd-local");
    }

    @Test
    void letsInByCodeWithPkceStateAndNonce() {
        var browser = SERVER.browser();
        var asked = begin(browser);
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256");
        assertThat(asked).containsKeys("state", "nonce", "code_challenge");

        assertThat(finish(browser, asked).statusCode()).isEqualTo(303);

        assertThat(ISSUER.lastVerifierCheck).isEqualTo("held");
        assertThat(browser.get("/api/v1/elsewhere").body()).isEqualTo("ada");
    }

    @Test
    void refusesATokenThatIsNotSignedByTheIssuer() {
        for (var signing :
                List.of(
                        FakeIssuer.Signing.NONE,
                        FakeIssuer.Signing.PUBLIC_KEY_AS_SECRET,
                        FakeIssuer.Signing.OTHER_KEY)) {
            ISSUER.signing = signing;
            refuses(UnaryOperator.identity());
        }
    }

    @Test
    void refusesATokenForAnotherAudienceOrParty() {
        refuses(claims -> claims.audience("another"));
        refuses(claims -> claims.audience(List.of(FakeIssuer.CLIENT, "another")));
        refuses(claims -> claims.claim("azp", "another"));
        refuses(claims -> claims.issuer("https://elsewhere.example"));
    }

    @Test
    void refusesAnExpiredTokenAndOneFromTheFuture() {
        var now = ISSUER_CLOCK.instant();
        refuses(claims -> claims.expirationTime(Date.from(now.minusSeconds(120))));
        refuses(claims -> claims.issueTime(Date.from(now.plusSeconds(600))));
    }

    @Test
    void refusesAReusedNonceStateCodeAndAnotherBrowser() {
        refuses(claims -> claims.claim("nonce", "of-another-sign-in"));
        ISSUER.claims = UnaryOperator.identity();
        var browser = SERVER.browser();
        var asked = begin(browser);
        assertThat(finish(SERVER.browser(), asked).statusCode()).isEqualTo(401);
        var flow = browser.cookies().get("qd-local-provider");
        assertThat(finish(browser, asked).statusCode()).isEqualTo(303);
        browser.cookies().put("qd-local-provider", flow);
        assertThat(finish(browser, asked).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAnAnswerThatNamesAnotherIssuer() {
        var browser = SERVER.browser();
        var asked = begin(browser);

        var answer =
                browser.get(
                        "/sign-in/oidc/callback?code="
                                + ISSUER.code(asked)
                                + "&state="
                                + asked.get("state").replace("=", "%3D")
                                + "&iss=https://elsewhere.example");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesASignInThatTookTooLong() {
        var browser = SERVER.browser();
        var asked = begin(browser);
        SERVER.clock.pass(Duration.ofMinutes(11));
        ISSUER_CLOCK.pass(Duration.ofMinutes(11));

        assertThat(finish(browser, asked).statusCode()).isEqualTo(401);
    }

    @Test
    void knowsAUserByIssuerAndSubjectAndNeverByAddressOrName() {
        var local = SERVER.user("ada.local", "four boats on calm water");
        whole(SERVER.browser());
        ISSUER.subject = "subject-2";
        var second = SERVER.browser();

        assertThat(whole(second).statusCode()).isEqualTo(303);

        assertThat(second.get("/api/v1/elsewhere").body()).startsWith("oidc-");
        var users = SERVER.database.keeping(sql -> UserStore.bySource(sql, User.Source.OIDC));
        assertThat(users).filteredOn(user -> SignInServer.ADA.equals(user.person())).hasSize(1);
        assertThat(users).noneMatch(user -> user.id().equals(local.id()));
    }

    private static void arrive(String subject, String name) {
        ISSUER.subject = subject;
        ISSUER.claims = claims -> claims.claim("preferred_username", name);
        assertThat(whole(SERVER.browser()).statusCode()).isEqualTo(303);
    }

    private static User user(String subject) {
        return SERVER.database
                .keeping(sql -> UserStore.bySubject(sql, ISSUER.url(), subject))
                .orElseThrow();
    }

    private static PersonId isKnownNow(String name) {
        var person = new PersonId(UUID.randomUUID());
        SignInServer.KNOWN.put(name, person);
        return person;
    }

    @Test
    void joinsAUserToAPersonWhoCameIntoTheOrganisationLater() {
        arrive("subject-late", "bertil");
        assertThat(user("subject-late").person()).isNull();
        var bertil = isKnownNow("bertil");

        arrive("subject-late", "bertil");
        assertThat(user("subject-late").person()).isEqualTo(bertil);

        isKnownNow("bertil");
        arrive("subject-late", "bertil");
        assertThat(user("subject-late").person()).as("joined once").isEqualTo(bertil);
    }

    @Test
    void takesNoPersonFromAnotherUserAtALaterSignIn() {
        var cilla = isKnownNow("cilla");
        arrive("subject-cilla", "cilla");
        assertThat(user("subject-cilla").person()).isEqualTo(cilla);

        arrive("subject-thief", "nobody-yet");
        arrive("subject-thief", "cilla");

        assertThat(user("subject-thief").person()).isNull();
        assertThat(user("subject-cilla").person()).isEqualTo(cilla);
    }

    @Test
    void leavesAloneWhatAnAdministratorSaidAboutAUser() {
        isKnownNow("dagmar");
        arrive("subject-dagmar", "dagmar");
        var id = user("subject-dagmar").id();
        SERVER.bean(SignInServer.SignInParts.class).users().link(Viewer.console(), id, null, "*");

        arrive("subject-dagmar", "dagmar");

        assertThat(user("subject-dagmar").person()).isNull();
    }

    @Test
    void makesMembersOfTheGroupAdministratorsUntilTomorrow() {
        ISSUER.subject = "subject-3";
        ISSUER.claims = claims -> claims.claim("groups", List.of("harbour-masters"));
        var browser = SERVER.browser();
        whole(browser);

        assertThat(browser.get("/api/v1/users").statusCode()).isEqualTo(200);
        ISSUER.subject = "subject-4";
        ISSUER.claims = UnaryOperator.identity();
        var plain = SERVER.browser();
        whole(plain);
        assertThat(plain.get("/api/v1/users").statusCode()).isEqualTo(403);
    }

    @Test
    void signsOutAtTheIssuerToo() {
        var browser = SERVER.browser();
        whole(browser);

        var out =
                browser.submit("/sign-out", "/sign-out", Map.of())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();

        assertThat(out)
                .startsWith(ISSUER.url() + "/end?id_token_hint=")
                .contains("post_logout_redirect_uri=http%3A%2F%2F127.0.0.1");
        assertThat(browser.get("/api/v1/elsewhere").statusCode()).isEqualTo(401);
        assertThat(
                        browser.get("/sign-in")
                                .headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                .contains("form-action 'self' " + ISSUER.url());
    }

    @Test
    void endsSessionsWhenTheIssuerSaysSoAndOnlyThen() {
        ISSUER.subject = "subject-5";
        var browser = SERVER.browser();
        whole(browser);
        var forged = logout(Map.of("other", Map.of()));
        assertThat(
                        browser.post(OidcPages.BACK_CHANNEL, Map.of("logout_token", forged))
                                .statusCode())
                .isEqualTo(400);
        ISSUER.signing = FakeIssuer.Signing.OTHER_KEY;
        var event =
                Map.<String, Object>of(
                        "http://schemas.openid.net/event/backchannel-logout", Map.of());
        assertThat(
                        browser.post(OidcPages.BACK_CHANNEL, Map.of("logout_token", logout(event)))
                                .statusCode())
                .isEqualTo(400);
        assertThat(browser.get("/api/v1/elsewhere").statusCode()).isEqualTo(200);
        ISSUER.signing = FakeIssuer.Signing.RIGHT;

        assertThat(
                        browser.post(OidcPages.BACK_CHANNEL, Map.of("logout_token", logout(event)))
                                .statusCode())
                .isEqualTo(200);

        assertThat(browser.get("/api/v1/elsewhere").statusCode()).isEqualTo(401);
    }

    private static String logout(Map<String, Object> events) {
        var now = ISSUER_CLOCK.instant();
        return ISSUER.signed(
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER.url())
                        .audience(FakeIssuer.CLIENT)
                        .claim("sid", "sid-subject-5")
                        .claim("events", events)
                        .jwtID("1")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60))));
    }

    @Test
    void startsWithoutTheIssuerAndAsksAgain() {
        try (var issuer = new FakeIssuer(ISSUER_CLOCK)) {
            issuer.namedIssuer = "https://forged.example";
            try (var server =
                    SignInServer.start(
                            Map.of(
                                    "QD_PUBLIC_URL",
                                    "http://127.0.0.1:{port}",
                                    "QD_OIDC_ISSUER",
                                    issuer.url(),
                                    "QD_OIDC_CLIENT_ID",
                                    FakeIssuer.CLIENT))) {
                var browser = server.browser();
                assertThat(browser.get("/sign-in/oidc").statusCode()).isEqualTo(503);
                issuer.namedIssuer = issuer.url();
                assertThat(browser.get("/sign-in/oidc").statusCode()).isEqualTo(503);
                server.clock.pass(Duration.ofSeconds(10));
                assertThat(browser.get("/sign-in/oidc").statusCode()).isEqualTo(303);
            }
        }
    }
}
