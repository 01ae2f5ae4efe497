package dev.quarterdeck.seats;

import dev.quarterdeck.engine.hiring.StartDates;
import java.time.LocalDate;
import java.util.Optional;

/// Says when somebody starts on a seat, and what that rests on.
///
/// @param asOf the day from which weeks are counted
/// @param start in weeks; "never" stands for not within three years
/// @param words what it rests on and why, in one sentence
public record SeatStart(LocalDate asOf, StartDates start, Ground ground, String words) {

    private static final int DAYS = 7;

    /// What a start rests on.
    public enum Ground {
        /// Somebody accepted.
        ACCEPTED,
        /// How past applications went.
        FUNNEL,
        /// What somebody expects.
        TYPED,
        /// Nothing but a usual time.
        ASSUMED
    }

    /// Returns the day by which it happens with a probability; empty when that is never.
    public Optional<LocalDate> at(double quantile) {
        double weeks = start.at(quantile);
        return Double.isInfinite(weeks)
                ? Optional.empty()
                : Optional.of(asOf.plusDays(Math.round(weeks * DAYS)));
    }
}
