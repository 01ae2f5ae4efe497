package dev.quarterdeck.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A stretch of time with an open start and a closed end, in UTC.
///
/// @param after excluded start
/// @param until included end
record Period(Instant after, Instant until) {

    /// Returns the twelve months that end at a moment.
    static Period yearTo(Instant asOf) {
        return new Period(asOf.atOffset(ZoneOffset.UTC).minusMonths(12).toInstant(), asOf);
    }

    boolean contains(Instant moment) {
        return moment.isAfter(after) && !moment.isAfter(until);
    }

    LocalDate firstDay() {
        return day(after);
    }

    LocalDate lastDay() {
        return day(until);
    }

    static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// Reads as `2023-10-25 to 2024-10-25`, the first moment excluded.
    @Override
    public String toString() {
        return firstDay() + " to " + lastDay();
    }
}
