package dev.quarterdeck.pages.teams;

import dev.quarterdeck.agreements.Agreement;
import dev.quarterdeck.agreements.Measure;
import dev.quarterdeck.agreements.Measure.Statistic;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.platform.Refusal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words what is measured, and reads values in the units in which people say them.
///
/// @param metric what is measured
/// @param rule by which definition
record MeasureWords(Metric metric, Metric.Rule rule, Statistic statistic) {

    private static final Pattern TYPED =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)\\s*([a-z%]*)");
    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    static MeasureWords of(TeamMetrics metrics, Measure measure) {
        var metric = metrics.metric(measure.metric());
        return new MeasureWords(metric, metric.requireRule(measure.rule()), measure.statistic());
    }

    private Metric.Shape shape() {
        return metric.shapeUnder(rule);
    }

    private boolean isTime() {
        return shape() == Metric.Shape.LENGTHS || shape() == Metric.Shape.AGES;
    }

    /// Names the number.
    String name() {
        return switch (statistic) {
            case VALUE -> metric.title();
            case MEDIAN -> metric.title() + ", median";
            case P85 -> metric.title() + ", 85%";
        };
    }

    /// Words an agreement: `Time to first answer, 85%: no more than 24 h`.
    String agreement(Agreement.Terms terms) {
        var bound =
                switch (terms.bound()) {
                    case NO_MORE -> "no more than ";
                    case NO_LESS -> "no less than ";
                };
        return name() + ": " + bound + value(terms.value());
    }

    /// Words a value with its unit.
    String value(double value) {
        return switch (shape()) {
            case LENGTHS, AGES -> Wording.span(Duration.ofSeconds(Math.round(value)));
            case SHARE -> Wording.decimal(value * 100) + "%";
            case SIZES, LEVEL -> Wording.decimal(value) + " " + metric.unit();
            case COUNT, DAYS -> Wording.decimal(value) + " " + metric.unit() + " a week";
        };
    }

    /// Returns a value as a quantity.
    Quantity quantity(double value) {
        return switch (shape()) {
            case LENGTHS, AGES -> new Quantity.Span(Duration.ofSeconds(Math.round(value)));
            case SHARE -> new Quantity.Count(Math.round(value * 100), "per cent");
            case SIZES, LEVEL -> new Quantity.Count(Math.round(value), metric.unit());
            case COUNT, DAYS -> new Quantity.PerWeek(value, metric.unit());
        };
    }

    /// Returns by what values are divided for drawing.
    double scale(double largest) {
        return switch (shape()) {
            case LENGTHS, AGES -> largest >= 2 * DAY ? DAY : largest >= 2 * HOUR ? HOUR : MINUTE;
            case SHARE -> 0.01;
            case SIZES, COUNT, LEVEL, DAYS -> 1;
        };
    }

    /// Names the unit in which values are drawn.
    String unit(double scale) {
        if (isTime()) {
            return scale == DAY ? "days" : scale == HOUR ? "hours" : "minutes";
        }
        return shape() == Metric.Shape.SHARE ? "per cent of " + metric.unit() : metric.unit();
    }

    /// Reads a value as somebody typed it: `1 d`, `4 h`, `20%`, `6`.
    ///
    /// @throws Refusal when it has no unit that suits the metric
    double read(String typed) {
        var found = TYPED.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!found.matches()) {
            throw refusal(typed);
        }
        double number = Double.parseDouble(found.group(1));
        var unit = found.group(2);
        if (isTime()) {
            return number * seconds(unit, typed);
        }
        boolean isShare = shape() == Metric.Shape.SHARE;
        if (isShare ? !unit.equals("%") : !unit.isEmpty()) {
            throw refusal(typed);
        }
        return isShare ? number / 100 : number;
    }

    private double seconds(String unit, String typed) {
        return switch (unit) {
            case "min" -> MINUTE;
            case "h" -> HOUR;
            case "d" -> DAY;
            case "w" -> 7 * DAY;
            default -> throw refusal(typed);
        };
    }

    private Refusal refusal(String typed) {
        var shown = typed.length() > 40 ? typed.substring(0, 40) + "..." : typed;
        return new Refusal(
                        "The value (%s) must be %s for %s."
                                .formatted(
                                        shown.isBlank() ? "none" : shown,
                                        isTime()
                                                ? "a number with min, h, d or w"
                                                : shape() == Metric.Shape.SHARE
                                                        ? "a number of per cent"
                                                        : "a number without a unit",
                                        metric.title()),
                        "Maybe %s."
                                .formatted(
                                        isTime()
                                                ? "1 d"
                                                : shape() == Metric.Shape.SHARE ? "20%" : "6"))
                .about("value");
    }
}
