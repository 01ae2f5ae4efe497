package dev.quarterdeck.engine.workitems;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A version that items are planned for.
///
/// @param project key of its project: names repeat between projects
/// @param name its name
/// @param state whether it is out by the export
/// @param releaseDate start of the day on which it went or is planned to go out, or null
public record FixVersion(String project, String name, State state, @Nullable Instant releaseDate) {

    /// A version whose day of release is not known.
    public FixVersion(String project, String name, State state) {
        this(project, name, state, null);
    }

    /// Returns whether the version was out at a moment, as far as the export tells.
    ///
    /// A released version without a date counts as out at all times.
    public State stateAsOf(Instant moment) {
        boolean later = releaseDate != null && releaseDate.isAfter(moment);
        return state == State.RELEASED && later ? State.OPEN : state;
    }

    /// Whether a version is out.
    public enum State {
        /// Out, or put away.
        RELEASED,
        /// Not out.
        OPEN,
        /// The export does not tell.
        UNKNOWN
    }
}
