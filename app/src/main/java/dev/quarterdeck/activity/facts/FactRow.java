package dev.quarterdeck.activity.facts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what one history comes to, as of the last thing that was told of it.
///
/// A row depends on the events alone, never on the day on which it was folded: what still runs is
/// counted up to the last event. What is not known is null, with a reason where the fold gives one.
public sealed interface FactRow permits WorkItemRow, ChangeRow, RunRow, DeploymentRow, IncidentRow {

    /// Returns what every row has.
    Head head();

    /// What every row has.
    ///
    /// @param history the number of the history, by which a row is asked for
    /// @param source the connection that told it
    /// @param externalId the tool's own id
    /// @param state how it stands: `OPEN`, `FINISHED`, `DISCARDED` of a work item; `OPEN`,
    ///     `MERGED`, `CLOSED` of a change; `RUNNING` or a {@link
    ///     dev.quarterdeck.engine.deliveries.Result} of a run or deployment; `OPEN`, `RESOLVED` of
    ///     an incident
    /// @param moment when it ended, or else when it began; null when nobody told
    /// @param told when the last thing happened that was told of it; null when nothing is dated
    record Head(
            long history,
            UUID source,
            String externalId,
            String state,
            @Nullable Instant moment,
            @Nullable Instant told) {}
}
