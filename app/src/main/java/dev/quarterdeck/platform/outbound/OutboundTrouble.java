package dev.quarterdeck.platform.outbound;

/// Says that another machine could not be asked, why, and what to do about it; without secrets.
public final class OutboundTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String remedy;

    /// What went wrong.
    public enum Kind {
        /// It may not be called from here.
        ADDRESS,
        /// It cannot be reached, or cut the connection.
        UNREACHABLE,
        /// It took too long.
        TIMED_OUT,
        /// Its answer is larger than is read.
        TOO_LARGE,
        /// It sends callers elsewhere.
        REDIRECT,
        /// Its limit is used up for longer than is waited.
        LIMITED
    }

    OutboundTrouble(Kind kind, String problem, String remedy) {
        super(problem);
        this.kind = kind;
        this.remedy = remedy;
    }

    /// Returns what went wrong.
    public Kind kind() {
        return kind;
    }

    /// Returns what can be done about it, starting with "Maybe".
    public String remedy() {
        return remedy;
    }
}
