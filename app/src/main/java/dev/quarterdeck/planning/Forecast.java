package dev.quarterdeck.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tell when each initiative that is wanted will be done, as ranges, with what that rests on.
///
/// @param start the first day of its weeks
/// @param inputs a digest of all that went in: the same inputs give the same answer
/// @param initiatives in their order
/// @param teams of the plan, by name
/// @param assumed what was taken for granted, one sentence each
public record Forecast(
        LocalDate start,
        Instant madeAt,
        String inputs,
        String model,
        int draws,
        List<OfInitiative> initiatives,
        List<OfTeam> teams,
        List<String> assumed) {

    /// Copies the lists.
    public Forecast {
        initiatives = List.copyOf(initiatives);
        teams = List.copyOf(teams);
        assumed = List.copyOf(assumed);
    }

    /// One initiative.
    ///
    /// @param open items of it that are known to remain
    /// @param finished items of it, where a tracker knows; null where fewer than five people work
    ///     in its teams
    /// @param nobodys open items of it in projects that no team owns; they are in no forecast
    /// @param dates null where there is no forecast
    /// @param missing why there is none, or null
    public record OfInitiative(
            UUID id,
            String key,
            String name,
            double open,
            @Nullable Integer finished,
            int nobodys,
            @Nullable Dates dates,
            @Nullable String missing) {}

    /// When it is done. A day is the last of the week by whose end it is done with that
    /// probability.
    ///
    /// @param p15 null beyond the horizon, and so the others
    /// @param withinHorizon probability of being done within two years
    /// @param must the day by which it must be done, or null
    /// @param odds the probability that it is done by then, or null
    public record Dates(
            @Nullable LocalDate p15,
            @Nullable LocalDate p50,
            @Nullable LocalDate p85,
            @Nullable LocalDate p95,
            double withinHorizon,
            @Nullable LocalDate must,
            @Nullable Double odds) {}

    /// One team. Of a team of fewer than five people no weeks are told: they would tell of single
    /// people's leave.
    ///
    /// @param history whether its pace rests on its own history
    /// @param weeks the next weeks, or empty
    public record OfTeam(UUID id, String name, int members, boolean history, List<Week> weeks) {

        /// Copies the weeks.
        public OfTeam {
            weeks = List.copyOf(weeks);
        }
    }

    /// A team's week in the mean over all futures, in people at delivery.
    ///
    /// @param from its first day
    /// @param people there: after leave, growing in, on-call, interviews
    /// @param initiatives at work on initiatives
    /// @param unplanned at unplanned work
    /// @param idle for whom nothing may go on
    public record Week(
            LocalDate from, double people, double initiatives, double unplanned, double idle) {}
}
