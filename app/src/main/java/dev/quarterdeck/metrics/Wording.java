package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.Share;
import java.time.Duration;
import java.util.Locale;

/// Words a quantity the one way it reads everywhere, independent of the machine's locale.
public final class Wording {

    private Wording() {}

    /// Returns the quantity as a reader sees it; "not known" with its reason when there is no
    /// value.
    public static String of(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Count(long count, String unit) -> count(count) + " " + unit;
            case Quantity.Part(Share share, String unit) -> part(share, unit);
            case Quantity.Span(Duration length) -> span(length);
            case Quantity.PerWeek(double value, String unit) ->
                    String.format(Locale.ROOT, "%.1f %s a week", value, unit);
            case Quantity.Day(var day) -> day.toString();
            case Quantity.DayRange(var from, var until) -> from + " to " + until;
            case Quantity.CountRange(long from, long until, String unit) ->
                    count(from) + " to " + count(until) + " " + unit;
            case Quantity.NotKnown(String reason) -> "not known: " + reason;
        };
    }

    /// Returns a whole number with thousands separators: `2,232`.
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// Returns a share in whole per cent, never rounded to 0 % or 100 % unless it is: `71%`, `<1%`,
    /// `>99%`.
    public static String percent(Share share) {
        if (!share.isKnown()) {
            return "not known";
        }
        long rounded = Math.round(100 * share.fraction());
        if (rounded == 0 && share.part() > 0) {
            return "<1%";
        }
        if (rounded == 100 && share.part() < share.whole()) {
            return ">99%";
        }
        return rounded + "%";
    }

    /// Returns a length of time in its natural unit: `35 min`, `5.2 h`, `3.8 d`, `50 d`.
    public static String span(Duration length) {
        double hours = length.toMinutes() / 60.0;
        if (Math.abs(hours) < 1) {
            return length.toMinutes() + " min";
        }
        if (Math.abs(hours) < 48) {
            return String.format(Locale.ROOT, "%.1f h", hours);
        }
        double days = hours / 24;
        return Math.abs(days) < 10
                ? String.format(Locale.ROOT, "%.1f d", days)
                : Math.round(days) + " d";
    }

    /// Returns `1 revert`, `2 reverts`: a count with its noun, plural formed by an s.
    public static String counted(long count, String singular) {
        return count(count) + " " + (count == 1 ? singular : singular + "s");
    }

    private static String part(Share share, String unit) {
        if (!share.isKnown()) {
            return "not known: there are no " + unit;
        }
        return "%s (%s of %s %s)"
                .formatted(percent(share), count(share.part()), count(share.whole()), unit);
    }
}
