package dev.quarterdeck.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Leads a browser to sign-in, and from there back to the page it was on.
final class WayIn {

    private WayIn() {}

    /// Leads there who looks at pages; a program is to be told "no" instead.
    ///
    /// A form that was sent when the session had ended leads back to the page it stands on, where
    /// what was typed is kept.
    ///
    /// @return whether it did
    static boolean lead(HttpServletRequest request, HttpServletResponse response) {
        boolean isPartial = request.getHeader("HX-Request") != null;
        boolean isSafe = Paths.isSafe(request);
        if (Paths.isApi(request) || !(isSafe || isPartial || Paths.isPage(request))) {
            return false;
        }
        var from = request.getHeader(isPartial ? "HX-Current-URL" : "Referer");
        var target = signIn(isSafe && !isPartial ? asked(request) : path(from));
        if (isPartial) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", target);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", target);
        }
        return true;
    }

    private static String asked(HttpServletRequest request) {
        var query = request.getQueryString();
        var path = Paths.of(request);
        return query != null && Paths.isLocal(path + "?" + query) ? path + "?" + query : path;
    }

    // Only the path is taken, so that nobody is led to another site.
    private static String path(@Nullable String address) {
        try {
            var uri = URI.create(address == null ? "/" : address);
            var path = uri.getRawPath();
            var query = uri.getRawQuery();
            return path == null ? "/" : query == null ? path : path + "?" + query;
        } catch (IllegalArgumentException notAnAddress) {
            return "/";
        }
    }

    private static String signIn(String target) {
        return target.equals("/") || !Paths.isLocal(target)
                ? "/sign-in"
                : "/sign-in?to="
                        + target.replace("%", "%25").replace("&", "%26").replace("+", "%2B");
    }
}
