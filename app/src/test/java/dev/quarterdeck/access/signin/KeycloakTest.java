package dev.quarterdeck.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// Signs in, out and in vain with a real Keycloak, through its own pages.
@Tag("slow")
class KeycloakTest {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static int port;
    private static Process keycloak;
    private static Path log;
    private static SignInServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var home = Path.of("target", "keycloak", "keycloak-26.7.3").toAbsolutePath();
        assertThat(home.resolve("bin/kc.sh"))
                .as("unpacked by Maven's profile keycloak, which -Dgroups=slow turns on")
                .exists();
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server =
                SignInServer.start(
                        Map.of(
                                "QD_PUBLIC_URL", "http://127.0.0.1:{port}",
                                "QD_OIDC_ISSUER", "http://127.0.0.1:" + port + "/realms/harbor",
                                "QD_OIDC_CLIENT_ID", "quarterdeck",
                                "QD_OIDC_CLIENT_SECRET", "harbor-client-secret",
                                "QD_OIDC_GROUPS_CLAIM", "groups",
                                "QD_OIDC_ADMIN_GROUP", "harbour-masters"));
        // What an earlier run imported would be kept, with its ports.
        FileSystemUtils.deleteRecursively(home.resolve("data"));
        Files.createDirectories(home.resolve("data/import"));
        Files.writeString(home.resolve("data/import/harbor-realm.json"), realm());
        var run =
                new ProcessBuilder(
                        "/bin/bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port);
        run.environment().put("JAVA_HOME", System.getProperty("java.home"));
        run.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        log = Path.of("target", "keycloak.log");
        keycloak = run.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        awaitRealm();
    }

    private static void awaitRealm() throws IOException, InterruptedException {
        var browser = new Browser("http://127.0.0.1:" + port);
        for (int look = 0; look < 300 && keycloak.isAlive(); look++) {
            try {
                if (browser.get("/realms/harbor/.well-known/openid-configuration").statusCode()
                        == 200) {
                    return;
                }
            } catch (java.io.UncheckedIOException e) {
                // Not listening yet.
            }
            // Waiting for the process to end is waiting a second while it lives.
            keycloak.waitFor(1, TimeUnit.SECONDS);
        }
        throw new AssertionError("Keycloak did not start:\n" + Files.readString(log));
    }

    // The provider tells the time by the machine; the server must agree with it.
    @BeforeEach
    void agreeOnTheTime() {
        server.clock.pass(Duration.between(server.clock.instant(), Clock.systemUTC().instant()));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (keycloak != null) {
            keycloak.descendants().forEach(ProcessHandle::destroy);
            keycloak.destroy();
            keycloak.waitFor(30, TimeUnit.SECONDS);
        }
        if (server != null) {
            server.close();
        }
    }

    private static String realm() {
        var back = "http://127.0.0.1:" + server.port;
        return """
                {"realm":"harbor","enabled":true,"sslRequired":"none","accessTokenLifespan":60,
                 "groups":[{"name":"harbour-masters"}],
                 "users":[%s,%s],
                 "clients":[{"clientId":"quarterdeck","enabled":true,"publicClient":false,"secret":"harbor-client-secret",
                   "standardFlowEnabled":true,"redirectUris":["%s/sign-in/oidc/callback"],
                   "attributes":{"pkce.code.challenge.method":"S256","post.logout.redirect.uris":"%s/sign-out",
                     "backchannel.logout.url":"%s/sign-in/oidc/back-channel","backchannel.logout.session.required":"true"},
                   "protocolMappers":[{"name":"groups","protocol":"openid-connect","protocolMapper":"oidc-group-membership-mapper",
                     "config":{"claim.name":"groups","full.path":"false","id.token.claim":"true"}}]}]}
                """
                .formatted(
                        user("grace", "\"harbour-masters\""), user("alan", ""), back, back, back);
    }

