package dev.quarterdeck.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Gives each request an id that stands in its answer and in every log line it causes, logs it
/// once, and measures it.
///
/// A client's own `X-Request-Id` is kept when it looks like one. The log shows the route's
/// pattern, never the query: it may hold names.
public final class RequestIds extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger("dev.quarterdeck.requests");
    private static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{7,63}");

    private final Clock clock;
    private final MeterRegistry meters;

    RequestIds(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    /// Returns the id of a request, or null outside of the filter.
    public static @Nullable String of(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getHeader(HEADER);
        var id =
                given != null && GIVEN.matcher(given).matches()
                        ? given
                        : dev.quarterdeck.platform.Ids.next(clock).toString();
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        var begun = clock.instant();
        try (var inLog = MDC.putCloseable("request", id)) {
            chain.doFilter(request, response);
        } finally {
            record(request, response, id, Duration.between(begun, clock.instant()));
        }
    }

    private void record(
            HttpServletRequest request, HttpServletResponse response, String id, Duration taken) {
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var known = route == null ? "none" : route.toString();
        Timer.builder("http.server.requests")
                .tag("method", method(request))
                .tag("uri", known)
                .tag("status", String.valueOf(response.getStatus()))
                .register(meters)
                .record(taken);
        try (var inLog = MDC.putCloseable("request", id)) {
            LOG.info(
                    "{} {} {} in {} ms",
                    method(request),
                    known,
                    response.getStatus(),
                    taken.toMillis());
        }
    }

    // A method is chosen by the client: only the known ones may become a label or a log word.
    private static String method(HttpServletRequest request) {
        var method = request.getMethod();
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
            default -> "other";
        };
    }
}
