package dev.quarterdeck.sources.github;

import dev.quarterdeck.sources.Answer;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one repository from where it was left.
///
/// What can be asked for by its last update is read oldest first, so that every page kept is a
/// page done. The rest is read newest first until what was known, and its cursor moves at the
/// end.
final class RepositoryReading {

    private static final String BEGINNING = "1970-01-01T00:00:00Z";
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Duration RUNS_AGAIN = Duration.ofDays(3);
    private static final Duration RETIRED_LATER = Duration.ofDays(14);
    private static final int LARGEST = 100;
    private static final int SMALLEST = 10;

    private final Visit visit;
    private final Scope scope;
    private final Take take;
    private final Map<String, String> parameters = new HashMap<>();
    private final Set<String> pullsRead = new HashSet<>();
    private @Nullable PullReading pulls;
    private String base = "";
    private int size = LARGEST;

    RepositoryReading(Visit visit, Scope scope, Take take) {
        this.visit = visit;
        this.scope = scope;
        this.take = take;
    }

    void read() {
        about();
        updated("issues", base + "issues", Map.of("state", "all"), this::pullsAmong);
        updated("comments", base + "issues/comments", Map.of(), page -> {});
        updated("review_comments", base + "pulls/comments", Map.of(), page -> {});
        optional("events", () -> newestFirst("events", base + "issues/events", "", CLOCKS_DIFFER));
        optional("runs", this::runs);
        optional("deployments", this::deployments);
        optional(
                "milestones",
                () -> all("milestones", base + "milestones", "", Map.of("state", "all")));
        optional("releases", () -> all("releases", base + "releases", "", Map.of()));
        optional(
                "workflows",
                () -> all("workflows", base + "actions/workflows", "workflows", Map.of()));
        optional(
                "environments",
                () -> all("environments", base + "environments", "environments", Map.of()));
    }

    /// Asks by the id, which stays when the repository is renamed; a scope that was entered by
    /// hand is its name.
    private void about() {
        var id = scope.id();
        var path =
                id.contains("/")
                        ? "repos/" + Visit.path(id.split("/"))
                        : Visit.path("repositories", id);
        var answer = visit.get(path);
        var repository = answer.json();
        var name = repository.path("full_name").asString("");
        if (name.isEmpty()) {
            throw new ToolTrouble(
                    ToolTrouble.Kind.UNEXPECTED,
                    "The answer to (%s) must be a repository.".formatted(answer.asked()),
                    "Maybe the address is not that of the API.");
        }
        base = "repos/" + Visit.path(name.split("/")) + "/";
        parameters.put(Place.REPOSITORY, repository.path("id").asString(""));
        parameters.put(Place.NAME, name);
        var incidents = visit.setting(GithubConnector.INCIDENTS);
        if (!incidents.isBlank()) {
            parameters.put(Place.INCIDENTS, incidents);
        }
        take.page("repositories", parameters, List.of(repository), null);
    }

    /// Does something with the records of a page before the page is kept.
    private interface Before {
        void page(List<JsonNode> records);
    }

