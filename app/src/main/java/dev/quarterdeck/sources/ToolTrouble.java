package dev.quarterdeck.sources;

/// Says that a tool did not answer as it should, why, and what to do about it.
///
/// A connector may catch one kind and go on, such as a single record that is gone.
public final class ToolTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String remedy;

    /// What is wrong.
    public enum Kind {
        /// 401: the secret is wrong, or not valid any more.
        NOT_SIGNED_IN,
        /// 403: the secret is right and may not do this.
        NOT_ALLOWED,
        /// 404: there is no such thing, or it is hidden from this secret.
        NOT_FOUND,
        /// 410: there was such a thing, or such an interface.
        GONE,
        /// Its limit is used up for longer than it makes sense to wait.
        LIMITED,
        /// It cannot be reached, or did not answer in time.
        UNREACHABLE,
        /// It answered with a fault of its own, again and again.
        BROKEN,
        /// The address may not be called from here.
        ADDRESS,
        /// It answered something else than was to be expected.
        UNEXPECTED
    }

    /// @param problem what is wrong, a sentence without secrets
    /// @param remedy what can be done, starting with "Maybe"
    public ToolTrouble(Kind kind, String problem, String remedy) {
        super(problem);
        this.kind = kind;
        this.remedy = remedy;
    }

    /// Returns what is wrong.
    public Kind kind() {
        return kind;
    }

    /// Returns what can be done about it.
    public String remedy() {
        return remedy;
    }

    /// Answers whether the thing asked for is not there: 404 or 410.
    public boolean isMissing() {
        return kind == Kind.NOT_FOUND || kind == Kind.GONE;
    }
}
