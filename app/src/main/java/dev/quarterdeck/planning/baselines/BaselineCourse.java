package dev.quarterdeck.planning.baselines;

import dev.quarterdeck.planning.baselines.Baseline.Said;
import dev.quarterdeck.portfolio.Initiative.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tell what became of a frozen plan: what was said of each initiative, and what is so now.
///
/// @param today the day of what is so now
/// @param initiatives those of the baseline in their order, then those that came since
public record BaselineCourse(Baseline baseline, LocalDate today, List<Line> initiatives) {

    /// Copies the list.
    public BaselineCourse {
        initiatives = List.copyOf(initiatives);
    }

    /// One initiative.
    ///
    /// @param said what was said of it, null where it came since
    /// @param now what is so, null where nobody knows it any more
    /// @param words what became of it, one sentence
    /// @param weeks by which the 85 % day moved, above 0 = later; null where one is missing
    public record Line(
            UUID initiative,
            String key,
            String name,
            @Nullable Said said,
            @Nullable Now now,
            Verdict verdict,
            String words,
            @Nullable Double weeks) {}

    /// What is so.
    ///
    /// @param done the day on which it was done, as the record of forecasts means it, or null
    public record Now(
            Stage stage,
            @Nullable LocalDate done,
            @Nullable LocalDate mustDate,
            double items,
            @Nullable LocalDate p50,
            @Nullable LocalDate p85,
            @Nullable Double odds) {

        /// Answers whether time is still meant to go to it.
        public boolean goesOn() {
            return stage.isWanted();
        }

        /// Returns how far it has come, in small letters.
        public String stageWord() {
            return stage.name().toLowerCase(Locale.ROOT);
        }
    }

    /// Name what became of it.
    public enum Verdict {
        /// Done by the day that was 85 % sure, or by the day by which it had to be.
        DONE_IN_TIME,
        /// Done after that.
        DONE_LATE,
        /// Not done, and the day by which it had to be, or the one that was 85 % sure, is over.
        MISSED,
        /// Within a week of what was said.
        ON_DAY,
        /// The 85 % day is later now.
        LATER,
        /// The 85 % day is sooner now.
        SOONER,
        /// No longer committed or running, and not done.
        DROPPED,
        /// Not in the baseline.
        ADDED,
        /// There was no forecast, or there is none now.
        UNKNOWN
    }
}