    /// Reads what the tool gives by its last update, oldest first. Each page asks from the last
    /// update of the one before: numbered pages would move under our hands.
    private void updated(String stream, String path, Map<String, String> asked, Before before) {
        var known = take.cursor(stream).orElse(BEGINNING);
        var since = known;
        var answer = sized(path, query(asked, since));
        while (true) {
            var records = answer.records("");
            before.page(records);
            var last = last(records, since);
            take.page(stream, parameters, records, back(last, known));
            var next = answer.link("next");
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
        query.put("sort", "updated");
        query.put("direction", "asc");
        query.put("since", since);
        return query;
    }

    private static String last(List<JsonNode> records, String since) {
        var last = since;
        for (var record : records) {
            var updated = record.path("updated_at").asString("");
            last = updated.compareTo(last) > 0 ? updated : last;
        }
        return last;
    }

    /// Some minutes back, and never behind what was known.
    private static String back(String moment, String known) {
        var back = Instant.parse(moment).minus(CLOCKS_DIFFER).toString();
        return back.compareTo(known) > 0 ? back : known;
    }

    /// Asks for a page. Large pages of large records fail at the tool (502): smaller ones
    /// follow.
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

    private void pullsAmong(List<JsonNode> issues) {
        var numbers = new ArrayList<String>();
        for (var issue : issues) {
            var number = issue.path("number").asString();
            // The last one of a page comes again as the first of the next.
            if (issue.has("pull_request")
                    && pullsRead.add(number + issue.path("updated_at").asString(""))) {
                numbers.add(number);
            }
        }
        if (pulls == null) {
            pulls = new PullReading(visit, take, parameters);
        }
        var left = pulls.read(numbers);
        long done = 0;
        for (var one : left) {
            pull(one);
            take.progress("pull requests by themselves", ++done, left.size());
        }
    }

    private void pull(PullReading.Left left) {
        var number = left.number();
        var of = new HashMap<>(parameters);
        of.put(Place.NUMBER, number);
        var path = base + "pulls/" + number;
        if (left.part().isEmpty()) {
            child(
                    "pull request " + number,
                    () -> take.page("pulls", of, List.of(visit.get(path).json()), null));
        }
        if (!left.part().equals("commits")) {
            child("reviews of " + number, () -> pages("reviews", path + "/reviews", of));
        }
        if (!left.part().equals("reviews")) {
            child("commits of " + number, () -> pages("pull_commits", path + "/commits", of));
        }
    }

    private void pages(String stream, String path, Map<String, String> of) {
        var answer = sized(path, Map.of());
        take.page(stream, of, answer.records(""), null);
        for (var next = answer.link("next"); next.isPresent(); next = answer.link("next")) {
            answer = visit.get(next.get());
            take.page(stream, of, answer.records(""), null);
        }
    }

    /// What belongs to one record and is hidden or gone is a gap, and not the end.
    private void child(String what, Runnable reading) {
        try {
            reading.run();
        } catch (ToolTrouble trouble) {
            if (!trouble.isMissing() && trouble.kind() != ToolTrouble.Kind.NOT_ALLOWED) {
                throw trouble;
            }
            take.gap(what + " in " + scope.name(), trouble.getMessage() + "", trouble.remedy());
        }
    }

    /// A part that is switched off or not granted leaves the others readable; a page too deep
    /// for the tool (422) as well.
    private void optional(String stream, Runnable reading) {
        try {
            reading.run();
        } catch (ToolTrouble trouble) {
            boolean isDeep =
                    trouble.kind() == ToolTrouble.Kind.UNEXPECTED
                            && (trouble.getMessage() + "").contains("(422)");
            if (!trouble.isMissing() && trouble.kind() != ToolTrouble.Kind.NOT_ALLOWED && !isDeep) {
                throw trouble;
            }
            take.gap(stream + " of " + scope.name(), trouble.getMessage() + "", trouble.remedy());
        }
    }

    private void all(String stream, String path, String member, Map<String, String> asked) {
        Optional<String> next = Optional.of(path);
        boolean isFirst = true;
        while (next.isPresent()) {
            var answer = isFirst ? sized(path, asked) : visit.get(next.get());
            take.page(stream, parameters, answer.records(member), null);
            next = answer.link("next");
            isFirst = false;
        }
    }

    private void newestFirst(String stream, String path, String member, Duration back) {
        new Walk(stream, path, member, back).go((records, since) -> {});
    }

    private void runs() {
        new Walk("runs", base + "actions/runs", "workflow_runs", RUNS_AGAIN).go(this::jobs);
    }

    private void jobs(List<JsonNode> runs, @Nullable Instant since) {
        for (var run : runs) {
            if (isNews(run, since)) {
                var path = base + "actions/runs/" + run.path("id").asString();
                child(
                        "jobs of a run",
                        () -> all("jobs", path + "/jobs", "jobs", Map.of("filter", "all")));
                for (int attempt = 1; attempt < run.path("run_attempt").asInt(1); attempt++) {
                    var before = path + "/attempts/" + attempt;
                    child(
                            "an attempt of a run",
                            () ->
                                    take.page(
                                            "run_attempts",
                                            parameters,
                                            List.of(visit.get(before).json()),
                                            null));
                }
            }
        }
    }

    private void deployments() {
        new Walk("deployments", base + "deployments", "", RETIRED_LATER).go(this::statuses);
    }

    private void statuses(List<JsonNode> deployments, @Nullable Instant since) {
        for (var one : deployments) {
            if (isNews(one, since)) {
                var id = one.path("id").asString();
                var of = new HashMap<>(parameters);
                of.put("deployment", id);
                child(
                        "statuses of a deployment",
                        () ->
                                pages(
                                        "deployment_statuses",
                                        base + "deployments/" + id + "/statuses",
                                        of));
            }
        }
    }

    private static boolean isNews(JsonNode record, @Nullable Instant since) {
        var updated = moment(record, "updated_at");
        return since == null || updated == null || !updated.isBefore(since.minus(CLOCKS_DIFFER));
    }

    private static @Nullable Instant moment(JsonNode record, String member) {
        try {
            return Instant.parse(record.path(member).asString(""));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// What must be asked for the records of a page; `since` null at the first reading.
    private interface Children {
        void of(List<JsonNode> records, @Nullable Instant since);
    }

    /// Walks from the newest record to the newest known one, and a while beyond it.
    private final class Walk {

        private final String stream;
        private final String path;
        private final String member;
        private final Duration beyond;
        private final @Nullable Instant since;
        private @Nullable Instant newest;

        Walk(String stream, String path, String member, Duration beyond) {
            this.stream = stream;
            this.path = path;
            this.member = member;
            this.beyond = beyond;
            since = take.cursor(stream).map(Instant::parse).orElse(null);
            newest = since;
        }

        void go(Children children) {
            var answer = sized(path, Map.of());
            while (true) {
                var records = answer.records(member);
                if (since == null && answer.json().path("total_count").isNumber()) {
                    take.expects(stream, answer.json().path("total_count").asLong());
                }
                take.page(stream, parameters, records, null);
                children.of(records, since);
                var next = answer.link("next");
                if (isBehind(records) || next.isEmpty()) {
                    break;
                }
                answer = visit.get(next.get());
            }
            if (newest != null) {
                take.cursor(stream, newest.toString());
            }
        }

        private boolean isBehind(List<JsonNode> records) {
            boolean isBehind = false;
            for (var record : records) {
                var created = moment(record, "created_at");
                if (created != null) {
                    newest = newest == null || created.isAfter(newest) ? created : newest;
                    isBehind |= since != null && created.isBefore(since.minus(beyond));
                }
            }
            return isBehind;
        }
    }
}
