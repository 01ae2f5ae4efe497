package dev.quarterdeck.access;

import dev.quarterdeck.engine.DateRange;

/// Says who reports to whom on which days.
///
/// @param subject who reports
/// @param manager to whom
/// @param kind whether the manager manages, stands in, or only guides
/// @param range the days on which it is so
public record Line(PersonId subject, PersonId manager, Kind kind, DateRange range) {

    /// The kinds of reporting line.
    public enum Kind {
        /// The manager in the organisation chart.
        PRIMARY,
        /// Stands in as manager for a while, with a manager's rights.
        INTERIM,
        /// Guides in a matter; opens nothing confidential.
        DOTTED;

        /// Answers whether such a line makes somebody a manager.
        public boolean manages() {
            return this != DOTTED;
        }
    }
}
