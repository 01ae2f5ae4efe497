package dev.quarterdeck.sources.jira;

import dev.quarterdeck.sources.jira.JiraOptions.DayOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads dates as trackers write them, in the formats and languages of many settings.
///
/// `2026-03-12T15:45:00.000+0100`, `12/Mar/26 3:45 PM`, `12.03.2026 15:45`, `Mar 12, 2026`,
/// `12/mars/26`, `03/12/2026` (by the given day order), seconds and milliseconds since 1970. A
/// date without a time of day is its midnight. Two-digit years lie in 1970..2069.
final class DateText {

    private final DayOrder order;
    private final ZoneId zone;

    DateText(DayOrder order, ZoneId zone) {
        this.order = order;
        this.zone = zone;
    }

    /// Returns the moment, or null when the text is no date in a known format.
    @Nullable Moment read(String text) {
        DateScanner scan = new DateScanner(text);
        try {
            return isEpoch(text) ? epoch(text) : read(scan);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static boolean isEpoch(String text) {
        return (text.length() == 10 || text.length() == 13)
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Moment epoch(String text) {
        long number = Long.parseLong(text);
        return new Moment(
                text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number),
                true);
    }

    private @Nullable Moment read(DateScanner scan) {
        LocalDate day = day(scan);
        if (day == null) {
            return null;
        }
        LocalTime time = time(scan);
        ZoneId told = zone(scan);
        if (time == null || !scan.isAtEnd()) {
            return null;
        }
        ZoneId used = told == null ? zone : told;
        return new Moment(LocalDateTime.of(day, time).atZone(used).toInstant(), told != null);
    }

    private @Nullable LocalDate day(DateScanner scan) {
        if (!scan.isAtNumber()) {
            return dayAfterMonth(scan);
        }
        int digits = scan.digitsAhead();
        int first = scan.number();
        char separator = scan.skipSeparators();
        if (digits == 4) {
            int month = scan.isAtNumber() ? scan.number() : MonthNames.number(scan.word());
            scan.skipSeparators();
            return scan.isAtNumber() ? LocalDate.of(first, month, scan.number()) : null;
        }
        if (!scan.isAtNumber()) {
            int month = MonthNames.number(scan.word());
            scan.skipSeparators();
            return scan.isAtNumber() ? LocalDate.of(year(scan), month, first) : null;
        }
        int second = scan.number();
        scan.skipSeparators();
        return scan.isAtNumber() ? numeric(first, second, year(scan), separator) : null;
    }

    private static @Nullable LocalDate dayAfterMonth(DateScanner scan) {
        int month = MonthNames.number(scan.word());
        scan.skipSeparators();
        if (month == 0 || !scan.isAtNumber()) {
            return null;
        }
        int day = scan.number();
        scan.skipSeparators();
        return scan.isAtNumber() ? LocalDate.of(year(scan), month, day) : null;
    }

    private LocalDate numeric(int first, int second, int year, char separator) {
        boolean dayFirst = separator == '.' || order != DayOrder.MONTH_FIRST;
        return dayFirst ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second);
    }

    private static int year(DateScanner scan) {
        boolean isShort = scan.digitsAhead() <= 2;
        int year = scan.number();
        return !isShort ? year : year + (year < 70 ? 2000 : 1900);
    }

    private static @Nullable LocalTime time(DateScanner scan) {
        scan.skipToTime();
        if (!scan.isAtNumber()) {
            return LocalTime.MIDNIGHT;
        }
        int hour = scan.number();
        int minute = scan.skipOne(':', '.', 'h') ? scan.number() : -1;
        int second = scan.skipOne(':', '.', 'h') ? scan.number() : 0;
        int nanos = scan.skipOne('.', ',', ':') ? scan.fraction() : 0;
        return minute < 0
                ? null
                : LocalTime.of(hourOfDay(hour, scan.halfOfDay()), minute, second, nanos);
    }

    private static int hourOfDay(int hour, int half) {
        return switch (half) {
            case 1 -> hour % 12;
            case 2 -> hour % 12 + 12;
            default -> hour;
        };
    }

    private static @Nullable ZoneId zone(DateScanner scan) {
        String text = scan.rest();
        if (text.isEmpty()) {
            return null;
        }
        scan.skipRest();
        if (text.charAt(0) == '+' || text.charAt(0) == '-') {
            return ZoneOffset.of(text);
        }
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "Z", "UTC", "GMT" -> ZoneOffset.UTC;
            default -> ZoneId.of(text, ZoneId.SHORT_IDS);
        };
    }

    /// Tells what a date says about the order of day and month.
    ///
    /// @return null when its format leaves no question; `INFERRED` when it could be either
    static @Nullable DayOrder orderOf(String text) {
        DateScanner scan = new DateScanner(text);
        if (!scan.isAtNumber() || scan.digitsAhead() > 2) {
            return null;
        }
        int first = scan.number();
        char separator = scan.skipSeparators();
        if (!scan.isAtNumber() || separator == '.') {
            return null;
        }
        int second = scan.number();
        if (first > 12) {
            return DayOrder.DAY_FIRST;
        }
        return second > 12 ? DayOrder.MONTH_FIRST : DayOrder.INFERRED;
    }

    /// Answers whether the text has a 12-hour clock: the mark of month-first countries.
    static boolean hasHalfDays(String text) {
        return text.endsWith("M") || text.endsWith("m");
    }

    /// A moment read. @param zoned whether the text named its zone
    record Moment(Instant at, boolean zoned) {}
}
