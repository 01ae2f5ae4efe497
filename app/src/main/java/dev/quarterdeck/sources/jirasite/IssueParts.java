package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads on what an issue has more of than came with it: changes, comments, work.
final class IssueParts {

    private static final int MOST_ASKED_FOR = 200;

    private final Visit visit;
    private final Site site;
    private final Take take;
    private final Map<String, String> parameters;

    IssueParts(Visit visit, Site site, Take take, Map<String, String> parameters) {
        this.visit = visit;
        this.site = site;
        this.take = take;
        this.parameters = parameters;
    }

    void read(JsonNode issue) {
        var id = Members.text(issue, "id");
        var fields = issue.path("fields");
        var log = issue.path("changelog");
        if (log.isObject() && !IssueReader.isWhole(log)) {
            part(id, "changes", () -> changes(id, Members.text(fields, "updated")));
        }
        if (isCut(fields.path("comment"), "comments")) {
            part(id, "comments", () -> list(id, "comment", "comments"));
        }
        if (isCut(fields.path("worklog"), "worklogs")) {
            part(id, "work", () -> list(id, "worklog", "worklogs"));
        }
    }

    private static boolean isCut(JsonNode list, String member) {
        return list.path(member).size() < Members.number(list, "total");
    }

    private void part(String id, String what, Runnable work) {
        try {
            work.run();
        } catch (ToolTrouble trouble) {
            if (!trouble.isMissing() && trouble.kind() != ToolTrouble.Kind.NOT_ALLOWED) {
                throw trouble;
            }
            take.gap(
                    "%s of the issue %s".formatted(what, id),
                    trouble.getMessage() + "",
                    trouble.remedy());
        }
    }

    /// All pages are read, the last one says so.
    private void changes(String id, String updated) {
        Pages.byStart(
                visit,
                site.path(Visit.path("issue", id, "changelog")),
                Map.of(),
                "values",
                (records, last) -> {
                    var told = new LinkedHashMap<>(parameters);
                    told.put("issue", id);
                    if (last) {
                        told.put("whole", updated);
                    }
                    take.page("changelogs", told, records, null);
                });
    }

    private void list(String id, String resource, String stream) {
        Pages.byStart(
                visit,
                site.path(Visit.path("issue", id, resource)),
                Map.of(),
                stream,
                (records, last) -> take.page(stream, Map.of("issue", id), records, null));
    }

    /// Asks for issues that a scope does not list any more, and hands over those that are still
    /// there: they were moved, and keep their id.
    ///
    /// @return the ids of those that are not gone, or of which that is not known yet
    List<String> elsewhere(Collection<String> ids, String fields) {
        var there = new ArrayList<String>();
        var found = new ArrayList<JsonNode>();
        int asked = 0;
        for (var id : ids) {
            if (asked++ >= MOST_ASKED_FOR || isThere(id, fields, found)) {
                there.add(id);
            }
        }
        if (asked > MOST_ASKED_FOR) {
            take.gap(
                    "%d issues that are not listed any more".formatted(asked - MOST_ASKED_FOR),
                    "At most %d are asked for in one run.".formatted(MOST_ASKED_FOR),
                    "Maybe nothing: the next runs go on.");
        }
        found.forEach(this::read);
        if (!found.isEmpty()) {
            take.page("issues", parameters, found, null);
        }
        return there;
    }

    private boolean isThere(String id, String fields, List<JsonNode> found) {
        try {
            var asked = Map.of("fields", fields, "expand", "changelog");
            found.add(visit.get(site.path(Visit.path("issue", id)), asked).json());
            return true;
        } catch (ToolTrouble trouble) {
            if (trouble.isMissing() || trouble.kind() == ToolTrouble.Kind.NOT_ALLOWED) {
                return false;
            }
            throw trouble;
        }
    }
}
