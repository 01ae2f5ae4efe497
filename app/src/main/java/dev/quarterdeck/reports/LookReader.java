package dev.quarterdeck.reports;

import static dev.quarterdeck.reports.JsonValues.day;
import static dev.quarterdeck.reports.JsonValues.list;
import static dev.quarterdeck.reports.JsonValues.map;
import static dev.quarterdeck.reports.JsonValues.maps;
import static dev.quarterdeck.reports.JsonValues.moment;
import static dev.quarterdeck.reports.JsonValues.number;
import static dev.quarterdeck.reports.JsonValues.text;
import static dev.quarterdeck.reports.JsonValues.texts;
import static dev.quarterdeck.reports.JsonValues.truth;
import static dev.quarterdeck.reports.JsonValues.whole;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a look that {@link JsonLook} wrote, equal to the one that was written; anything unexpected
/// is an `IllegalArgumentException`, so that a foreign file is refused whole.
final class LookReader {

    private LookReader() {}

    static FirstLook look(@Nullable Object root) {
        Map<?, ?> look = map(root);
        if (!JsonLook.SCHEMA.equals(look.get("schema"))) {
            throw new IllegalArgumentException("The schema is another.");
        }
        return new FirstLook(
                text(look, "look"),
                text(look, "subject"),
                day(look, "as_of"),
                moment(look, "made"),
                texts(look.get("readings")),
                maps(look.get("sections")).stream().map(LookReader::section).toList(),
                maps(look.get("guesses")).stream().map(LookReader::guess).toList(),
                maps(look.get("unknowns")).stream().map(LookReader::unknown).toList(),
                maps(look.get("gaps")).stream().map(LookReader::gap).toList(),
                maps(look.get("issues")).stream().map(LookReader::issue).toList(),
                texts(look.get("next_commands")));
    }

    private static Section section(Map<?, ?> section) {
        Map<String, Figure> figures = new HashMap<>();
        maps(section.get("figures"))
                .forEach(figure -> figures.put(text(figure, "id"), figure(figure)));
        return new Section(
                text(section, "id"),
                text(section, "title"),
                maps(section.get("spans")).stream().map(span -> span(span, figures)).toList(),
                texts(section.get("details")).stream().map(id -> known(id, figures)).toList(),
                maps(section.get("charts")).stream().map(ChartReader::chart).toList(),
                texts(section.get("notes")),
                text(section, "next_command"));
    }

    private static Section.Span span(Map<?, ?> span, Map<String, Figure> figures) {
        return span.get("figure") == null
                ? new Section.Words(text(span, "text"))
                : new Section.Said(known(text(span, "figure"), figures), text(span, "text"));
    }

    private static Figure known(String id, Map<String, Figure> figures) {
        Figure figure = figures.get(id);
        if (figure == null) {
            throw new IllegalArgumentException("The figure " + id + " is missing.");
        }
        return figure;
    }

    private static FirstLook.Guess guess(Map<?, ?> guess) {
        return new FirstLook.Guess(
                text(guess, "key"),
                text(guess, "value"),
                text(guess, "evidence"),
                truth(guess, "given"));
    }

    private static FirstLook.Unknown unknown(Map<?, ?> unknown) {
        return new FirstLook.Unknown(text(unknown, "what"), text(unknown, "input"));
    }

    private static ReadGap gap(Map<?, ?> gap) {
        return new ReadGap(text(gap, "what"), text(gap, "why"), text(gap, "remedy"));
    }

    private static ImportIssue issue(Map<?, ?> issue) {
        return new ImportIssue(text(issue, "file"), whole(issue, "row"), text(issue, "message"));
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

    private static List<List<String>> cells(Map<?, ?> table) {
        return list(table.get("rows")).stream().map(JsonValues::texts).toList();
    }
}
