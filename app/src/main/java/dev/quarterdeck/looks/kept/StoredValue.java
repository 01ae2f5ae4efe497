package dev.quarterdeck.looks.kept;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Writes a figure's value as a row's columns, and reads it back equal.
///
/// @param kind the value's kind in the JSON of a look
/// @param first its first number, null when it is not known
/// @param second its second number, of kinds that have two
/// @param unit what is counted, or empty
/// @param reason why it is not known, or null
record StoredValue(
        String kind,
        @Nullable BigDecimal first,
        @Nullable BigDecimal second,
        String unit,
        @Nullable String reason) {

    private static final int NANOS = 9;

    static StoredValue of(Quantity value) {
        return switch (value) {
            case Quantity.Count(long count, String unit) -> one("count", whole(count), unit);
            case Quantity.Part(Share share, String unit) ->
                    two("share", share.part(), share.whole(), unit);
            case Quantity.Span(Duration length) -> one("duration", seconds(length), "");
            case Quantity.PerWeek(double rate, String unit) ->
                    one("rate", new BigDecimal(Double.toString(rate)), unit);
            case Quantity.Day(LocalDate day) -> one("day", whole(day.toEpochDay()), "");
            case Quantity.DayRange(LocalDate from, LocalDate until) ->
                    two("day_range", from.toEpochDay(), until.toEpochDay(), "");
            case Quantity.CountRange(long from, long until, String unit) ->
                    two("count_range", from, until, unit);
            case Quantity.NotKnown(String reason) ->
                    new StoredValue("not_known", null, null, "", reason);
        };
    }

    private static StoredValue one(String kind, BigDecimal number, String unit) {
        return new StoredValue(kind, number, null, unit, null);
    }

    private static StoredValue two(String kind, long first, long second, String unit) {
        return new StoredValue(kind, whole(first), whole(second), unit, null);
    }

    private static BigDecimal whole(long number) {
        return BigDecimal.valueOf(number);
    }

    private static BigDecimal seconds(Duration length) {
        return whole(length.getSeconds()).add(BigDecimal.valueOf(length.getNano(), NANOS));
    }

    Quantity quantity() {
        return switch (kind) {
            case "count" -> new Quantity.Count(number(first).longValueExact(), unit);
            case "share" ->
                    new Quantity.Part(
                            new Share(
                                    number(first).longValueExact(),
                                    number(second).longValueExact()),
                            unit);
            case "duration" -> new Quantity.Span(duration(number(first)));
            case "rate" -> new Quantity.PerWeek(number(first).doubleValue(), unit);
            case "day" -> new Quantity.Day(day(first));
            case "day_range" -> new Quantity.DayRange(day(first), day(second));
            case "count_range" ->
                    new Quantity.CountRange(
                            number(first).longValueExact(), number(second).longValueExact(), unit);
            default -> new Quantity.NotKnown(reason == null ? "" : reason);
        };
    }

    private static BigDecimal number(@Nullable BigDecimal number) {
        if (number == null) {
            throw new IllegalStateException("A known value has a number.");
        }
        return number;
    }

    private static Duration duration(BigDecimal seconds) {
        var parts = seconds.divideAndRemainder(BigDecimal.ONE);
        return Duration.ofSeconds(
                parts[0].longValueExact(), parts[1].movePointRight(NANOS).longValueExact());
    }

    private static LocalDate day(@Nullable BigDecimal days) {
        return LocalDate.ofEpochDay(number(days).longValueExact());
    }
}
