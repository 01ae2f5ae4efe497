package dev.quarterdeck.planning;

import dev.quarterdeck.engine.portfolio.Plan;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hold the plan of a day as the simulation takes it, with what went into it in words.
///
/// @param plan ids of teams, initiatives, hires and people are those of the organisation
/// @param initiatives those that are wanted, in their order, also those that cannot be forecast
/// @param teams whose work or people are in it
/// @param assumed what was taken for granted, one sentence each
public record PlanOfRecord(
        Plan plan, List<Wanted> initiatives, List<Planned> teams, List<String> assumed) {

    /// The role of people whose best skill names no role that anything is assumed of.
    public static final String EVERYBODY = PlanBuilder.EVERYBODY;

    public PlanOfRecord {
        initiatives = List.copyOf(initiatives);
        teams = List.copyOf(teams);
        assumed = List.copyOf(assumed);
    }

    /// An initiative that time is meant to go to.
    ///
    /// @param open items of it that are known to remain, in all teams
    /// @param finished items of it
    /// @param nobodys open items of projects that no team owns, which no team works on here
    /// @param missing why it has no forecast, or null
    public record Wanted(
            UUID id,
            String key,
            String name,
            double open,
            int finished,
            int nobodys,
            @Nullable String missing) {

        /// Answers whether it has a forecast.
        public boolean isForecast() {
            return missing == null;
        }
    }

    /// A team of the plan.
    ///
    /// @param members how many people work in it on the day
    /// @param history whether its pace rests on its own history
    /// @param lately items finished in each of the last twelve weeks, or fewer, latest last
    public record Planned(UUID id, String name, int members, boolean history, List<Integer> lately) {

        /// Copies the counts.
        public Planned {
            lately = List.copyOf(lately);
        }
    }
}
