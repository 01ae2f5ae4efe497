package dev.quarterdeck.engine.portfolio;

import java.util.List;

/// Name a list of changes to a plan of record, made one after another.
///
/// @param changes none = the plan itself, and then the outlook is the same to the bit
public record Scenario(String name, List<Change> changes) {

    public Scenario {
        changes = List.copyOf(changes);
    }

    /// Returns the plan with all changes made.
    public Plan applyTo(Plan plan) {
        Plan changed = plan;
        for (var change : changes) {
            changed = change.applyTo(changed);
        }
        return changed;
    }
}
