package dev.quarterdeck.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what a team agreed on: that a number of each of its weeks keeps to a bound.
///
/// @param by who wrote it down
/// @param end when it ended, or null while it stands
public record Agreement(UUID id, UUID team, Terms terms, String by, Instant at, @Nullable End end) {

    /// What is agreed.
    ///
    /// @param value seconds of lengths, 0..1 of shares, else as the metric counts
    /// @param from the first day
    public record Terms(Measure measure, Bound bound, double value, LocalDate from) {}

    /// Which side of the value is kept to.
    public enum Bound {
        NO_MORE,
        NO_LESS
    }

    /// @param until the first day on which it no longer holds
    public record End(LocalDate until, String by, Instant at) {}

    /// Answers whether a number keeps to it.
    public boolean isKeptBy(double number) {
        return switch (terms.bound()) {
            case NO_MORE -> number <= terms.value();
            case NO_LESS -> number >= terms.value();
        };
    }

    /// Answers whether it held on every day of a week.
    boolean covers(LocalDate monday) {
        return !monday.isBefore(terms.from())
                && (end == null || !monday.plusWeeks(1).isAfter(end.until()));
    }
}
