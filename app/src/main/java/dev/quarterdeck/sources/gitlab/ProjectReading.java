package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.sources.Answer;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads one project from where it was left, each list by last update and oldest first.
final class ProjectReading {

    private static final String BEGINNING = "1970-01-01T00:00:00Z";
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int LARGEST = 100;
    private static final int SMALLEST = 10;

    private final Visit visit;
    private final Scope scope;
    private final Take take;
    private final String base;
    private final Map<String, String> parameters = new HashMap<>();
    private int size = LARGEST;

    ProjectReading(Visit visit, Scope scope, Take take) {
        this.visit = visit;
        this.scope = scope;
        this.take = take;
        this.base = Visit.path("projects", scope.id());
    }

    void read() {
        about();
        var all = Map.of("scope", "all", "state", "all");
        part("merge_requests", () -> updated("merge_requests", all, this::ofMerges));
        part("issues", () -> updated("issues", all, this::ofIssues));
        part("pipelines", () -> updated("pipelines", Map.of(), this::ofPipelines));
        part("deployments", () -> updated("deployments", Map.of(), records -> {}));
        part("environments", () -> pages("environments", base + "/environments", parameters));
        part("milestones", () -> pages("milestones", base + "/milestones", parameters));
        part("releases", () -> pages("releases", base + "/releases", parameters));
    }

    private void about() {
        var answer = visit.get(base);
        var project = answer.json();
        var path = project.path("path_with_namespace").asString("");
        if (path.isEmpty()) {
            throw new ToolTrouble(
                    ToolTrouble.Kind.UNEXPECTED,
                    "The answer to (%s) must be a project.".formatted(answer.asked()),
                    "Maybe the address is not that of the API, which ends in /api/v4.");
        }
        parameters.put(Project.ID, project.path("id").asString(scope.id()));
        parameters.put(Project.PATH, path);
        var incidents = visit.setting(GitlabConnector.INCIDENTS);
        if (!incidents.isBlank()) {
            parameters.put(Project.INCIDENTS, incidents);
        }
        take.page("projects", parameters, List.of(project), null);
    }

    /// Reads what belongs to the records of a page before the page is kept.
    private interface Before {
        void page(List<JsonNode> records);
    }

    /// Each page asks from the last update of the one before: numbered pages would move under
    /// our hands, and end at 50,000 records.
    private void updated(String stream, Map<String, String> asked, Before before) {
        var known = take.cursor(stream).orElse(BEGINNING);
        var since = known;
        var path = base + "/" + stream;
        var answer = sized(path, query(asked, since));
        while (true) {
            var records = answer.records("");
            before.page(records);
            var last = last(records, since);
            take.page(stream, parameters, records, back(last, known));
            var next = next(answer, path, query(asked, since));
            if (next.isEmpty()) {
                return;
            }
            // A page of one same moment: only the numbered page leads on.
            answer = last.equals(since) ? visit.get(next.get()) : sized(path, query(asked, last));
            since = last;
        }
    }

    private static Map<String, Object> query(Map<String, String> asked, String since) {
        var query = new LinkedHashMap<String, Object>(asked);
        query.put("order_by", "updated_at");
        query.put("sort", "asc");
        query.put("updated_after", since);
        return query;
    }

    /// The next page by its link, or by the number that stands in a header where a proxy took
    /// the link away. Above 10,000 records GitLab tells no totals, but a next page all the
    /// same.
    private Optional<String> next(Answer answer, String path, Map<String, ?> query) {
        var link = answer.link("next");
        if (link.isPresent()) {
            return link;
        }
        return answer.header("x-next-page")
                .filter(page -> page.matches("\\d{1,9}"))
                .map(page -> path + "?page=" + page + asText(query));
    }

    private String asText(Map<String, ?> query) {
        var text = new StringBuilder("&per_page=" + size);
        query.forEach(
                (name, value) ->
                        text.append('&').append(name).append('=').append(Visit.path("" + value)));
        return text.toString();
    }

