package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// Reads days as options give them.
final class Days {

    private Days() {}

    /// @throws Refusal when it is not written as year-month-day
    static LocalDate read(String option, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    "The day (%s) of %s must be written as year-month-day.".formatted(text, option),
                    "Maybe 2026-03-31.");
        }
    }
}
