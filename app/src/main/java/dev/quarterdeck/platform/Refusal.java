package dev.quarterdeck.platform;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An expected "no" to the user: one sentence that says what, where and the rule, and a "Maybe ..."
/// that helps.
///
/// Mapped once to exit code 2 by the command line and once to a problem (RFC 9457) by the server.
/// Never used for bugs.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String code;
    private final String remedy;
    private final @Nullable Duration retryAfter;
    private final String member;

    /// Says what sort of "no" it is; each has one status.
    public enum Kind {
        /// The input breaks a rule.
        INVALID(400, "invalid"),
        /// Nobody is signed in, or not any more.
        UNAUTHENTICATED(401, "not-signed-in"),
        /// The policy refuses, and says why.
        FORBIDDEN(403, "forbidden"),
        /// There is no such thing, or the viewer may not know of it.
        NOT_FOUND(404, "not-found"),
        /// It clashes with what is there.
        CONFLICT(409, "conflict"),
        /// It was changed by somebody else since it was read.
        STALE(412, "stale"),
        /// The input is larger than allowed.
        TOO_LARGE(413, "too-large"),
        /// The body is of a kind that is not taken here.
        MEDIA_TYPE(415, "media-type"),
        /// Too many in too short a time.
        TOO_MANY(429, "too-many"),
        /// It cannot be done right now.
        UNAVAILABLE(503, "unavailable");

        private final int status;
        private final String code;

        Kind(int status, String code) {
            this.status = status;
            this.code = code;
        }

        /// Returns the HTTP status.
        public int status() {
            return status;
        }
    }

    /// Refuses input.
    ///
    /// @param problem what is wrong, with the value and the rule, ending in a full stop
    /// @param remedy what the user can do, starting with "Maybe"
    public Refusal(String problem, String remedy) {
        this(Kind.INVALID, problem, remedy);
    }

    /// Refuses in the kind's own general code.
    public Refusal(Kind kind, String problem, String remedy) {
        this(kind, kind.code, problem, remedy);
    }

    /// Refuses with a code of its own that never changes its meaning, such as `last-administrator`.
    public Refusal(Kind kind, String code, String problem, String remedy) {
        this(kind, code, problem, remedy, null, "");
    }

    private Refusal(
            Kind kind,
            String code,
            String problem,
            String remedy,
            @Nullable Duration retryAfter,
            String member) {
        super(problem);
        this.kind = kind;
        this.code = code;
        this.remedy = remedy;
        this.retryAfter = retryAfter;
        this.member = member;
    }

    /// Returns the same refusal, about one member of what was sent: a form shows it beside that
    /// field.
    ///
    /// @param name of the member, as the API names it: `displayName`
    public Refusal about(String name) {
        return new Refusal(
                kind, code, Objects.requireNonNull(getMessage()), remedy, retryAfter, name);
    }

    /// Refuses because it was asked too often.
    ///
    /// @param retryAfter how long to wait before it is worth asking again
    public static Refusal tooMany(String problem, String remedy, Duration retryAfter) {
        return new Refusal(Kind.TOO_MANY, Kind.TOO_MANY.code, problem, remedy, retryAfter, "");
    }

    /// Refuses because it cannot be done at the moment.
    ///
    /// @param retryAfter how long to wait before it is worth asking again
    public static Refusal unavailable(String problem, String remedy, Duration retryAfter) {
        return new Refusal(
                Kind.UNAVAILABLE, Kind.UNAVAILABLE.code, problem, remedy, retryAfter, "");
    }

    /// Returns what sort of "no" it is.
    public Kind kind() {
        return kind;
    }

    /// Returns the stable code, lower case with hyphens.
    public String code() {
        return code;
    }

    /// Returns what the user can do about it.
    public String remedy() {
        return remedy;
    }

    /// Returns the member that it is about; empty when it is about all that was sent.
    public String member() {
        return member;
    }

    /// Returns how long to wait, when it was asked too often.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
