package dev.quarterdeck.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.security.web.header.HeaderWriter;

/// Writes the headers that tell a browser what it must not do with an answer.
final class SecurityHeaders implements HeaderWriter {

    private static final String NEVER =
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

    private final SignInSettings settings;
    private final Supplier<String> formTargets;

    /// @param formTargets origins besides our own to which a form may lead, such as the identity
    ///     provider's at sign-out; empty for none
    SecurityHeaders(SignInSettings settings, Supplier<String> formTargets) {
        this.settings = settings;
        this.formTargets = formTargets;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        // Not "no-referrer": with it a browser sends "Origin: null" with our own forms.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", NEVER);
        response.setHeader("Content-Security-Policy", policy(request));
        if (!response.containsHeader("Cache-Control")) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (settings.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private String policy(HttpServletRequest request) {
        if (Paths.isApi(request)) {
            return "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        }
        return ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                        + " connect-src 'self'; form-action 'self'%s; base-uri 'none';"
                        + " frame-ancestors 'none'")
                .formatted(formTargets.get());
    }

    /// Returns the origin of an address, as the `Origin` header writes it.
    static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
