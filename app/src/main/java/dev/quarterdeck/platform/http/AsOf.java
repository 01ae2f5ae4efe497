package dev.quarterdeck.platform.http;

import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Read the day at whose end something is looked at.
public final class AsOf {

    private static final int YEARS = 30;

    private AsOf() {}

    /// Returns the day, today when none is named.
    ///
    /// @throws Refusal when it is to come, or too long ago
    public static LocalDate day(@Nullable LocalDate named, LocalDate today) {
        if (named == null) {
            return today;
        }
        if (!holds(named, today)) {
            throw new Refusal(
                    "The day (%s) must lie within the last %d years.".formatted(named, YEARS),
                    "Maybe %s.".formatted(today));
        }
        return named;
    }

    static boolean holds(LocalDate day, LocalDate today) {
        return !day.isAfter(today) && !day.isBefore(today.minusYears(YEARS));
    }
}
