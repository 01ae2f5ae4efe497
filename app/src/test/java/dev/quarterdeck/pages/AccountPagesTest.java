package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AccountPagesTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final Pattern SECRET = Pattern.compile("class=\"secret\"><code>([^<]+)<");
    private static final String PASSWORD = "quiet lantern over water 7";

    private static UUID person(String number) {
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/persons",
                                "{\"number\":\"%s\",\"from\":\"2026-01-01\",\"name\":\"Liv Aas\"}"
                                        .formatted(number));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return UUID.fromString(Api.json(made).get("id").asString());
    }

    @Test
    void saysWhoOneIsHere() {
        var reader = Reader.somebody(SERVER, person("AC-1"));

        assertThat(reader.open("/account").body())
                .contains("with a password of this server", "Liv Aas", "this one")
                .contains("none: you see what everybody who is signed in sees");
        assertThat(Reader.administrator(SERVER).open("/account").body())
                .contains("You are an administrator.", "administrator for everybody");
    }

    @Test
    void makesATokenThatIsShownOnceAndEndsIt() {
        var reader = Reader.somebody(SERVER, null);
        var last = LocalDate.now(ZoneOffset.UTC).plusDays(5).toString();

        var made =
                reader.submit(
                        "/account",
                        "/account?act=token",
                        Map.of(
                                "act",
                                "token",
                                "name",
                                "laptop",
                                "scope-READ",
                                "true",
                                "last",
                                last));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        var shown = made.headers().firstValue("Location").orElseThrow();
        var secret = SECRET.matcher(reader.open(shown).body());
        assertThat(secret.find()).isTrue();
        assertThat(SERVER.api().withToken(secret.group(1)).get("/api/v1/me/sign-in").statusCode())
                .isEqualTo(200);
        assertThat(reader.open(shown).body()).doesNotContain(secret.group(1));
        var page = reader.open("/account").body();
        var token = page.replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
        assertThat(
                        reader.submit(
                                        "/account",
                                        "/account?act=end",
                                        Map.of("act", "end", "token", token))
                                .statusCode())
                .isEqualTo(303);
        assertThat(SERVER.api().withToken(secret.group(1)).get("/api/v1/me/sign-in").statusCode())
                .isEqualTo(401);
    }

    @Test
    void saysBesideTheFieldWhatIsWrong() {
        var reader = Reader.somebody(SERVER, null);

        var none =
                reader.submit(
                        "/account",
                        "/account?act=token",
                        Map.of("act", "token", "name", "<script>x</script>", "last", "2030-01-01"));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body())
                .contains("The last day (2030-01-01) must be", "aria-invalid=\"true\"")
                .doesNotContain("<script>x");
        var wrong =
                reader.submit(
                        "/account",
                        "/account?act=password",
                        Map.of(
                                "act",
                                "password",
                                "old",
                                "not mine",
                                "next",
                                "a b c d e f g",
                                "again",
                                "a b c d e f g"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("The old password does not match.")
                .containsPattern("name=\"old\"[^>]*aria-invalid=\"true\"")
                .doesNotContain("not mine");
        var slip =
                reader.submit(
                        "/account",
                        "/account?act=password",
                        Map.of(
                                "act",
                                "password",
                                "old",
                                PASSWORD,
                                "next",
                                "one thing 12",
                                "again",
                                "another 12"));
        assertThat(slip.body()).contains("The two new passwords must be the same.");
    }

    @Test
    void endsAnotherSessionOfTheSameUser() {
        var here = Reader.somebody(SERVER, null);
        var login =
                here.open("/account").body().replaceAll("(?s).*Signed in as ([a-z.0-9]+),.*", "$1");
        var there = new Browser(SERVER.root().toString());
        assertThat(there.signIn(login, PASSWORD).statusCode()).isEqualTo(303);

        // Signed in here first, so every other session but this one has a button.
        var end = here.open("/account").body();
        var target = end.replaceAll("(?s).*action=\"(/sessions/[^\"]+/end)\".*", "$1");
        assertThat(target).startsWith("/sessions/");
        assertThat(here.submit("/account", target, Map.of()).statusCode()).isEqualTo(303);
        assertThat(here.open("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhoChangedTheOwnRecord() {
        var reader = Reader.somebody(SERVER, person("AC-2"));

        assertThat(reader.open("/account").body())
                .contains("id=\"reads\"", "added a user", "console");
        assertThat(reader.open("/account?csv=reads").body()).contains("added a user");
        assertThat(Reader.somebody(SERVER, null).open("/account").body())
                .contains("Your user is not linked to a person.");
    }

    @Test
    void letsTheTemporaryAdministratorAddARealOneAndNothingElse() {
        var server =
                TestServer.start(
                        Map.of("QD_BOOTSTRAP_PASSWORD", "harbor light over water 7"),
                        Clock.systemUTC());
        try {
            var first = new Browser(server.root().toString());
            assertThat(first.signIn("bootstrap-admin", "harbor light over water 7").statusCode())
                    .isEqualTo(303);
            assertThat(first.open("/").headers().firstValue("Location")).hasValue("/account");
            assertThat(first.open("/account").body())
                    .contains("Add the first administrator", "works until")
                    .doesNotContain("aria-label=\"Places\"");
            assertThat(first.open("/people").statusCode()).isEqualTo(403);
            var refused =
                    first.submit(
                            "/account",
                            "/account?act=administrator",
                            Map.of("act", "administrator", "login", "a b", "displayName", "Grace"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("value=\"a b\"", "The user name (a b) must be");
            var made =
                    first.submit(
                            "/account",
                            "/account?act=administrator",
                            Map.of(
                                    "act",
                                    "administrator",
                                    "login",
                                    "grace",
                                    "displayName",
                                    "Grace"));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
            var shown = first.open(made.headers().firstValue("Location").orElseThrow()).body();
            var secret = SECRET.matcher(shown);
            assertThat(secret.find()).as(shown).isTrue();
            assertThat(
                            new Browser(server.root().toString())
                                    .signIn("grace", secret.group(1))
                                    .statusCode())
                    .isEqualTo(303);
            assertThat(first.open("/account").headers().firstValue("Location").orElse(""))
                    .startsWith("/sign-in");
        } finally {
            server.close();
        }
    }
}
