package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Makes charts at the edge of what a drawing must bear.
final class EdgeCharts {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final String LONG =
            "a name that somebody made much longer than any drawing has room for";

    private EdgeCharts() {}

    static List<Chart> all() {
        List<Chart> charts = new ArrayList<>(empty());
        charts.addAll(one());
        charts.add(nothingKnown());
        charts.add(allEqual());
        charts.add(belowZero());
        charts.add(manyLines());
        charts.add(longNames());
        charts.add(longRoadmap());
        return charts;
    }

    private static List<Chart> empty() {
        String no = "Nothing happened yet";
        return List.of(
                new Chart.Lines("empty.lines", no, "month; days", "days", months(0), List.of()),
                new Chart.Histogram(
                        "empty.histogram", no, "days; items", "days", List.of(), 0, List.of()),
                new Chart.Flow("empty.flow", no, "day; items", List.of("done", "open"), List.of()),
                new Chart.HeatMap(
                        "empty.heat-map", no, "month; items", "", List.of(), List.of(), false),
                new Chart.TimeLine("empty.time-line", no, "day", DAY, DAY, List.of()),
                new Chart.Bars("empty.bars", no, "month; items", List.of("all"), List.of()));
    }

    private static List<Chart> one() {
        String one = "There is one";
        Chart.Value ranged = new Chart.Ranged(4, 3, 6);
        return List.of(
                new Chart.Lines(
                        "one.lines",
                        one,
                        "month; days",
                        "days",
                        new Chart.Periods(List.of("2026-03"), true),
                        List.of(new Chart.Line("median", List.of(ranged)))),
                new Chart.Histogram(
                        "one.histogram",
                        one,
                        "days; items",
                        "days",
                        List.of(new Chart.Bin(0, 1, 1)),
                        0,
                        List.of(new Chart.Percentile(50, 0.5), new Chart.Percentile(85, 0.5))),
                new Chart.Flow(
                        "one.flow",
                        one,
                        "day; items",
                        List.of("done", "open"),
                        List.of(new Chart.FlowDay(DAY, List.of(2L, 3L), true))),
                new Chart.HeatMap(
                        "one.heat-map",
                        one,
                        "month; days",
                        "days",
                        List.of("2026-03"),
                        List.of(new Chart.HeatRow("Tides", List.of(ranged))),
                        true));
    }

    private static Chart nothingKnown() {
        List<Chart.Value> unknown =
                IntStream.range(0, 6).mapToObj(step -> Chart.Value.unknown()).toList();
        return new Chart.Lines(
                "unknown.lines",
                "Nobody wrote down when work began",
                "month; days",
                "days",
                months(6),
                List.of(new Chart.Line("median", unknown)));
    }

    private static Chart allEqual() {
        List<Chart.Value> equal =
                IntStream.range(0, 6).mapToObj(step -> Chart.Value.of(7)).toList();
        return new Chart.Lines(
                "equal.lines",
                "Each month is like the last one",
                "month; releases",
                "releases",
                months(6),
                List.of(new Chart.Line("first", equal), new Chart.Line("second", equal)));
    }

    private static Chart belowZero() {
        List<Chart.Value> values =
                IntStream.range(0, 8)
                        .<Chart.Value>mapToObj(step -> around(12.0 * (step % 3) - 9))
                        .toList();
        return new Chart.Lines(
                "negative.lines",
                "The outlook swings around the plan",
                "month; thousand euro above plan",
                "k€",
                months(8),
                List.of(new Chart.Line("outlook", values)));
    }

    private static Chart.Value around(double value) {
        return new Chart.Ranged(value, value - 5, value + 5);
    }

    private static Chart manyLines() {
        List<Chart.Line> lines = new ArrayList<>();
        for (int line = 0; line < 9; line++) {
            int start = line;
            List<Chart.Value> values =
                    IntStream.range(0, 8)
                            .mapToObj(step -> Chart.Value.of(4 + (start * 7 + step * 3) % 11))
                            .toList();
            lines.add(new Chart.Line("team " + (line + 1), values));
        }
        return new Chart.Lines(
                "many.lines", "Teams differ", "month; items", "items", months(8), lines);
    }

    private static Chart longNames() {
        List<Chart.HeatRow> rows = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            rows.add(
                    new Chart.HeatRow(
                            LONG + " " + row,
                            List.of(Chart.Value.of(1_234_567.0 * row), Chart.Value.of(12))));
        }
        return new Chart.HeatMap(
                "long.heat-map", LONG, LONG + "; " + LONG, LONG, List.of(LONG, LONG), rows, false);
    }

    private static Chart longRoadmap() {
        List<Chart.Span> spans = new ArrayList<>();
        for (int span = 0; span < 4; span++) {
            LocalDate from = DAY.plusDays(20L * span);
            spans.add(
                    new Chart.Span(
                            from, from.plusDays(25), from.plusDays(40), LONG, span % 2 == 1));
        }
        return new Chart.TimeLine(
                "long.roadmap",
                LONG,
                "day; " + LONG,
                DAY,
                DAY.plusDays(60),
                List.of(),
                List.of(new Chart.Lane(LONG, spans)));
    }

    private static Chart.Periods months(int count) {
        return new Chart.Periods(
                IntStream.range(0, count)
                        .mapToObj(month -> DAY.minusMonths(count - 1L - month).toString())
                        .map(day -> day.substring(0, 7))
                        .toList(),
                false);
    }
}
