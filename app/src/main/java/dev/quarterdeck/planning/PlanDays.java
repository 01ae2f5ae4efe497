package dev.quarterdeck.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Reads days as weeks of a plan.
final class PlanDays {

    private PlanDays() {}

    /// Returns the weeks between two days, negative where the second comes first.
    static double weeksBetween(LocalDate from, LocalDate until) {
        return ChronoUnit.DAYS.between(from, until) / 7.0;
    }
}
