package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/// Words the values of series, and says where they end.
final class Values {

    static final String NOT_KNOWN = "not known";

    private static final double HUGE = 1e15;
    private static final double TINY = 1e-4;
    private static final MathContext BOUND = new MathContext(6);

    private Values() {}

    /// Words a value with its range: `4.2 (3 to 6)`.
    static String words(Chart.Value value) {
        return switch (value) {
            case Chart.Ranged(double middle, double low, double high) ->
                    "%s (%s to %s)".formatted(decimal(middle), decimal(low), decimal(high));
            case Chart.Exact exact -> middle(exact);
            case Chart.Unknown unknown -> NOT_KNOWN;
        };
    }

    /// Words a value without its range.
    static String middle(Chart.Value value) {
        OptionalDouble at = at(value);
        return at.isPresent() ? decimal(at.getAsDouble()) : NOT_KNOWN;
    }

    /// Returns the value itself; empty where it is not known.
    static OptionalDouble at(Chart.Value value) {
        return switch (value) {
            case Chart.Exact(double exact) -> OptionalDouble.of(exact);
            case Chart.Ranged ranged -> OptionalDouble.of(ranged.value());
            case Chart.Unknown unknown -> OptionalDouble.empty();
        };
    }

    /// Returns the lowest number that a drawing must hold; empty where nothing is known.
    static OptionalDouble low(Chart.Value value) {
        return value instanceof Chart.Ranged ranged ? OptionalDouble.of(ranged.low()) : at(value);
    }

    /// Returns the highest number that a drawing must hold; empty where nothing is known.
    static OptionalDouble high(Chart.Value value) {
        return value instanceof Chart.Ranged ranged ? OptionalDouble.of(ranged.high()) : at(value);
    }

    /// Words a number as tables do, and one that no table has room for by its power of ten.
    static String decimal(double value) {
        return Math.abs(value) < HUGE ? Wording.decimal(value) : power(value);
    }

    private static String power(double value) {
        return String.format(Locale.ROOT, "%.0e", value).replace("e+", "e");
    }

    /// Words the sizes of a bin: `2 to below 4`.
    static String between(Chart.Bin bin) {
        return exactly(bin.from()) + " to below " + exactly(bin.until());
    }

    /// Words a bound with as many decimals as it has, up to six figures: bounds may lie close.
    static String exactly(double bound) {
        if (Math.abs(bound) >= HUGE) {
            return power(bound);
        }
        BigDecimal rounded = new BigDecimal(bound).round(BOUND).stripTrailingZeros();
        return rounded.scale() <= 0 ? Wording.count(Math.round(bound)) : rounded.toPlainString();
    }

    /// Words a tick in little room: `9,500`, `12.5k`, `3M`, `2bn`, `1e15`, `2e-9`.
    static String tick(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < TINY) {
            return power(value);
        }
        if (size < 10_000) {
            return exactly(value);
        }
        if (size < 1e6) {
            return exactly(value / 1e3) + "k";
        }
        if (size < 1e9) {
            return exactly(value / 1e6) + "M";
        }
        return size < 1e12 ? exactly(value / 1e9) + "bn" : power(value);
    }
}
