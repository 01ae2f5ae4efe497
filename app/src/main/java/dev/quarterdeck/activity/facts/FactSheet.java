package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.HistoryKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows the facts of one history with the intervals behind them and what it is linked to.
///
/// @param intervals in which something about a work item held; empty for other kinds
/// @param links to other histories
/// @param unlinked why links are missing, by a word for each: `NO_COMMITS`, `NAMES_NOTHING`
public record FactSheet(
        FactRow row, List<Stay> intervals, List<FactLink> links, List<String> unlinked) {

    /// Copies the lists.
    public FactSheet {
        intervals = List.copyOf(intervals);
        links = List.copyOf(links);
        unlinked = List.copyOf(unlinked);
    }

    /// A time in which a value held. Assignees are not shown.
    ///
    /// @param field `STATUS`, `SPRINT`, `FLAG`, `TYPE`, `PARENT` …
    /// @param name as it was when it came
    /// @param until null while it lasts
    /// @param known how that is known
    public record Stay(
            String field,
            String id,
            String name,
            Instant from,
            @Nullable Instant until,
            String known) {}

    /// A link to another history.
    ///
    /// @param kind of what it leads to
    /// @param history number of what it leads to
    /// @param label key of an item, number of a change, component and environment of a deployment
    /// @param rule by which it was found
    /// @param confidence above 0, at most 1; 1 is told by a tool or a person
    /// @param at when a deployment succeeded; null for other links
    public record FactLink(
            HistoryKind kind,
            long history,
            String label,
            String rule,
            double confidence,
            @Nullable Instant at) {}
}
