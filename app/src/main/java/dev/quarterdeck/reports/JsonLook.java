package dev.quarterdeck.reports;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Section;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes a first look as JSON under the schema `quarterdeck.look/1`.
///
/// The shape is an interface: fields are added, never renamed or removed, within one schema number.
/// Top level: `schema`, `look`, `subject`, `as_of` (ISO day), `made` (ISO instant), `complete`
/// (false when `gaps` has entries), `readings[]`, `sections[]`, `guesses[]`, `unknowns[]`,
/// `gaps[]`, `issues[]`, `next_commands[]`.
/// A section has `id`, `title`, `sentence` (plain text), `spans[]` (`text`, and `figure` where the
/// text is one), `figures[]`, `details[]` (ids of the figures that stand in the table), `charts[]`,
/// `notes[]`, `next_command`. A figure has `id`, `label`, `shown`, `value` and `explanation`; the
/// value's `kind` is `count`, `share`, `duration`, `rate`, `day`, `day_range`, `count_range` or
/// `not_known`. A chart has its series under names of its `kind`, and `table`, the same as text.
public final class JsonLook {

    static final String SCHEMA = "quarterdeck.look/1";

    private final JsonGenerator json;
    private final FigureJson figures;

    private JsonLook(JsonGenerator json) {
        this.json = json;
        this.figures = new FigureJson(json);
    }

    /// Writes the look, indented, with a line break at the end.
    public static void write(FirstLook look, Appendable out) {
        Json.write(out, json -> new JsonLook(json).look(look));
    }

    private void look(FirstLook look) {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        json.writeStringProperty("look", look.lookId());
        json.writeStringProperty("subject", look.subject());
        json.writeStringProperty("as_of", look.asOf().toString());
        json.writeStringProperty("made", look.made().toString());
        json.writeBooleanProperty("complete", look.gaps().isEmpty() && look.issues().isEmpty());
        Json.strings(json, "readings", look.readings());
        Json.objects(json, "sections", look.sections(), this::section);
        Json.objects(json, "guesses", look.guesses(), this::guess);
        Json.objects(json, "unknowns", look.unknowns(), this::unknown);
        Json.objects(json, "gaps", look.gaps(), this::gap);
        Json.objects(json, "issues", look.issues(), this::issue);
        Json.strings(json, "next_commands", look.nextCommands());
        json.writeEndObject();
    }

    private void section(Section section) {
        json.writeStringProperty("id", section.id());
        json.writeStringProperty("title", section.title());
        json.writeStringProperty("sentence", Figures.plainSentence(section));
        Json.objects(json, "spans", section.sentence(), this::span);
        Json.objects(json, "figures", List.copyOf(Figures.all(section)), figures::fields);
        Json.strings(json, "details", section.details().stream().map(Figure::id).toList());
        Json.objects(json, "charts", section.charts(), this::chart);
        Json.strings(json, "notes", section.notes());
        json.writeStringProperty("next_command", section.nextCommand());
    }

    private void span(Section.Span span) {
        switch (span) {
            case Section.Words(String text) -> json.writeStringProperty("text", text);
            case Section.Said(Figure figure, String text) -> {
                json.writeStringProperty("text", text);
                json.writeStringProperty("figure", figure.id());
            }
        }
    }

    private void chart(Chart chart) {
        new ChartJson(json).fields(chart);
    }

    private void guess(FirstLook.Guess guess) {
        json.writeStringProperty("key", guess.key());
        json.writeStringProperty("value", guess.value());
        json.writeStringProperty("evidence", guess.evidence());
        json.writeBooleanProperty("given", guess.given());
    }

    private void unknown(FirstLook.Unknown unknown) {
        json.writeStringProperty("what", unknown.what());
        json.writeStringProperty("input", unknown.input());
    }

    private void gap(ReadGap gap) {
        json.writeStringProperty("what", gap.what());
        json.writeStringProperty("why", gap.why());
        json.writeStringProperty("remedy", gap.remedy());
    }

    private void issue(ImportIssue issue) {
        json.writeStringProperty("file", issue.file());
        json.writeNumberProperty("row", issue.row());
        json.writeStringProperty("message", issue.message());
    }
}
