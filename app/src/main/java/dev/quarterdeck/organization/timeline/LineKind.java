package dev.quarterdeck.organization.timeline;

/// Says what a reporting line is.
public enum LineKind {
    /// The manager in the organisation chart; at most one on a day.
    PRIMARY,
    /// Stands in as manager for a while; always has an end.
    INTERIM,
    /// Guides in a matter, without a manager's rights.
    DOTTED
}
