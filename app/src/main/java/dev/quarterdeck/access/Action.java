package dev.quarterdeck.access;

/// What somebody wants to do with a record. A list, a count, a search and an export are all
/// seeing.
public enum Action {
    /// Read, list, count, search, export.
    SEE,
    /// Create, correct, end, decide.
    CHANGE
}
