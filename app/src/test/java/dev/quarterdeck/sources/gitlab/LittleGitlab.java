package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Plays GitLab with one small project. It tells the next page by a header only, as behind a
/// proxy that takes links away.
final class LittleGitlab {

    private static final int PAGE = 2;
    private static final String PROJECT =
            """
            {"id":88,"path_with_namespace":"acme/dock","default_branch":"main","updated_at":"2026-03-01T00:00:00.000Z"}""";

    private LittleGitlab() {}

    static Told answer(Asked asked) {
        var path = asked.path().replaceFirst("^/projects/88/?", "");
        return switch (path) {
            case "/projects" -> Told.of(200, "[" + PROJECT + "]");
            case "" -> Told.of(200, PROJECT);
            case "merge_requests" -> updated(asked, many(3, LittleGitlab::merge));
            case "issues" -> updated(asked, many(3, LittleGitlab::issue));
            case "pipelines" -> updated(asked, many(3, i -> pipeline(i, "")));
            case "deployments" -> updated(asked, many(2, LittleGitlab::deployment));
            case "merge_requests/1/notes" -> paged(asked, notes());
            case "merge_requests/2/commits" ->
                    paged(
                            asked,
                            List.of(
                                    "{\"id\":\"c1\",\"short_id\":\"c1\",\"message\":\"Lift\",\"authored_date\":\"2026-01-01T00:00:00.000+02:00\",\"committed_date\":\"2026-01-01T01:00:00.000Z\"}"));
            case "issues/2/resource_state_events", "merge_requests/2/resource_state_events" ->
                    paged(
                            asked,
                            List.of(
                                    "{\"id\":1,\"user\":{\"id\":3},\"created_at\":\"2026-01-10T00:00:00.000Z\",\"resource_type\":\"%s\",\"resource_id\":7,\"state\":\"closed\"}"
                                            .formatted(
                                                    path.startsWith("i")
                                                            ? "Issue"
                                                            : "MergeRequest")));
            case "issues/1/resource_label_events" ->
                    paged(
                            asked,
                            List.of(
                                    "{\"id\":4,\"user\":{\"id\":3},\"created_at\":\"2026-01-10T00:00:00.000Z\",\"resource_type\":\"Issue\",\"label\":{\"name\":\"leak\"},\"action\":\"add\"}"));
            case "pipelines/1", "pipelines/2", "pipelines/3" ->
                    Told.of(
                            200,
                            pipeline(
                                    path.charAt(10) - '0',
                                    ",\"started_at\":\"2026-02-01T10:01:00.000Z\",\"finished_at\":\"2026-02-01T10:09:00.000Z\""));
            case "environments" ->
                    Told.of(
                            200,
                            "[{\"id\":41,\"name\":\"live\",\"slug\":\"live\",\"tier\":\"production\",\"updated_at\":\"2026-01-01T00:00:00.000Z\"}]");
            case "milestones", "releases" -> Told.of(200, "[]");
            default -> {
                boolean isChild =
                        path.matches(
                                "(merge_requests|issues|pipelines)/[1-3]/(notes|commits|jobs|resource_(state|label|milestone)_events)");
                yield isChild ? children(asked, path) : Told.of(404, "{}");
            }
        };
    }

    private static Told children(Asked asked, String path) {
        return path.endsWith("/jobs")
                ? paged(asked, List.of(job("failed", 3, path), job("success", 6, path)))
                : Told.of(200, "[]");
    }

    private static List<String> many(int count, java.util.function.IntFunction<String> make) {
        return IntStream.rangeClosed(1, count).mapToObj(make).toList();
    }

    private static String user(int id) {
        return "{\"id\":%d,\"username\":\"sailor-%d\"}".formatted(id, id);
    }

