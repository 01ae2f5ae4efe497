package dev.quarterdeck.engine.workitems;

import dev.quarterdeck.engine.workitems.WorkItemEvent.Created;
import java.util.Collection;
import java.util.List;

/// Everything known to have happened to one work item, in canonical order, without repeats.
///
/// @param key the item's key: `HARBOR-12`
/// @param coverage how much of the status changes the source told
/// @param events exactly one creation, first; then by time
public record WorkItemHistory(String key, Coverage coverage, List<WorkItemEvent> events) {

    /// Puts events into canonical order and drops repeats, so that the order of arrival cannot
    /// matter.
    ///
    /// @throws IllegalArgumentException unless exactly one event is the creation
    public WorkItemHistory {
        events = EventOrder.sorted(events);
        if (events.stream().filter(Created.class::isInstance).count() != 1) {
            throw new IllegalArgumentException(
                    "The history of item (%s) must hold exactly one creation.".formatted(key));
        }
    }

    /// Returns the project part of a key: `HARBOR` of `HARBOR-12`; the whole key when it has none.
    public static String projectOf(String key) {
        int dash = key.lastIndexOf('-');
        return dash > 0 ? key.substring(0, dash) : key;
    }

    /// Makes a history from events in any order.
    public static WorkItemHistory of(
            String key, Coverage coverage, Collection<WorkItemEvent> events) {
        return new WorkItemHistory(key, coverage, List.copyOf(events));
    }

    /// Returns the creation.
    public Created creation() {
        return (Created) events.getFirst();
    }

    /// How much of an item's status changes the source told.
    public enum Coverage {
        /// Dates only: creation, resolution and the state now.
        DATES_ONLY,
        /// Some changes are missing; starts and reopenings may be missing with them.
        PARTIAL,
        /// Every change.
        WHOLE
    }
}
