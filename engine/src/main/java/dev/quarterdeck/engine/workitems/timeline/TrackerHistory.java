package dev.quarterdeck.engine.workitems.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds everything a tracker ever told about one item: a set that only grows.
///
/// @param id the tracker's id of the item, which stays when its key changes
/// @param events what was told, each once
public record TrackerHistory(String id, Set<TrackerEvent> events) {

    public TrackerHistory {
        events = Set.copyOf(events);
    }

    /// Makes a history from events in any order and number.
    public static TrackerHistory of(String id, Collection<TrackerEvent> events) {
        return new TrackerHistory(id, Set.copyOf(events));
    }

    /// Returns the history with more events. What was known already changes nothing.
    public TrackerHistory with(Collection<TrackerEvent> more) {
        List<TrackerEvent> all = new ArrayList<>(events);
        all.addAll(more);
        return of(id, all);
    }

    /// Returns which value each field had when, up to a moment; empty when the item did not exist
    /// yet.
    public Optional<Timeline> timeline(Instant asOf) {
        return Timelines.read(events, asOf);
    }
}
