package dev.quarterdeck.platform.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Hold the cells of one row; what breaks a rule is thrown as a {@link BadCell}.
///
/// @param line the first line of the row, from 1
/// @param cells by column; a column that the file lacks is not among them
public record CsvRow(String file, long line, Map<String, String> cells) {

    private static final int LONGEST = 2_000;

    public CsvRow {
        cells = Map.copyOf(cells);
    }

    /// Answers whether the file has the column at all.
    public boolean has(String column) {
        return cells.containsKey(column);
    }

    /// Returns the cell, or null when it is empty or missing.
    public @Nullable String text(String column) {
        var text = cells.getOrDefault(column, "");
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw BadCell.of(
                    column,
                    BadCell.shortened(text),
                    "must hold %d characters at most, and no control characters."
                            .formatted(LONGEST),
                    "Maybe a quote is missing in the row before.",
                    "Maybe something was pasted with it.");
        }
        return text.isEmpty() ? null : text;
    }

    /// Returns the cell, which must not be empty.
    public String needed(String column) {
        var text = text(column);
        if (text == null) {
            throw BadCell.of(
                    column,
                    "",
                    "must not be empty.",
                    "Maybe the row is cut off.",
                    "Maybe it was overlooked.");
        }
        return text;
    }

    /// Returns a day, or null when there is none.
    public @Nullable LocalDate day(String column) {
        var text = text(column);
        if (text == null) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            throw badDay(column, text);
        }
        throw badDay(column, text);
    }

    private static BadCell badDay(String column, String text) {
        return new BadCell(
                column,
                text,
                "The day (%s) of %s must be written as year-month-day, from 1900 to 2200."
                        .formatted(text, column),
                "Maybe written as in 2026-03-31.");
    }

    /// Returns a number of 0 or more, or null when there is none.
    public @Nullable Double number(String column) {
        var text = text(column);
        return text == null ? null : number(column, text);
    }

    /// Reads a number of 0 or more out of a cell.
    public static double number(String column, String text) {
        try {
            double number = new BigDecimal(text.strip()).doubleValue();
            if (number >= 0 && number <= 1e15) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw badNumber(column, text);
        }
        throw badNumber(column, text);
    }

    private static BadCell badNumber(String column, String text) {
        return new BadCell(
                column,
                text,
                "The number (%s) of %s must be 0 or more, with a point before decimals."
                        .formatted(text, column),
                "Maybe written as in 2.5, without a unit or commas.");
    }

    /// Writes a number as it is read.
    public static String written(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /// Returns the parts of a list that is separated by semicolons; none for an empty cell.
    public List<String> list(String column) {
        var text = text(column);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    /// Returns one of the constants of an enum by its name in lower case, or null for an empty
    /// cell.
    public <E extends Enum<E>> @Nullable E word(String column, Class<E> type) {
        var text = text(column);
        if (text == null) {
            return null;
        }
        var constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new BadCell(
                                        column,
                                        text,
                                        "The word (%s) of %s must be one of %s."
                                                .formatted(text, column, words(constants)),
                                        "Maybe %s.".formatted(small(constants.getFirst()))));
    }

    private static String words(List<? extends Enum<?>> constants) {
        return constants.stream().map(CsvRow::small).collect(Collectors.joining(", "));
    }

    private static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Returns the row with what the file lacks a column for taken from elsewhere.
    ///
    /// @param before cells by column
    public CsvRow over(Map<String, String> before) {
        var all = new HashMap<>(before);
        all.putAll(cells);
        return new CsvRow(file, line, all);
    }
}
