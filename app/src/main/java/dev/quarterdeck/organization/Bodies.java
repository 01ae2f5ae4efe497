package dev.quarterdeck.organization;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Checks what requests hold before it becomes a statement.
final class Bodies {

    private static final int LONGEST = 300;
    private static final int SHORT = 100;

    private Bodies() {}

    /// Lets a key of at most 100 characters through.
    static String key(String what, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Refusal(
                    "The %s must not be left out.".formatted(what),
                    "Maybe its name is mistyped in the request.");
        }
        if (text.length() > SHORT) {
            throw tooLong(what, SHORT);
        }
        return plain(what, text);
    }

    /// Lets a text of at most 300 characters through, or none.
    static @Nullable String text(String what, @Nullable String text) {
        if (text != null && text.length() > LONGEST) {
            throw tooLong(what, LONGEST);
        }
        return text == null ? null : plain(what, text);
    }

    private static String plain(String what, String text) {
        if (text.chars().anyMatch(c -> c < ' ')) {
            throw new Refusal(
                    "The %s must not hold line breaks or control characters.".formatted(what),
                    "Maybe it was pasted with them.");
        }
        return text;
    }

    private static Refusal tooLong(String what, int most) {
        return new Refusal(
                "The %s must not be longer than %d characters.".formatted(what, most),
                "Maybe shorten it.");
    }

    static int share(int share) {
        if (share < 1 || share > 100) {
            throw new Refusal(
                    "The share (%d) must be 1 to 100 percent.".formatted(share), "Maybe 50.");
        }
        return share;
    }

    static int level(int level) {
        if (level < 1 || level > 5) {
            throw new Refusal(
                    "The level (%d) of a skill must be 1 to 5.".formatted(level), "Maybe 3.");
        }
        return level;
    }

    /// Lets a day between the years 1900 and 2200 through.
    static LocalDate day(String what, @Nullable LocalDate day) {
        if (day == null) {
            throw new Refusal(
                    "The day %s must not be left out.".formatted(what), "Maybe 2026-03-31.");
        }
        if (day.getYear() < 1900 || day.getYear() > 2200) {
            throw new Refusal(
                    "The day %s (%s) must lie between the years 1900 and 2200."
                            .formatted(what, day),
                    "Maybe 2026-03-31.");
        }
        return day;
    }

    static DateRange range(@Nullable LocalDate from, @Nullable LocalDate until) {
        var first = day("from", from);
        if (until != null && !day("until", until).isAfter(first)) {
            throw new Refusal(
                    "The end (%s) must lie after the beginning (%s).".formatted(until, from),
                    "Maybe the two are swapped.");
        }
        return new DateRange(first, until);
    }
}
