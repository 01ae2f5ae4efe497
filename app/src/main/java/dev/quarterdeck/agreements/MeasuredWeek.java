package dev.quarterdeck.agreements;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a measure was in one week.
///
/// @param value null where there was nothing to measure, or it is hidden
/// @param partial whether the week is not over
/// @param hidden whether it is not shown because too few people would be behind it
public record MeasuredWeek(
        LocalDate monday, @Nullable Double value, boolean partial, boolean hidden) {

    /// Answers whether it can be held against a bound: it is over, and has a number.
    public boolean counts() {
        return !partial && value != null;
    }
}
