package dev.quarterdeck.access;

/// The policy's answer, with its reason in words a person can read.
public sealed interface Decision {

    /// Returns the reason, a clause such as "you are their manager since 2 March 2026".
    String reason();

    /// Returns whether anything may be seen or done.
    default boolean isAllowed() {
        return this instanceof Allow;
    }

    /// Says yes.
    ///
    /// @param extent how much of the record
    record Allow(String reason, Extent extent) implements Decision {}

    /// Says no.
    record Refuse(String reason) implements Decision {}

    /// How much of a record is shown.
    enum Extent {
        /// All of it.
        FULL,
        /// What the matrix calls limited: for a profile, name, team and work address only.
        LIMITED
    }
}
