package dev.quarterdeck.engine.workitems;

import java.time.Instant;
import java.util.List;

/// One dated thing that happened to a work item. Carries no person and no free text of the item.
public sealed interface WorkItemEvent {

    /// Returns when it happened.
    Instant at();

    /// The item came into being.
    ///
    /// @param type type at creation: `Story`
    /// @param status status at creation; empty when not known
    record Created(Instant at, String type, String status) implements WorkItemEvent {}

    /// The status changed.
    ///
    /// @param from name before; empty when not known
    /// @param to name after
    record StatusChanged(Instant at, String from, String to) implements WorkItemEvent {}

    /// A resolution was set. @param resolution its name; empty when only the date is known
    record Resolved(Instant at, String resolution) implements WorkItemEvent {}

    /// The resolution was taken away.
    record ResolutionCleared(Instant at) implements WorkItemEvent {}

    /// The type changed. @param type the new type
    record TypeChanged(Instant at, String type) implements WorkItemEvent {}

    /// The sprints changed. @param sprints all sprints after the change
    record SprintsChanged(Instant at, List<String> sprints) implements WorkItemEvent {

        public SprintsChanged {
            sprints = List.copyOf(sprints);
        }
    }

    /// The item was put into a version. @param version its name
    record VersionAdded(Instant at, String version) implements WorkItemEvent {}

    /// The item was taken out of a version. @param version its name
    record VersionRemoved(Instant at, String version) implements WorkItemEvent {}

    /// The item was flagged as impeded, or the flag taken away. @param on whether flagged now
    record Flagged(Instant at, boolean on) implements WorkItemEvent {}

    /// An export showed the item in this state, which holds since its last update.
    ///
    /// @param at the last update before the export
    /// @param status status then; empty when not known
    /// @param resolution resolution then; empty for none
    /// @param versions fix versions then
    /// @param sprints sprints then
    /// @param flagged whether it was flagged as impeded
    record Observed(
            Instant at,
            String status,
            String resolution,
            List<String> versions,
            List<String> sprints,
            boolean flagged)
            implements WorkItemEvent {

        public Observed {
            versions = List.copyOf(versions);
            sprints = List.copyOf(sprints);
        }
    }
}
