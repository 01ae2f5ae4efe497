package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.Definition.Kind;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads what Jira means by its names: statuses, sprints, projects and the like.
final class Names {

    private Names() {}

    private static void tell(Kind kind, JsonNode told, Map<String, String> attributes, Sink sink) {
        var id = Members.text(told, "id");
        if (id.isEmpty()) {
            sink.issue("The member id must be given.");
            return;
        }
        var filled = new TreeMap<>(attributes);
        filled.values().removeIf(String::isEmpty);
        sink.definition(new Definition(kind, id, null, Members.text(told, "name"), filled));
    }

    static void status(JsonNode status, Sink sink) {
        tell(
                Kind.STATUS,
                status,
                Map.of(
                        "category", Members.text(status.path("statusCategory"), "key"),
                        "project", Members.text(status.path("scope").path("project"), "id")),
                sink);
    }

    static void sprint(JsonNode sprint, ZoneId zone, Sink sink) {
        var attributes = new TreeMap<String, String>();
        attributes.put("state", Members.text(sprint, "state").toLowerCase(java.util.Locale.ROOT));
        attributes.put("board", Members.first(sprint, "originBoardId", "boardId", "rapidViewId"));
        date(sprint, "startDate", "start", zone, attributes);
        date(sprint, "activatedDate", "activated", zone, attributes);
        date(sprint, "endDate", "end", zone, attributes);
        date(sprint, "completeDate", "complete", zone, attributes);
        tell(Kind.SPRINT, sprint, attributes, sink);
    }

    private static void date(
            JsonNode told,
            String member,
            String name,
            ZoneId zone,
            Map<String, String> attributes) {
        Members.moment(told, member, zone).ifPresent(at -> attributes.put(name, at.toString()));
    }

    static void type(JsonNode type, Sink sink) {
        tell(
                Kind.TYPE,
                type,
                Map.of(
                        "subtask", Members.text(type, "subtask"),
                        "level", Members.text(type, "hierarchyLevel")),
                sink);
    }

    static void plain(Kind kind, JsonNode told, Sink sink) {
        tell(kind, told, Map.of(), sink);
    }

    static void field(JsonNode field, Sink sink) {
        tell(
                Kind.FIELD,
                field,
                Map.of(
                        "schema", Members.first(field.path("schema"), "custom", "type"),
                        "use",
                                Vocabulary.use(field)
                                        .map(use -> use.name().toLowerCase(java.util.Locale.ROOT))
                                        .orElse("")),
                sink);
    }

    /// A project, with the versions and components that it holds.
    static void project(JsonNode project, Sink sink) {
        tell(
                Kind.PROJECT,
                project,
                Map.of(
                        "key", Members.text(project, "key"),
                        "type", Members.text(project, "projectTypeKey")),
                sink);
        var id = Members.text(project, "id");
        project.path("versions").forEach(one -> version(one, id, sink));
        project.path("components")
                .forEach(one -> tell(Kind.COMPONENT, one, Map.of("project", id), sink));
        project.path("issueTypes").forEach(one -> type(one, sink));
    }

    static void version(JsonNode version, String project, Sink sink) {
        tell(
                Kind.VERSION,
                version,
                Map.of(
                        "project", project.isEmpty() ? Members.text(version, "projectId") : project,
                        "released", Members.text(version, "released"),
                        "archived", Members.text(version, "archived"),
                        "start", Members.text(version, "startDate"),
                        "release", Members.text(version, "releaseDate")),
                sink);
    }

    /// A board, or its configuration: which statuses stand in which column.
    static void board(JsonNode board, Sink sink) {
        var place = board.path("location");
        var columns =
                board.path("columnConfig")
                        .path("columns")
                        .valueStream()
                        .map(Names::column)
                        .collect(Collectors.joining("\n"));
        tell(
                Kind.BOARD,
                board,
                Map.of(
                        "type", Members.text(board, "type"),
                        "project", Members.first(place, "projectId", "id", "projectKey", "key"),
                        "filter", Members.text(board.path("filter"), "id"),
                        "columns", columns),
                sink);
    }

    private static String column(JsonNode column) {
        return Members.text(column, "name")
                + "\t"
                + column.path("statuses")
                        .valueStream()
                        .map(status -> Members.text(status, "id"))
                        .collect(Collectors.joining(","));
    }

    /// The streams of which each record is one definition.
    static final List<String> STREAMS =
            List.of(
                    "statuses",
                    "sprints",
                    "types",
                    "priorities",
                    "resolutions",
                    "fields",
                    "projects",
                    "versions",
                    "components",
                    "boards");

    static void read(RawRecord record, Sink sink) {
        var body = record.body();
        switch (record.stream()) {
            case "statuses" -> status(body, sink);
            case "sprints" -> sprint(body, record.zone(), sink);
            case "types" -> type(body, sink);
            case "priorities" -> plain(Kind.PRIORITY, body, sink);
            case "resolutions" -> plain(Kind.RESOLUTION, body, sink);
            case "fields" -> field(body, sink);
            case "projects" -> project(body, sink);
            case "versions" -> version(body, "", sink);
            case "components" -> plain(Kind.COMPONENT, body, sink);
            default -> board(body, sink);
        }
    }
}
