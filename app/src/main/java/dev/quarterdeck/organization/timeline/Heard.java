package dev.quarterdeck.organization.timeline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Holds a statement about a person with the row that made it.
record Heard<S extends Statement>(IncomingRow row, S statement) {

    /// What one statement says of one track.
    ///
    /// @param until null means until the next change
    /// @param fact null says that nothing holds
    /// @param state whether it is a state, which others follow, or has ends of its own
    record Say(
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Fact fact,
            IncomingRow row,
            boolean state) {

        boolean contradicts(Say other) {
            return from.equals(other.from) && !java.util.Objects.equals(fact, other.fact);
        }
    }
}
