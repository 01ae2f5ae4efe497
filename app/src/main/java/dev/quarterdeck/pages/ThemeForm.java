package dev.quarterdeck.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Keeps in the browser whether a reader wants light or dark pages.
@RestController
final class ThemeForm {

    private static final Set<String> KEPT = Set.of("light", "dark");

    @PostMapping("/theme")
    ResponseEntity<String> choose(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String theme,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from) {
        boolean keeps = KEPT.contains(theme);
        var cookie =
                ResponseCookie.from(PageRequests.THEME, keeps ? theme : "")
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(keeps ? Duration.ofDays(365) : Duration.ZERO)
                        .build();
        return ResponseEntity.status(303)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, back(from))
                .build();
    }

    // Only the path is taken, so that nobody is led to another site.
    private static String back(@Nullable String from) {
        try {
            var uri = URI.create(from == null ? "/" : from);
            var path = uri.getRawPath();
            var query = uri.getRawQuery();
            return path == null || !path.startsWith("/") || path.startsWith("//")
                    ? "/"
                    : path + (query == null ? "" : "?" + query);
        } catch (IllegalArgumentException notAnAddress) {
            return "/";
        }
    }
}
