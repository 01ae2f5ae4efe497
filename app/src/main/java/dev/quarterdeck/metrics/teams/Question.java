package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.platform.Refusal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Asks for metrics of teams over whole weeks, Monday to Sunday in UTC.
///
/// @param metrics their ids; empty for all
/// @param teams each with the teams below it; empty for everything, nobody's work included
/// @param firstMonday where the period begins
/// @param weeks how many, 1..156
/// @param rules the rule of a metric by its id, where it is not the house's own
/// @param asOf the day at whose end things are looked at: what is told later does not count
public record Question(
        List<String> metrics,
        List<UUID> teams,
        LocalDate firstMonday,
        int weeks,
        Map<String, String> rules,
        LocalDate asOf) {

    /// Three years.
    public static final int MOST_WEEKS = 156;

    /// Refuses periods that are no whole weeks, and too long ones.
    ///
    /// @throws Refusal when they are
    public Question {
        metrics = List.copyOf(metrics);
        teams = List.copyOf(teams);
        rules = Map.copyOf(rules);
        if (firstMonday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new Refusal(
                    "The first day (%s) of a period must be a Monday.".formatted(firstMonday),
                    "Maybe %s.".formatted(monday(firstMonday)));
        }
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new Refusal(
                    "The number of weeks (%d) must lie between 1 and %d."
                            .formatted(weeks, MOST_WEEKS),
                    "Maybe 13, a quarter.");
        }
        if (firstMonday.isAfter(asOf)) {
            throw new Refusal(
                    "The period from (%s) must begin no later than the day (%s) it is looked at."
                            .formatted(firstMonday, asOf),
                    "Maybe an earlier first Monday.");
        }
    }

    /// Asks for everything over so many weeks, the last of which holds the day.
    public static Question lastWeeks(LocalDate asOf, int weeks) {
        return new Question(
                List.of(), List.of(), monday(asOf).minusWeeks(weeks - 1L), weeks, Map.of(), asOf);
    }

    /// Returns the Monday on or before a day.
    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /// Returns the same for some metrics.
    public Question about(List<String> metricIds) {
        return new Question(metricIds, teams, firstMonday, weeks, rules, asOf);
    }

    /// Returns the same for some teams.
    public Question of(List<UUID> teamIds) {
        return new Question(metrics, teamIds, firstMonday, weeks, rules, asOf);
    }

    /// Returns the same under other rules.
    public Question under(Map<String, String> otherRules) {
        return new Question(metrics, teams, firstMonday, weeks, otherRules, asOf);
    }

    /// Returns the moment at which a day is looked at: its end, or now while it lasts.
    public static Instant seen(LocalDate day, Instant now) {
        var end = Weeks.start(day.plusDays(1));
        return end.isAfter(now) ? now : end;
    }

    /// Answers whether a day is over.
    public static boolean isPast(LocalDate day, Instant now) {
        return !Weeks.start(day.plusDays(1)).isAfter(now);
    }

    /// Returns the first day after the period.
    public LocalDate until() {
        return firstMonday.plusWeeks(weeks);
    }
}
