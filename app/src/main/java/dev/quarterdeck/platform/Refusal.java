package dev.quarterdeck.platform;

/// An expected "no" to the user: one sentence that says what, where and the rule, and a "Maybe ..."
/// that helps.
///
/// Mapped once to exit code 2 by the command line. Never used for bugs.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /// Refuses.
    ///
    /// @param problem what is wrong, with the value and the rule, ending in a full stop
    /// @param remedy what the user can do, starting with "Maybe"
    public Refusal(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /// Returns what the user can do about it.
    public String remedy() {
        return remedy;
    }
}
