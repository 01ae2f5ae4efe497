package dev.quarterdeck.planning.baselines;

import dev.quarterdeck.portfolio.Initiative.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hold the plan of record as it stood when somebody froze it.
///
/// @param asOf the first day of its weeks
/// @param forecast the one that was shown, or null of a past day
/// @param inputs a digest of all that the dates were made of
/// @param initiatives in their order
public record Baseline(
        UUID id,
        String name,
        LocalDate asOf,
        @Nullable UUID forecast,
        String inputs,
        String model,
        String by,
        Instant at,
        @Nullable String why,
        List<Said> initiatives) {

    /// Copies the list.
    public Baseline {
        initiatives = List.copyOf(initiatives);
    }

    /// What was said of one initiative.
    ///
    /// @param order its place
    /// @param mustDate the day by which it must be done, or null
    /// @param items known to remain
    /// @param p15 null beyond two years and where there was no forecast, and so the others
    /// @param odds the probability of being done by the day, or null
    /// @param missing why there was no forecast, or null
    public record Said(
            UUID initiative,
            String key,
            String name,
            Stage stage,
            double order,
            @Nullable LocalDate mustDate,
            double items,
            @Nullable LocalDate p15,
            @Nullable LocalDate p50,
            @Nullable LocalDate p85,
            @Nullable LocalDate p95,
            @Nullable Double odds,
            @Nullable String missing) {}
}
