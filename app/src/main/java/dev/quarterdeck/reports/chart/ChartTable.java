package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.wording.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Holds the numbers of a chart as a table, its twin for readers who do not see the drawing.
///
/// @param columns headers; the first column is words, the others are numbers or days
/// @param rows one list of cells per row
public record ChartTable(List<String> columns, List<List<String>> rows) {

    private static final String NOT_OVER = " (not over)";

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
            case Chart.TimeLine line -> line.lanes().isEmpty() ? marks(line) : lanes(line);
            case Chart.Lines lines -> values(lines);
            case Chart.Histogram histogram -> bins(histogram);
            case Chart.Flow flow -> flow(flow);
            case Chart.HeatMap map -> cells(map);
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
        cells.add(period(bar));
        bar.values().forEach(value -> cells.add(Wording.count(value)));
        if (withTotal) {
            cells.add(Wording.count(total(bar)));
        }
        return cells;
    }

    static String period(Chart.Bar bar) {
        return Printable.clean(bar.label()) + (bar.partial() ? NOT_OVER : "");
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

    private static ChartTable lanes(Chart.TimeLine chart) {
        List<List<String>> rows = new ArrayList<>();
        for (Chart.Lane lane : chart.lanes()) {
            lane.spans().forEach(span -> rows.add(lasting(lane, span)));
        }
        for (Chart.Mark mark : chart.marks()) {
            String day = mark.day().toString();
            String counted = mark.counted() ? "counted" : "left out";
            rows.add(List.of("", Printable.clean(mark.label()), day, day, day, counted));
        }
        return new ChartTable(
                List.of("Lane", "Name", "From", "Until", "At the latest", "State"), rows);
    }

    private static List<String> lasting(Chart.Lane lane, Chart.Span span) {
        return List.of(
                Printable.clean(lane.name()),
                Printable.clean(span.label()),
                span.from().toString(),
                span.until().toString(),
                span.latest().toString(),
                span.partial() ? "not over" : "over");
    }

    private static ChartTable values(Chart.Lines chart) {
        List<String> columns = new ArrayList<>();
        columns.add(chart.steps() instanceof Chart.Days ? "Day" : "Period");
        for (Chart.Line line : chart.lines()) {
            String name = Printable.clean(line.name());
            columns.add(chart.unit().isEmpty() ? name : name + ", " + chart.unit());
            if (isRanged(line)) {
                columns.add(name + ", from");
                columns.add(name + ", to");
            }
        }
        return new ChartTable(
                columns,
                IntStream.range(0, chart.steps().size())
                        .mapToObj(step -> valuesAt(chart, step))
                        .toList());
    }

    private static boolean isRanged(Chart.Line line) {
        return line.values().stream().anyMatch(Chart.Ranged.class::isInstance);
    }

    private static List<String> valuesAt(Chart.Lines chart, int step) {
        List<String> cells = new ArrayList<>();
        cells.add(step(chart.steps(), step));
        for (Chart.Line line : chart.lines()) {
            Chart.Value value = line.values().get(step);
            cells.add(Values.middle(value));
            if (isRanged(line)) {
                cells.add(value instanceof Chart.Ranged in ? Values.decimal(in.low()) : "");
                cells.add(value instanceof Chart.Ranged in ? Values.decimal(in.high()) : "");
            }
        }
        return cells;
    }

    static String step(Chart.Steps steps, int index) {
        String label = Printable.clean(steps.label(index));
        return steps.isPartial(index) ? label + NOT_OVER : label;
    }

    private static ChartTable bins(Chart.Histogram chart) {
        List<List<String>> rows = new ArrayList<>();
        for (Chart.Bin bin : chart.bins()) {
            rows.add(List.of(Values.between(bin), Wording.count(bin.count())));
        }
        if (chart.beyond() > 0) {
            String last =
                    Values.exactly(chart.bins().isEmpty() ? 0 : chart.bins().getLast().until());
            rows.add(List.of(last + " and more", Wording.count(chart.beyond())));
        }
        for (Chart.Percentile mark : chart.percentiles()) {
            rows.add(List.of(mark.percent() + "% are at or below", Values.exactly(mark.value())));
        }
        return new ChartTable(
                List.of(capital(chart.unit().isEmpty() ? "size" : chart.unit()), "Items"), rows);
    }

    private static ChartTable flow(Chart.Flow chart) {
        List<String> columns = new ArrayList<>(List.of("Day"));
        chart.states().forEach(state -> columns.add(Printable.clean(state)));
        return new ChartTable(
                columns, chart.days().stream().map(day -> flowDay(chart, day)).toList());
    }

    private static List<String> flowDay(Chart.Flow chart, Chart.FlowDay day) {
        List<String> cells = new ArrayList<>();
        cells.add(day.day() + (day.partial() ? NOT_OVER : ""));
        for (int state = 0; state < chart.states().size(); state++) {
            cells.add(day.isKnown() ? Wording.count(day.counts().get(state)) : Values.NOT_KNOWN);
        }
        return cells;
    }

    private static ChartTable cells(Chart.HeatMap chart) {
        List<String> columns = new ArrayList<>();
        columns.add(
                chart.unit().isEmpty() ? "Name" : "Name (" + Printable.clean(chart.unit()) + ")");
        for (int column = 0; column < chart.columns().size(); column++) {
            boolean partial = chart.lastPartial() && column == chart.columns().size() - 1;
            columns.add(Printable.clean(chart.columns().get(column)) + (partial ? NOT_OVER : ""));
        }
        return new ChartTable(columns, chart.rows().stream().map(ChartTable::heatRow).toList());
    }

    private static List<String> heatRow(Chart.HeatRow row) {
        List<String> cells = new ArrayList<>();
        cells.add(Printable.clean(row.name()));
        row.values().forEach(value -> cells.add(Values.words(value)));
        return cells;
    }

    private static String capital(String words) {
        String cleaned = Printable.clean(words);
        return cleaned.isEmpty()
                ? cleaned
                : cleaned.substring(0, 1).toUpperCase(Locale.ROOT) + cleaned.substring(1);
    }
}
