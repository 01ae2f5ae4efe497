package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.effort.EffortCategory;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what somebody decided that an item is for.
///
/// @param item the number of its history
/// @param key the tool's name of it
/// @param team whose work it is, or null
/// @param below whether all that is below it is for the same
/// @param undone when it was taken back, or null
public record ItemCategory(
        UUID id,
        long item,
        String key,
        @Nullable UUID team,
        EffortCategory category,
        boolean below,
        String by,
        Instant at,
        @Nullable Instant undone) {}
