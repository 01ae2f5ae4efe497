package dev.quarterdeck.reports;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.reports.wording.Printable;
import java.math.BigDecimal;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;

/// Writes figures with all that explains them; {@link LookReader} reads the same.
final class FigureJson {

    private final JsonGenerator json;

    FigureJson(JsonGenerator json) {
        this.json = json;
    }

    void fields(Figure figure) {
        json.writeStringProperty("id", figure.id());
        json.writeStringProperty("label", figure.label());
        json.writeStringProperty("shown", Printable.value(figure.value()));
        json.writeObjectPropertyStart("value");
        quantity(figure.value());
        json.writeEndObject();
        json.writeObjectPropertyStart("explanation");
        explanation(figure.explanation());
        json.writeEndObject();
    }

    private void quantity(Quantity value) {
        switch (value) {
            case Quantity.Count(long count, String unit) -> {
                kind("count", unit);
                json.writeNumberProperty("count", count);
            }
            case Quantity.Part(Share share, String unit) -> share(share, unit);
            case Quantity.Span(Duration length) -> {
                json.writeStringProperty("kind", "duration");
                json.writeNumberProperty("seconds", seconds(length));
            }
            case Quantity.PerWeek(double rate, String unit) -> {
                kind("rate", unit);
                json.writeNumberProperty("per_week", rate);
            }
            case Quantity.Day(var day) -> {
                json.writeStringProperty("kind", "day");
                json.writeStringProperty("day", day.toString());
            }
            case Quantity.DayRange(var from, var until) -> {
                json.writeStringProperty("kind", "day_range");
                json.writeStringProperty("p50_day", from.toString());
                json.writeStringProperty("p85_day", until.toString());
            }
            case Quantity.CountRange(long from, long until, String unit) -> {
                kind("count_range", unit);
                json.writeNumberProperty("from", from);
                json.writeNumberProperty("until", until);
            }
            case Quantity.NotKnown(String reason) -> {
                json.writeStringProperty("kind", "not_known");
                json.writeStringProperty("reason", reason);
            }
        }
    }

    private void share(Share share, String unit) {
        kind("share", unit);
        json.writeNumberProperty("part", share.part());
        json.writeNumberProperty("whole", share.whole());
        if (share.isKnown()) {
            json.writeNumberProperty("share", share.fraction());
        } else {
            json.writeNullProperty("share");
        }
    }

    private void kind(String kind, String unit) {
        json.writeStringProperty("kind", kind);
        json.writeStringProperty("unit", unit);
    }

    private static BigDecimal seconds(Duration length) {
        return BigDecimal.valueOf(length.getSeconds())
                .add(BigDecimal.valueOf(length.getNano(), 9))
                .stripTrailingZeros()
                .setScale(length.getNano() == 0 ? 0 : 9);
    }

    private void explanation(Explanation explanation) {
        json.writeStringProperty("decision", explanation.decision());
        json.writeStringProperty("period", explanation.period());
        json.writeStringProperty("formula", explanation.formula());
        json.writeStringProperty("freshness", explanation.freshness());
        Json.objects(json, "left_out", explanation.leftOut(), this::leftOut);
        Json.objects(json, "sensitivity", explanation.sensitivity(), this::otherRule);
        json.writeObjectPropertyStart("rows");
        json.writeNumberProperty("count", explanation.rows().cells().size());
        Json.table(json, explanation.rows().columns(), explanation.rows().cells());
        json.writeEndObject();
    }

    private void leftOut(Explanation.LeftOut leftOut) {
        json.writeStringProperty("what", leftOut.what());
        if (leftOut.count() == Explanation.LeftOut.UNKNOWN) {
            json.writeNullProperty("count");
        } else {
            json.writeNumberProperty("count", leftOut.count());
        }
        json.writeStringProperty("why", leftOut.why());
    }

    private void otherRule(Explanation.OtherRule other) {
        json.writeStringProperty("rule", other.rule());
        json.writeStringProperty("value", other.value());
    }
}
