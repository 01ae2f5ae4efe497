package dev.quarterdeck.platform.outbound;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks one origin, at the pace it allows; what several threads learn of its limits they share.
///
/// A busy or faulty machine is asked again, a limited number of times and with growing pauses that
/// no two callers share. An answer about the question itself (400, 401, 403, 404, 410) is final,
/// but for a 403 that says in its headers that a limit was reached.
public final class Line {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final int MOST_FAULTS = 6;
    private static final int MOST_LIMITS = 12;
    private static final int MOST_REDIRECTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LIMIT = Duration.ofHours(1).plusMinutes(5);

    private final Outbound outbound;
    private final URI origin;
    private final Waiting waiting;
    private final RandomGenerator random;
    private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.EPOCH);

    Line(Outbound outbound, URI origin, Waiting waiting, RandomGenerator random) {
        this.outbound = outbound;
        this.origin = origin;
        this.waiting = waiting;
        this.random = random;
    }

    /// Asks, and returns the answer whatever its status, when asking again would change nothing.
    ///
    /// @param onward asked before each call and while waiting; throws to stop
    /// @throws OutboundTrouble when there is no answer, or the limit is used up for too long
    public Reply send(Call call, Runnable onward) {
        requireOrigin(call.address());
        int faults = 0;
        int limits = 0;
        while (true) {
            waiting.until(notBefore.get(), onward);
            var reply = attempt(call, faults);
            if (reply == null) {
                pause(++faults, onward);
                continue;
            }
            learn(reply);
            if (isLimit(reply) && ++limits <= MOST_LIMITS) {
                stepBack(reply, limits);
            } else if (isFault(reply) && ++faults < MOST_FAULTS) {
                pause(faults, onward);
            } else {
                return reply;
            }
        }
    }

    private @org.jspecify.annotations.Nullable Reply attempt(Call call, int faults) {
        try {
            return followed(call);
        } catch (OutboundTrouble trouble) {
            boolean mayPass =
                    trouble.kind() == OutboundTrouble.Kind.UNREACHABLE
                            || trouble.kind() == OutboundTrouble.Kind.TIMED_OUT;
            if (!mayPass || faults + 1 >= MOST_FAULTS) {
                throw trouble;
            }
            LOG.info("{}: {}", call, trouble.getMessage());
            return null;
        }
    }

    /// Follows where the machine sends a reader, within its own origin.
    private Reply followed(Call call) {
        var next = call;
        for (int i = 0; ; i++) {
            var reply = outbound.once(next);
            var to = reply.header("Location");
            if (reply.status() / 100 != 3 || reply.status() == 304 || to.isEmpty()) {
                return reply;
            }
            if (!call.method().equals("GET") || i == MOST_REDIRECTS) {
                throw elsewhere("again and again");
            }
            next = call.at(target(next, to.get()));
        }
    }

    private URI target(Call call, String to) {
        try {
            var target = call.address().resolve(to);
            if (isOrigin(target)) {
                return target;
            }
            throw elsewhere("to " + target.getHost());
        } catch (IllegalArgumentException e) {
            throw elsewhere("nowhere");
        }
    }

    private OutboundTrouble elsewhere(String where) {
        return new OutboundTrouble(
                OutboundTrouble.Kind.REDIRECT,
                "The host (%s) sends its callers elsewhere: %s.".formatted(origin.getHost(), where),
                "Maybe the tool has moved: enter its new address, beginning with https://.");
    }

    private void requireOrigin(URI address) {
        if (!isOrigin(address)) {
            throw new OutboundTrouble(
                    OutboundTrouble.Kind.ADDRESS,
                    "A call to (%s) must stay at the host of the connection (%s)."
                            .formatted(address.getHost(), origin.getHost()),
                    "Maybe the tool names itself by another address: enter that one.");
        }
    }

    private boolean isOrigin(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && String.valueOf(address.getScheme()).equals(origin.getScheme())
                && AddressGuard.host(address).equals(AddressGuard.host(origin))
                && AddressGuard.port(address) == AddressGuard.port(origin);
    }

    private void learn(Reply reply) {
        var now = waiting.now();
        Pace.usedUp(reply, now).ifPresent(wait -> waitUntil(now.plus(bounded(wait))));
    }

    private void waitUntil(Instant moment) {
        notBefore.accumulateAndGet(moment, (one, other) -> one.isAfter(other) ? one : other);
    }

    private Duration bounded(Duration wait) {
        if (wait.compareTo(LONGEST_LIMIT) > 0) {
            throw new OutboundTrouble(
                    OutboundTrouble.Kind.LIMITED,
                    "The limit of (%s) is used up for %d minutes."
                            .formatted(origin.getHost(), wait.toMinutes()),
                    "Maybe choose fewer scopes, or a secret with a higher limit.");
        }
        return wait;
    }

    private static boolean isLimit(Reply reply) {
        return switch (reply.status()) {
            case 429 -> true;
            case 503 -> reply.header("Retry-After").isPresent();
            case 403 ->
                    reply.header("Retry-After").isPresent()
                            || Pace.usedUp(reply, Instant.EPOCH).isPresent();
            default -> false;
        };
    }

    private static boolean isFault(Reply reply) {
        return reply.status() >= 500 || reply.status() == 408;
    }

    /// Waits as long as the machine asks, and where it does not say, longer each time.
    private void stepBack(Reply reply, int times) {
        var now = waiting.now();
        var asked = Pace.retryAfter(reply, now).or(() -> Pace.usedUp(reply, now));
        var wait = bounded(asked.orElseGet(() -> grown(times)));
        LOG.info("{} asks to wait {} s", origin.getHost(), wait.toSeconds());
        waitUntil(now.plus(wait).plus(jitter(FIRST_PAUSE)));
    }

    private void pause(int times, Runnable onward) {
        waiting.until(waiting.now().plus(jitter(grown(times))), onward);
    }

    private static Duration grown(int times) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times, 16));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private Duration jitter(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() / 2, most.toMillis() + 1));
    }
}
