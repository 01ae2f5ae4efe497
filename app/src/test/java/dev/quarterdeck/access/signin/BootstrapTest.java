package dev.quarterdeck.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Follows the temporary administrator from an empty server to its end.
class BootstrapTest {

    private static String password(SignInServer server) {
        return server.shown.getFirst().replaceAll(".*with the password (\\S+) before.*", "$1");
    }

    private static HttpResponse<String> create(
            Browser browser, String login, boolean administrator) {
        return browser.script(
                "POST",
                "/api/v1/users",
                "{\"login\":\"%s\",\"displayName\":\"%s\",\"administrator\":%s}"
                        .formatted(login, login, administrator));
    }

    @Test
    void makesOneAdministratorThatMakesARealOneAndEnds() throws IOException {
        try (var server = SignInServer.start(Map.of())) {
            var file = server.folder.resolve("bootstrap-admin.txt");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).contains(password(server));
            var token = server.folder.resolve("server/console-token");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                    .isEqualTo("rw-------");
            for (var known :
                    new String[] {"admin", "password", "quarterdeck", "bootstrap-admin", ""}) {
                assertThat(server.browser().signIn(Bootstrap.LOGIN, known).statusCode())
                        .isEqualTo(401);
            }
            var bootstrap = server.browser();
            assertThat(bootstrap.signIn(Bootstrap.LOGIN, password(server)).statusCode())
                    .isEqualTo(303);
            assertThat(bootstrap.get("/api/v1/me/sign-in").body())
                    .contains("\"warnings\":[\"The temporary")
                    .containsPattern("works until [0-9]{2}:[0-9]{2} [A-Z]+ \\([0-9]");
            assertThat(bootstrap.get("/").headers().firstValue("Location")).hasValue("/account");
            assertThat(bootstrap.get("/api/v1/elsewhere").statusCode()).isEqualTo(403);
            assertThat(create(bootstrap, "plain", false).statusCode()).isEqualTo(403);

            var made = create(bootstrap, "grace", true);

            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            var temporary =
                    made.body().replaceAll("(?s).*\"temporaryPassword\":\"([^\"]+)\".*", "$1");
            var grace = server.browser();
            assertThat(grace.signIn("grace", temporary).statusCode()).isEqualTo(303);
            assertThat(bootstrap.get("/").statusCode()).isEqualTo(303);
            assertThat(server.browser().signIn(Bootstrap.LOGIN, password(server)).statusCode())
                    .isEqualTo(401);
            assertThat(file).doesNotExist();
            assertThat(grace.get("/").headers().firstValue("Location")).hasValue("/password");
            assertThat(grace.get("/api/v1/users").statusCode()).isEqualTo(403);
            grace.changePassword(temporary, "nine lanterns by the quay");
            assertThat(grace.get("/api/v1/users").statusCode()).isEqualTo(200);
            try (var second = server.again(Map.of())) {
                assertThat(second.shown).isEmpty();
            }
        }
    }

    @Test
    void refusesAnExpiredOneAndMakesAFreshOneAtTheNextStart() {
        try (var server = SignInServer.start(Map.of())) {
            var first = password(server);
            var stays = server.browser();
            stays.signIn(Bootstrap.LOGIN, first);
            try (var second = server.again(Map.of())) {
                assertThat(second.shown)
                        .singleElement()
                        .asString()
                        .contains("works until")
                        .doesNotContain(first);
                second.clock.pass(Duration.ofHours(2));
                assertThat(second.browser().signIn(Bootstrap.LOGIN, first).statusCode())
                        .isEqualTo(401);
                var old = second.browser();
                old.cookies().putAll(stays.cookies());
                assertThat(old.get("/").statusCode()).isEqualTo(303);
                try (var third = second.again(Map.of())) {
                    assertThat(third.browser().signIn(Bootstrap.LOGIN, first).statusCode())
                            .isEqualTo(401);
                    assertThat(
                                    third.browser()
                                            .signIn(Bootstrap.LOGIN, password(third))
                                            .statusCode())
                            .isEqualTo(303);
                }
            }
        }
    }

    @Test
    void takesAGivenPasswordAndLogsNoSecretAndNoForgedLine() {
        var log = (Logger) LoggerFactory.getLogger("dev.quarterdeck");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var planted = "planted secret of the harbour";
        try (var server = SignInServer.start(Map.of("QD_BOOTSTRAP_PASSWORD", planted))) {
            // The start sets logging up anew, so that a listener must come after it.
            log.addAppender(lines);
            assertThat(String.join(" ", server.shown)).doesNotContain(planted);
            var browser = server.browser();
            assertThat(browser.signIn(Bootstrap.LOGIN, planted).statusCode()).isEqualTo(303);
            var problem = server.browser().signIn("eve\r\nINFO User 1 signed in", "planted guess");
            var token = server.browser().json("GET", "/api/v1/elsewhere", "qd_planted_token", "");
            var made = create(browser, "grace", true).body();

            assertThat(problem.body()).doesNotContain("planted guess");
            assertThat(token.body()).doesNotContain("qd_planted_token");
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(line -> line.contains("planted"))
                    .noneMatch(line -> line.contains(server.consoleToken()))
                    .noneMatch(line -> line.contains(browser.cookies().get("qd-local")))
                    .noneMatch(
                            line ->
                                    line.contains(
                                            made.replaceAll(
                                                    "(?s).*Password\":\"([^\"]+)\".*", "$1")))
                    .noneMatch(line -> line.contains("\n") || line.contains("\r"))
                    .anyMatch(line -> line.contains("A sign-in as (eve"));
        } finally {
            log.detachAppender(lines);
        }
    }
}
