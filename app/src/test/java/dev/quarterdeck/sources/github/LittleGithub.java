package dev.quarterdeck.sources.github;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Plays GitHub with one small repository: four issues of which two are pull requests.
final class LittleGithub {

    private static final int PAGE = 2;
    private static final String REPO =
            """
            {"id":77,"full_name":"acme/harbor","default_branch":"main","updated_at":"2026-03-01T00:00:00Z"}""";

    private LittleGithub() {}

    static Told answer(Asked asked) {
        var path = asked.path().replaceFirst("^/repos/acme/harbor/", "");
        return switch (path) {
            case "/user/repos" -> Told.of(200, "[" + REPO + "]");
            case "/repositories/77" -> Told.of(200, REPO);
            case "issues" -> since(asked, issues());
            case "issues/comments" -> since(asked, comments());
            case "pulls/comments" -> since(asked, lineComments());
            case "issues/events" -> paged(asked, "", events());
            case "pulls/2" -> Told.of(200, pull(2, "2026-02-02T00:00:00Z", true));
            case "pulls/4" -> Told.of(200, pull(4, "2026-02-04T00:00:00Z", false));
            case "pulls/2/reviews" -> paged(asked, "", reviews());
            case "pulls/2/commits", "pulls/4/commits" -> paged(asked, "", commits());
            case "pulls/4/reviews", "releases" -> Told.of(200, "[]");
            case "milestones" ->
                    Told.of(
                            200,
                            """
                            [{"id":5,"number":1,"title":"1.0","state":"open","updated_at":"2026-01-05T00:00:00Z","due_on":"2026-04-01T00:00:00Z"}]""");
            case "actions/runs" -> paged(asked, "workflow_runs", runs());
            case "actions/runs/900/jobs", "actions/runs/901/jobs", "actions/runs/902/jobs" ->
                    paged(asked, "jobs", jobs(path.substring(13, 16)));
            case "actions/runs/901/attempts/1" ->
                    Told.of(200, run(901, 1, "cancelled", "2026-02-11T10:05:00Z"));
            case "actions/workflows" ->
                    Told.of(
                            200,
                            """
                            {"total_count":1,"workflows":[{"id":31,"name":"Build","path":"ci.yml","state":"active","updated_at":"2026-01-01T00:00:00Z"}]}""");
            case "environments" -> Told.of(200, "{\"total_count\":0,\"environments\":[]}");
            case "deployments" -> paged(asked, "", deployments());
            case "deployments/600/statuses" -> paged(asked, "", statuses());
            default -> Told.of(404, "{}");
        };
    }

    /// Answers a question of GraphQL, and all else as REST.
    static Told answerGraphs(Asked asked) {
        if (!asked.path().equals("/graphql")) {
            return answer(asked);
        }
        var pulls = new ArrayList<String>();
        var named = Pattern.compile("p(\\d+): pullRequest\\(number: \\1\\)").matcher(asked.body());
        while (named.find()) {
            pulls.add("\"p%s\":%s".formatted(named.group(1), node(named.group(1))));
        }
        return Told.of(200, "{\"data\":{\"repository\":{%s}}}".formatted(String.join(",", pulls)));
    }

    private static String node(String number) {
        boolean isMerged = number.equals("2");
        return """
        {"number":%s,"title":"HARBOR-%s lift","body":"fix #1","state":"%s","isDraft":false,
         "createdAt":"2026-01-0%sT00:00:00Z","updatedAt":"2026-02-0%sT00:00:00Z","closedAt":%s,"mergedAt":%s,
         "headRefName":"HARBOR-%s-lift","headRefOid":"aaa%s","baseRefName":"main","additions":12,"deletions":3,"changedFiles":2,
         "author":%s,"mergedBy":%s,"mergeCommit":%s,"potentialMergeCommit":%s,
         "labels":{"nodes":[]},"reviewRequests":{"nodes":[]},
         "reviews":{"pageInfo":{"hasNextPage":false},"nodes":[%s]},
         "commits":{"pageInfo":{"hasNextPage":false},"nodes":[{"commit":{"oid":"c1","message":"Lift",
          "authoredDate":"2026-01-01T00:00:00Z","committedDate":"2026-01-01T01:00:00Z","author":{"user":null}}}]}}"""
                .formatted(
                        number,
                        number,
                        isMerged ? "MERGED" : "OPEN",
                        number,
                        number,
                        isMerged ? "\"2026-01-20T00:00:00Z\"" : "null",
                        isMerged ? "\"2026-01-20T00:00:00Z\"" : "null",
                        number,
                        number,
                        actor(1),
                        isMerged ? actor(3) : "null",
                        isMerged ? "{\"oid\":\"fff2\"}" : "null",
                        isMerged ? "null" : "{\"oid\":\"fff4\"}",
                        isMerged
                                ? String.join(
                                        ",",
                                        reviewNode(70, "COMMENTED", 5),
                                        reviewNode(71, "APPROVED", 6),
                                        reviewNode(72, "CHANGES_REQUESTED", 7))
                                : "");
    }

