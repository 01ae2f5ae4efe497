package dev.quarterdeck.sources.azuredevops;

import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one project once.
final class ProjectReading {

    private static final int PAGE = 100;

    /// Most work items that may be asked for by their numbers.
    private static final int ITEMS = 200;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private final Visit visit;
    private final Scope scope;
    private final Take take;
    private final String apis;

    ProjectReading(Visit visit, Scope scope, Take take) {
        this.visit = visit;
        this.scope = scope;
        this.take = take;
        this.apis = Visit.path(scope.id()) + "/_apis/";
    }

    /// Hears a page. Answers whether to go on.
    private interface Pages {
        boolean hear(List<JsonNode> page);
    }

    void part(String what, Runnable reading) {
        try {
            reading.run();
        } catch (ToolTrouble trouble) {
            if (!trouble.isMissing() && trouble.kind() != ToolTrouble.Kind.NOT_ALLOWED) {
                throw trouble;
            }
            take.gap(what + " of " + scope.name(), trouble.getMessage() + "", trouble.remedy());
        }
    }

    private static Map<String, Object> query(Map<String, ?> asked) {
        var query = new LinkedHashMap<String, Object>(asked);
        query.put("api-version", AzureDevopsConnector.VERSION);
        return query;
    }

    /// Reads pages whose answer names the next one in a header.
    private void continued(String path, Map<String, ?> asked, Pages pages) {
        var query = query(asked);
        while (true) {
            var answer = visit.get(path, query);
            var next = answer.header("x-ms-continuationtoken");
            if (!pages.hear(answer.records("value")) || next.isEmpty()) {
                return;
            }
            query.put("continuationToken", next.get());
        }
    }

    /// Reads pages by `$top` and `$skip`, until one is not full.
    private void skipped(String path, Map<String, ?> asked, Pages pages) {
        var query = query(asked);
        query.put("$top", PAGE);
        for (int skip = 0; ; skip += PAGE) {
            query.put("$skip", skip);
            var page = visit.get(path, query).records("value");
            if (!pages.hear(page) || page.size() < PAGE) {
                return;
            }
        }
    }

    void repositories() {
        continued(
                apis + "git/repositories",
                Map.of(),
                page -> {
                    take.page(AzureDevopsMapping.REPOSITORIES, Map.of(), page, null);
                    for (var one : page) {
                        var read = Members.of(one);
                        if (!read.isTrue("isDisabled")) {
                            var what = "the pull requests of " + read.text("name");
                            part(what, () -> pulls(read.text("id")));
                        }
                    }
                    return true;
                });
    }

    /// Pull requests come with the newest first and cannot be asked for by their last change: all
    /// open ones are read, and closed ones down to when the last run read them.
    private void pulls(String repository) {
        var path = apis + "git/" + Visit.path("repositories", repository) + "/";
        var cursor = "closed pull requests of " + repository;
        var since = take.cursor(cursor).map(Instant::parse).orElse(Instant.EPOCH);
        var newest = new Instant[] {since};
        for (var status : List.of("active", "completed", "abandoned")) {
            skipped(
                    path + "pullrequests",
                    status.equals("active") || since.equals(Instant.EPOCH)
                            ? Map.of("searchCriteria.status", status)
                            : Map.of(
                                    "searchCriteria.status",
                                    status,
                                    "searchCriteria.queryTimeRangeType",
                                    "closed",
                                    "searchCriteria.minTime",
                                    since.toString()),
                    page -> {
                        take.page(AzureDevopsMapping.PULLS, Map.of(), page, null);
                        for (var pull : page) {
                            parts(path, repository, Members.of(pull).text("pullRequestId"));
                            Members.of(pull)
                                    .moment("closedDate")
                                    .filter(at -> at.isAfter(newest[0]))
                                    .ifPresent(at -> newest[0] = at);
                        }
                        return true;
                    });
        }
        if (newest[0].isAfter(since)) {
            take.cursor(cursor, newest[0].minus(CLOCKS_DIFFER).toString());
        }
    }

    private void parts(String path, String repository, String number) {
        var below = path + Visit.path("pullRequests", number) + "/";
        var parameters = Map.of("repository", repository, "parent", number);
        for (var stream : List.of(AzureDevopsMapping.THREADS, AzureDevopsMapping.ITERATIONS)) {
            part(
                    stream + " of the pull request " + number,
                    () ->
                            take.page(
                                    stream,
                                    parameters,
                                    visit.get(below + stream, query(Map.of())).records("value"),
                                    null));
        }
        part(
                "the commits of the pull request " + number,
                () ->
                        continued(
                                below + "commits",
                                Map.of("$top", PAGE),
                                page -> {
                                    take.page(AzureDevopsMapping.COMMITS, parameters, page, null);
                                    return true;
                                }));
    }

