package dev.quarterdeck.planning.scenarios;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Set scenarios beside the plan of record, future by future: all were played with the same luck,
/// so what differs is the change.
///
/// @param start the first day of the weeks
/// @param draws how many futures were played of each
/// @param plan the plan of record
/// @param scenarios in the order asked for
public record ScenarioComparison(LocalDate start, int draws, Side plan, List<Side> scenarios) {

    /// Copies the list.
    public ScenarioComparison {
        scenarios = List.copyOf(scenarios);
    }

    /// One plan.
    ///
    /// @param scenario null for the plan of record
    /// @param version of the scenario, 0 for the plan of record
    /// @param changes that were made, one sentence each
    /// @param leftOut those that do not fit the plan of today, with the reason
    /// @param initiatives in the order of the plan of record
    /// @param payers initiatives that move later, the most first
    /// @param load by team, empty where it may not be told
    /// @param loadHidden why it is not told, or null
    /// @param money null where it is not told
    /// @param moneyHidden why it is not told, or null
    public record Side(
            @Nullable UUID scenario,
            String name,
            int version,
            List<String> changes,
            List<String> leftOut,
            List<Row> initiatives,
            List<Payer> payers,
            List<Load> load,
            @Nullable String loadHidden,
            @Nullable Spending money,
            @Nullable String moneyHidden) {

        /// Copies the lists.
        public Side {
            changes = List.copyOf(changes);
            leftOut = List.copyOf(leftOut);
            initiatives = List.copyOf(initiatives);
            payers = List.copyOf(payers);
            load = List.copyOf(load);
        }
    }

    /// One initiative.
    ///
    /// @param isPlanned whether it is in this plan at all; a scenario may stop it
    /// @param p50 the day by whose end it is done with 50 %; null beyond two years
    /// @param p85 the same with 85 %
    /// @param mustDate the day by which it must be done, or null
    /// @param odds the probability that it is done by then, or null
    /// @param shift against the plan of record; null of the plan itself, or where it is not in both
    public record Row(
            UUID id,
            String key,
            String name,
            boolean isPlanned,
            @Nullable LocalDate p50,
            @Nullable LocalDate p85,
            @Nullable LocalDate mustDate,
            @Nullable Double odds,
            @Nullable Shift shift) {}

    /// By how much an initiative moves.
    ///
    /// @param p50Weeks by which the 50 % day moves; above 0 = later
    /// @param p85Weeks by which the 85 % day moves
    /// @param meanWeeks by which it moves in the mean
    /// @param later share of the futures in which it is done later
    /// @param earlier share in which it is done earlier
    /// @param odds by how much the odds of its day change, where both have one
    public record Shift(
            double p50Weeks,
            double p85Weeks,
            double meanWeeks,
            double later,
            double earlier,
            @Nullable Double odds) {}

    /// An initiative that pays.
    ///
    /// @param weeks by which it moves later in the mean
    /// @param p85Weeks by which the 85 % day moves
    /// @param because the change that makes it, one sentence; null where only all together do
    /// @param becauseWeeks that it would win back without that change
    public record Payer(
            UUID id,
            String key,
            double weeks,
            double p85Weeks,
            @Nullable String because,
            double becauseWeeks) {}

    /// A team in one quarter, in people at delivery, in the mean over all futures.
    ///
    /// @param from its first day; a quarter is thirteen weeks
    /// @param people there
    /// @param initiatives at work on initiatives
    /// @param unplanned at unplanned work
    /// @param idle for whom nothing may go on
    /// @param waiting initiatives that could go on and wait for their turn
    public record Load(
            UUID team,
            String name,
            LocalDate from,
            double people,
            double initiatives,
            double unplanned,
            double idle,
            double waiting) {}

    /// What it costs, in one currency.
    ///
    /// @param p50 of all months
    /// @param p80 of all months, not the sum of theirs
    /// @param mean of all months
    /// @param more than the plan of record costs, in the mean
    /// @param months the first and the last may be partial
    /// @param initiatives the mean of all months of the time that goes into each, then the rest
    /// @param teams the mean of all months of each team that is large enough, then all others
    ///     together; empty where what differs would tell of single people
    /// @param notes whose cost is in no figure
    public record Spending(
            String currency,
            double p50,
            double p80,
            double mean,
            double more,
            List<Month> months,
            List<Part> initiatives,
            List<OfTeam> teams,
            List<String> notes) {

        /// Copies the lists.
        public Spending {
            months = List.copyOf(months);
            initiatives = List.copyOf(initiatives);
            teams = List.copyOf(teams);
            notes = List.copyOf(notes);
        }
    }

    /// One month. @param month such as 2026-03
    public record Month(String month, double p50, double p80, double mean, double more) {}

    /// What a team costs. @param id null for small teams and who is in none, together
    public record OfTeam(@Nullable UUID id, String name, double mean, double more) {}

    /// The time that goes into one initiative. @param id null for what goes into none
    public record Part(@Nullable UUID id, String key, double mean, double more) {}
}
