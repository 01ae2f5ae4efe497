package dev.quarterdeck.activity.facts;

import java.util.List;

/// Says which paths of a repository make a component, and what tools call it.
///
/// @param component its name
/// @param paths patterns such as `services/api/**`; `!` takes paths out again; empty for the whole
///     repository
/// @param names by which tools that deploy or alert know it, beside its own
public record ComponentRule(String component, List<String> paths, List<String> names) {

    /// Copies the lists.
    public ComponentRule {
        paths = List.copyOf(paths);
        names = List.copyOf(names);
    }
}
