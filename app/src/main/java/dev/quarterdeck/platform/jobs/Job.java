package dev.quarterdeck.platform.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells how far a job is and what came of it.
///
/// @param state `waiting`, `running`, `done`, `failed` or `cancelled`
/// @param step what is being done, a few words
/// @param done units finished
/// @param total units in all, 0 when not known
/// @param result what came of it, as JSON, when it is done
/// @param refusal why it failed
/// @param remedy what can be done about that
public record Job(
        UUID id,
        String kind,
        UUID askedBy,
        Instant askedAt,
        String state,
        String step,
        long done,
        long total,
        int attempts,
        @Nullable Instant endedAt,
        @Nullable String result,
        @Nullable String refusal,
        @Nullable String remedy) {

    /// Tells whether nothing more will happen.
    public boolean isOver() {
        return switch (state) {
            case "done", "failed", "cancelled" -> true;
            default -> false;
        };
    }
}
