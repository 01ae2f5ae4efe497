package dev.quarterdeck.access.signin;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Knows which addresses are open to whom before any policy is asked; all others need a
/// sign-in.
final class Paths {

    private static final Set<String> OPEN =
            Set.of(
                    "/sign-in",
                    "/sign-out",
                    "/favicon.ico",
                    "/error",
                    "/health",
                    "/ready",
                    "/api/v1/openapi.json");
    private static final String PUSHED = "/hooks/";
    private static final List<String> OPEN_BELOW = List.of("/sign-in/", "/assets/", PUSHED);
    private static final List<String> NEW_PASSWORD =
            List.of("/password", "/sign-out", "/api/v1/me/password", "/api/v1/me/sign-in");
    private static final List<String> BOOTSTRAP =
            List.of(
                    "/api/v1/me",
                    "/api/v1/users",
                    "/api/v1/settings",
                    "/account",
                    "/sign-out",
                    "/sessions");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private Paths() {}

    static String of(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    static boolean isApi(HttpServletRequest request) {
        return isApi(of(request));
    }

    private static boolean isApi(String path) {
        return path.startsWith("/api/") || path.startsWith("/scim/") || path.equals("/metrics");
    }

    /// Answers whether somebody looks at this in a browser, and no program of theirs.
    ///
    /// Inside of the container's own error page the address that was asked for is an attribute.
    static boolean isPage(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var accepted = request.getHeader("Accept");
        return accepted != null
                && accepted.contains("text/html")
                && !isApi(asked instanceof String path ? path : of(request))
                && !isProbe(request);
    }

    static boolean isOpen(HttpServletRequest request) {
        var path = of(request);
        return OPEN.contains(path) || OPEN_BELOW.stream().anyMatch(path::startsWith);
    }

    /// Answers whether a tool pushes something, which it signs in its own way.
    static boolean isPushed(HttpServletRequest request) {
        return of(request).startsWith(PUSHED);
    }

    /// Answers whether a probe may ask without knowing the server's name.
    static boolean isProbe(HttpServletRequest request) {
        return of(request).equals("/health") || of(request).equals("/ready");
    }

    /// Answers whether somebody whose password must be replaced may go there.
    static boolean isForNewPassword(HttpServletRequest request) {
        return NEW_PASSWORD.contains(of(request));
    }

    /// Answers whether the temporary administrator may go there.
    static boolean isForBootstrap(HttpServletRequest request) {
        var path = of(request);
        return path.equals("/")
                || BOOTSTRAP.stream()
                        .anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }

    static boolean isSafe(HttpServletRequest request) {
        return SAFE.contains(request.getMethod());
    }

    /// Answers whether that token is to be given up.
    static boolean endsToken(HttpServletRequest request, UUID token) {
        return request.getMethod().equals("DELETE")
                && of(request).equals("/api/v1/me/tokens/" + token);
    }

    /// Answers whether a page may lead there after a sign-in: only to a plain path of this
    /// server.
    static boolean isLocal(String target) {
        return target.matches("/(?!/)[A-Za-z0-9/_.=&?%+~-]{0,500}");
    }
}
