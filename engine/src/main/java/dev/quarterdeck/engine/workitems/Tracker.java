package dev.quarterdeck.engine.workitems;

import java.time.Instant;
import java.util.List;

/// Everything known from one tracker: the histories and how its names are understood.
///
/// @param histories one per item, by key
/// @param workflow how statuses, types and resolutions are understood
/// @param versions versions named by items
/// @param sprints sprints named by items
public record Tracker(
        List<WorkItemHistory> histories,
        Workflow workflow,
        List<FixVersion> versions,
        List<Sprint> sprints) {

    public Tracker {
        histories = List.copyOf(histories);
        versions = List.copyOf(versions);
        sprints = List.copyOf(sprints);
    }

    /// Returns the facts of all items that existed at a moment, as they were known then.
    public List<WorkItemFacts> factsAsOf(Instant asOf) {
        return WorkItemFold.foldAll(histories, workflow, asOf);
    }
}