    private static String last(List<JsonNode> records, String since) {
        var last = OffsetDateTime.parse(since);
        var text = since;
        for (var record : records) {
            var told = record.path("updated_at").asString("");
            try {
                var updated = OffsetDateTime.parse(told);
                if (updated.isAfter(last)) {
                    last = updated;
                    text = updated.toInstant().toString();
                }
            } catch (DateTimeParseException e) {
                // The mapping says so; the page goes on from the others.
            }
        }
        return text;
    }

    /// Some minutes back, and never behind what was known.
    private static String back(String moment, String known) {
        var back = OffsetDateTime.parse(moment).minus(CLOCKS_DIFFER);
        return back.isAfter(OffsetDateTime.parse(known)) ? back.toInstant().toString() : known;
    }

    /// Large pages fail at the tool: smaller ones follow.
    private Answer sized(String path, Map<String, ?> query) {
        while (true) {
            var sized = new LinkedHashMap<String, Object>(query);
            sized.put("per_page", size);
            try {
                return visit.get(path, sized);
            } catch (ToolTrouble trouble) {
                if (trouble.kind() != ToolTrouble.Kind.BROKEN || size <= SMALLEST) {
                    throw trouble;
                }
                size = Math.max(SMALLEST, size / 2);
            }
        }
    }

    private void pages(String stream, String path, Map<String, String> of) {
        pages(stream, path, of, Map.of());
    }

    private void pages(
            String stream, String path, Map<String, String> of, Map<String, String> asked) {
        var answer = sized(path, asked);
        take.page(stream, of, answer.records(""), null);
        for (var next = next(answer, path, asked);
                next.isPresent();
                next = next(answer, path, asked)) {
            answer = visit.get(next.get());
            take.page(stream, of, answer.records(""), null);
        }
    }

    private void ofMerges(List<JsonNode> records) {
        long done = 0;
        for (var record : records) {
            var number = record.path("iid").asString();
            var of = of(number, "merge_request");
            var path = base + "/merge_requests/" + number;
            child(() -> pages("notes", path + "/notes", of, Map.of("sort", "asc")));
            child(() -> pages("merge_request_commits", path + "/commits", of));
            child(() -> pages("state_events", path + "/resource_state_events", of));
            take.progress("merge requests", ++done, records.size());
        }
    }

    private Map<String, String> of(String number, String what) {
        var of = new HashMap<>(parameters);
        of.put(Project.NUMBER, number);
        of.put("of", what);
        return of;
    }

    private void ofIssues(List<JsonNode> records) {
        long done = 0;
        for (var record : records) {
            var number = record.path("iid").asString();
            var of = of(number, "issue");
            var read = new RawRecord("issues", "", parameters, visit.zone(), record);
            if (IssueRecords.isIncident(Project.of(read, new Sink()))) {
                of.put("is_incident", "true");
            }
            var path = base + "/issues/" + number;
            child(() -> pages("state_events", path + "/resource_state_events", of));
            child(() -> pages("label_events", path + "/resource_label_events", of));
            child(() -> pages("milestone_events", path + "/resource_milestone_events", of));
            if (record.path("user_notes_count").asInt(0) > 0) {
                child(() -> pages("notes", path + "/notes", of, Map.of("sort", "asc")));
            }
            take.progress("issues", ++done, records.size());
        }
    }

    /// The list of pipelines tells neither start nor end.
    private void ofPipelines(List<JsonNode> records) {
        long done = 0;
        for (var record : records) {
            var path = base + "/pipelines/" + record.path("id").asString();
            child(() -> take.page("pipeline", parameters, List.of(visit.get(path).json()), null));
            child(
                    () ->
                            pages(
                                    "jobs",
                                    path + "/jobs",
                                    parameters,
                                    Map.of("include_retried", "true")));
            take.progress("pipelines", ++done, records.size());
        }
    }

    /// What belongs to one record and is hidden or gone is a gap, and not the end.
    private void child(Runnable reading) {
        part("a record", reading);
    }

    private void part(String what, Runnable reading) {
        try {
            reading.run();
        } catch (ToolTrouble trouble) {
            if (!trouble.isMissing() && trouble.kind() != ToolTrouble.Kind.NOT_ALLOWED) {
                throw trouble;
            }
            take.gap(what + " of " + scope.name(), trouble.getMessage() + "", trouble.remedy());
        }
    }
}
