package dev.quarterdeck.engine.workitems;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Turns histories into facts as they were known at a moment.
///
/// Pure and per item: events later than the moment are ignored, the order in which they arrived
/// does not matter, and the same code serves as-of pages and walk-forward replays.
public final class WorkItemFold {

    private WorkItemFold() {}

    /// Folds one history.
    ///
    /// @param asOf events later than this are ignored; events at this instant count
    /// @return the facts, or empty when the item did not exist yet
    public static Optional<WorkItemFacts> fold(
            WorkItemHistory history, Workflow workflow, Instant asOf) {
        if (history.creation().at().isAfter(asOf)) {
            return Optional.empty();
        }
        ItemState state = new ItemState(history, workflow);
        for (WorkItemEvent event : history.events()) {
            if (!event.at().isAfter(asOf)) {
                state.apply(event);
            }
        }
        return Optional.of(state.facts());
    }

    /// Folds many histories, leaving out items that did not exist yet; keeps their order.
    public static List<WorkItemFacts> foldAll(
            Collection<WorkItemHistory> histories, Workflow workflow, Instant asOf) {
        return histories.stream()
                .flatMap(history -> fold(history, workflow, asOf).stream())
                .toList();
    }
}
