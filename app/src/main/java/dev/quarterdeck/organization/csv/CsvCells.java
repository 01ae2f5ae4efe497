package dev.quarterdeck.organization.csv;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.csv.CsvText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the cells of one row; what breaks a rule is thrown and refuses the row.
final class CsvCells {

    private static final Pattern ISO =
            Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[T ].*)?");
    private static final Pattern GERMAN = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final int LONGEST = 300;
    private static final int LONGEST_KEY = 100;
    private static final Set<Column> KEYS =
            EnumSet.of(
                    Column.NUMBER,
                    Column.MANAGER,
                    Column.TEAM,
                    Column.PARENT,
                    Column.KIND,
                    Column.SKILL,
                    Column.TOOL,
                    Column.LOCATION,
                    Column.CALENDAR);

    private final Map<Column, Integer> columns;
    private final java.util.List<String> cells;

    /// Says which cell breaks which rule.
    static final class BadCell extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String what;
        private final String value;
        private final String maybe;

        BadCell(String what, String value, String rule, String maybe) {
            super(rule, null, false, false);
            this.what = what;
            this.value = value;
            this.maybe = maybe;
        }

        String what() {
            return what;
        }

        String value() {
            return value;
        }

        String rule() {
            return String.valueOf(getMessage());
        }

        String maybe() {
            return maybe;
        }
    }

    CsvCells(Map<Column, Integer> columns, java.util.List<String> cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /// Returns the cell, or null when it is empty or missing.
    @Nullable String text(Column column) {
        var index = columns.get(column);
        if (index == null || index >= cells.size()) {
            return null;
        }
        var text = CsvText.unescaped(cells.get(index)).strip();
        if (text.isEmpty()) {
            return null;
        }
        int most = KEYS.contains(column) ? LONGEST_KEY : LONGEST;
        if (text.length() > most) {
            throw new BadCell(
                    column.heading(),
                    text.substring(0, 40) + "...",
                    "The cell (%s) must not be longer than %d characters."
                            .formatted(column.heading(), most),
                    "Maybe a quote is missing in the row before.");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw new BadCell(
                    column.heading(),
                    text.replaceAll("\\p{Cntrl}", "?"),
                    "The cell (%s) must not hold control characters.".formatted(column.heading()),
                    "Maybe a quote is missing in the row before.");
        }
        return text;
    }

    /// Returns the cell with "none" and "-" as the empty text, which says that nothing holds.
    @Nullable String value(Column column) {
        var text = text(column);
        return text != null && (text.equalsIgnoreCase("none") || text.equals("-")) ? "" : text;
    }

    String needed(Column column) {
        var text = text(column);
        if (text == null) {
            throw new BadCell(
                    column.heading(),
                    "",
                    "The cell (%s) must not be empty.".formatted(column.heading()),
                    "Maybe the row is cut off.");
        }
        return text;
    }

    LocalDate neededDay(Column column) {
        return day(column, needed(column));
    }

    @Nullable LocalDate day(Column column) {
        var text = text(column);
        return text == null ? null : day(column, text);
    }

    private static LocalDate day(Column column, String text) {
        var iso = ISO.matcher(text);
        var german = GERMAN.matcher(text);
        try {
            if (iso.matches()) {
                return day(iso.group(1), iso.group(2), iso.group(3));
            }
            if (german.matches()) {
                return day(german.group(3), german.group(2), german.group(1));
            }
        } catch (DateTimeException e) {
            throw badDay(column, text);
        }
        throw badDay(column, text);
    }

    private static LocalDate day(String year, String month, String day) {
        var date =
                LocalDate.of(
                        Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        if (date.getYear() < 1900 || date.getYear() > 2200) {
            throw new DateTimeException("out of reach");
        }
        return date;
    }

    private static BadCell badDay(Column column, String text) {
        return new BadCell(
                column.heading(),
                text,
                "The day (%s) of %s must be written as year-month-day, from 1900 to 2200."
                        .formatted(text, column.heading()),
                "Maybe written as in 2026-03-31.");
    }

    /// Returns from and until; the column of a last day counts that day in.
    DateRange range() {
        var from = neededDay(Column.FROM);
        var until = until();
        if (until != null && !until.isAfter(from)) {
            throw new BadCell(
                    "until",
                    until.toString(),
                    "The end (%s) must lie after the beginning (%s).".formatted(until, from),
                    "Maybe the two are swapped.");
        }
        return new DateRange(from, until);
    }

    @Nullable LocalDate until() {
        var last = day(Column.LAST_DAY);
        return last == null ? day(Column.UNTIL) : last.plusDays(1);
    }

    @Nullable Integer percent() {
        var text = text(Column.SHARE);
        if (text == null) {
            return null;
        }
        try {
            boolean percent = text.endsWith("%");
            var number = new BigDecimal(text.replace("%", "").strip().replace(',', '.'));
            // Without a sign, 1 and less is a fraction: 0.5 is half of the time.
            var hundredths =
                    !percent && number.compareTo(BigDecimal.ONE) <= 0
                            ? number.movePointRight(2)
                            : number;
            int share = hundredths.intValueExact();
            if (share >= 1 && share <= 100) {
                return share;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw badShare(text);
        }
        throw badShare(text);
    }

    private static BadCell badShare(String text) {
        return new BadCell(
                "share",
                text,
                "The share (%s) must be a whole number of percent from 1 to 100.".formatted(text),
                "Maybe 50, or 50 %.");
    }

    int level() {
        var text = needed(Column.LEVEL);
        if (!text.matches("[1-5]")) {
            throw new BadCell(
                    "level",
                    text,
                    "The level (%s) of a skill must be 1 to 5.".formatted(text),
                    "Maybe 3 for somebody who works with it alone.");
        }
        return Integer.parseInt(text);
    }

    /// Returns hours such as 8, 7.5 or 7:30 as minutes; an empty cell is a day off.
    int minutes(Column column) {
        var text = text(column);
        if (text == null) {
            return 0;
        }
        try {
            int minutes =
                    text.contains(":")
                            ? Math.addExact(
                                    Integer.parseInt(text.split(":", 2)[0]) * 60,
                                    Integer.parseInt(text.split(":", 2)[1]))
                            : new BigDecimal(text.replace(',', '.'))
                                    .multiply(BigDecimal.valueOf(60))
                                    .intValueExact();
            if (minutes >= 0 && minutes <= 1440) {
                return minutes;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw badHours(column, text);
        }
        throw badHours(column, text);
    }

    private static BadCell badHours(Column column, String text) {
        return new BadCell(
                column.heading(),
                text,
                "The hours (%s) of %s must lie between 0 and 24.".formatted(text, column.heading()),
                "Maybe 7.5, or 7:30.");
    }
}
