package dev.quarterdeck.sources;

/// Names a part of a tool that can be read by itself, such as a project or a repository.
///
/// @param kind what the tool calls such a part, lower case: `project`
/// @param id by which the tool knows it for ever, not its name
/// @param name as people know it; may change
public record Scope(String kind, String id, String name) {

    /// Records that belong to no scope, such as those read from files.
    public static final Scope NONE = new Scope("", "", "");

    /// Returns kind and id, which together are the scope's identity in its connection.
    public String key() {
        return kind.isEmpty() ? id : kind + ":" + id;
    }
}
