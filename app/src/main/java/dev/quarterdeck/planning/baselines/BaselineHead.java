package dev.quarterdeck.planning.baselines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Name a frozen plan, without what it holds.
///
/// @param asOf the first day of its weeks
/// @param initiatives how many it holds
public record BaselineHead(
        UUID id,
        String name,
        LocalDate asOf,
        String by,
        Instant at,
        @Nullable String why,
        int initiatives) {}
