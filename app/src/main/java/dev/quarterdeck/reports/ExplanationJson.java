package dev.quarterdeck.reports;

import dev.quarterdeck.metrics.Figure;
import java.time.LocalDate;

/// Writes everything behind one figure as JSON: the figure's object of `quarterdeck.look/1`.
public final class ExplanationJson {

    private ExplanationJson() {}

    /// Writes the figure with every row, indented.
    public static void write(StoredLook look, Figure figure, Appendable out) {
        Json.write(
                out,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("schema", "quarterdeck.explanation/1");
                    json.writeStringProperty("look", look.lookId());
                    json.writeStringProperty("subject", look.subject());
                    json.writeStringProperty("as_of", look.asOf());
                    new FigureJson(json).fields(figure);
                    json.writeEndObject();
                });
    }

    /// Writes a figure that stands in no look, with every row, indented.
    ///
    /// @param subject what it is about
    public static void write(String subject, LocalDate asOf, Figure figure, Appendable out) {
        Json.write(
                out,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("schema", "quarterdeck.explanation/1");
                    json.writeNullProperty("look");
                    json.writeStringProperty("subject", subject);
                    json.writeStringProperty("as_of", asOf.toString());
                    new FigureJson(json).fields(figure);
                    json.writeEndObject();
                });
    }

    /// Writes the numbers of a chart, indented.
    public static void write(StoredLook look, StoredLook.Series series, Appendable out) {
        Json.write(
                out,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("schema", "quarterdeck.explanation/1");
                    json.writeStringProperty("look", look.lookId());
                    json.writeStringProperty("subject", look.subject());
                    json.writeStringProperty("as_of", look.asOf());
                    json.writeStringProperty("id", series.id());
                    json.writeStringProperty("finding", series.finding());
                    json.writeObjectPropertyStart("table");
                    Json.table(json, series.table().columns(), series.table().rows());
                    json.writeEndObject();
                    json.writeEndObject();
                });
    }
}
