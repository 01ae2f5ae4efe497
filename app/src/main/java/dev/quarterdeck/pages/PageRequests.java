package dev.quarterdeck.pages;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Hands pages what they were asked for.
final class PageRequests implements HandlerMethodArgumentResolver {

    /// The cookie that holds the reader's choice of light or dark.
    static final String THEME = "qd_theme";

    private static final Set<String> THEMES = Set.of("light", "dark");
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private final Clock clock;

    PageRequests(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        var asked = request.getNativeRequest(HttpServletRequest.class);
        if (asked == null) {
            throw new IllegalStateException("Pages are asked for by HTTP.");
        }
        return of(asked);
    }

    private PageRequest of(HttpServletRequest request) {
        return of(request, day(request.getParameter("asOf"), today()));
    }

    /// Says what was asked for, whatever day it was: the day itself may be what is wrong.
    PageRequest ofToday(HttpServletRequest request) {
        return of(request, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private PageRequest of(HttpServletRequest request, LocalDate day) {
        return new PageRequest(
                viewer(),
                today(),
                day,
                request.getRequestURI(),
                query(request),
                csrf(request),
                theme(request),
                header(request, "HX-Target"));
    }

    private static Viewer viewer() {
        var known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null && known.getPrincipal() instanceof Viewer viewer) {
            return viewer;
        }
        throw new Refusal(
                Refusal.Kind.UNAUTHENTICATED, "Nobody is signed in.", "Maybe sign in at /sign-in.");
    }

    private static LocalDate day(@Nullable String text, LocalDate today) {
        if (text == null || text.isBlank()) {
            return today;
        }
        try {
            var day = LocalDate.parse(text);
            if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
                return day;
            }
        } catch (DateTimeParseException notADay) {
            // told below, as for a day out of range
        }
        throw new Refusal(
                "The parameter asOf (%s) must be a day of the years 1970 to 2199."
                        .formatted(text.length() > 40 ? text.substring(0, 40) : text),
                "Maybe write it as %s.".formatted(today));
    }

    private static Map<String, List<String>> query(HttpServletRequest request) {
        var parameters = new LinkedHashMap<String, List<String>>();
        if ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
            request.getParameterMap()
                    .forEach((name, values) -> parameters.put(name, List.of(values)));
            parameters.remove("asOf");
            parameters.values().removeIf(values -> values.equals(List.of("")));
        }
        return parameters;
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken()
                : "";
    }

    private static String theme(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies())
                .map(Arrays::stream)
                .orElseGet(Stream::empty)
                .filter(cookie -> cookie.getName().equals(THEME))
                .map(Cookie::getValue)
                .filter(THEMES::contains)
                .findFirst()
                .orElse("");
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
