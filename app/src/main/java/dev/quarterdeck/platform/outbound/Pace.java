package dev.quarterdeck.platform.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads from the headers of an answer how long to wait: after a refusal, or before the next call.
///
/// Known are `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), `X-RateLimit-*` as GitHub
/// writes it (the reset as seconds since 1970), `RateLimit-*` as GitLab writes it (the same) and as
/// the drafts of the IETF do (seconds from now), and their newer form in one header. Moments are
/// read against the answer's own `Date`: the clocks of two machines differ.
final class Pace {

    /// Above this a number of seconds is a moment, not a length.
    private static final long MOMENT = 1_000_000_000L;

    private static final Pattern REMAINING = Pattern.compile("(?:^|[;,\\s])r=(\\d{1,12})");
    private static final Pattern RESET = Pattern.compile("(?:^|[;,\\s])t=(\\d{1,12})");

    private Pace() {}

    /// Returns how long a refused caller is asked to wait.
    static Optional<Duration> retryAfter(Reply reply, Instant now) {
        return reply.header("Retry-After").flatMap(text -> retryAfter(text.strip(), reply, now));
    }

    private static Optional<Duration> retryAfter(String text, Reply reply, Instant now) {
        var seconds = number(text);
        if (seconds.isPresent()) {
            return Optional.of(Duration.ofSeconds(seconds.getAsLong()));
        }
        return Reply.date(text)
                .map(until -> Duration.between(reply.date().orElse(now), until))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /// Returns how long until calls are allowed again, when the answer says that none is left.
    static Optional<Duration> usedUp(Reply reply, Instant now) {
        var remaining = remaining(reply);
        if (remaining.isEmpty() || remaining.getAsLong() > 0) {
            return Optional.empty();
        }
        return reset(reply, now);
    }

    private static OptionalLong remaining(Reply reply) {
        return first(
                number(reply, "X-RateLimit-Remaining"),
                number(reply, "RateLimit-Remaining"),
                part(reply, REMAINING));
    }

    private static Optional<Duration> reset(Reply reply, Instant now) {
        var seconds =
                first(
                        number(reply, "X-RateLimit-Reset"),
                        number(reply, "RateLimit-Reset"),
                        part(reply, RESET));
        if (seconds.isEmpty()) {
            return retryAfter(reply, now);
        }
        long told = seconds.getAsLong();
        var theirs = reply.date().orElse(now).getEpochSecond();
        // Their second may have begun just now: one more is surely over.
        var wait = Duration.ofSeconds((told > MOMENT ? told - theirs : told) + 1);
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    }

    private static OptionalLong first(OptionalLong... numbers) {
        for (var one : numbers) {
            if (one.isPresent()) {
                return one;
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong number(Reply reply, String header) {
        return reply.header(header).map(text -> number(text.strip())).orElse(OptionalLong.empty());
    }

    private static OptionalLong part(Reply reply, Pattern pattern) {
        var found = pattern.matcher(reply.header("RateLimit").orElse(""));
        return found.find() ? number(found.group(1)) : OptionalLong.empty();
    }

    private static OptionalLong number(String text) {
        var whole = text.contains(".") ? text.substring(0, text.indexOf('.')) : text;
        return whole.matches("\\d{1,12}")
                ? OptionalLong.of(Long.parseLong(whole))
                : OptionalLong.empty();
    }
}
