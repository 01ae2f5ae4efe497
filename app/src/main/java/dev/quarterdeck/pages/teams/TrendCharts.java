package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Chart.Line;
import dev.quarterdeck.metrics.Chart.Value;
import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.Report.Limits;
import dev.quarterdeck.metrics.teams.Report.Point;
import dev.quarterdeck.metrics.teams.Report.Signal;
import dev.quarterdeck.metrics.teams.Report.Trend;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;

/// Draws the weeks of a trend, with the limits within which they vary by themselves.
final class TrendCharts {

    /// For how many weeks what stood out is news.
    private static final int RECENT = 4;

    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private TrendCharts() {}

    static Chart of(Trend trend) {
        var scale = scale(trend);
        var lines = new ArrayList<Line>();
        lines.add(
                new Line("weekly", trend.weeks().stream().map(one -> value(one, scale)).toList()));
        var limits = trend.limits();
        if (limits != null) {
            lines.add(flat("upper limit", top(trend, limits) / scale.by, trend));
            lines.add(flat("usual", limits.centre() / scale.by, trend));
            lines.add(flat("lower limit", Math.max(0, limits.lower()) / scale.by, trend));
        }
        return new Chart.Lines(
                "trend." + trend.metric().id(),
                finding(trend),
                "week that begins on; " + scale.unit,
                scale.unit,
                new Chart.Periods(
                        trend.weeks().stream().map(one -> SHORT.format(one.monday())).toList(),
                        trend.weeks().getLast().partial()),
                lines);
    }

    private record Scale(double by, String unit) {}

    private static Scale scale(Trend trend) {
        return switch (trend.metric().shapeUnder(trend.rule())) {
            case LENGTHS, AGES -> {
                double most =
                        trend.weeks().stream()
                                .map(one -> one.reading().drawn())
                                .mapToDouble(one -> one == null ? 0 : one)
                                .max()
                                .orElse(0);
                yield most >= 2 * DAY
                        ? new Scale(DAY, "days")
                        : most >= 2 * HOUR ? new Scale(HOUR, "hours") : new Scale(60, "minutes");
            }
            case SHARE -> new Scale(0.01, "per cent of " + trend.metric().unit());
            case SIZES, COUNT, LEVEL, DAYS -> new Scale(1, trend.metric().unit());
        };
    }

    private static Value value(Point point, Scale scale) {
        var drawn = point.reading().drawn();
        return drawn == null ? Value.unknown() : Value.of(drawn / scale.by);
    }

    private static Line flat(String name, double value, Trend trend) {
        return new Line(name, Collections.nCopies(trend.weeks().size(), Value.of(value)));
    }

    static String finding(Trend trend) {
        var title = trend.metric().title();
        var limits = trend.limits();
        if (limits == null) {
            return title + ": too few weeks to tell what is usual";
        }
        var signals = trend.signals();
        if (signals.isEmpty()) {
            return "%s varies by itself %s a week; nothing stands out"
                    .formatted(title, within(trend, limits));
        }
        var last = signals.getLast();
        return last.monday().plusWeeks(RECENT).isBefore(trend.weeks().getLast().monday())
                ? "%s varies by itself %s a week; last stood out in the week of %s"
                        .formatted(title, within(trend, limits), last.monday())
                : sentence(trend, last);
    }

    private static String within(Trend trend, Limits limits) {
        var most = Said.drawn(trend, top(trend, limits));
        return limits.lower() <= 0
                ? "up to " + most
                : "between %s and %s".formatted(Said.drawn(trend, limits.lower()), most);
    }

    /// No share is above all.
    private static double top(Trend trend, Limits limits) {
        return trend.metric().shape() == Metric.Shape.SHARE
                ? Math.min(1, limits.upper())
                : limits.upper();
    }

    /// Says in which week what stood out, and by which rule.
    static String sentence(Trend trend, Signal signal) {
        var limits = trend.limits();
        return "%s: %s in the week of %s, %s%s"
                .formatted(
                        trend.metric().title(),
                        Said.drawn(trend, signal.value()),
                        signal.monday(),
                        signal.rule().words(),
                        limits == null
                                ? ""
                                : " (usual " + Said.drawn(trend, limits.centre()) + ")");
    }

    /// Answers whether a metric's weeks can be drawn at all.
    static boolean isDrawn(Trend trend) {
        return trend.weeks().stream().filter(one -> one.reading().drawn() != null).count() > 1
                && trend.metric().area() != Metric.Area.DATA;
    }
}
