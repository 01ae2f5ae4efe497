package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.Share;
import java.time.Duration;
import java.util.Locale;

/// Words values for readers: `2,232`, `71%`, `3.8 d`, `2026-03-31`; the same on every machine.
public final class Wording {

    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    private Wording() {}

    /// Words a value with its unit, as tables show it.
    public static String of(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Count(long count, String unit) ->
                    withUnit(count(count), count == 1 ? one(unit) : unit);
            case Quantity.Part(Share share, String unit) -> part(share, unit);
            case Quantity.Span(Duration length) -> span(length);
            case Quantity.PerWeek(double value, String unit) ->
                    withUnit(decimal(value), unit + " a week");
            case Quantity.Day(var day) -> day.toString();
            case Quantity.DayRange(var from, var until) -> "50% by " + from + ", 85% by " + until;
            case Quantity.CountRange(long from, long until, String unit) ->
                    withUnit(count(from) + " to " + count(until), unit);
            case Quantity.NotKnown(String reason) -> "not known: " + reason;
        };
    }

    private static String part(Share share, String unit) {
        if (!share.isKnown()) {
            return "not known: there are no " + (unit.isBlank() ? "rows" : unit);
        }
        String counts = count(share.part()) + " of " + count(share.whole());
        return "%s (%s)".formatted(percent(share), withUnit(counts, unit));
    }

    /// Words one of a plural unit: `changes` is `change`, `queries` is `query`, `status` stays.
    private static String one(String plural) {
        if (plural.equals("people")) {
            return "person";
        }
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        boolean ends = plural.endsWith("s") && !plural.endsWith("ss") && !plural.endsWith("us");
        return ends ? plural.substring(0, plural.length() - 1) : plural;
    }

    private static String withUnit(String number, String unit) {
        return unit.isBlank() ? number : number + " " + unit;
    }

    /// Answers whether there is a value at all; a share of nothing has none.
    public static boolean isKnown(Quantity quantity) {
        return switch (quantity) {
            case Quantity.NotKnown unknown -> false;
            case Quantity.Part(Share share, String unit) -> share.isKnown();
            case Quantity.Count known -> true;
            case Quantity.Span known -> true;
            case Quantity.PerWeek known -> true;
            case Quantity.Day known -> true;
            case Quantity.DayRange known -> true;
            case Quantity.CountRange known -> true;
        };
    }

    /// Words a whole number with separators: `2,232`.
    public static String count(long count) {
        // A page words thousands of numbers, and a format is read anew for each.
        return -1_000 < count && count < 1_000
                ? Long.toString(count)
                : String.format(Locale.ROOT, "%,d", count);
    }

    /// Words a count with its noun, plural formed by an s: `1 revert`, `2 reverts`.
    public static String counted(long count, String singular) {
        return count(count) + " " + (count == 1 ? singular : singular + "s");
    }

    /// Words a share in per cent; only all is `100%` and only none is `0%`.
    public static String percent(Share share) {
        return share.isKnown() ? percent(share.fraction()) : "not known";
    }

    /// Words a part of 1 in per cent; only all is `100%` and only none is `0%`.
    public static String percent(double part) {
        long rounded = Math.round(100 * part);
        if (rounded == 0 && part > 0) {
            return "<1%";
        }
        return rounded == 100 && part < 1 ? ">99%" : rounded + "%";
    }

    /// Words a number with at most one decimal, none from 100 on: `12.4`, `7`, `1,204`.
    public static String decimal(double value) {
        if (!Double.isFinite(value)) {
            return "not known";
        }
        double tenths = Math.round(value * 10) / 10.0;
        boolean whole = Math.abs(value) >= 100 || tenths == Math.rint(tenths);
        return whole ? count(Math.round(value)) : tenth(Math.round(value * 10));
    }

    private static String tenth(long tenths) {
        long size = Math.abs(tenths);
        return (tenths < 0 ? "-" : "") + size / 10 + "." + size % 10;
    }

    /// Words a length of time in the one unit that suits it: `42 s`, `5 h`, `3.8 d`, `50 d`.
    public static String span(Duration length) {
        long seconds = length.toSeconds();
        long size = Math.abs(seconds);
        if (size < 60) {
            return seconds + " s";
        }
        if (size < HOUR) {
            return Math.round(seconds / 60.0) + " min";
        }
        return size < 2 * DAY ? scaled(seconds, HOUR, "h") : scaled(seconds, DAY, "d");
    }

    private static String scaled(long seconds, long unit, String name) {
        double value = (double) seconds / unit;
        return decimal(Math.abs(value) < 10 ? value : Math.rint(value)) + " " + name;
    }
}
