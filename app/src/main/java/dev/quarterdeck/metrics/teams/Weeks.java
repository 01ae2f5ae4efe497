package dev.quarterdeck.metrics.teams;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;

/// Names whole weeks, and the moment at which they are looked at.
///
/// @param first a Monday
/// @param count how many weeks
/// @param seen what happened later is not seen
record Weeks(LocalDate first, int count, Instant seen) {

    List<LocalDate> mondays() {
        return LongStream.range(0, count)
                .mapToObj(first::plusWeeks)
                .filter(monday -> start(monday).isBefore(seen))
                .toList();
    }

    boolean isPartial(LocalDate monday) {
        return start(monday.plusWeeks(1)).isAfter(seen);
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static long second(LocalDate day) {
        return start(day).getEpochSecond();
    }

    static LocalDate monday(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
}
