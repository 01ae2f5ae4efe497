package dev.quarterdeck.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Holds sessions, tokens, passwords, back-off and requests from elsewhere to their rules, over
/// HTTP.
class SignInTest {

    private static final SignInServer SERVER =
            SignInServer.start(Map.of("QD_REQUESTS_PER_MINUTE", "4000"));
    private static final String PASSWORD = "four boats on calm water";
    private static int count;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static String login() {
        return "person" + ++count;
    }

    private static Browser signedIn(String login) {
        SERVER.user(login, PASSWORD);
        var browser = SERVER.browser();
        assertThat(browser.signIn(login, PASSWORD).statusCode()).isEqualTo(303);
        return browser;
    }

    @Test
    void letsNobodyPastWithoutASignIn() {
        var browser = SERVER.browser();

        var api = browser.get("/api/v1/elsewhere");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(api.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(browser.get("/").headers().firstValue("Location")).hasValue("/sign-in");
        assertThat(browser.get("/api/v1/nowhere").statusCode()).isEqualTo(401);
    }

    @Test
    void keepsThePasswordWhenTheNewOneIsTypedInTwoWays() {
        var login = login();
        var one = signedIn(login);

        var slipped =
                one.submit(
                        "/password",
                        "/password",
                        Map.of(
                                "old",
                                PASSWORD,
                                "next",
                                "six herons inland",
                                "again",
                                "six herons"));

        assertThat(slipped.statusCode()).isEqualTo(400);
        assertThat(slipped.body()).contains("The two new passwords must be the same.");
        assertThat(
                        one.submit(
                                        "/password",
                                        "/password",
                                        Map.of("old", PASSWORD, "next", "six herons inland"))
                                .statusCode())
                .isEqualTo(400);
        assertThat(SERVER.browser().signIn(login, PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void showsAPageToABrowserThatGoesAstrayAndAProblemToAProgram() {
        var browser = signedIn(login());

        var page = browser.open("/organistaion");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains("<link rel=\"stylesheet\" href=\"/assets/");
        assertThat(page.body()).contains("<h1>Not found</h1>").contains("href=\"/\"");
        for (var answer :
                List.of(
                        browser.get("/organistaion"),
                        browser.open("/api/v1/organistaion"),
                        browser.open("/scim/v2/Nobody"))) {
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
        }
    }

    @Test
    void showsAPageToABrowserThatIsRefusedOrMeetsAFault() {
        var browser = signedIn(login());

        var refused =
                browser.send(
                        browser.request("/sessions/%s/end".formatted(UUID.randomUUID()))
                                .header("Accept", "text/html")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("<h1>Not allowed</h1>")
                .contains("the token of our own form");
        var fault = browser.open("/broken");
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(fault.body())
                .contains("<h1>A fault of the program</h1>")
                .contains("request id <code>")
                .doesNotContain("a plank broke")
                .doesNotContain("Exception");
        assertThat(browser.get("/broken").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void leadsBackToTheFormOfAnEndedSession() {
        var browser = signedIn(login());
        var csrf = browser.csrf("/sign-out");
        browser.cookies().remove("qd-local");
        var page = "/people/teams/harbor?teams.q=a%20b&asOf=2026-01-01";

        assertThat(leads(browser, csrf, "Referer", page))
                .isEqualTo("/sign-in?to=/people/teams/harbor?teams.q=a%2520b%26asOf=2026-01-01");
        assertThat(leads(browser, csrf, "Referer", "//elsewhere.example/x"))
                .isEqualTo("/sign-in?to=/x");
        assertThat(leads(browser, csrf, "Referer", "\\ no address")).isEqualTo("/sign-in");
        assertThat(leads(browser, "forged", "Referer", page)).startsWith("/sign-in?to=/people");
        assertThat(browser.open(page).headers().firstValue("Location").orElse(""))
                .isEqualTo("/sign-in?to=/people/teams/harbor?teams.q=a%2520b%26asOf=2026-01-01");
        assertThat(browser.get("/sign-in?to=/people?q=a%2520b%26asOf=2026-01-01").body())
                .contains("value=\"/people?q=a%20b&amp;asOf=2026-01-01\"");
    }

    private static String leads(Browser browser, String csrf, String header, String page) {
        var address = page.startsWith("/p") ? "http://127.0.0.1" + page : page;
        var answer =
                browser.send(
                        browser.request("/people/teams/harbor")
                                .header("Accept", "text/html")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header(header, address)
                                .POST(BodyPublishers.ofString("_csrf=" + csrf)));
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void tellsAScriptOfAPageWhereToSignIn() {
        var answer =
                SERVER.browser()
                        .send(
                                SERVER.browser()
                                        .request("/people")
                                        .header("HX-Request", "true")
                                        .header("HX-Current-URL", "http://127.0.0.1/people?q=x")
                                        .GET());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/sign-in?to=/people?q=x");
        assertThat(SERVER.browser().get("/api/v1/elsewhere").statusCode()).isEqualTo(401);
    }

    @Test
    void givesTheViewerToControllers() {
        var login = login();

        assertThat(signedIn(login).get("/api/v1/elsewhere").body()).isEqualTo(login);
        assertThat(
                        SERVER.browser()
                                .json("GET", "/api/v1/elsewhere", SERVER.consoleToken(), "")
                                .body())
                .isEqualTo("console");
    }

    @Test
    void rotatesTheTokenAtSignInAndEndsTheOldSession() {
        var login = login();
        var browser = signedIn(login);
        var before = browser.cookies().get("qd-local");

        browser.signIn(login, PASSWORD);

        assertThat(browser.cookies().get("qd-local")).isNotEqualTo(before);
        assertThat(replayed(before).statusCode()).isEqualTo(401);
    }

    private static java.net.http.HttpResponse<String> replayed(String token) {
        var thief = SERVER.browser();
        thief.cookies().put("qd-local", token);
        return thief.get("/api/v1/elsewhere");
    }

    @Test
    void refusesATokenReplayedAfterSignOut() {
        var browser = signedIn(login());
        var token = browser.cookies().get("qd-local");
        assertThat(replayed(token).statusCode()).isEqualTo(200);

        var out = browser.submit("/sign-out", "/sign-out", Map.of());
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("Clear-Site-Data").orElse(""))
                .contains("\"cache\"", "\"storage\"");

        assertThat(replayed(token).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesATokenReplayedAfterTheUserWasDisabled() {
        var login = login();
        var browser = signedIn(login);
        var token = browser.cookies().get("qd-local");
        var id = SERVER.database.keeping(sql -> UserStore.byLogin(sql, login)).orElseThrow().id();

        var answer =
                SERVER.browser()
                        .send(
                                SERVER.browser()
                                        .request("/api/v1/users/" + id + "/disable")
                                        .header("Authorization", "Bearer " + SERVER.consoleToken())
                                        .header("If-Match", "*")
                                        .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(replayed(token).statusCode()).isEqualTo(401);
        assertThat(browser.signIn(login, PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void endsASessionThatIsIdleOrTooOld() {
        var idle = signedIn(login());
        SERVER.clock.pass(Duration.ofHours(8));
        assertThat(idle.get("/api/v1/elsewhere").statusCode()).isEqualTo(401);

        var busy = signedIn(login());
        for (int hours = 0; hours < 7 * 24; hours += 6) {
            assertThat(busy.get("/api/v1/elsewhere").statusCode()).isEqualTo(200);
            SERVER.clock.pass(Duration.ofHours(6));
        }
        assertThat(busy.get("/api/v1/elsewhere").statusCode()).isEqualTo(401);
    }

    @Test
    void listsSessionsAndSignsOutEverywhere() {
        var login = login();
        var one = signedIn(login);
        var other = SERVER.browser();
        other.signIn(login, PASSWORD);
        assertThat(one.get("/api/v1/me/sessions").body())
                .contains("Firefox on Linux", "127.0.0.*", "\"current\":true", "\"current\":false");

        assertThat(one.script("DELETE", "/api/v1/me/sessions", "").statusCode()).isEqualTo(204);

        assertThat(one.get("/api/v1/elsewhere").statusCode()).isEqualTo(401);
        assertThat(other.get("/api/v1/elsewhere").statusCode()).isEqualTo(401);
    }

    @Test
    void keepsNoTokenInTheDatabaseThatCouldBeUsed() {
        var browser = signedIn(login());
        var secret = secret(browser, "READ", Duration.ofDays(30));
        var session = browser.cookies().get("qd-local");

        var dump =
                SERVER.database.keeping(
                        sql ->
                                sql.sql(
                                                """
                                                select string_agg(t::text, ' ') from (
                                                    select to_jsonb(s) t from access.session s
                                                    union all select to_jsonb(a) from access.api_token a
                                                    union all select to_jsonb(k) from access.known_place k) x
                                                """)
                                        .query(String.class)
                                        .single());

        assertThat(dump).doesNotContain(session).doesNotContain(secret.substring(16));
        assertThat(dump).doesNotContain(browser.cookies().get("qd-local-device"));
    }

    private static String secret(Browser browser, String scope, Duration life) {
        var expires = SERVER.clock.instant().plus(life);
        var made =
                browser.script(
                        "POST",
                        "/api/v1/me/tokens",
                        "{\"name\":\"ci\",\"scopes\":[\"%s\"],\"expires\":\"%s\"}"
                                .formatted(scope, expires));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.body().replaceAll("(?s).*\"secret\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void letsATokenThatMayReadOnlyGiveItselfUpAndNoOther() {
        var browser = signedIn(login());
        var other = secret(browser, "READ", Duration.ofDays(30));
        var own = secret(browser, "READ", Duration.ofDays(30));

        assertThat(revoke(own, idOf(browser, other))).isEqualTo(403);
        assertThat(revoke(own, idOf(browser, own))).isEqualTo(204);
        assertThat(byToken(own).statusCode()).isEqualTo(401);
        assertThat(byToken(other).statusCode()).isEqualTo(200);
    }

    private static int revoke(String token, String id) {
        return SERVER.browser().json("DELETE", "/api/v1/me/tokens/" + id, token, "").statusCode();
    }

    private static String idOf(Browser browser, String secret) {
        return browser.get("/api/v1/me/tokens")
                .body()
                .split(secret.substring(3, 15))[0]
                .replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void refusesAnExpiredTokenARevokedOneAndOneOfADisabledUser() {
        var login = login();
        var browser = signedIn(login);
        var brief = secret(browser, "READ", Duration.ofHours(1));
        var revoked = secret(browser, "READ", Duration.ofDays(30));
        var lasting = secret(browser, "READ", Duration.ofDays(30));
        assertThat(byToken(brief).statusCode()).isEqualTo(200);
        assertThat(
                        browser.script("DELETE", "/api/v1/me/tokens/" + idOf(browser, revoked), "")
                                .statusCode())
                .isEqualTo(204);

        SERVER.clock.pass(Duration.ofHours(1));

        assertThat(byToken(brief).statusCode()).isEqualTo(401);
        assertThat(byToken(revoked).statusCode()).isEqualTo(401);
        assertThat(byToken(lasting).statusCode()).isEqualTo(200);
        SERVER.database.keeping(
                sql -> {
                    var user = UserStore.byLogin(sql, login).orElseThrow();
                    UserStore.disable(sql, user.id(), SERVER.clock.instant(), "test");
                    return user;
                });
        assertThat(byToken(lasting).statusCode()).isEqualTo(401);
    }

    private static java.net.http.HttpResponse<String> byToken(String token) {
        return SERVER.browser().json("GET", "/api/v1/elsewhere", token, "");
    }

    @Test
    void letsAReadingTokenChangeNothingAndNoTokenMakeATokenOrAPassword() {
        var browser = signedIn(login());
        var reader = secret(browser, "READ", Duration.ofDays(1));
        var writer = secret(browser, "WRITE", Duration.ofDays(1));

        assertThat(browser.json("DELETE", "/api/v1/me/sessions", reader, "").statusCode())
                .isEqualTo(403);
        var wish =
                "{\"name\":\"more\",\"scopes\":[\"ADMINISTER\"],\"expires\":\"2026-03-20T00:00:00Z\"}";
        assertThat(browser.json("POST", "/api/v1/me/tokens", writer, wish).statusCode())
                .isEqualTo(403);
        assertThat(
                        browser.json(
                                        "PUT",
                                        "/api/v1/me/password",
                                        writer,
                                        "{\"old\":\"a\",\"next\":\"b\"}")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void wantsAnExpiryWithinAYearOfEachToken() {
        var browser = signedIn(login());
        for (var expires : Set.of("2020-01-01T00:00:00Z", "2031-01-01T00:00:00Z")) {
            var wish =
                    "{\"name\":\"ci\",\"scopes\":[\"READ\"],\"expires\":\"%s\"}".formatted(expires);
            assertThat(browser.script("POST", "/api/v1/me/tokens", wish).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void changesAPasswordOnlyWithTheOldOneAndEndsOtherSessions() {
        var login = login();
        var one = signedIn(login);
        var other = SERVER.browser();
        other.signIn(login, PASSWORD);
        var next = "seven gulls above the pier";

        assertThat(one.changePassword("wrong", next).statusCode()).isEqualTo(400);
        assertThat(one.changePassword(PASSWORD, "password1").body()).contains("many people use");
        assertThat(one.changePassword(PASSWORD, next).statusCode()).isEqualTo(303);

        assertThat(one.get("/api/v1/elsewhere").statusCode()).isEqualTo(200);
        assertThat(other.get("/api/v1/elsewhere").statusCode()).isEqualTo(401);
        assertThat(SERVER.browser().signIn(login, PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void slowsStrangersDownWithoutLockingOutAKnownDevice() {
        var login = login();
        var owner = signedIn(login);
        SERVER.database.keeping(
                sql ->
                        sql.sql("delete from access.known_place where place_hash = :p")
                                .param("p", Secrets.hash("address:127.0.0.1"))
                                .update());
        var stranger = SERVER.browser();
        int waits = 0;
        for (int attempt = 0; attempt < 50; attempt++) {
            waits += stranger.signIn(login, "guess " + attempt).statusCode() == 429 ? 1 : 0;
        }
        assertThat(waits).isEqualTo(40);
        var answer = stranger.signIn(login, PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");

        assertThat(owner.signIn(login, PASSWORD).statusCode()).isEqualTo(303);
        SERVER.clock.pass(Duration.ofDays(2));
    }

    @Test
    void answersAnUnknownUserLikeAWrongPassword() {
        var login = login();
        SERVER.user(login, PASSWORD);
        var wrong = SERVER.browser().signIn(login, "not this one");
        var unknown = SERVER.browser().signIn("nobody-" + login, "not this one");

        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
        assertThat(plain(unknown.body()).replace("nobody-", "")).isEqualTo(plain(wrong.body()));
        SERVER.clock.pass(Duration.ofDays(2));
    }

    private static String plain(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void refusesFormsFromOtherSitesAndInOtherShapes() {
        var browser = signedIn(login());
        var csrf = browser.csrf("/sign-out");

        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        for (var header :
                Map.of("Origin", "https://elsewhere.example", "Sec-Fetch-Site", "cross-site")
                        .entrySet()) {
            var forged =
                    browser.send(
                            browser.request("/sign-out")
                                    .header(header.getKey(), header.getValue())
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString("_csrf=" + csrf)));
            assertThat(forged.statusCode()).isEqualTo(403);
        }
        for (var type :
                Set.of(
                        "text/plain",
                        "multipart/form-data; boundary=x",
                        "application/x-www-form-urlencoded")) {
            var shaped =
                    browser.send(
                            browser.request("/api/v1/me/tokens")
                                    .header("X-CSRF-TOKEN", csrf)
                                    .header("Content-Type", type)
                                    .POST(BodyPublishers.ofString("{}")));
            assertThat(shaped.statusCode()).as(type).isEqualTo(415);
        }
        assertThat(browser.get("/api/v1/elsewhere").statusCode()).isEqualTo(200);
    }

    @Test
    void changesNothingByGetAndRefusesTrace() {
        var browser = signedIn(login());

        browser.get("/sign-out");
        browser.get("/sign-out/everywhere");
        var trace = browser.send(browser.request("/").method("TRACE", BodyPublishers.noBody()));

        assertThat(browser.get("/api/v1/elsewhere").statusCode()).isEqualTo(200);
        assertThat(trace.statusCode()).isBetween(400, 405);
        assertThat(trace.body()).doesNotContain("qd-local");
    }

    @Test
    void sendsTheHeadersThatBoundABrowser() {
        var page = SERVER.browser().get("/sign-in");
        var headers = page.headers();

        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        var policy = headers.firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(policy).contains("script-src 'self'", "style-src 'self'");
        assertThat(page.body()).doesNotContain("<style", " style=", " onclick=");
    }

    @Test
    void escapesWhatATypedNameCarries() {
        var page = SERVER.browser().signIn("<script>alert(1)</script>\"><b>", "x");

        assertThat(page.body()).doesNotContain("<script>").contains("&lt;script>");
    }

    @Test
    void refusesANameThatIsNotOurs() throws Exception {
        assertThat(raw("Host: rebound.example")).startsWith("HTTP/1.1 400");
        assertThat(raw("Host: localhost")).startsWith("HTTP/1.1 200");
    }

    private static String raw(String host) throws Exception {
        try (var socket = new java.net.Socket("127.0.0.1", SERVER.port)) {
            socket.getOutputStream()
                    .write(
                            ("GET /sign-in HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n")
                                    .getBytes());
            return new String(socket.getInputStream().readAllBytes());
        }
    }

    @Test
    void leadsNowhereElseAfterASignIn() {
        var login = login();
        SERVER.user(login, PASSWORD);
        for (var to :
                Set.of(
                        "//elsewhere.example",
                        "https://elsewhere.example",
                        "/\\elsewhere.example")) {
            var answer =
                    SERVER.browser()
                            .submit(
                                    "/sign-in",
                                    "/sign-in",
                                    Map.of("login", login, "password", PASSWORD, "to", to));
            assertThat(answer.headers().firstValue("Location")).hasValue("/");
        }
    }
}
