package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.signin.Cookies.Use;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who asks, from the token of the header or the session's cookie, and holds it for
/// one request.
///
/// A request with an `Authorization` header is never taken by its cookie: that is what lets it
/// go without the token of our forms.
final class Identify extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Problems problems;
    private final Sessions sessions;
    private final Tokens tokens;
    private final ConsoleToken console;
    private final Cookies cookies;
    private final RateLimits limits;

    Identify(
            Problems problems,
            Sessions sessions,
            Tokens tokens,
            ConsoleToken console,
            Cookies cookies,
            RateLimits limits) {
        this.problems = problems;
        this.sessions = sessions;
        this.tokens = tokens;
        this.console = console;
        this.cookies = cookies;
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        var wait = header == null ? Duration.ZERO : limits.waitOfGuesser(request);
        if (wait.isPositive()) {
            problems.write(
                    request,
                    response,
                    RateLimits.tooMany("Too many tokens that nobody has came from here.", wait));
            return;
        }
        var proof = header == null ? bySession(request) : byHeader(header);
        if (header != null && proof.isEmpty()) {
            limits.guessed(request);
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            problems.write(request, response, deadToken());
            return;
        }
        try {
            proof.map(SignedIn::by).ifPresent(SignedIn::hold);
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Optional<Proof> bySession(HttpServletRequest request) {
        var token = cookies.read(request, Use.SESSION);
        return token == null
                ? Optional.empty()
                : sessions.find(token)
                        .map(alive -> new Proof.BySession(alive.session(), alive.user()));
    }

    private Optional<Proof> byHeader(String header) {
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        var text = header.substring(BEARER.length()).strip();
        return console.is(text)
                ? Optional.of(new Proof.ByConsole())
                : tokens.find(text).map(alive -> new Proof.ByToken(alive.token(), alive.user()));
    }

    private static Refusal deadToken() {
        return new Refusal(
                Refusal.Kind.UNAUTHENTICATED,
                "dead-token",
                "The token of the request is not known, expired or revoked.",
                "Maybe make a new one on your own page.");
    }
}
