package dev.quarterdeck.engine;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds the days on which something is true: from the first day on, until the day before
/// `until`.
///
/// @param from the first day
/// @param until the first day on which it is no longer true, or null while no end is known
public record DateRange(LocalDate from, @Nullable LocalDate until) {

    /// Refuses a range without a day.
    ///
    /// @throws IllegalArgumentException when `until` is not after `from`
    public DateRange {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "The range from (%s) must end after it begins, not on (%s)."
                            .formatted(from, until));
        }
    }

    /// Makes a range without a known end.
    public static DateRange since(LocalDate from) {
        return new DateRange(from, null);
    }

    /// Tells whether it is true on that day.
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /// Tells whether both are true on at least one day.
    public boolean overlaps(DateRange other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    /// Returns the days on which both are true, if there are any.
    public Optional<DateRange> intersection(DateRange other) {
        if (!overlaps(other)) {
            return Optional.empty();
        }
        var later = from.isAfter(other.from) ? from : other.from;
        return Optional.of(new DateRange(later, earlier(until, other.until)));
    }

    private boolean startsBeforeEndOf(DateRange other) {
        return other.until == null || from.isBefore(other.until);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
