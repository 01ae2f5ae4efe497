package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.hosts.Said;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Maps issues; those that GitLab or the connection calls incidents are incidents as well.
final class IssueRecords {

    static final Value OPEN = new Value("opened", "opened");
    static final Value CLOSED = new Value("closed", "closed");

    private IssueRecords() {}

    static void issue(Project project) {
        var said = project.said();
        var number = said.text("iid");
        var created = said.at("created_at");
        if (number.isEmpty() || project.id().isEmpty() || created.isEmpty()) {
            project.sink().issue("An issue must have project_id, iid and created_at.");
            return;
        }
        var id = project.item(number);
        var sink = project.sink();
        project.account("author");
        sink.item(id, new TrackerEvent.Created(created.get(), key(project, number)));
        // Every issue is born open.
        sink.item(id, new TrackerEvent.Seen(created.get(), Map.of(Field.STATUS, List.of(OPEN))));
        if (isClosed(said)) {
            said.at("closed_at")
                    .ifPresent(
                            at ->
                                    sink.item(
                                            id,
                                            new TrackerEvent.Since(
                                                    at, Field.STATUS, List.of(CLOSED))));
        }
        said.at("updated_at")
                .ifPresent(at -> sink.item(id, new TrackerEvent.Seen(at, fields(project, number))));
        if (isIncident(project)) {
            incident(project, id, created.get());
        }
    }

    private static boolean isClosed(Said said) {
        return said.word("state").equals("closed");
    }

    private static String key(Project project, String number) {
        return project.path() + "#" + number;
    }

    private static Map<Field, List<Value>> fields(Project project, String number) {
        var said = project.said();
        var fields = new EnumMap<Field, List<Value>>(Field.class);
        fields.put(Field.STATUS, List.of(isClosed(said) ? CLOSED : OPEN));
        fields.put(Field.KEY, List.of(Value.named(key(project, number))));
        fields.put(Field.PROJECT, List.of(new Value(project.id(), project.path())));
        fields.put(
                Field.LABEL,
                said.each("labels")
                        .map(one -> one.has("name") ? one.text("name") : one.text())
                        .filter(name -> !name.isEmpty())
                        .map(Value::named)
                        .toList());
        fields.put(
                Field.ASSIGNEE,
                said.each("assignees")
                        .map(project::account)
                        .filter(one -> !one.isEmpty())
                        .map(one -> new Value(one, ""))
                        .toList());
        // The dated events of milestones tell titles, and ids only sometimes.
        fields.put(Field.FIX_VERSION, named(said.text("milestone", "title")));
        named(fields, Field.TYPE, said.first("issue_type", "type"));
        number(fields, Field.POINTS, said, "weight");
        number(fields, Field.ESTIMATE, said, "time_stats", "time_estimate");
        reference(fields, Field.SPRINT, said.part("iteration"));
        reference(fields, Field.PARENT, said.part("epic"));
        return fields;
    }

    private static List<Value> named(String text) {
        return text.isEmpty() ? List.of() : List.of(Value.named(text));
    }

    private static void named(Map<Field, List<Value>> fields, Field field, String text) {
        if (!text.isEmpty()) {
            fields.put(field, named(text.toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private static void number(
            Map<Field, List<Value>> fields, Field field, Said said, String... path) {
        if (said.node(path).isNumber()) {
            fields.put(field, List.of(Value.number(BigDecimal.valueOf(said.number(path)))));
        }
    }

    private static void reference(Map<Field, List<Value>> fields, Field field, Said part) {
        if (part.has("id")) {
            fields.put(field, List.of(new Value(part.text("id"), part.text("title"))));
        }
    }

    static boolean isIncident(Project project) {
        var said = project.said();
        var type = said.word("issue_type");
        return type.equals("incident")
                || project.isIncident(type)
                || said.each("labels").anyMatch(one -> project.isIncident(one.text()));
    }

    private static void incident(Project project, String id, Instant created) {
        var said = project.said();
        var severity = said.text("severity");
        project.sink()
                .incident(
                        id,
                        new IncidentEvent.Opened(
                                created, severity.equals("UNKNOWN") ? "" : severity));
        if (!project.path().isEmpty()) {
            project.sink().incident(id, new IncidentEvent.ComponentNamed(created, project.path()));
        }
        if (isClosed(said)) {
            said.at("closed_at")
                    .ifPresent(at -> project.sink().incident(id, new IncidentEvent.Resolved(at)));
        }
    }
}
