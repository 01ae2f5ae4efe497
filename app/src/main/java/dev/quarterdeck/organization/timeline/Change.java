package dev.quarterdeck.organization.timeline;

import org.jspecify.annotations.Nullable;

/// Says one thing that is stored differently afterwards.
public sealed interface Change {

    /// Something is named for the first time, or what has no days of its own is said anew.
    ///
    /// @param before what was known of it, or null when it is new
    record Named(@Nullable Entity before, Entity after) implements Change {}

    /// A dated row is new.
    record Added(DatedRow row) implements Change {}

    /// A dated row has another end.
    record Ended(DatedRow before, DatedRow after) implements Change {}

    /// A dated row was wrong and is no longer.
    record Withdrawn(DatedRow row) implements Change {}
}
