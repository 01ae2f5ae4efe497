package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Signs people up on a test server as an administrator and they themselves would: a user, a first
/// sign-in, a password of their own, an API token.
public final class Cast {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "quiet harbour lantern %d";

    private final TestServer server;
    private final Map<String, String> users = new LinkedHashMap<>();

    /// Makes an empty cast.
    public Cast(TestServer server) {
        this.server = server;
    }

    /// Makes a user with a token of all scopes.
    ///
    /// @param person the person behind the login, or null
    public Api signUp(String name, UUID person) {
        return signUp(
                name,
                person,
                List.of("READ", "WRITE", "IMPORT", "PROVISION", "ADMINISTER", "MEASURE"));
    }

    /// Makes a user with a token of these scopes.
    public Api signUp(String name, UUID person, List<String> scopes) {
        var login = name + "." + NEXT.incrementAndGet();
        var made =
                server.console()
                        .post(
                                "/api/v1/users",
                                """
                                {"login":"%s","displayName":"%s","personId":%s}"""
                                        .formatted(
                                                login,
                                                name,
                                                person == null
                                                        ? "null"
                                                        : '"' + person.toString() + '"'));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        users.put(name, Api.json(made).at("/user/id").asString());
        return server.api()
                .withToken(
                        token(login, Api.json(made).get("temporaryPassword").asString(), scopes));
    }

    /// Returns the user's id, for grants.
    public String user(String name) {
        return users.get(name);
    }

    /// Gives a user a duty, as the console.
    ///
    /// @param rest members of the grant after holder, duty and scope, such as `"personId":"..."`
    public void grant(String name, String duty, String scope, String rest) {
        var made =
                server.console()
                        .post(
                                "/api/v1/grants",
                                """
                                {"holderId":"%s","duty":"%s","scope":"%s","purpose":"a test of who may what",
                                 "from":"2026-01-01"%s}"""
                                        .formatted(
                                                user(name),
                                                duty,
                                                scope,
                                                rest.isEmpty() ? "" : "," + rest));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private String token(String login, String temporary, List<String> scopes) {
        var own = PASSWORD.formatted(NEXT.get());
        var browser = new Browser(server.root().toString());
        browser.signIn(login, temporary);
        browser.changePassword(temporary, own);
        var fresh = new Browser(server.root().toString());
        assertThat(fresh.signIn(login, own).statusCode()).isEqualTo(303);
        var made =
                fresh.script(
                        "POST",
                        "/api/v1/me/tokens",
                        """
                        {"name":"test","scopes":[%s],"expires":"%s"}"""
                                .formatted(
                                        scopes.stream()
                                                .map(scope -> '"' + scope + '"')
                                                .collect(Collectors.joining(",")),
                                        java.time.Clock.systemUTC()
                                                .instant()
                                                .plus(java.time.Duration.ofDays(30))));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.json(made).get("secret").asString();
    }
}
