package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Problems;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/// Bounds how often one session, token or address may ask, apart for each kind of route.
final class RateLimits extends OncePerRequestFilter {

    private static final int MOST_BUCKETS = 20_000;

    private final Problems problems;
    private final int requests;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_BUCKETS;
                }
            };

    /// The kinds of routes, each with its part of the whole allowance.
    private enum Kind {
        READING(1),
        CHANGING(4),
        HEAVY(40),
        GUESSING(40);

        private final int part;

        Kind(int part) {
            this.part = part;
        }
    }

    RateLimits(Problems problems, SignInSettings settings, Clock clock) {
        this.problems = problems;
        this.requests = settings.requests();
        this.time = new Time(clock);
    }

    private record Time(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kind = kind(request);
        var asked = bucket(who(request) + kind, kind).tryConsumeAndReturnRemaining(1);
        if (asked.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        var wait = Duration.ofNanos(asked.getNanosToWaitForRefill()).plusSeconds(1);
        problems.write(
                request, response, tooMany("There are too many requests in a minute.", wait));
    }

    /// Answers how long an address must wait before a token of its is looked at again; zero when it
    /// need not.
    Duration waitOfGuesser(HttpServletRequest request) {
        var left = guesses(request).estimateAbilityToConsume(1);
        return left.canBeConsumed()
                ? Duration.ZERO
                : Duration.ofNanos(left.getNanosToWaitForRefill()).plusSeconds(1);
    }

    /// Counts a token that nobody has against the address it came from.
    void guessed(HttpServletRequest request) {
        guesses(request).tryConsume(1);
    }

    private Bucket guesses(HttpServletRequest request) {
        return bucket("guess " + Visit.of(request, null).address(), Kind.GUESSING);
    }

    static Refusal tooMany(String problem, Duration wait) {
        var remedy = "Maybe wait %d s, then go on slower.".formatted(wait.toSeconds());
        return Refusal.tooMany(problem, remedy, wait);
    }

    private static Kind kind(HttpServletRequest request) {
        var path = Paths.of(request);
        if (path.endsWith("/imports") || path.endsWith("/export") || path.endsWith(".csv")) {
            return Kind.HEAVY;
        }
        return Paths.isSafe(request) ? Kind.READING : Kind.CHANGING;
    }

    private static String who(HttpServletRequest request) {
        var signedIn = SignedIn.now().orElse(null);
        if (signedIn == null) {
            return "from " + Visit.of(request, null).address() + " ";
        }
        return switch (signedIn.proof()) {
            case Proof.BySession(Session session, User ignored) -> session.id() + " ";
            case Proof.ByToken(ApiToken token, User ignored) -> token.publicId() + " ";
            case Proof.ByConsole() -> "console ";
        };
    }

    private Bucket bucket(String key, Kind kind) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    key, unknown -> bucket(Math.max(5, requests / kind.part)));
        }
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(perMinute)
                                        .refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
