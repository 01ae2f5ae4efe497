package dev.quarterdeck.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Holds what changes behind TLS, and what bounds a caller in a hurry.
class BehindTlsTest {

    private static final SignInServer SERVER =
            SignInServer.start(
                    Map.of(
                            "QD_PUBLIC_URL",
                            "https://quarterdeck.example",
                            "QD_REQUESTS_PER_MINUTE",
                            "20"));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void namesItsCookiesForThisHostAloneAndAsksForTls() {
        SERVER.clock.pass(Duration.ofMinutes(2));
        var browser = SERVER.browser();
        SERVER.user("grace", "four boats on calm water");

        var page = browser.signIn("grace", "four boats on calm water");

        assertThat(page.headers().allValues("Set-Cookie"))
                .anyMatch(
                        cookie ->
                                cookie.startsWith("__Host-qd=")
                                        && cookie.contains("; Path=/")
                                        && cookie.contains("; Secure")
                                        && cookie.contains("; HttpOnly")
                                        && cookie.contains("; SameSite=Lax")
                                        && !cookie.contains("Domain"));
        assertThat(page.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=31536000");
        var plain = SERVER.browser();
        plain.cookies().put("qd-local", browser.cookies().get("__Host-qd"));
        assertThat(plain.get("/api/v1/elsewhere").statusCode()).isEqualTo(401);
    }

    @Test
    void boundsHowOftenACallerMayAsk() {
        SERVER.clock.pass(Duration.ofMinutes(2));
        var browser = SERVER.browser();
        for (int ask = 0; ask < 20; ask++) {
            assertThat(browser.get("/sign-in").statusCode()).isEqualTo(200);
        }

        var refused = browser.get("/sign-in");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        SERVER.clock.pass(Duration.ofMinutes(1));
        assertThat(browser.get("/sign-in").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsEveryMistakeOfItsSettingsAtOnce() {
        var wrong =
                Map.of(
                        "QD_PUBLIC_URL", "http://quarterdeck.example",
                        "QD_SESSION_IDLE", "eight hours",
                        "QD_OIDC_ISSUER", "http://idp.example",
                        "QD_OIDC_CLIENT_ID", "quarterdeck",
                        "QD_OIDC_LINK", "email");

        assertThatThrownBy(() -> SignInSettings.of(wrong, Path.of(".")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("QD_PUBLIC_URL (http://quarterdeck.example)")
                .hasMessageContaining("QD_SESSION_IDLE (eight hours)")
                .hasMessageContaining("QD_OIDC_ISSUER (http://idp.example)")
                .hasMessageContaining("QD_OIDC_LINK (email)");
    }
}
