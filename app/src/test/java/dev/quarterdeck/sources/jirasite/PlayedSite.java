package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Records;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Plays a Jira site from a few invented issues: answers queries, page by page, as Cloud or as Data
/// Center does.
final class PlayedSite {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Pattern SINCE = Pattern.compile("updated >= \"([^\"]+)\"");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm");

    /// An invented issue. @param changes how many changes its log has
    record Issue(int id, String key, Instant updated, int changes, int comments) {}

    private final boolean cloud;
    private final int page;
    private final int embedded;
    final Map<Integer, Issue> issues = new TreeMap<>();

    /// Issues that are there, but not in the project any more.
    final Map<Integer, Issue> moved = new TreeMap<>();

    /// @param page how many issues a page has at most
    /// @param embedded how many changes or comments come with an issue at most
    PlayedSite(boolean cloud, int page, int embedded) {
        this.cloud = cloud;
        this.page = page;
        this.embedded = embedded;
    }

    void add(Issue issue) {
        issues.put(issue.id(), issue);
    }

    Told answer(Asked asked) {
        var path = asked.path().replaceFirst("^/rest/(api/\\d|agile/1.0)/", "");
        return switch (path) {
            case "myself" -> ok("{\"accountId\":\"u1\",\"timeZone\":\"%s\"}".formatted(ZONE));
            case "serverInfo" ->
                    ok("{\"deploymentType\":\"%s\"}".formatted(cloud ? "Cloud" : "Server"));
            case "project" -> ok("[{\"id\":\"100\",\"key\":\"HARBOR\",\"name\":\"Harbor\"}]");
            case "project/search" ->
                    ok(
                            "{\"isLast\":true,\"values\":[{\"id\":\"100\",\"key\":\"HARBOR\",\"name\":\"Harbor\"}]}");
            case "project/100" ->
                    ok(
                            "{\"id\":\"100\",\"key\":\"HARBOR\",\"name\":\"Harbor\",\"versions\":[{\"id\":\"7\",\"name\":\"1.0\",\"released\":true,\"releaseDate\":\"2026-01-31\"}]}");
            case "field" -> ok(FIELDS);
            case "issueLinkType" ->
                    ok(
                            "{\"issueLinkTypes\":[{\"id\":\"1\",\"name\":\"Blocks\",\"inward\":\"is blocked by\",\"outward\":\"blocks\"}]}");
            case "status" ->
                    ok(
                            "[{\"id\":\"1\",\"name\":\"Open\",\"statusCategory\":{\"key\":\"new\"}},{\"id\":\"5\",\"name\":\"Done\",\"statusCategory\":{\"key\":\"done\"}}]");
            case "issuetype" -> ok("[{\"id\":\"3\",\"name\":\"Story\",\"subtask\":false}]");
            case "priority" -> ok("[{\"id\":\"2\",\"name\":\"High\"}]");
            case "resolution" -> ok("[{\"id\":\"9\",\"name\":\"Done\"}]");
            case "board" -> boards(asked);
            case "board/4" -> ok("{\"id\":4,\"name\":\"Harbor board\",\"type\":\"scrum\"}");
            case "board/4/configuration", "board/5/configuration" ->
                    ok(
                            "{\"id\":%s,\"name\":\"Harbor board\",\"filter\":{\"id\":\"77\"},\"columnConfig\":{\"columns\":[{\"name\":\"To do\",\"statuses\":[{\"id\":\"1\"}]}]}}"
                                    .formatted(path.charAt(6)));
            case "board/4/sprint" ->
                    ok(
                            "{\"isLast\":true,\"values\":[{\"id\":38,\"name\":\"Sprint 1\",\"state\":\"closed\",\"startDate\":\"2026-01-05T08:00:00.000Z\",\"originBoardId\":4}]}");
            case "search", "search/jql" -> search(asked);
            case "search/approximate-count" ->
                    ok(
                            "{\"count\":%d}"
                                    .formatted(
                                            found(
                                                            Records.JSON
                                                                    .readTree(asked.body())
                                                                    .path("jql")
                                                                    .asString())
                                                    .size()));
            default -> issue(asked, path);
        };
    }

    private static Told ok(String json) {
        return Told.of(200, json);
    }

    private Told boards(Asked asked) {
        return asked.query("startAt").equals("0")
                ? ok(
                        "{\"isLast\":false,\"values\":[{\"id\":4,\"name\":\"Harbor board\",\"type\":\"scrum\"}]}")
                : ok(
                        "{\"isLast\":true,\"values\":[{\"id\":5,\"name\":\"Harbor flow\",\"type\":\"kanban\"}]}");
    }

    private List<Issue> found(String jql) {
        var since = SINCE.matcher(jql);
        var from =
                since.find()
                        ? LocalDateTime.parse(since.group(1), MINUTE).atZone(ZONE).toInstant()
                        : Instant.EPOCH;
        var order =
                jql.contains("updated ASC")
                        ? Comparator.comparing(Issue::updated).thenComparing(Issue::key)
                        : Comparator.comparing(Issue::key);
        return issues.values().stream()
                .filter(one -> !one.updated().isBefore(from))
                .sorted(order)
                .toList();
    }

