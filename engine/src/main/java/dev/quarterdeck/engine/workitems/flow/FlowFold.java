package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import dev.quarterdeck.engine.workitems.workflows.WorkflowVersions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Turns what a tracker told about items into facts as of a moment.
///
/// Pure and per item. What was told of later moments changes nothing but what had held from
/// creation on; see {@link dev.quarterdeck.engine.workitems.timeline.Timeline}.
public final class FlowFold {

    private FlowFold() {}

    /// Folds one history; empty when the item did not exist yet.
    public static Optional<FlowFacts> fold(
            TrackerHistory history, WorkflowVersions workflow, Instant asOf) {
        return history.timeline(asOf).map(timeline -> fold(history.id(), timeline, workflow));
    }

    /// Folds a timeline.
    ///
    /// @param id the tracker's id of the item
    public static FlowFacts fold(String id, Timeline timeline, WorkflowVersions workflow) {
        return new ItemFold(id, timeline, workflow).facts();
    }

    /// Folds many histories, leaving out items that did not exist yet; keeps their order.
    public static List<FlowFacts> foldAll(
            Collection<TrackerHistory> histories, WorkflowVersions workflow, Instant asOf) {
        return histories.stream()
                .flatMap(history -> fold(history, workflow, asOf).stream())
                .toList();
    }
}
