package dev.quarterdeck.planning;

import dev.quarterdeck.engine.portfolio.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keep a forecast as it was shown.
///
/// @param asOf the first day of its weeks
/// @param inputs a digest of all that went in
/// @param model which version of the simulation made it
/// @param dates one to each initiative that had a forecast
record ShownForecast(
        UUID id,
        LocalDate asOf,
        String inputs,
        String model,
        int draws,
        long seed,
        Instant madeAt,
        List<Told> dates) {

    /// How many equally likely outcomes are kept of each date.
    static final int RUNGS = 40;

    ShownForecast {
        dates = List.copyOf(dates);
    }

    /// What was told of one initiative.
    ///
    /// @param items known to remain
    /// @param teams that work on it
    /// @param mustDay the day by which it must be done, or null
    /// @param mustOdds the probability that it will, or null
    /// @param weeks until it is done: {@link #RUNGS} equally likely ones, rising
    /// @param plain the same of a plain simulation of what remains
    record Told(
            UUID initiative,
            String key,
            String name,
            double items,
            Set<UUID> teams,
            @Nullable LocalDate mustDay,
            @Nullable Double mustOdds,
            List<Double> weeks,
            List<Double> plain) {

        Told {
            teams = Set.copyOf(teams);
            weeks = List.copyOf(weeks);
            plain = List.copyOf(plain);
        }

        /// Returns the weeks at a quantile; between two outcomes they are interpolated.
        double weeksAt(double fraction) {
            double place = Math.clamp(fraction * weeks.size() - 0.5, 0, weeks.size() - 1.0);
            int below = Math.min((int) place, weeks.size() - 2);
            return weeks.get(below) + (place - below) * (weeks.get(below + 1) - weeks.get(below));
        }

        /// Returns the day at a quantile of what was told from a day on; null beyond two years.
        @Nullable LocalDate day(LocalDate asOf, double fraction) {
            double at = weeksAt(fraction);
            return at < Plan.LONGEST ? Plan.end(asOf, at) : null;
        }
    }
}