    private Told search(Asked asked) {
        if (cloud != asked.path().equals("/rest/api/3/search/jql")) {
            return Told.of(410, "{}");
        }
        var all = found(asked.query("jql"));
        int most = Math.min(page, Integer.parseInt(asked.query("maxResults")));
        var start = asked.query(cloud ? "nextPageToken" : "startAt").replace("t", "");
        int from = Math.min(all.size(), start.isEmpty() ? 0 : Integer.parseInt(start));
        int until = Math.min(all.size(), from + most);
        boolean isPlain = !asked.query("fields").contains("status");
        var told =
                all.subList(from, until).stream()
                        .map(one -> isPlain ? "{\"id\":\"%d\"}".formatted(one.id()) : json(one))
                        .collect(Collectors.joining(","));
        if (!cloud) {
            return ok(
                    "{\"startAt\":%d,\"total\":%d,\"issues\":[%s]}"
                            .formatted(from, all.size(), told));
        }
        return ok(
                until < all.size()
                        ? "{\"issues\":[%s],\"nextPageToken\":\"t%d\"}".formatted(told, until)
                        : "{\"issues\":[%s],\"isLast\":true}".formatted(told));
    }

    private Told issue(Asked asked, String path) {
        var parts = path.split("/");
        if (!parts[0].equals("issue") || parts.length < 2) {
            return Told.of(404, "{}");
        }
        int id = Integer.parseInt(parts[1]);
        var issue = issues.getOrDefault(id, moved.get(id));
        if (issue == null) {
            return Told.of(404, "{}");
        }
        if (parts.length == 2) {
            return ok(json(issue));
        }
        int from = Integer.parseInt(asked.query("startAt"));
        return switch (parts[2]) {
            case "changelog" -> part("values", changes(issue), from);
            case "comment" -> part("comments", comments(issue), from);
            default -> Told.of(404, "{}");
        };
    }

    private Told part(String member, List<String> all, int from) {
        int until = Math.min(all.size(), from + embedded);
        return ok(
                "{\"startAt\":%d,\"total\":%d,\"%s\":%s}"
                        .formatted(
                                from,
                                all.size(),
                                member,
                                all.subList(Math.min(from, until), until)));
    }

    private static List<String> changes(Issue issue) {
        var changes = new ArrayList<String>();
        for (int i = 1; i <= issue.changes(); i++) {
            changes.add(
                    """
                    {"id":"%d%02d","created":"2026-01-%02dT10:00:00.000+0100",
                     "author":{"accountId":"u2","displayName":"Ada Example"},
                     "items":[{"field":"status","fieldId":"status","from":"%d","fromString":"Open","to":"%d","toString":"Done"}]}
                    """
                            .formatted(issue.id(), i, i, i % 2 == 1 ? 1 : 5, i % 2 == 1 ? 5 : 1));
        }
        return changes;
    }

    private static List<String> comments(Issue issue) {
        var comments = new ArrayList<String>();
        for (int i = 1; i <= issue.comments(); i++) {
            comments.add(
                    "{\"id\":\"c%d%02d\",\"created\":\"2026-01-%02dT12:00:00.000+0100\",\"author\":{\"accountId\":\"u3\"},\"body\":\"x\"}"
                            .formatted(issue.id(), i, i));
        }
        return comments;
    }

    private String json(Issue issue) {
        var changes = changes(issue);
        var comments = comments(issue);
        // Cloud embeds the newest changes; Data Center all of them.
        var told =
                cloud
                        ? changes.subList(Math.max(0, changes.size() - embedded), changes.size())
                        : changes;
        int shown = Math.min(embedded, comments.size());
        return """
        {"id":"%d","key":"%s","changelog":{"startAt":0,"maxResults":%d,"total":%d,"histories":%s},
         "fields":{"created":"2026-01-01T09:00:00.000+0100","updated":"%s","status":{"id":"1","name":"Open"},
          "project":{"id":"100","name":"Harbor"},"assignee":null,"customfield_10020":[{"id":38,"name":"Sprint 1","state":"closed","boardId":4}],
          "customfield_10016":3.0,"comment":{"total":%d,"comments":%s}}}
        """
                .formatted(
                        issue.id(),
                        issue.key(),
                        embedded,
                        changes.size(),
                        told,
                        issue.updated(),
                        comments.size(),
                        comments.subList(0, shown));
    }

    static final String FIELDS =
            """
            [{"id":"status","name":"Status","schema":{"type":"status","system":"status"}},
             {"id":"customfield_10020","name":"Sprint","schema":{"type":"array","custom":"com.pyxis.greenhopper.jira:gh-sprint"}},
             {"id":"customfield_10016","name":"Punkte","untranslatedName":"Story Points","schema":{"type":"number","custom":"com.atlassian.jira.plugin.system.customfieldtypes:float"}},
             {"id":"customfield_10021","name":"Flagged","schema":{"type":"array","custom":"com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes"}}]
            """;
}