    private static String reviewNode(int id, String state, int day) {
        return "{\"databaseId\":%d,\"state\":\"%s\",\"submittedAt\":\"2026-01-%02dT00:00:00Z\",\"author\":%s}"
                .formatted(id, state, day, actor(3));
    }

    private static String actor(int id) {
        return "{\"__typename\":\"User\",\"login\":\"sailor-%d\",\"databaseId\":%d}"
                .formatted(id, id);
    }

    private static String user(int id) {
        return "{\"login\":\"sailor-%d\",\"id\":%d,\"type\":\"User\"}".formatted(id, id);
    }

    private static List<String> issues() {
        return List.of(
                issue(1, "2026-02-01T00:00:00Z", "closed", ""),
                issue(2, "2026-02-02T00:00:00Z", "closed", ",\"pull_request\":{}"),
                issue(3, "2026-02-03T00:00:00Z", "open", ""),
                issue(4, "2026-02-04T00:00:00Z", "open", ",\"pull_request\":{}"),
                issue(5, "2026-02-04T00:00:00Z", "open", ""));
    }

    private static String issue(int number, String updated, String state, String more) {
        return """
        {"id":%d,"number":%d,"title":"Crane %d","state":"%s","user":%s,"labels":[{"name":"incident"},{"name":"sev2"}],
         "assignees":[%s],"milestone":{"title":"1.0"},"created_at":"2026-01-%02dT00:00:00Z","updated_at":"%s",
         "closed_at":%s,"state_reason":"completed"%s}"""
                .formatted(
                        number + 1000,
                        number,
                        number,
                        state,
                        user(1),
                        user(2),
                        number,
                        updated,
                        state.equals("closed") ? "\"2026-01-20T00:00:00Z\"" : "null",
                        more);
    }

    private static String pull(int number, String updated, boolean merged) {
        return """
        {"id":%d,"number":%d,"title":"HARBOR-%d lift","body":"fix #1","state":"%s","draft":false,"user":%s,
         "created_at":"2026-01-%02dT00:00:00Z","updated_at":"%s","merged_at":%s,"closed_at":%s,
         "merge_commit_sha":"%s","merged_by":%s,"additions":12,"deletions":3,"changed_files":2,
         "head":{"ref":"HARBOR-%d-lift","sha":"aaa%d"},"base":{"ref":"main","repo":{"id":77,"full_name":"acme/harbor"}}}"""
                .formatted(
                        number + 2000,
                        number,
                        number,
                        merged ? "closed" : "open",
                        user(1),
                        number,
                        updated,
                        merged ? "\"2026-01-20T00:00:00Z\"" : "null",
                        merged ? "\"2026-01-20T00:00:00Z\"" : "null",
                        "fff" + number,
                        merged ? user(3) : "null",
                        number,
                        number);
    }

    private static List<String> comments() {
        var all = new ArrayList<String>();
        for (int i = 1; i <= 3; i++) {
            all.add(
                    """
                    {"id":%d,"html_url":"https://github.com/acme/harbor/%s/%d#issuecomment-%d","issue_url":"https://api.github.com/repos/acme/harbor/issues/%d",
                     "user":%s,"created_at":"2026-02-0%dT00:00:00Z","updated_at":"2026-02-0%dT00:00:00Z"}"""
                            .formatted(i, i == 2 ? "pull" : "issues", i, i, i, user(4), i, i));
        }
        return all;
    }

    private static List<String> lineComments() {
        return List.of(
                """
                {"id":1,"pull_request_url":"https://api.github.com/repos/acme/harbor/pulls/2","diff_hunk":"@@","user":%s,
                 "created_at":"2026-01-15T00:00:00Z","updated_at":"2026-01-15T00:00:00Z"}"""
                        .formatted(user(3)));
    }

    private static List<String> reviews() {
        return List.of(
                review(70, "COMMENTED", 5),
                review(71, "APPROVED", 6),
                review(72, "CHANGES_REQUESTED", 7));
    }

    private static String review(int id, String state, int day) {
        return "{\"id\":%d,\"state\":\"%s\",\"submitted_at\":\"2026-01-%02dT00:00:00Z\",\"user\":%s}"
                .formatted(id, state, day, user(3));
    }

