package dev.quarterdeck.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Holds administrators to what they may do with the logins of others, and to what is told of it.
class OthersLoginsTest {

    private static final SignInServer SERVER =
            SignInServer.start(Map.of("QD_REQUESTS_PER_MINUTE", "4000"));
    private static final String PASSWORD = "four boats on calm water";
    private static final Users USERS = SERVER.bean(SignInServer.SignInParts.class).users();
    private static int count;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static User administrator() {
        var login = "chief" + ++count;
        USERS.create(Viewer.console(), new Users.NewUser(login, login, true, null));
        var hash = SERVER.bean(Passwords.class).hash(PasswordRules.normal(PASSWORD));
        return SERVER.database.keeping(
                sql -> {
                    var user = UserStore.byLogin(sql, login).orElseThrow();
                    var stored = new UserStore.Stored(hash, false, null);
                    UserStore.keepPassword(sql, user.id(), stored, SERVER.clock.instant());
                    return user;
                });
    }

    private static Browser signedIn(String login) {
        var browser = SERVER.browser();
        assertThat(browser.signIn(login, PASSWORD).statusCode()).isEqualTo(303);
        return browser;
    }

    private static List<String> noted(String action) {
        return SERVER.database.keeping(
                sql ->
                        sql.sql(
                                        """
                                        select label || '|' || what || '|' || subjects::text
                                          from access.audit_entry where action = :action order by seq
                                        """)
                                .param("action", action)
                                .query(String.class)
                                .list());
    }

