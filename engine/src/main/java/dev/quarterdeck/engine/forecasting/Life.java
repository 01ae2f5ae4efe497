package dev.quarterdeck.engine.forecasting;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Say when an item came into being and when it was finished.
///
/// @param finished null while it is open; not before `created`
public record Life(Instant created, @Nullable Instant finished) {

    private static final double WEEK = Duration.ofDays(7).toSeconds();

    public Life {
        if (finished != null && finished.isBefore(created)) {
            throw new IllegalArgumentException(
                    "An item must not be finished (%s) before it came into being (%s)."
                            .formatted(finished, created));
        }
    }

    boolean isKnown(Instant cut) {
        return !created.isAfter(cut);
    }

    /// Answers whether it was finished by then.
    boolean isFinished(Instant cut) {
        return finished != null && !finished.isAfter(cut);
    }

    boolean isOpen(Instant cut) {
        return isKnown(cut) && !isFinished(cut);
    }

    /// Returns how long it had lasted by then, in weeks.
    double weeks(Instant cut) {
        return weeks(created, finished != null && finished.isBefore(cut) ? finished : cut);
    }

    /// Returns the weeks between two moments.
    static double weeks(Instant from, Instant until) {
        return Duration.between(from, until).toSeconds() / WEEK;
    }

    /// Returns in which week after a cut a later moment lies, 1 for the first.
    public static int week(Instant cut, Instant moment) {
        return Math.max(1, (int) Math.ceil(weeks(cut, moment)));
    }
}
