package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.Report.Point;
import dev.quarterdeck.metrics.teams.Report.Range;
import dev.quarterdeck.metrics.teams.Report.Reading;
import dev.quarterdeck.metrics.teams.Report.Trend;
import dev.quarterdeck.metrics.teams.Report.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Words what metrics read.
final class Said {

    private Said() {}

    static boolean isTime(Metric metric) {
        return metric.shape() == Metric.Shape.LENGTHS || metric.shape() == Metric.Shape.AGES;
    }

    /// Words a number as a chart draws it.
    static String drawn(Trend trend, double value) {
        var metric = trend.metric();
        return switch (metric.shapeUnder(trend.rule())) {
            case LENGTHS, AGES -> Wording.span(Duration.ofSeconds(Math.round(value)));
            case SHARE -> Math.round(value * 100) + "%";
            case SIZES, COUNT, LEVEL, DAYS -> Wording.decimal(value) + " " + metric.unit();
        };
    }

    /// Words a reading in a cell; empty where nothing is read.
    static String cell(Trend trend, Point point) {
        var drawn = point.reading().drawn();
        if (drawn == null) {
            return point.reading() instanceof Reading.Hidden ? "hidden" : "no data";
        }
        return switch (trend.metric().shapeUnder(trend.rule())) {
            case LENGTHS, AGES -> Wording.span(Duration.ofSeconds(Math.round(drawn)));
            case SHARE -> Math.round(drawn * 100) + "%";
            case SIZES, COUNT, LEVEL, DAYS -> Wording.decimal(drawn);
        };
    }

    /// Says under a number how sure it is.
    static String sure(Trend trend) {
        return switch (trend.period().reading()) {
            case Reading.Spread spread ->
                    "median of %s%s; 85%% at most %s"
                            .formatted(
                                    things(spread.hundredths()),
                                    range(trend, spread.medianRange()),
                                    drawn(trend, spread.p85()));
            case Reading.Share share ->
                    "95%% interval %d%% to %d%%"
                            .formatted(
                                    Math.round(share.range().low() / 10_000.0),
                                    Math.round(share.range().high() / 10_000.0));
            case Reading.Count count ->
                    trend.metric().shape() == Metric.Shape.LEVEL
                            ? "mean of the weeks"
                            : things(count.hundredths()) + " in all";
            case Reading.NoData _, Reading.Hidden _ -> "";
        };
    }

    private static String things(long hundredths) {
        return Wording.decimal(hundredths / 100.0);
    }

    private static String range(Trend trend, @Nullable Range range) {
        return range == null
                ? ""
                : ", 95%% interval %s to %s"
                        .formatted(drawn(trend, range.low()), drawn(trend, range.high()));
    }

    /// Compares with the period before.
    static String compared(Trend trend) {
        var comparison = trend.comparison();
        var before = trend.before().reading().drawn();
        if (comparison == null || before == null) {
            return "";
        }
        var was = "was " + drawn(trend, before);
        return switch (comparison.verdict()) {
            case HIGHER -> was + ": higher";
            case LOWER -> was + ": lower";
            case CANNOT_TELL -> was + ": cannot tell them apart";
        };
    }

    /// Says whether the period is better or worse than the one before, where that can be told.
    static boolean isWorse(Trend trend) {
        var comparison = trend.comparison();
        if (comparison == null) {
            return false;
        }
        return switch (trend.metric().better()) {
            case LOWER -> comparison.verdict() == Verdict.HIGHER;
            case HIGHER -> comparison.verdict() == Verdict.LOWER;
            case NEITHER -> false;
        };
    }
}
