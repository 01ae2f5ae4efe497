package dev.quarterdeck.planning.baselines;

import dev.quarterdeck.planning.baselines.Baseline.Said;
import dev.quarterdeck.planning.baselines.BaselineCourse.Line;
import dev.quarterdeck.planning.baselines.BaselineCourse.Now;
import dev.quarterdeck.planning.baselines.BaselineCourse.Verdict;
import dev.quarterdeck.portfolio.Initiative.Stage;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what became of what was said, as a pure function.
///
/// @param today what is over ended before it
record Verdicts(LocalDate today) {

    private static final double DAYS = 7;
    private static final double A_WEEK = 1;

    /// Judges an initiative that the baseline holds.
    ///
    /// @param now null where nobody knows it any more
    Line of(Said said, @Nullable Now now) {
        var weeks = now == null ? null : weeks(said.p85(), now.p85());
        var verdict = verdict(said, now, weeks);
        return new Line(
                said.initiative(),
                said.key(),
                said.name(),
                said,
                now,
                verdict,
                words(verdict, said, now, weeks),
                weeks);
    }

    /// Judges one that came since.
    static Line added(UUID initiative, String key, String name, Now now) {
        return new Line(
                initiative,
                key,
                name,
                null,
                now,
                Verdict.ADDED,
                "Came after the plan was frozen.",
                null);
    }

    private Verdict verdict(Said said, @Nullable Now now, @Nullable Double weeks) {
        if (now == null) {
            return Verdict.DROPPED;
        }
        var due = due(said);
        var done = now.done();
        if (done != null) {
            return due == null
                    ? Verdict.UNKNOWN
                    : done.isAfter(due) ? Verdict.DONE_LATE : Verdict.DONE_IN_TIME;
        }
        if (!now.stage().isWanted()) {
            return Verdict.DROPPED;
        }
        if (due != null && due.isBefore(today)) {
            return Verdict.MISSED;
        }
        return weeks == null ? Verdict.UNKNOWN : moved(weeks);
    }

    private static Verdict moved(double weeks) {
        if (Math.abs(weeks) < A_WEEK) {
            return Verdict.ON_DAY;
        }
        return weeks > 0 ? Verdict.LATER : Verdict.SOONER;
    }

    /// The day by which it had to be done holds; without one the day that was 85 % sure.
    private static @Nullable LocalDate due(Said said) {
        return said.mustDate() == null ? said.p85() : said.mustDate();
    }

    private static @Nullable Double weeks(@Nullable LocalDate then, @Nullable LocalDate now) {
        return then == null || now == null ? null : ChronoUnit.DAYS.between(then, now) / DAYS;
    }

    private static String words(
            Verdict verdict, Said said, @Nullable Now now, @Nullable Double weeks) {
        var due = due(said);
        var done = now == null ? null : now.done();
        return switch (verdict) {
            case DONE_IN_TIME -> "Done on %s, by %s as said.".formatted(done, due);
            case DONE_LATE ->
                    "Done on %s, %s after %s.".formatted(done, weeksWords(between(due, done)), due);
            case MISSED -> "Not done by %s.".formatted(due);
            case ON_DAY -> "Within a week of what was said.";
            case LATER, SOONER ->
                    "85%% sure %s %s than said."
                            .formatted(
                                    weeksWords(Math.abs(weeks == null ? 0 : weeks)),
                                    verdict == Verdict.LATER ? "later" : "sooner");
            case DROPPED -> dropped(now);
            case ADDED -> "Came after the plan was frozen.";
            case UNKNOWN ->
                    said.missing() != null
                            ? "There was no forecast of it."
                            : said.p85() == null
                                    ? "No day within two years was 85% sure then."
                                    : "No day within two years is 85% sure now, or nothing of it is left to forecast.";
        };
    }

    private static double between(@Nullable LocalDate due, @Nullable LocalDate done) {
        var weeks = weeks(due, done);
        return weeks == null ? 0 : weeks;
    }

    private static String dropped(@Nullable Now now) {
        return now == null
                ? "Nobody knows it any more."
                : now.stage() == Stage.STOPPED
                        ? "Stopped since."
                        : "Back to %s since."
                                .formatted(now.stage().name().toLowerCase(Locale.ROOT));
    }

    private static String weeksWords(double weeks) {
        return String.format(Locale.ROOT, "%.1f weeks", weeks);
    }
}
