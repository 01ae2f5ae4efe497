package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses requests that no page or program of ours would send: for another host, from another
/// site, or with a body in the shape of a form where JSON is spoken.
final class RequestGuard extends OncePerRequestFilter {

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final Set<String> FORMS =
            Set.of("application/x-www-form-urlencoded", "text/plain");

    private final Problems problems;
    private final @Nullable URI publicUrl;

    RequestGuard(Problems problems, SignInSettings settings) {
        this.problems = problems;
        this.publicUrl = settings.publicUrl();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refusal = refusal(request);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, refusal);
        }
    }

    private @Nullable Refusal refusal(HttpServletRequest request) {
        if (!isOurHost(request) && !Paths.isProbe(request)) {
            return new Refusal(
                    "The host (%s) is not a name of this server."
                            .formatted(Logins.printable(request.getServerName())),
                    "Maybe set QD_PUBLIC_URL to the address that people use.");
        }
        if (holdsNull(request)) {
            return new Refusal(
                    "A parameter must not hold the character U+0000.", "Maybe leave it out.");
        }
        if (Paths.isSafe(request) || Paths.of(request).equals(OidcPages.BACK_CHANNEL)) {
            return null;
        }
        if (request.getHeader("Authorization") == null && !isFromOurPages(request)) {
            return new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "other-site",
                    "A change must not be asked for from another site.",
                    "Maybe open the page of this server itself.");
        }
        return isForm(request)
                ? new Refusal(
                        Refusal.Kind.MEDIA_TYPE,
                        "The content type must be application/json here.",
                        "Maybe send the header Content-Type: application/json.")
                : null;
    }

    // No column of the database can hold it. A body of the API is not read here: it is no form.
    private static boolean holdsNull(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query != null && query.contains("%00")) {
            return true;
        }
        return !Paths.isApi(request)
                && request.getParameterMap().values().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(value -> value.indexOf('\0') >= 0);
    }

    private boolean isOurHost(HttpServletRequest request) {
        var host = request.getServerName();
        return Loopback.isName(host)
                || (publicUrl != null && publicUrl.getHost().equalsIgnoreCase(host));
    }

    // Both headers are written by the browser itself; a page cannot forge them.
    private boolean isFromOurPages(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITE.contains(site)) {
            return false;
        }
        var origin = request.getHeader("Origin");
        return origin == null || isOurs(origin, request);
    }

    private boolean isOurs(String origin, HttpServletRequest request) {
        if (publicUrl != null && SecurityHeaders.origin(publicUrl).equalsIgnoreCase(origin)) {
            return true;
        }
        return Loopback.isName(request.getServerName())
                && origin.equalsIgnoreCase(request.getScheme() + "://" + request.getHeader("Host"));
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        if (type == null || !Paths.isApi(request)) {
            return type == null && Paths.isApi(request) && request.getContentLengthLong() > 0;
        }
        var plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean isUpload = Paths.of(request).endsWith("/imports");
        return FORMS.contains(plain) || (plain.startsWith("multipart/") && !isUpload);
    }
}