    @Test
    void letsNobodyJoinTheirOwnUserToAPerson() {
        var chief = administrator();
        var viewer = new Viewer(chief.id(), chief.login(), null, EnumSet.allOf(Scope.class));

        assertThatThrownBy(() -> USERS.link(viewer, chief.id(), SignInServer.ADA, "*"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("own-link"));
    }

    @Test
    void tellsAPersonThatAUserWasJoinedToThem() {
        var person = new PersonId(new UUID(5, 5));
        var login = SERVER.user("joined", PASSWORD);

        USERS.link(Viewer.console(), login.id(), person, "*");
        USERS.link(Viewer.console(), login.id(), null, "*");

        assertThat(noted("user.link"))
                .containsExactly(
                        "console|user %s: person %s, before none|{%s}"
                                .formatted(login.id(), person.value(), person.value()),
                        "console|user %s: person none, before %s|{%s}"
                                .formatted(login.id(), person.value(), person.value()));
        var me = new Viewer(new UUID(5, 6), "me", person, EnumSet.allOf(Scope.class));
        var told =
                SERVER.database.viewing(
                        me.viewpoint(java.time.LocalDate.of(2026, 3, 2)),
                        sql ->
                                sql.sql("select action from access.audit_entry")
                                        .query(String.class)
                                        .list());
        assertThat(told).containsExactly("user.link", "user.link");
    }

    @Test
    void revokesTokensWithAResetPasswordAndWithASignOutEverywhere() {
        var chief = administrator();
        var browser = signedIn(chief.login());
        var token = token(browser);
        assertThat(byToken(token)).isEqualTo(200);
        browser.submit("/sign-out", "/sign-out/everywhere", Map.of());
        assertThat(byToken(token)).isEqualTo(401);

        var second = token(signedIn(chief.login()));
        USERS.resetPassword(Viewer.console(), chief.id());
        assertThat(byToken(second)).isEqualTo(401);
    }

    @Test
    void notesInTheAuditLogWhatThePlainPagesEnd() {
        var chief = administrator();
        signedIn(chief.login()).submit("/sign-out", "/sign-out", Map.of());
        signedIn(chief.login()).submit("/sign-out", "/sign-out/everywhere", Map.of());

        assertThat(noted("session.end")).anyMatch(line -> line.startsWith(chief.login() + "|"));
        assertThat(noted("session.end-all")).anyMatch(line -> line.startsWith(chief.login() + "|"));
    }

    @Test
    void makesATokenForAUserWithoutAPersonOnly() {
        var chief = signedIn(administrator().login());
        var service = SERVER.user("provisioner", PASSWORD);
        var somebody = SERVER.user("somebody", PASSWORD);
        USERS.link(Viewer.console(), somebody.id(), new PersonId(new UUID(5, 9)), "*");

        var made = make(chief, service.id());

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var secret = made.body().replaceAll("(?s).*\"secret\":\"([^\"]+)\".*", "$1");
        assertThat(byToken(secret)).isEqualTo(200);
        assertThat(make(chief, somebody.id()).statusCode()).isEqualTo(403);
        assertThat(make(chief, administrator().id()).statusCode()).isEqualTo(409);
        assertThat(noted("token.make-for")).singleElement().asString().contains("" + service.id());
        assertThat(make(signedIn("somebody"), service.id()).statusCode()).isEqualTo(403);
    }

    private static java.net.http.HttpResponse<String> make(Browser browser, UUID user) {
        var expires = SERVER.clock.instant().plus(Duration.ofDays(90));
        return browser.script(
                "POST",
                "/api/v1/users/" + user + "/tokens",
                "{\"name\":\"scim\",\"scopes\":[\"PROVISION\"],\"expires\":\"%s\"}"
                        .formatted(expires));
    }

    @Test
    void answersMissingMembersAndNullCharactersInWords() {
        var browser = signedIn(administrator().login());
        for (var body :
                List.of(
                        "{}",
                        "{\"login\":null,\"displayName\":\"A\"}",
                        "{\"login\":\"a\\u0000\"}")) {
            var answer = browser.script("POST", "/api/v1/users", body);
            assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
            assertThat(answer.body()).containsAnyOf("(login)", "U+0000");
        }
        for (var body :
                List.of(
                        "{}",
                        "{\"name\":\"a\",\"scopes\":[null],\"expires\":\"2026-03-20T00:00:00Z\"}",
                        "{\"name\":\"a\",\"scopes\":[\"READ\"]}")) {
            assertThat(browser.script("POST", "/api/v1/me/tokens", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(browser.script("PUT", "/api/v1/me/password", "{}").statusCode()).isEqualTo(400);
        assertThat(browser.get("/api/v1/users?cursor=a%00").statusCode()).isEqualTo(400);
        assertThat(browser.signIn("a\0b", "x").statusCode()).isEqualTo(400);
    }

    @Test
    void keepsNobodyOutWhoNeverSignedInBecauseOfOneOutsider() {
        var backOff = new BackOff(SERVER.database, SERVER.clock);
        var fresh = SERVER.user("newcomer", PASSWORD);
        var outsider = new Visit("203.0.113.9", "Firefox", null);
        for (int guess = 0; guess < 10; guess++) {
            backOff.begin("newcomer", fresh, outsider);
        }
        assertThatThrownBy(() -> backOff.begin("newcomer", fresh, outsider))
                .isInstanceOf(Refusal.class);

        var own = backOff.begin("newcomer", fresh, new Visit("198.51.100.4", "Firefox", null));
        assertThat(own.buckets()).hasSize(2);
        var bootstrap =
                SERVER.database
                        .keeping(sql -> UserStore.byLogin(sql, Bootstrap.LOGIN))
                        .orElseThrow();
        for (int guess = 0; guess < 40; guess++) {
            var here = new Visit("127.0.0.1", "Firefox", null);
            assertThat(backOff.begin(Bootstrap.LOGIN, bootstrap, here).buckets()).isEmpty();
        }
    }

    @Test
    void slowsDownAnAddressThatGuessesTokens() {
        try (var small = SignInServer.start(Map.of("QD_REQUESTS_PER_MINUTE", "400"))) {
            for (int guess = 0; guess < 10; guess++) {
                assertThat(asked(small)).isEqualTo(401);
            }
            assertThat(asked(small)).isEqualTo(429);
            assertThat(small.browser().get("/sign-in").statusCode()).isEqualTo(200);
            small.clock.pass(Duration.ofMinutes(1));
            assertThat(asked(small)).isEqualTo(401);
        }
    }

    private static int asked(SignInServer server) {
        var guess = "qd_abcdefghjkmn_" + "x".repeat(43);
        return server.browser().json("GET", "/api/v1/elsewhere", guess, "").statusCode();
    }

    private static String token(Browser browser) {
        var expires = SERVER.clock.instant().plus(Duration.ofDays(9));
        var wish = "{\"name\":\"ci\",\"scopes\":[\"READ\"],\"expires\":\"%s\"}".formatted(expires);
        return browser.script("POST", "/api/v1/me/tokens", wish)
                .body()
                .replaceAll("(?s).*\"secret\":\"([^\"]+)\".*", "$1");
    }

    private static int byToken(String token) {
        return SERVER.browser().json("GET", "/api/v1/elsewhere", token, "").statusCode();
    }
}
