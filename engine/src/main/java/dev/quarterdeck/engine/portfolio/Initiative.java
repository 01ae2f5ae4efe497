package dev.quarterdeck.engine.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Describe an initiative: what is left of it in each team, in which order, and what holds it.
///
/// @param id the key of its draws
/// @param order its rank, smaller first; equal ranks go by id
/// @param demands what is left, by team
/// @param ageWeeks weeks since its work began; scope grows less with age
/// @param split by how much items multiply when they are worked on
/// @param mustDate the day by which it must be done, or null
/// @param earliestStart the first day on which work may begin, or null
/// @param after initiatives that must be done before it starts
public record Initiative(
        String id,
        double order,
        List<Demand> demands,
        double ageWeeks,
        Split split,
        @Nullable LocalDate mustDate,
        @Nullable LocalDate earliestStart,
        Set<String> after) {

    public Initiative {
        Rules.id("initiative", id);
        Rules.notNegative("age of initiative " + id, ageWeeks);
        Rules.unique("demand of initiative " + id, demands, Demand::team);
        demands = List.copyOf(demands);
        after = Set.copyOf(after);
    }

    /// Makes an initiative that nothing holds.
    public static Initiative of(String id, double order, Demand... demands) {
        return new Initiative(id, order, List.of(demands), 0, Split.NONE, null, null, Set.of());
    }

    /// Returns the initiative with other remaining work.
    public Initiative withDemands(List<Demand> left) {
        return new Initiative(id, order, left, ageWeeks, split, mustDate, earliestStart, after);
    }

    /// Returns the initiative at another place in the order.
    public Initiative withOrder(double place) {
        return new Initiative(id, place, demands, ageWeeks, split, mustDate, earliestStart, after);
    }

    /// Returns the initiative with other dates.
    public Initiative withDates(@Nullable LocalDate must, @Nullable LocalDate earliest) {
        return new Initiative(id, order, demands, ageWeeks, split, must, earliest, after);
    }

    /// Returns the initiative after others.
    public Initiative withAfter(Set<String> others) {
        return new Initiative(id, order, demands, ageWeeks, split, mustDate, earliestStart, others);
    }

    /// Returns the initiative at another age with another split.
    public Initiative withGrowing(double age, Split other) {
        return new Initiative(id, order, demands, age, other, mustDate, earliestStart, after);
    }

    /// Say what is left for one team.
    ///
    /// @param items known remaining items, those in progress included
    /// @param agesInProgress weeks since the start of each item in progress; the initiative is not
    ///     done before they are, however quick the rest
    /// @param skills share of the work by skill, summing to 1; empty = as the team is made up
    public record Demand(
            String team, double items, List<Double> agesInProgress, Map<String, Double> skills) {

        public Demand {
            Rules.notNegative("remaining items for team " + team, items);
            agesInProgress.forEach(age -> Rules.notNegative("age of an item in progress", age));
            agesInProgress = List.copyOf(agesInProgress);
            skills = Map.copyOf(skills);
            double sum = skills.values().stream().mapToDouble(Double::doubleValue).sum();
            if (!skills.isEmpty() && Math.abs(sum - 1) > 1e-6) {
                throw new IllegalArgumentException(
                        "The skill shares for team (%s) must sum to 1, not %s."
                                .formatted(team, sum));
            }
        }

        /// Makes a demand of items alone.
        public static Demand of(String team, double items) {
            return new Demand(team, items, List.of(), Map.of());
        }

        Demand withItems(double left) {
            return new Demand(team, left, agesInProgress, skills);
        }
    }

    /// Say by how much items multiply when they are taken up: evenly between two factors.
    public record Split(double low, double high) {

        /// Items stay what they are.
        public static final Split NONE = new Split(1, 1);

        public Split {
            if (!(low > 0 && low <= high && high < 100)) {
                throw new IllegalArgumentException(
                        "The split (%s to %s) must rise from above 0.".formatted(low, high));
            }
        }
    }
}
