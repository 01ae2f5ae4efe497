package dev.quarterdeck.reports;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.reports.chart.ChartTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the part of a stored look that explains figures; anything unexpected is an
/// `IllegalArgumentException`, so that a foreign file is refused whole.
final class LookReader {

    private LookReader() {}

    record Content(
            String lookId,
            String subject,
            String asOf,
            List<Figure> figures,
            List<StoredLook.Series> series) {}

    static Content content(@Nullable Object root) {
        Map<?, ?> look = map(root);
        if (!JsonLook.SCHEMA.equals(look.get("schema"))) {
            throw new IllegalArgumentException("The schema is another.");
        }
        List<Map<?, ?>> sections = maps(look.get("sections"));
        return new Content(
                text(look, "look"),
                text(look, "subject"),
                text(look, "as_of"),
                sections.stream()
                        .flatMap(section -> maps(section.get("figures")).stream())
                        .map(LookReader::figure)
                        .toList(),
                sections.stream()
                        .flatMap(section -> maps(section.get("charts")).stream())
                        .map(LookReader::series)
                        .toList());
    }

    private static Figure figure(Map<?, ?> figure) {
        return new Figure(
                text(figure, "id"),
                text(figure, "label"),
                quantity(map(figure.get("value"))),
                explanation(map(figure.get("explanation"))));
    }

    private static Quantity quantity(Map<?, ?> value) {
        return switch (text(value, "kind")) {
            case "count" -> new Quantity.Count(whole(value, "count"), text(value, "unit"));
            case "share" ->
                    new Quantity.Part(
                            new Share(whole(value, "part"), whole(value, "whole")),
                            text(value, "unit"));
            case "duration" -> new Quantity.Span(duration(number(value, "seconds")));
            case "rate" ->
                    new Quantity.PerWeek(
                            number(value, "per_week").doubleValue(), text(value, "unit"));
            case "day" -> new Quantity.Day(day(value, "day"));
            case "day_range" -> new Quantity.DayRange(day(value, "p50_day"), day(value, "p85_day"));
            case "count_range" ->
                    new Quantity.CountRange(
                            whole(value, "from"), whole(value, "until"), text(value, "unit"));
            case "not_known" -> new Quantity.NotKnown(text(value, "reason"));
            case String kind -> throw new IllegalArgumentException("No such kind: " + kind);
        };
    }

    private static Duration duration(BigDecimal seconds) {
        BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
        return Duration.ofSeconds(
                parts[0].longValueExact(), parts[1].movePointRight(9).longValueExact());
    }

    private static Explanation explanation(Map<?, ?> explanation) {
        Map<?, ?> rows = map(explanation.get("rows"));
        return new Explanation(
                text(explanation, "decision"),
                text(explanation, "period"),
                text(explanation, "formula"),
                new Explanation.Rows(texts(rows.get("columns")), cells(rows)),
                maps(explanation.get("left_out")).stream().map(LookReader::leftOut).toList(),
                text(explanation, "freshness"),
                maps(explanation.get("sensitivity")).stream().map(LookReader::otherRule).toList());
    }

    private static Explanation.LeftOut leftOut(Map<?, ?> leftOut) {
        return new Explanation.LeftOut(
                text(leftOut, "what"),
                leftOut.get("count") == null
                        ? Explanation.LeftOut.UNKNOWN
                        : whole(leftOut, "count"),
                text(leftOut, "why"));
    }

    private static Explanation.OtherRule otherRule(Map<?, ?> other) {
        return new Explanation.OtherRule(text(other, "rule"), text(other, "value"));
    }

    private static StoredLook.Series series(Map<?, ?> chart) {
        Map<?, ?> table = map(chart.get("table"));
        return new StoredLook.Series(
                text(chart, "id"),
                text(chart, "finding"),
                new ChartTable(texts(table.get("columns")), cells(table)));
    }

    private static List<List<String>> cells(Map<?, ?> table) {
        return list(table.get("rows")).stream().map(LookReader::texts).toList();
    }

    private static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(String.class::cast).toList();
    }

    private static List<Map<?, ?>> maps(@Nullable Object value) {
        return list(value).stream().<Map<?, ?>>map(LookReader::map).toList();
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("A list is missing.");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("An object is missing.");
    }

    private static String text(Map<?, ?> object, String name) {
        if (object.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("The text " + name + " is missing.");
    }

    private static BigDecimal number(Map<?, ?> object, String name) {
        if (object.get(name) instanceof BigDecimal number) {
            return number;
        }
        throw new IllegalArgumentException("The number " + name + " is missing.");
    }

    private static long whole(Map<?, ?> object, String name) {
        return number(object, name).longValue();
    }

    private static LocalDate day(Map<?, ?> object, String name) {
        try {
            return LocalDate.parse(text(object, name));
        } catch (java.time.DateTimeException broken) {
            throw new IllegalArgumentException("The day " + name + " is no ISO day.", broken);
        }
    }
}
