package dev.quarterdeck.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Reads weeks of a plan as days, as the simulation does.
final class PlanDays {

    private PlanDays() {}

    /// Returns the day by whose end something is done that takes so many weeks.
    static LocalDate end(LocalDate start, double weeks) {
        return start.plusDays((long) Math.ceil(7 * weeks - 1e-9) - 1);
    }

    /// Returns the weeks between two days, negative where the second comes first.
    static double weeksBetween(LocalDate from, LocalDate until) {
        return ChronoUnit.DAYS.between(from, until) / 7.0;
    }
}
