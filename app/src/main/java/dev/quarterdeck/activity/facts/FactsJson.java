package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.facts.FactSheet.FactLink;
import dev.quarterdeck.activity.facts.FactSheet.Stay;
import dev.quarterdeck.platform.http.Page;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes facts for other programs: flat objects, lengths in milliseconds with the reason where
/// there is none.
final class FactsJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Columns<Stay> STAYS = Columns.of(Stay.class);
    private static final Columns<FactLink> LINKS = Columns.of(FactLink.class);
    private static final Map<Class<?>, Columns<?>> ROWS =
            Map.of(
                    WorkItemRow.class, Columns.of(WorkItemRow.class),
                    ChangeRow.class, Columns.of(ChangeRow.class),
                    RunRow.class, Columns.of(RunRow.class),
                    DeploymentRow.class, Columns.of(DeploymentRow.class),
                    IncidentRow.class, Columns.of(IncidentRow.class));

    private FactsJson() {}

    static String page(Page<FactRow> page) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("items");
            json.writeStartArray();
            page.items().forEach(row -> row(json, row));
            json.writeEndArray();
            json.writeName("next");
            if (page.next() == null) {
                json.writeNull();
            } else {
                json.writeString(page.next());
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void row(JsonGenerator json, FactRow row) {
        var columns = ROWS.get(row.getClass());
        if (columns == null) {
            throw new IllegalStateException("Nothing writes " + row.getClass() + ".");
        }
        columns.write(json, (Record) row, Columns.Naming.SHOWN);
    }

    static String sheet(FactSheet sheet) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("facts");
            row(json, sheet.row());
            list(json, "intervals", STAYS, sheet.intervals());
            list(json, "links", LINKS, sheet.links());
            json.writeName("unlinked");
            json.writeStartArray();
            sheet.unlinked().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static <R extends Record> void list(
            JsonGenerator json, String name, Columns<R> columns, List<R> rows) {
        json.writeName(name);
        json.writeStartArray();
        rows.forEach(row -> columns.write(json, row, Columns.Naming.SHOWN));
        json.writeEndArray();
    }
}
