package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.HistoryId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Everything that was told of one history, in one order whatever the order in which it came.
///
/// @param number by which the store knows it
/// @param events by time, then by content; those without a time last, the newest told last
public record KeptHistory(long number, HistoryId id, List<Record> events) {

    /// Copies the events.
    public KeptHistory {
        events = List.copyOf(events);
    }

    /// Returns when the last thing happened that is dated; null when nothing is.
    public @Nullable Instant last() {
        return events.stream()
                .map(StoredEvent::at)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Returns the events of a type, such as `ChangeEvent`.
    ///
    /// @throws ClassCastException when one is of another
    public <T> List<T> events(Class<T> type) {
        return events.stream().map(type::cast).toList();
    }
}
