package dev.quarterdeck.metrics.intention;

import dev.quarterdeck.engine.effort.EffortCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says which share of the effort each category is meant to have, from a day on.
///
/// @param team whose effort it is, with that of the teams below it; null for everybody's
/// @param from the first day on which it holds
/// @param shares in per cent, of each category that can be intended; they add up to a hundred
/// @param by who typed it
/// @param at when
public record Intention(
        UUID id,
        @Nullable UUID team,
        LocalDate from,
        Map<EffortCategory, Integer> shares,
        String by,
        Instant at) {

    /// Copies the shares.
    public Intention {
        shares = Map.copyOf(new EnumMap<>(shares));
    }

    /// Returns the share of a category in 0..1.
    public double share(EffortCategory category) {
        return shares.getOrDefault(category, 0) / 100.0;
    }
}
