package dev.quarterdeck.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what a team changes, from when to when, and which number it should move.
///
/// @param by who wrote it down
/// @param closing what came of it, or null while it is open
public record Experiment(
        UUID id, UUID team, Plan plan, String by, Instant at, @Nullable Closing closing) {

    /// What is tried.
    ///
    /// @param title a few words
    /// @param change what is done otherwise
    /// @param from the first day
    /// @param until the planned last day
    public record Plan(
            String title,
            String change,
            Measure measure,
            Expected expected,
            LocalDate from,
            LocalDate until) {}

    /// Where the number should go.
    public enum Expected {
        LOWER,
        HIGHER
    }

    /// What is said of it in the end.
    public enum Verdict {
        BETTER("better"),
        WORSE("worse"),
        CANNOT_TELL("cannot tell");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /// Returns it in words.
        public String words() {
            return words;
        }
    }

    /// What a person said of it in the end.
    ///
    /// @param day the last day whose numbers count
    public record Closing(Verdict verdict, String lesson, LocalDate day, String by, Instant at) {}
}
