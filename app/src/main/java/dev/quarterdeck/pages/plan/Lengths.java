package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Wording;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Words weeks and days of the plan.
final class Lengths {

    private Lengths() {}

    /// Returns by how much a date moves: "2.3 weeks later", "the same".
    static String moved(double weeks) {
        long days = Math.round(7 * weeks);
        if (days == 0) {
            return "the same";
        }
        return "%s %s".formatted(of(Math.abs(weeks)), days > 0 ? "later" : "earlier");
    }

    /// Returns a length: days below two weeks, else weeks.
    static String of(double weeks) {
        long days = Math.round(7 * weeks);
        return days < 14
                ? Wording.counted(days, "day")
                : String.format(Locale.ROOT, "%.1f weeks", weeks);
    }

    static String days(long days) {
        return days == 0
                ? "0 days"
                : "%s %s"
                        .formatted(
                                Wording.counted(Math.abs(days), "day"),
                                days > 0 ? "later" : "earlier");
    }

    static String day(@Nullable LocalDate day) {
        return PlanFigures.day(day);
    }

    /// Returns "by 2027-01-01", or "beyond two years".
    static String by(@Nullable LocalDate day) {
        return day == null ? PlanFigures.day(day) : "by " + day;
    }

    /// Returns person-weeks or items with one decimal where they have one.
    static String number(double number) {
        return number == Math.rint(number)
                ? Wording.count((long) number)
                : String.format(Locale.ROOT, "%,.1f", number);
    }

    /// Returns person-weeks, to a tenth.
    static String tenths(double number) {
        return String.format(Locale.ROOT, "%,.1f", Math.max(0, number));
    }
}
