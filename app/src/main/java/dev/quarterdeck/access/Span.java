package dev.quarterdeck.access;

import dev.quarterdeck.engine.DateRange;
import java.time.LocalDate;

/// Holds days as numbers since 1970, for loops over many: `from` is in, `until` is not.
record Span(int from, int until) {

    static final int NO_END = Integer.MAX_VALUE;

    static Span of(DateRange range) {
        var until = range.until();
        return new Span(
                Math.toIntExact(range.from().toEpochDay()),
                until == null ? NO_END : Math.toIntExact(until.toEpochDay()));
    }

    boolean isEmpty() {
        return from >= until;
    }

    boolean contains(int day) {
        return from <= day && day < until;
    }

    Span intersection(Span other) {
        return new Span(Math.max(from, other.from), Math.min(until, other.until));
    }

    LocalDate firstDay() {
        return LocalDate.ofEpochDay(from);
    }

    LocalDate endDay() {
        return LocalDate.ofEpochDay(until);
    }

    /// Returns the days as words: "from 2026-03-02 until 2026-04-01".
    String words() {
        return until == NO_END
                ? "from %s on".formatted(firstDay())
                : "from %s until %s".formatted(firstDay(), endDay());
    }
}
