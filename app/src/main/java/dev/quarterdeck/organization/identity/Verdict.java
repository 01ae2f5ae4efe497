package dev.quarterdeck.organization.identity;

/// What somebody decided about an account.
public enum Verdict {
    /// It belongs to a person.
    PERSON,
    /// It belongs to nobody here.
    NOBODY,
    /// It is a program.
    BOT
}
