package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads one scope: what its names mean, then its issues.
final class ScopeReading {

    private static final Pattern ORDER =
            Pattern.compile("\\s*\\border\\s+by\\s.*$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Visit visit;
    private final Site site;
    private final Scope scope;
    private final Take take;

    ScopeReading(Visit visit, Site site, Scope scope, Take take) {
        this.visit = visit;
        this.site = site;
        this.scope = scope;
        this.take = take;
    }

    void read() {
        take.progress("names", 0, 0);
        var fields = visit.get(site.path("field")).records("");
        take.page("fields", Map.of(), fields, null);
        var vocabulary = Vocabulary.of(fields, linkTypes());
        for (var list :
                List.of(
                        "status statuses",
                        "issuetype types",
                        "priority priorities",
                        "resolution resolutions")) {
            var two = list.split(" ");
            part(
                    two[1],
                    () ->
                            take.page(
                                    two[1],
                                    Map.of(),
                                    visit.get(site.path(two[0])).records(""),
                                    null));
        }
        var query = query();
        if (scope.kind().equals("project")) {
            part("the project", this::project);
        }
        if (!scope.kind().equals("query")) {
            part("boards", this::boards);
        }
        new IssueSearch(visit, site, take, vocabulary, query).read();
    }

    /// Does what can be left out; what is missing then is told.
    private void part(String what, Runnable work) {
        try {
            work.run();
        } catch (ToolTrouble trouble) {
            if (!Pages.isLeftOut(trouble)) {
                throw trouble;
            }
            take.gap(what + " of " + scope.name(), trouble.getMessage() + "", trouble.remedy());
        }
    }

    private List<JsonNode> linkTypes() {
        try {
            return visit.get(site.path("issueLinkType")).records("issueLinkTypes");
        } catch (ToolTrouble trouble) {
            // Links can be switched off.
            if (!Pages.isLeftOut(trouble)) {
                throw trouble;
            }
            return List.of();
        }
    }

    /// Returns the query that finds the scope's issues. A board is read by its filter: what it adds
    /// to it hides items that are done.
    private String query() {
        return switch (scope.kind()) {
            case "board" -> {
                var path = Visit.path("rest", "agile", "1.0", "board", scope.id(), "configuration");
                var filter = Members.text(visit.get(path).json().path("filter"), "id");
                yield "filter = " + filter;
            }
            case "query" -> "(" + ORDER.matcher(scope.id()).replaceFirst("").strip() + ")";
            default -> "project = " + scope.id();
        };
    }

    private void project() {
        var path = Visit.path("project", scope.id());
        take.page("projects", Map.of(), List.of(visit.get(site.path(path)).json()), null);
    }

    private void boards() {
        if (scope.kind().equals("board")) {
            board(visit.get(Visit.path("rest", "agile", "1.0", "board", scope.id())).json());
            return;
        }
        var query = Map.of("projectKeyOrId", scope.id());
        Pages.byStart(visit, "rest/agile/1.0/board", query).forEach(this::board);
    }

    private void board(JsonNode board) {
        take.page("boards", Map.of(), List.of(board), null);
        var id = Members.text(board, "id");
        part(
                "the columns of board " + id,
                () -> {
                    var path = Visit.path("rest", "agile", "1.0", "board", id, "configuration");
                    take.page("boards", Map.of(), List.of(visit.get(path).json()), null);
                });
        if (!Members.text(board, "type").equals("kanban")) {
            part("the sprints of board " + id, () -> sprints(id));
        }
    }

    private void sprints(String board) {
        var path = Visit.path("rest", "agile", "1.0", "board", board, "sprint");
        try {
            Pages.byStart(
                    visit,
                    path,
                    Map.of(),
                    "values",
                    (records, last) -> take.page("sprints", Map.of("board", board), records, null));
        } catch (ToolTrouble trouble) {
            // A board of a project that its team manages says (400) that it has no sprints.
            if (trouble.kind() != ToolTrouble.Kind.UNEXPECTED) {
                throw trouble;
            }
        }
    }
}
