package dev.quarterdeck.engine.workitems.flow;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One item's part in a sprint.
///
/// @param key the item
/// @param joined when it joined after the start; null for one that was in it at the start
/// @param left when it left for good before the end; null for one that was in it at the end
/// @param pointsIn its size at the start or when it joined, or null
/// @param pointsOut its size at the end or when it left, or null
/// @param result what became of it
public record SprintItem(
        String key,
        @Nullable Instant joined,
        @Nullable Instant left,
        @Nullable BigDecimal pointsIn,
        @Nullable BigDecimal pointsOut,
        Result result) {

    /// Answers whether it was in the sprint when that started.
    public boolean isFromStart() {
        return joined == null;
    }

    /// What became of an item in a sprint.
    public enum Result {
        /// Done already when the sprint started, or when it joined.
        DONE_BEFORE,
        /// Finished in the sprint.
        COMPLETED,
        /// Closed in the sprint without being done.
        DISCARDED,
        /// Still open at the end.
        REMAINING,
        /// Taken out before the end.
        REMOVED
    }
}
