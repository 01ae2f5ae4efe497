package dev.quarterdeck.planning;

import dev.quarterdeck.engine.portfolio.Hire;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import dev.quarterdeck.platform.Refusal;
import java.util.List;
import java.util.Optional;
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

    /// Finds an initiative by its key, in capitals or not.
    Optional<Wanted> find(String key) {
        return initiatives.stream().filter(one -> one.key().equalsIgnoreCase(key)).findFirst();
    }

    /// Returns an initiative that has a forecast.
    ///
    /// @throws Refusal when there is none of that key, or it has none
    Wanted requireForecast(String key) {
        var one = find(key);
        if (one.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "There is no initiative (%s) that is committed or running."
                            .formatted(key.length() > 40 ? key.substring(0, 40) + "…" : key),
                    "Maybe look at the list with qd plan initiatives.");
        }
        var missing = one.get().missing();
        if (missing != null) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The initiative (%s) must have a forecast: %s"
                            .formatted(one.get().key(), missing),
                    "Maybe say first what belongs to it.");
        }
        return one.get();
    }

    /// Returns the initiative that the simulation knows by this id.
    Wanted of(String id) {
        return initiatives.stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// Returns an initiative as the simulation takes it.
    Initiative initiative(UUID id) {
        return plan.initiatives().stream()
                .filter(one -> one.id().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    /// Returns the team that the simulation knows by this id.
    Planned team(String id) {
        return teams.stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// An initiative that time is meant to go to.
    ///
    /// @param open items of it that are known to remain, in all teams
    /// @param finished items of it
    /// @param few whether fewer than five people work in its teams: what they finished is not told
    /// @param nobodys open items of projects that no team owns, which no team works on here
    /// @param missing why it has no forecast, or null
    public record Wanted(
            UUID id,
            String key,
            String name,
            double open,
            int finished,
            boolean few,
            int nobodys,
            @Nullable String missing) {

        /// Answers whether it has a forecast.
        public boolean isForecast() {
            return missing == null;
        }
    }

    /// Returns how many weeks before the start a hire of a role gives notice elsewhere: as others
    /// of the role who are on their way.
    public static double noticeWeeks(Plan plan, String role) {
        return plan.hires().stream()
                .filter(other -> other.role().equals(role))
                .mapToDouble(Hire::noticeWeeks)
                .findFirst()
                .orElse(0);
    }

    /// A team of the plan.
    ///
    /// @param members how many people work in it on the day
    /// @param large for how many weeks from the first on at least five do, at the beginning of
    ///     each: it is never told, for what is planned about people is for few to see
    /// @param history whether its pace rests on its own history
    /// @param lately items finished in each of the last twelve weeks, or fewer, latest last
    public record Planned(
            UUID id, String name, int members, int large, boolean history, List<Integer> lately) {

        /// Copies the counts.
        public Planned {
            lately = List.copyOf(lately);
        }

        /// Answers whether its weeks of the next half year may be told: of few people they would
        /// tell of single people's leave.
        public boolean isLargeEnough() {
            return isLargeEnough(PlanBuilder.WEEKS_TOLD);
        }

        /// Answers whether its weeks may be told until one, that left out.
        boolean isLargeEnough(int until) {
            return !MinimumGroup.hides(members) && large >= until;
        }
    }
}
