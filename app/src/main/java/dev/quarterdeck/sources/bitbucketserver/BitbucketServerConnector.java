package dev.quarterdeck.sources.bitbucketserver;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads pull requests of repositories, by pages of `start` and `limit`.
final class BitbucketServerConnector implements Connector {

    private static final int PAGE = 100;
    private static final String API = "rest/api/1.0/";
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    @Override
    public Tool tool() {
        return new Tool(
                        "bitbucket_server",
                        "Bitbucket Data Center",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address",
                                        "",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://bitbucket.example.com"),
                                new Setting(
                                        "token",
                                        "HTTP access token",
                                        "Manage account, HTTP access tokens.",
                                        Setting.Kind.SECRET,
                                        true,
                                        "")),
                        List.of("Repository read"))
                .giving(HistoryKind.CHANGE);
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        return Map.of("Authorization", "Bearer " + settings.get("token"));
    }

    @Override
    public void check(Visit visit) {
        visit.get(API + "repos", Map.of("limit", 1)).records("values");
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        var scopes = new ArrayList<Scope>();
        pages(
                visit,
                API + "repos",
                Map.of(),
                page -> {
                    for (var one : page) {
                        var read = Members.of(one);
                        var name = read.text("project", "key") + "/" + read.text("slug");
                        scopes.add(new Scope("repository", read.text("id"), name));
                    }
                    return true;
                });
        return scopes;
    }

    /// Hears a page. Answers whether to go on.
    private interface Pages {
        boolean hear(List<JsonNode> page);
    }

    private static void pages(Visit visit, String path, Map<String, ?> query, Pages pages) {
        long start = 0;
        while (start >= 0) {
            var asked = new LinkedHashMap<String, Object>(query);
            asked.put("limit", PAGE);
            asked.put("start", start);
            var answer = visit.get(path, asked);
            var read = Members.of(answer.json());
            boolean isOn = pages.hear(answer.records("values")) && !read.isTrue("isLastPage");
            long next = isOn ? read.number(-1, "nextPageStart") : -1;
            start = next > start ? next : -1;
        }
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        // The name may have changed since the scope was chosen: the tool knows it by its id.
        var name = scope.name().split("/", 2);
        var path = API + Visit.path("projects", name[0], "repos", name[name.length - 1]);
        var repository = visit.get(path).json();
        take.page(BitbucketServerMapping.REPOSITORIES, Map.of(), List.of(repository), null);
        var since = take.cursor(BitbucketServerMapping.PULLS).map(Instant::parse);
        var newest = new Instant[] {since.orElse(Instant.EPOCH)};
        pages(
                visit,
                path + "/pull-requests",
                Map.of("state", "ALL", "order", "NEWEST"),
                page -> {
                    var fresh = page.stream().filter(one -> isSince(one, since)).toList();
                    take.page(BitbucketServerMapping.PULLS, repository(scope), fresh, null);
                    for (var pull : fresh) {
                        parts(visit, scope, take, path, Members.of(pull).text("id"));
                        var at = updated(pull);
                        newest[0] = at.isAfter(newest[0]) ? at : newest[0];
                    }
                    return true;
                });
        if (newest[0].isAfter(Instant.EPOCH)) {
            take.cursor(BitbucketServerMapping.PULLS, newest[0].minus(CLOCKS_DIFFER).toString());
        }
    }

    private static boolean isSince(JsonNode pull, java.util.Optional<Instant> since) {
        return since.isEmpty() || !updated(pull).isBefore(since.get());
    }

    private static Instant updated(JsonNode pull) {
        return Members.of(pull).moment("updatedDate").orElse(Instant.EPOCH);
    }

    private static Map<String, String> repository(Scope scope) {
        return Map.of("repository", scope.id());
    }

    private static void parts(Visit visit, Scope scope, Take take, String path, String number) {
        var below = path + "/" + Visit.path("pull-requests", number);
        part(visit, scope, take, below + "/activities", number);
        part(visit, scope, take, below + "/commits", number);
    }

    private static void part(Visit visit, Scope scope, Take take, String path, String number) {
        var stream =
                path.endsWith("commits")
                        ? BitbucketServerMapping.COMMITS
                        : BitbucketServerMapping.ACTIVITIES;
        var parameters = Map.of("repository", scope.id(), "parent", number);
        try {
            pages(
                    visit,
                    path,
                    Map.of(),
                    page -> {
                        take.page(stream, parameters, page, null);
                        return true;
                    });
        } catch (ToolTrouble trouble) {
            if (!trouble.isMissing() && trouble.kind() != ToolTrouble.Kind.NOT_ALLOWED) {
                throw trouble;
            }
            take.gap(stream + " " + number, trouble.getMessage() + "", trouble.remedy());
        }
    }

    @Override
    public Mapping mapping() {
        return new BitbucketServerMapping();
    }
}