    private static String user(String name, String groups) {
        return """
                {"username":"%s","enabled":true,"emailVerified":true,"email":"%s@harbor.example","firstName":"%s","lastName":"Quay",
                 "groups":[%s],"credentials":[{"type":"password","value":"calm water 7","temporary":false}]}
                """
                .formatted(name, name, name, groups);
    }

    /// Goes through Keycloak's form, and returns the address that leads back here.
    private static String throughTheForm(Browser browser, String name) {
        var sent = browser.get("/sign-in/oidc").headers().firstValue("Location").orElseThrow();
        var page = browser.get(sent);
        var form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        var answer =
                browser.post(
                        form.group(1).replace("&amp;", "&"),
                        Map.of("username", name, "password", "calm water 7"));
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static HttpResponse<String> signIn(Browser browser, String name) {
        return browser.get(throughTheForm(browser, name));
    }

    @Test
    void letsInWithCodeAndPkceAndMapsGroups() {
        var grace = server.browser();
        assertThat(signIn(grace, "grace").statusCode()).isEqualTo(303);
        assertThat(grace.get("/api/v1/me/sign-in").body()).contains("grace Quay");
        assertThat(grace.get("/api/v1/users").statusCode()).isEqualTo(200);

        var alan = server.browser();
        assertThat(signIn(alan, "alan").statusCode()).isEqualTo(303);
        assertThat(alan.get("/api/v1/elsewhere").body()).isEqualTo("alan");
        assertThat(alan.get("/api/v1/users").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesACodeUsedTwiceOrByAnotherBrowserAndAForgedOne() {
        var browser = server.browser();
        var back = throughTheForm(browser, "alan");
        assertThat(server.browser().get(back).statusCode()).isEqualTo(401);
        assertThat(browser.get(back).statusCode()).isEqualTo(303);
        assertThat(browser.get(back).statusCode()).isEqualTo(401);

        var other = server.browser();
        var forged = throughTheForm(other, "alan").replaceAll("code=[^&]+", "code=forged");
        assertThat(other.get(forged).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAnExpiredToken() {
        var browser = server.browser();
        var back = throughTheForm(browser, "alan");
        // Within the ten minutes of a sign-in, but past the minute that the token lives, and the
        // allowed skew.
        server.clock.pass(Duration.ofMinutes(5));
        try {
            assertThat(browser.get(back).statusCode()).isEqualTo(401);
        } finally {
            server.clock.pass(Duration.ofMinutes(-5));
        }
    }

    @Test
    void signsOutHereAndThere() {
        var browser = server.browser();
        signIn(browser, "alan");
        var token = browser.cookies().get("qd-local");

        var out =
                browser.submit("/sign-out", "/sign-out", Map.of())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        var there = browser.get(out);

        assertThat(URI.create(out).getPath())
                .isEqualTo("/realms/harbor/protocol/openid-connect/logout");
        assertThat(there.statusCode()).as(there.body()).isEqualTo(302);
        assertThat(there.headers().firstValue("Location").orElseThrow()).endsWith("/sign-out");
        assertThat(
                        browser.get(
                                        browser.get("/sign-in/oidc")
                                                .headers()
                                                .firstValue("Location")
                                                .orElseThrow())
                                .body())
                .contains("password");
        var thief = server.browser();
        thief.cookies().put("qd-local", token);
        assertThat(thief.get("/api/v1/elsewhere").statusCode()).isEqualTo(401);
    }

    @Test
    void endsTheSessionHereWhenItEndsThere() {
        var browser = server.browser();
        signIn(browser, "grace");
        var idToken =
                server.database.keeping(
                        sql ->
                                sql.sql(
                                                "select id_token from access.session where token_hash = :hash")
                                        .param(
                                                "hash",
                                                Secrets.hash(browser.cookies().get("qd-local")))
                                        .query(String.class)
                                        .single());

        browser.get(
                "http://127.0.0.1:"
                        + port
                        + "/realms/harbor/protocol/openid-connect/logout?id_token_hint="
                        + idToken);

        assertThat(browser.get("/api/v1/elsewhere").statusCode()).isEqualTo(401);
    }
}
