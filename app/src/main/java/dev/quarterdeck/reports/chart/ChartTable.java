package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.wording.Printable;
import dev.quarterdeck.reports.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Holds the numbers of a chart as a table, its twin for readers who do not see the drawing.
///
/// @param columns headers; the first column is words, the others are numbers or days
/// @param rows one list of cells per row
public record ChartTable(List<String> columns, List<List<String>> rows) {

    public ChartTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Makes the table of a chart.
    public static ChartTable of(Chart chart) {
        return switch (chart) {
            case Chart.Bars bars -> stacked(bars);
            case Chart.Ranking ranking -> ranked(ranking);
            case Chart.DoneBy doneBy -> chances(doneBy);
            case Chart.Replays replays -> replayed(replays);
            case Chart.Scatter scatter -> points(scatter);
            case Chart.TwoLines lines -> lines(lines);
            case Chart.TimeLine line -> marks(line);
        };
    }

    /// Returns at most `most` rows, evenly picked, always with the first and the last.
    public ChartTable thinned(int most) {
        if (rows.size() <= most) {
            return this;
        }
        double step = (rows.size() - 1.0) / (most - 1.0);
        return new ChartTable(
                columns,
                IntStream.range(0, most)
                        .mapToObj(row -> rows.get((int) Math.round(row * step)))
                        .toList());
    }

    private static ChartTable stacked(Chart.Bars chart) {
        List<String> columns = new ArrayList<>(List.of("Period"));
        chart.kinds().forEach(kind -> columns.add(Printable.clean(kind)));
        columns.add("Total");
        return new ChartTable(
                columns, chart.bars().stream().map(bar -> counted(bar, true)).toList());
    }

    private static ChartTable ranked(Chart.Ranking chart) {
        List<String> columns = List.of("Name", capital(chart.unit()));
        return new ChartTable(
                columns,
                chart.bars().stream()
                        .map(
                                bar ->
                                        List.of(
                                                Printable.clean(bar.label()),
                                                Wording.count(total(bar))))
                        .toList());
    }

    private static ChartTable lines(Chart.TwoLines chart) {
        List<String> columns = List.of("Period", capital(chart.first()), capital(chart.second()));
        return new ChartTable(
                columns, chart.bars().stream().map(bar -> counted(bar, false)).toList());
    }

    private static List<String> counted(Chart.Bar bar, boolean withTotal) {
        List<String> cells = new ArrayList<>();
        cells.add(Printable.clean(bar.label()) + (bar.partial() ? " (not over)" : ""));
        bar.values().forEach(value -> cells.add(Wording.count(value)));
        if (withTotal) {
            cells.add(Wording.count(total(bar)));
        }
        return cells;
    }

    static long total(Chart.Bar bar) {
        return bar.values().stream().mapToLong(Long::longValue).sum();
    }

    private static ChartTable chances(Chart.DoneBy chart) {
        boolean both = !chart.plain().isEmpty();
        List<String> columns =
                both
                        ? List.of("Day", "Chance of being done", "Plain bootstrap")
                        : List.of("Day", "Chance of being done");
        return new ChartTable(
                columns, chart.points().stream().map(point -> chance(chart, point)).toList());
    }

    private static List<String> chance(Chart.DoneBy chart, Chart.DayChance point) {
        List<String> cells = new ArrayList<>();
        cells.add(point.day().toString());
        cells.add(percent(point.chance()));
        if (!chart.plain().isEmpty()) {
            cells.add(percent(plainAt(chart, point)));
        }
        return cells;
    }

    private static double plainAt(Chart.DoneBy chart, Chart.DayChance point) {
        return chart.plain().stream()
                .filter(plain -> !plain.day().isAfter(point.day()))
                .mapToDouble(Chart.DayChance::chance)
                .reduce(0, (earlier, later) -> later);
    }

    private static String percent(double chance) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * chance);
    }

    private static ChartTable replayed(Chart.Replays chart) {
        return new ChartTable(
                List.of("Replayed from", "50% week", "85% week", "Finished in week", "85% held"),
                chart.replays().stream().map(ChartTable::replay).toList());
    }

    private static List<String> replay(Chart.Replay replay) {
        return List.of(
                replay.cut().toString(),
                Wording.decimal(replay.p50()),
                Wording.decimal(replay.p85()),
                replay.actual() < 0 ? "not finished" : Wording.decimal(replay.actual()),
                replay.held() ? "held" : "missed");
    }

    private static ChartTable points(Chart.Scatter chart) {
        return new ChartTable(
                List.of("Item", "Finished", "Days"),
                chart.points().stream()
                        .map(
                                point ->
                                        List.of(
                                                Printable.clean(point.key()),
                                                point.day().toString(),
                                                Wording.decimal(point.days())))
                        .toList());
    }

    private static ChartTable marks(Chart.TimeLine chart) {
        return new ChartTable(
                List.of("Name", "Day", "Counted"),
                chart.marks().stream()
                        .map(
                                mark ->
                                        List.of(
                                                Printable.clean(mark.label()),
                                                mark.day().toString(),
                                                mark.counted() ? "counted" : "left out"))
                        .toList());
    }

    private static String capital(String words) {
        String cleaned = Printable.clean(words);
        return cleaned.isEmpty()
                ? cleaned
                : cleaned.substring(0, 1).toUpperCase(Locale.ROOT) + cleaned.substring(1);
    }
}
