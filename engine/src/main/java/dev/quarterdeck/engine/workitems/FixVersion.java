package dev.quarterdeck.engine.workitems;

/// A version that items are planned for.
///
/// @param project key of its project: names repeat between projects
/// @param name its name
/// @param state whether it is out
public record FixVersion(String project, String name, State state) {

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
