package dev.quarterdeck.platform.http;

import dev.quarterdeck.platform.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says by which rule a value was refused: in words that fit a request as well as a command
/// line, because the latter shows them as they are.
final class ValueWords {

    private ValueWords() {}

    /// @param name of the parameter or member, in camel case
    /// @param type what the value should have been
    static Refusal refusal(String name, String value, @Nullable Class<?> type) {
        return new Refusal(
                "The %s (%s) must be %s.".formatted(words(name), value, rule(type)),
                remedy(value, type));
    }

    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static String rule(@Nullable Class<?> type) {
        if (type == null) {
            return "of the documented form";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == UUID.class) {
            return "an id, written as 36 letters, digits and hyphens";
        }
        if (type == LocalDate.class) {
            return "a day that exists, written as year-month-day, such as 2026-03-31";
        }
        if (type == Instant.class) {
            return "a moment such as 2026-03-31T12:00:00Z";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        return type == int.class || type == long.class || type == Integer.class
                ? "a whole number"
                : "of the documented form";
    }

    private static String remedy(String value, @Nullable Class<?> type) {
        if (type == UUID.class) {
            return "Maybe copy it from the list that shows it.";
        }
        return near(value, type)
                .map("Maybe %s."::formatted)
                .orElse("Maybe compare it with /api/v1/openapi.json.");
    }

    // Two letters in common at the start are a slip rather than another word.
    private static Optional<String> near(String value, @Nullable Class<?> type) {
        return type == null || !type.isEnum() || value.length() < 2
                ? Optional.empty()
                : Arrays.stream(type.getEnumConstants())
                        .map(String::valueOf)
                        .filter(one -> one.startsWith(value.substring(0, 2)))
                        .max(Comparator.comparingInt(one -> common(one, value)));
    }

    private static int common(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