    private static String merge(int i) {
        return """
        {"id":%d,"iid":%d,"project_id":88,"title":"DOCK-%d hoist","description":"","state":"%s","draft":false,"labels":["hotfix"],
         "author":%s,"created_at":"2026-01-0%dT00:00:00.000Z","updated_at":"2026-02-0%dT00:00:00.123Z","merged_at":%s,
         "merge_user":%s,"merge_commit_sha":null,"squash_commit_sha":"s%d","sha":"h%d","source_branch":"hoist","target_branch":"main",
         "references":{"full":"acme/dock!%d"}}"""
                .formatted(
                        i + 700,
                        i,
                        i,
                        i == 1 ? "merged" : "opened",
                        user(1),
                        i,
                        Math.min(i, 2) + 1,
                        i == 1 ? "\"2026-01-20T00:00:00.000Z\"" : "null",
                        user(2),
                        i,
                        i,
                        i);
    }

    private static String issue(int i) {
        return """
        {"id":%d,"iid":%d,"project_id":88,"title":"Leak","state":"%s","issue_type":"%s","labels":["leak"],"author":%s,"assignees":[%s],
         "user_notes_count":%d,"weight":3,"severity":"HIGH","created_at":"2026-01-0%dT00:00:00.000Z","updated_at":"2026-02-0%dT00:00:00.000Z","closed_at":%s}"""
                .formatted(
                        i + 900,
                        i,
                        i == 2 ? "closed" : "opened",
                        i == 1 ? "incident" : "issue",
                        user(1),
                        user(2),
                        i - 1,
                        i,
                        i,
                        i == 2 ? "\"2026-01-10T00:00:00.000Z\"" : "null");
    }

    private static String pipeline(int i, String more) {
        return """
        {"id":%d,"iid":%d,"project_id":88,"sha":"p%d","ref":"main","status":"success","created_at":"2026-02-01T10:00:00.000Z","updated_at":"2026-02-0%dT11:00:00.000Z"%s}"""
                .formatted(i, i, i, i, more);
    }

    private static String job(String status, int minute, String path) {
        return """
        {"id":%d,"name":"test","stage":"test","status":"%s","started_at":"2026-02-01T10:02:00.000Z","finished_at":"2026-02-01T10:0%d:00.000Z","pipeline":{"id":%s}}"""
                .formatted(minute, status, minute, path.charAt(10));
    }

    private static String deployment(int i) {
        return """
        {"id":%d,"iid":%d,"sha":"d%d","status":"success","environment":{"id":41,"name":"live","tier":"production"},"user":%s,
         "created_at":"2026-02-0%dT00:00:00.000Z","updated_at":"2026-02-0%dT00:10:00.000Z"}"""
                .formatted(i + 300, i, i, user(1), i, i);
    }

    private static List<String> notes() {
        return List.of(
                note(1, "marked this merge request as **draft**", true),
                note(2, "marked this merge request as **ready**", true),
                note(3, "Looks fine", false),
                note(4, "approved this merge request", true),
                note(5, "unapproved this merge request", true));
    }

    private static String note(int i, String body, boolean system) {
        return "{\"id\":%d,\"body\":\"%s\",\"system\":%s,\"author\":%s,\"noteable_type\":\"MergeRequest\",\"noteable_iid\":1,\"created_at\":\"2026-01-0%dT12:00:00.000Z\"}"
                .formatted(i, body, system, user(3), i);
    }

    private static Told updated(Asked asked, List<String> all) {
        var since = OffsetDateTime.parse(asked.query("updated_after"));
        return paged(
                asked,
                all.stream()
                        .filter(one -> !of(one).isBefore(since))
                        .sorted(Comparator.comparing(LittleGitlab::of))
                        .toList());
    }

    private static OffsetDateTime of(String record) {
        return OffsetDateTime.parse(
                record.replaceFirst("(?s).*\"updated_at\":\"([^\"]*)\".*", "$1"));
    }

    private static Told paged(Asked asked, List<String> all) {
        int page = asked.query("page").isEmpty() ? 1 : Integer.parseInt(asked.query("page"));
        int from = Math.min(all.size(), (page - 1) * PAGE);
        int until = Math.min(all.size(), page * PAGE);
        var told =
                Told.of(
                        200,
                        all.subList(from, until).stream()
                                .collect(Collectors.joining(",", "[", "]")));
        return until < all.size() ? told.with("x-next-page", "" + (page + 1)) : told;
    }
}
