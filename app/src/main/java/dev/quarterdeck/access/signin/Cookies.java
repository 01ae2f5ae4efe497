package dev.quarterdeck.access.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// Names and writes the cookies: `__Host-` and Secure behind TLS, plainly named on this machine.
///
/// The two sets of names are apart, so that a cookie from plain HTTP never counts behind TLS.
final class Cookies {

    private static final Duration DEVICE = Duration.ofDays(180);

    private final boolean secure;

    /// What a cookie is for.
    enum Use {
        SESSION(""),
        DEVICE("-device"),
        FORM("-form"),
        PROVIDER("-provider");

        private final String ending;

        Use(String ending) {
            this.ending = ending;
        }
    }

    Cookies(SignInSettings settings) {
        secure = settings.isSecure();
    }

    String name(Use use) {
        return (secure ? "__Host-qd" : "qd-local") + use.ending;
    }

    @Nullable String read(HttpServletRequest request, Use use) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name(use)) && cookie.getValue().length() <= 128) {
                return cookie.getValue();
            }
        }
        return null;
    }

    /// Writes a cookie for as long as the browser is open; the device's for half a year.
    void write(HttpServletResponse response, Use use, String value) {
        add(response, use, value, use == Use.DEVICE ? DEVICE : Duration.ofSeconds(-1));
    }

    void remove(HttpServletResponse response, Use use) {
        add(response, use, "", Duration.ZERO);
    }

    private void add(HttpServletResponse response, Use use, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(use), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    boolean isSecure() {
        return secure;
    }
}
