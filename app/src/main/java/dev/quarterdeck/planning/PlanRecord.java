package dev.quarterdeck.planning;

import dev.quarterdeck.engine.forecasting.kept.ForecastRecord;
import dev.quarterdeck.engine.forecasting.kept.Held;
import dev.quarterdeck.engine.forecasting.kept.KeptForecast;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tell how the dates that were told of initiatives fared.
///
/// @param asOf the day on which it was looked
/// @param scores of the first forecast of each initiative and week
/// @param worst the team whose 85 % days held least often, when there is one to name
/// @param told what was told and what happened, the latest first
public record PlanRecord(
        LocalDate asOf, ForecastRecord scores, Optional<OfTeam> worst, List<Said> told) {

    /// Copies the list.
    public PlanRecord {
        told = List.copyOf(told);
    }

    /// How the 85 % days of a team's work held.
    public record OfTeam(UUID team, String name, Held met85) {}

    /// One forecast, with what became of it.
    ///
    /// @param ended the day on which it was done or withdrawn, or null while it is open
    public record Said(
            UUID initiative,
            String key,
            String name,
            @Nullable LocalDate ended,
            KeptForecast forecast) {

        /// Answers whether anything is known of it by now.
        public boolean isKnown() {
            return ended != null || forecast.isLateAlready();
        }
    }
}
