package dev.quarterdeck.sources.azuredevops;

import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.Sink;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Maps work items and their updates.
final class ItemMap {

    private static final Map<String, Field> FIELDS =
            new TreeMap<>(
                    Map.of(
                            "System.State", Field.STATUS,
                            "System.WorkItemType", Field.TYPE,
                            "System.AssignedTo", Field.ASSIGNEE,
                            "System.IterationPath", Field.SPRINT,
                            "System.AreaPath", Field.COMPONENT,
                            "System.TeamProject", Field.PROJECT,
                            "System.Parent", Field.PARENT,
                            "System.Tags", Field.LABEL,
                            "Microsoft.VSTS.Common.Priority", Field.PRIORITY,
                            "Microsoft.VSTS.Scheduling.StoryPoints", Field.POINTS));

    private ItemMap() {}

    static void item(Members read, Sink sink) {
        var id = read.text("id");
        var fields = read.at("fields");
        var created = fields.moment("System.CreatedDate");
        if (id.isEmpty() || created.isEmpty()) {
            sink.issue("A work item must have an id and the field System.CreatedDate.");
            return;
        }
        sink.item(id, new TrackerEvent.Created(created.get(), id));
        var seen = new EnumMap<Field, List<Value>>(Field.class);
        FIELDS.forEach((name, field) -> seen.put(field, values(field, fields.at(name))));
        var at = fields.moment("System.ChangedDate").orElse(created.get());
        sink.item(id, new TrackerEvent.Seen(at, seen));
    }

    /// The date of the revision counts: `revisedDate` is when the next one came, or the year 9999.
    static void update(Members read, Sink sink) {
        var item = read.text("workItemId");
        var fields = read.at("fields");
        var changed =
                fields.moment("System.ChangedDate", "newValue")
                        .or(() -> fields.moment("System.AuthorizedDate", "newValue"));
        if (item.isEmpty()) {
            sink.issue("An update must say of which work item it is.");
            return;
        }
        if (changed.isEmpty()) {
            sink.nothing("updates without a change of fields");
            return;
        }
        var act = new Act(changed.get(), read.text("id"), read.text("revisedBy", "id"));
        fields.moment("System.CreatedDate", "newValue")
                .ifPresent(at -> sink.item(item, new TrackerEvent.Created(at, item)));
        boolean isKnown = false;
        for (var name : FIELDS.keySet()) {
            if (fields.has(name)) {
                isKnown = true;
                field(item, act, FIELDS.get(name), fields.at(name), sink);
            }
        }
        if (!isKnown) {
            sink.item(item, new TrackerEvent.Changed(act, Field.OTHER, List.of(), List.of()));
        }
    }

    private static void field(String item, Act act, Field field, Members change, Sink sink) {
        var from = values(field, change.at("oldValue"));
        var to = values(field, change.at("newValue"));
        if (!from.isEmpty() || !to.isEmpty()) {
            sink.item(item, new TrackerEvent.Changed(act, field, from, to));
        }
    }

    private static List<Value> values(Field field, Members value) {
        if (field == Field.ASSIGNEE) {
            var id = value.either(List.of("id"), List.of("descriptor"));
            return id.isEmpty() ? List.of() : List.of(new Value(id, ""));
        }
        var text = value.text();
        if (text.isEmpty()) {
            return List.of();
        }
        return switch (field) {
            case POINTS -> number(text);
            case LABEL ->
                    java.util.stream.Stream.of(text.split(";"))
                            .map(String::strip)
                            .filter(one -> !one.isEmpty())
                            .map(Value::named)
                            .toList();
            case PARENT -> List.of(new Value(text, text));
            default -> List.of(Value.named(text));
        };
    }

    private static List<Value> number(String text) {
        try {
            return List.of(Value.number(new BigDecimal(text)));
        } catch (NumberFormatException e) {
            return List.of(Value.named(text));
        }
    }
}
