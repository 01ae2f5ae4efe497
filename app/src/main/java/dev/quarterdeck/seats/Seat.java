package dev.quarterdeck.seats;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.platform.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// States a funded position, or one that is wanted, as people say it.
///
/// @param replaces whom it replaces; null when nobody, or when the viewer may not know
/// @param cost what it costs in a month
/// @param version who said it so, and when
public record Seat(UUID id, Terms terms, @Nullable PersonId replaces, Cost cost, Version version) {

    /// What is said of a seat.
    ///
    /// @param key short and unique, such as `S-12`
    /// @param role as assumptions and candidates name it
    /// @param skill what its person's time will be counted as
    /// @param origin why there is such a seat
    /// @param effectiveFrom the day from which it is funded, or null
    /// @param target when somebody is expected to start, or null
    public record Terms(
            String key,
            UUID team,
            String role,
            @Nullable String level,
            @Nullable String skill,
            Origin origin,
            @Nullable LocalDate effectiveFrom,
            @Nullable Target target,
            Standing standing) {}

    /// Why there is such a seat.
    public enum Kind {
        NEW,
        BACKFILL,
        CONVERSION,
        CONTRACTOR
    }

    /// Where it comes from.
    ///
    /// @param of the seat that it follows, or null
    public record Origin(Kind kind, @Nullable UUID of) {}

    /// When somebody is expected to start; one day stands three times.
    public record Target(LocalDate earliest, LocalDate likely, LocalDate latest) {

        public Target {
            if (likely.isBefore(earliest) || latest.isBefore(likely)) {
                throw new IllegalArgumentException(
                        "The days of a start (%s, %s, %s) must rise."
                                .formatted(earliest, likely, latest));
            }
        }

        /// Expects a start on one day.
        public static Target on(LocalDate day) {
            return new Target(day, day, day);
        }
    }

    /// How far it has come.
    public enum Status {
        PLANNED,
        APPROVED,
        OPEN,
        /// Somebody accepted, and starts on a day.
        ACCEPTED,
        FILLED,
        CANCELLED;

        /// Answers whether somebody is still to come.
        public boolean isAwaited() {
            return switch (this) {
                case PLANNED, APPROVED, OPEN, ACCEPTED -> true;
                case FILLED, CANCELLED -> false;
            };
        }
    }

    /// How far it has come, and since or until when.
    ///
    /// @param starts the day on which who accepted starts or has started; null before that
    public record Standing(Status status, @Nullable LocalDate starts) {}

    /// What a seat costs in a month.
    public sealed interface Cost {

        /// It is known.
        record Known(Money monthly) implements Cost {}

        /// Nobody said.
        record Unknown() implements Cost {}

        /// The viewer may not know.
        record Hidden() implements Cost {}
    }
}
