package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.workitems.timeline.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sprint that was started.
///
/// @param sprint its id and name
/// @param start when it was started
/// @param end when it was closed; null while it runs
public record SprintRun(Value sprint, Instant start, @Nullable Instant end) {

    /// Refuses a sprint that ends before it starts.
    ///
    /// @throws IllegalArgumentException when the end is earlier than the start
    public SprintRun {
        if (end != null && end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "The sprint (%s) from (%s) must not end before it starts, on (%s)."
                            .formatted(sprint.name(), start, end));
        }
    }
}
