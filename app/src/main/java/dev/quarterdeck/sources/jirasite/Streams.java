package dev.quarterdeck.sources.jirasite;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Recognises of which stream a record is by its members.
final class Streams {

    private static final Set<String> BOARDS = Set.of("scrum", "kanban", "simple");

    private Streams() {}

    static Optional<String> of(JsonNode record) {
        if (!record.isObject()) {
            return Optional.empty();
        }
        return Optional.of(name(record)).filter(name -> !name.isEmpty());
    }

    private static String name(JsonNode record) {
        if (record.path("fields").isObject()) {
            return record.has("id") ? "issues" : "";
        }
        if (record.path("items").isArray() && record.has("created")) {
            return "changelogs";
        }
        if (record.has("timeSpentSeconds")) {
            return "worklogs";
        }
        if (record.has("displayName") && !People.id(record).isEmpty()) {
            return "users";
        }
        return record.has("id") ? named(record) : other(record);
    }

    private static String other(JsonNode record) {
        return record.path("detail").isArray() || record.path("summary").isObject()
                ? "development"
                : "";
    }

    private static String named(JsonNode record) {
        if (record.path("object").isObject()) {
            return "remotelinks";
        }
        if (record.path("objectItem").isObject()) {
            return "audit";
        }
        if (record.has("author") && record.has("created") && record.has("body")) {
            return "comments";
        }
        if (record.has("inward") && record.has("outward")) {
            return "linkTypes";
        }
        return record.has("name") ? definition(record) : board(record);
    }

    private static String definition(JsonNode record) {
        if (record.path("statusCategory").isObject()) {
            return "statuses";
        }
        if (record.has("clauseNames") || record.path("schema").isObject()) {
            return "fields";
        }
        if (record.has("state") && (record.has("originBoardId") || record.has("boardId"))) {
            return "sprints";
        }
        if (record.has("subtask")) {
            return "types";
        }
        if (record.has("released") || record.has("projectId")) {
            return "versions";
        }
        return placed(record);
    }

    private static String placed(JsonNode record) {
        if (!board(record).isEmpty()) {
            return "boards";
        }
        if (record.has("key")) {
            return "projects";
        }
        if (record.has("assigneeType") || record.has("isAssigneeTypeValid")) {
            return "components";
        }
        return record.has("iconUrl") ? "priorities" : "";
    }

    private static String board(JsonNode record) {
        boolean isBoard =
                BOARDS.contains(Members.text(record, "type"))
                        || record.path("columnConfig").isObject()
                        || record.path("location").isObject() && record.has("filter");
        return isBoard ? "boards" : "";
    }
}
