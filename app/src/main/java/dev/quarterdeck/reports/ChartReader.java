package dev.quarterdeck.reports;

import dev.quarterdeck.metrics.Chart;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the series that [ChartJson] wrote; anything unexpected is an `IllegalArgumentException`.
final class ChartReader {

    private final Map<?, ?> json;

    private ChartReader(Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("An object is missing.");
        }
        this.json = map;
    }

    /// Returns the chart of an object as [Json] reads it.
    static Chart chart(Object json) {
        return new ChartReader(json).chart(text(json, "kind"));
    }

    private Chart chart(String kind) {
        return switch (kind) {
            case "bars" -> new Chart.Bars(id(), finding(), axes(), texts("kinds"), bars());
            case "ranking" -> new Chart.Ranking(id(), finding(), axes(), text("unit"), bars());
            case "two_lines" ->
                    new Chart.TwoLines(
                            id(), finding(), axes(), text("first"), text("second"), bars());
            case "done_by" -> doneBy();
            case "replays" ->
                    new Chart.Replays(
                            id(), finding(), axes(), each("replays", ChartReader::replay));
            case "scatter" -> scatter();
            case "time_line" -> timeLine();
            case "lines" -> lines();
            case "histogram" -> histogram();
            case "flow" ->
                    new Chart.Flow(
                            id(),
                            finding(),
                            axes(),
                            texts("states"),
                            each("days", ChartReader::flowDay));
            case "heat_map" -> heatMap();
            default -> throw new IllegalArgumentException("No such kind of chart: " + kind);
        };
    }

    private Chart doneBy() {
        return new Chart.DoneBy(
                id(),
                finding(),
                axes(),
                each("points", ChartReader::chance),
                each("plain", ChartReader::chance),
                day("p50_day"),
                day("p85_day"));
    }

    private Chart scatter() {
        return new Chart.Scatter(
                id(),
                finding(),
                axes(),
                each("points", ChartReader::point),
                number("p50_days"),
                number("p85_days"));
    }

    private Chart timeLine() {
        return new Chart.TimeLine(
                id(),
                finding(),
                axes(),
                day("from"),
                day("until"),
                each("marks", ChartReader::mark),
                json.containsKey("lanes") ? each("lanes", ChartReader::lane) : List.of());
    }

    private Chart lines() {
        Chart.Steps steps =
                json.containsKey("days")
                        ? new Chart.Days(each("days", ChartReader::isoDay), is("last_partial"))
                        : new Chart.Periods(texts("periods"), is("last_partial"));
        return new Chart.Lines(
                id(), finding(), axes(), text("unit"), steps, each("lines", ChartReader::line));
    }

    private Chart histogram() {
        return new Chart.Histogram(
                id(),
                finding(),
                axes(),
                text("unit"),
                each("bins", ChartReader::bin),
                whole("beyond"),
                each("percentiles", ChartReader::percentile));
    }

    private Chart heatMap() {
        return new Chart.HeatMap(
                id(),
                finding(),
                axes(),
                text("unit"),
                texts("columns"),
                each("rows", ChartReader::heatRow),
                is("last_partial"));
    }

    private List<Chart.Bar> bars() {
        return each("bars", ChartReader::bar);
    }

    private static Chart.Bar bar(Object bar) {
        ChartReader in = new ChartReader(bar);
        return new Chart.Bar(
                in.text("label"), in.each("values", ChartReader::count), in.is("partial"));
    }

    private static Chart.DayChance chance(Object chance) {
        ChartReader in = new ChartReader(chance);
        return new Chart.DayChance(in.day("day"), in.number("chance"));
    }

    private static Chart.Replay replay(Object replay) {
        ChartReader in = new ChartReader(replay);
        double actual = in.json.get("actual_weeks") == null ? -1 : in.number("actual_weeks");
        return new Chart.Replay(
                in.day("cut"),
                in.number("p50_weeks"),
                in.number("p85_weeks"),
                actual,
                in.is("held"));
    }

    private static Chart.Point point(Object point) {
        ChartReader in = new ChartReader(point);
        return new Chart.Point(in.text("key"), in.day("day"), in.number("days"));
    }

    private static Chart.Mark mark(Object mark) {
        ChartReader in = new ChartReader(mark);
        return new Chart.Mark(in.day("day"), in.text("label"), in.is("counted"));
    }

    private static Chart.Lane lane(Object lane) {
        ChartReader in = new ChartReader(lane);
        return new Chart.Lane(in.text("name"), in.each("spans", ChartReader::span));
    }

    private static Chart.Span span(Object span) {
        ChartReader in = new ChartReader(span);
        return new Chart.Span(
                in.day("from"),
                in.day("until"),
                in.day("latest"),
                in.text("label"),
                in.is("partial"));
    }

    private static Chart.Line line(Object line) {
        ChartReader in = new ChartReader(line);
        return new Chart.Line(in.text("name"), in.values());
    }

    private static Chart.HeatRow heatRow(Object row) {
        ChartReader in = new ChartReader(row);
        return new Chart.HeatRow(in.text("name"), in.values());
    }

    private List<Chart.Value> values() {
        return list("values").stream().map(ChartReader::value).toList();
    }

    private static Chart.Value value(@Nullable Object value) {
        return switch (value) {
            case null -> Chart.Value.unknown();
            case BigDecimal exact -> Chart.Value.of(exact.doubleValue());
            case Object ranged -> {
                ChartReader in = new ChartReader(ranged);
                yield new Chart.Ranged(in.number("value"), in.number("low"), in.number("high"));
            }
        };
    }

    private static Chart.Bin bin(Object bin) {
        ChartReader in = new ChartReader(bin);
        return new Chart.Bin(in.number("from"), in.number("until"), in.whole("count"));
    }

    private static Chart.Percentile percentile(Object mark) {
        ChartReader in = new ChartReader(mark);
        return new Chart.Percentile((int) in.whole("percent"), in.number("value"));
    }

    private static Chart.FlowDay flowDay(Object day) {
        ChartReader in = new ChartReader(day);
        return new Chart.FlowDay(
                in.day("day"), in.each("counts", ChartReader::count), in.is("partial"));
    }

    private String id() {
        return text("id");
    }

    private String finding() {
        return text("finding");
    }

    private String axes() {
        return text("axes");
    }

    private <T> List<T> each(String name, Function<Object, T> reader) {
        return list(name).stream().map(item -> reader.apply(there(item))).toList();
    }

    private static Object there(@Nullable Object item) {
        if (item == null) {
            throw new IllegalArgumentException("An item is missing.");
        }
        return item;
    }

    private List<?> list(String name) {
        return typed(name, List.class);
    }

    private List<String> texts(String name) {
        return each(name, item -> cast(item, String.class));
    }

    private static String text(Object json, String name) {
        return new ChartReader(json).text(name);
    }

    private String text(String name) {
        return typed(name, String.class);
    }

    private double number(String name) {
        return typed(name, BigDecimal.class).doubleValue();
    }

    private long whole(String name) {
        return count(typed(name, BigDecimal.class));
    }

    private static long count(Object count) {
        try {
            return cast(count, BigDecimal.class).longValueExact();
        } catch (ArithmeticException broken) {
            throw new IllegalArgumentException("The count is no whole number.", broken);
        }
    }

    private boolean is(String name) {
        return typed(name, Boolean.class);
    }

    private LocalDate day(String name) {
        return isoDay(text(name));
    }

    private static LocalDate isoDay(Object day) {
        try {
            return LocalDate.parse(cast(day, String.class));
        } catch (DateTimeException broken) {
            throw new IllegalArgumentException("The day is no ISO day.", broken);
        }
    }

    private <T> T typed(String name, Class<T> type) {
        Object value = json.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The value " + name + " is missing.");
        }
        return cast(value, type);
    }

    private static <T> T cast(Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("A value is no " + type.getSimpleName() + ".");
        }
        return type.cast(value);
    }
}
