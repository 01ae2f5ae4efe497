package dev.quarterdeck.looks;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.jira.JiraOptions;
import dev.quarterdeck.sources.jira.JiraOptions.DayOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Read what a user says about days: the one to look at, and how days in files are written.
///
/// Each refusal names the option as its user typed it.
public final class AskedDay {

    private AskedDay() {}

    /// Returns the last moment of a day, in UTC.
    ///
    /// @param option the option's name
    /// @throws Refusal when the day cannot be read
    public static Instant end(String option, String day) {
        try {
            return LocalDate.parse(day)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .minusMillis(1);
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    "The day (%s) of %s must exist and be written as year-month-day."
                            .formatted(day, option),
                    "Maybe 2026-03-31.");
        }
    }

    /// Refuses a day that has not begun: nothing can be known of it.
    ///
    /// @throws Refusal also when the day cannot be read
    public static void refuseFuture(String option, String day, Instant now) {
        if (end(option, day).minus(Duration.ofDays(1)).isAfter(now)) {
            throw new Refusal(
                    "The day (%s) of %s must not lie in the future.".formatted(day, option),
                    "Maybe leave it out: the last commit's day is used.");
        }
    }

    /// Returns how dates in tracker files are to be read.
    ///
    /// @param zone of dates written without one, or null for UTC
    /// @param option the name of the option with the order
    /// @param order `day-first`, `month-first`, or empty to learn it
    /// @throws Refusal when the order is neither of the two
    public static JiraOptions jiraOptions(@Nullable ZoneId zone, String option, String order) {
        var options = zone == null ? JiraOptions.DEFAULT : JiraOptions.DEFAULT.withZone(zone);
        return switch (order) {
            case "" -> options;
            case "day-first" -> options.withDayOrder(DayOrder.DAY_FIRST);
            case "month-first" -> options.withDayOrder(DayOrder.MONTH_FIRST);
            default ->
                    throw new Refusal(
                            "The order (%s) of %s must be day-first or month-first."
                                    .formatted(order, option),
                            "Maybe leave it out: the order is read from the whole column.");
        };
    }
}
