package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// Reads days as options give them.
final class Days {

    private static final Pattern DAY_FIRST =
            Pattern.compile("([12]?\\d|3[01])\\.(0?[1-9]|1[0-2])\\.(\\d{4})");

    private Days() {}

    /// @throws Refusal when it is not written as year-month-day
    static LocalDate read(String option, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    "The day (%s) of %s must exist and be written as year-month-day, such as 2026-03-31."
                            .formatted(text, option),
                    "Maybe %s.".formatted(turned(text)));
        }
    }

    // Day first with full stops is the one other order that cannot be mistaken.
    private static String turned(String text) {
        var parts = DAY_FIRST.matcher(text.strip());
        var day =
                parts.matches()
                        ? "%s-%2s-%2s"
                                .formatted(parts.group(3), parts.group(2), parts.group(1))
                                .replace(' ', '0')
                        : "";
        return exists(day) ? day : "the year comes first, and month and day have two digits";
    }

    private static boolean exists(String day) {
        try {
            return LocalDate.parse(day).toString().equals(day);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
