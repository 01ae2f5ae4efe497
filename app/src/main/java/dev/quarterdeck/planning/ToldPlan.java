package dev.quarterdeck.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Say what was told by a past day of when each initiative is done: what was kept, nothing that is
/// known now.
///
/// @param last the day of the last forecast that was told by then, of whatever; null before the
///     first
/// @param initiatives those that were committed or running at the end of the day, in their order
public record ToldPlan(LocalDate day, @Nullable LocalDate last, List<OfInitiative> initiatives) {

    /// Copies the list.
    public ToldPlan {
        initiatives = List.copyOf(initiatives);
    }

    /// One initiative, as people named it on that day.
    ///
    /// @param told the newest by then, or null where nothing was told of it
    public record OfInitiative(UUID id, String key, String name, @Nullable ToldDates told) {}
}