    private static List<String> commits() {
        return List.of(
                """
                {"sha":"c1","author":null,"commit":{"message":"Lift","author":{"date":"2026-01-01T00:00:00Z"},"committer":{"date":"2026-01-01T01:00:00Z"}}}""");
    }

    private static List<String> events() {
        return List.of(
                event(503, "merged", 2, ",\"commit_id\":\"abc\"", "2026-01-20T00:00:00Z", true),
                event(502, "closed", 1, "", "2026-01-20T00:00:00Z", false),
                event(
                        501,
                        "labeled",
                        1,
                        ",\"label\":{\"name\":\"incident\"}",
                        "2026-01-05T00:00:00Z",
                        false));
    }

    private static String event(
            int id, String kind, int number, String more, String at, boolean pull) {
        return "{\"id\":%d,\"event\":\"%s\",\"actor\":%s,\"created_at\":\"%s\",\"issue\":{\"number\":%d,\"labels\":[]%s}%s}"
                .formatted(id, kind, user(3), at, number, pull ? ",\"pull_request\":{}" : "", more);
    }

    private static List<String> runs() {
        return List.of(
                run(902, 1, "success", "2026-02-12T10:10:00Z"),
                run(901, 2, "success", "2026-02-11T12:10:00Z"),
                run(900, 1, "failure", "2026-02-10T10:10:00Z"));
    }

    private static String run(int id, int attempt, String conclusion, String updated) {
        return """
        {"id":%d,"name":"Build","workflow_id":31,"head_sha":"aaa","head_branch":"main","run_number":%d,"run_attempt":%d,
         "status":"completed","conclusion":"%s","created_at":"%sT10:00:00Z","run_started_at":"%sT%d:01:00Z","updated_at":"%s","actor":%s}"""
                .formatted(
                        id,
                        id,
                        attempt,
                        conclusion,
                        updated.substring(0, 10),
                        updated.substring(0, 10),
                        attempt == 1 ? 10 : 12,
                        updated,
                        user(1));
    }

    private static List<String> jobs(String run) {
        return List.of(
                "{\"id\":%s1,\"run_id\":%s,\"run_attempt\":1,\"name\":\"test\",\"status\":\"completed\",\"conclusion\":\"success\",\"started_at\":\"2026-02-10T10:02:00Z\",\"completed_at\":\"2026-02-10T10:03:00Z\"}"
                        .formatted(run, run));
    }

    private static List<String> deployments() {
        return List.of(
                """
                {"id":600,"sha":"fff2","environment":"live","production_environment":true,"created_at":"2026-02-01T00:00:00Z","updated_at":"2026-02-01T00:10:00Z","creator":%s,"statuses_url":"x"}"""
                        .formatted(user(1)));
    }

    private static List<String> statuses() {
        return List.of(
                status("inactive", "2026-02-09T00:00:00Z"),
                status("success", "2026-02-01T00:10:00Z"),
                status("in_progress", "2026-02-01T00:05:00Z"));
    }

    private static String status(String state, String at) {
        return "{\"id\":1,\"state\":\"%s\",\"created_at\":\"%s\",\"deployment_url\":\"https://api.github.com/repos/acme/harbor/deployments/600\"}"
                .formatted(state, at);
    }

    private static Told since(Asked asked, List<String> all) {
        var since = asked.query("since");
        var left =
                all.stream()
                        .filter(one -> updated(one).compareTo(since) >= 0)
                        .sorted(Comparator.comparing(LittleGithub::updated))
                        .toList();
        return paged(asked, "", left);
    }

    private static String updated(String record) {
        return record.replaceFirst("(?s).*\"updated_at\":\"([^\"]*)\".*", "$1");
    }

    private static Told paged(Asked asked, String member, List<String> all) {
        int page = asked.query("page").isEmpty() ? 1 : Integer.parseInt(asked.query("page"));
        int from = Math.min(all.size(), (page - 1) * PAGE);
        int until = Math.min(all.size(), page * PAGE);
        var list = all.subList(from, until).stream().collect(Collectors.joining(",", "[", "]"));
        var told =
                Told.of(
                        200,
                        member.isEmpty()
                                ? list
                                : "{\"total_count\":%d,\"%s\":%s}"
                                        .formatted(all.size(), member, list));
        return until < all.size()
                ? told.with(
                        "Link",
                        "<%s?page=%d&since=%s>; rel=\"next\""
                                .formatted(asked.path(), page + 1, asked.query("since")))
                : told;
    }
}