    /// Builds in the order in which they were queued; the cursor stays before the first that has
    /// not ended.
    void builds() {
        var since = take.cursor(AzureDevopsMapping.BUILDS);
        var asked = new LinkedHashMap<String, Object>();
        asked.put("$top", PAGE);
        asked.put("queryOrder", "queueTimeAscending");
        since.ifPresent(at -> asked.put("minTime", at));
        var reach = new Reach();
        continued(
                apis + "build/builds",
                asked,
                page -> {
                    take.page(AzureDevopsMapping.BUILDS, Map.of(), page, null);
                    for (var one : page) {
                        reach.hear(Members.of(one));
                        timeline(Members.of(one).text("id"));
                    }
                    return true;
                });
        var cursor = reach.cursor();
        if (cursor != null) {
            take.cursor(AzureDevopsMapping.BUILDS, cursor.minus(CLOCKS_DIFFER).toString());
        }
    }

    private static final class Reach {

        private @Nullable Instant newest;
        private @Nullable Instant unended;

        void hear(Members build) {
            var at = build.moment("queueTime").orElse(null);
            if (at == null) {
                return;
            }
            newest = newest == null || at.isAfter(newest) ? at : newest;
            if (!build.has("finishTime")) {
                unended = unended == null || at.isBefore(unended) ? at : unended;
            }
        }

        @Nullable Instant cursor() {
            return unended == null ? newest : unended;
        }
    }

    private void timeline(String build) {
        part(
                "the timeline of the build " + build,
                () -> {
                    var path = apis + "build/" + Visit.path("builds", build, "timeline");
                    var answer = visit.get(path, query(Map.of()));
                    // A build that never ran has no timeline: the answer is empty.
                    var records =
                            answer.status() == 204
                                    ? List.<JsonNode>of()
                                    : answer.json().path("records").valueStream().toList();
                    take.page(AzureDevopsMapping.TIMELINE, Map.of("build", build), records, null);
                });
    }

    void environments() {
        continued(
                apis + "distributedtask/environments",
                Map.of("$top", PAGE),
                page -> {
                    for (var one : page) {
                        var read = Members.of(one);
                        var path =
                                apis
                                        + "distributedtask/"
                                        + Visit.path(
                                                "environments",
                                                read.text("id"),
                                                "environmentdeploymentrecords");
                        continued(
                                path,
                                Map.of("top", PAGE),
                                records -> {
                                    take.page(
                                            AzureDevopsMapping.RECORDS,
                                            Map.of("environment", read.text("name")),
                                            records,
                                            null);
                                    return true;
                                });
                    }
                    return true;
                });
    }

    /// Work items by their numbers: a query gives 20,000 at most, so that it is asked in slices.
    void items() {
        var since = take.cursor(AzureDevopsMapping.ITEMS).map(Instant::parse);
        var newest = since.orElse(Instant.EPOCH);
        long last = 0;
        while (true) {
            var ids = ids(last, since.map(Instant::toString).orElse(""));
            if (ids.isEmpty()) {
                break;
            }
            for (var item : items(ids)) {
                var at = Members.of(item).moment("fields", "System.ChangedDate").orElse(newest);
                newest = at.isAfter(newest) ? at : newest;
            }
            last = ids.getLast();
        }
        if (newest.isAfter(since.orElse(Instant.EPOCH))) {
            take.cursor(AzureDevopsMapping.ITEMS, newest.minus(CLOCKS_DIFFER).toString());
        }
    }

    private List<Long> ids(long after, String since) {
        var query =
                "select [System.Id] from WorkItems where [System.TeamProject] = @project"
                        + " and [System.Id] > "
                        + after
                        + (since.isEmpty() ? "" : " and [System.ChangedDate] >= '" + since + "'")
                        + " order by [System.Id]";
        var answer =
                visit.post(
                        apis
                                + "wit/wiql?timePrecision=true&$top="
                                + ITEMS
                                + "&api-version="
                                + AzureDevopsConnector.VERSION,
                        Records.JSON.createObjectNode().put("query", query));
        return answer.records("workItems").stream()
                .map(one -> Members.of(one).number(0, "id"))
                .filter(id -> id > after)
                .toList();
    }

    private List<JsonNode> items(List<Long> ids) {
        var joined = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        var items =
                visit
                        .get(
                                apis + "wit/workitems",
                                query(Map.of("ids", joined, "errorPolicy", "omit")))
                        .records("value")
                        .stream()
                        .filter(JsonNode::isObject)
                        .toList();
        take.page(AzureDevopsMapping.ITEMS, Map.of(), items, null);
        for (var item : items) {
            var id = Members.of(item).text("id");
            part(
                    "the updates of the work item " + id,
                    () ->
                            skipped(
                                    apis + "wit/" + Visit.path("workItems", id, "updates"),
                                    Map.of(),
                                    page -> {
                                        take.page(AzureDevopsMapping.UPDATES, Map.of(), page, null);
                                        return true;
                                    }));
        }
        return items;
    }
}
