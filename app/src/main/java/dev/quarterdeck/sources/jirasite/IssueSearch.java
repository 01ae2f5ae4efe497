package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Answer;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the issues that a query finds, those first that were updated longest ago, and then asks
/// which ones there are at all.
final class IssueSearch {

    private static final String STREAM = "issues";
    private static final int PAGE = 100;
    private static final int SMALLEST_PAGE = 10;
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final String ORDER = " ORDER BY updated ASC, key ASC";

    /// What is read of an issue; its texts are not.
    private static final List<String> FIELDS =
            List.of(
                    "created,updated,status,resolution,resolutiondate,issuetype,priority,project",
                    "assignee,creator,reporter,parent,fixVersions,components,labels,issuelinks",
                    "timeoriginalestimate,comment,worklog");

    private final Visit visit;
    private final Site site;
    private final Take take;
    private final String query;
    private final String fields;
    private final Map<String, String> parameters;
    private final IssueParts parts;
    private final Set<String> handedOver = new HashSet<>();
    private int size = PAGE;
    private @Nullable Instant newest;

    IssueSearch(Visit visit, Site site, Take take, Vocabulary vocabulary, String query) {
        this.visit = visit;
        this.site = site;
        this.take = take;
        this.query = query;
        this.parameters = vocabulary.parameters();
        var asked = new ArrayList<>(FIELDS);
        asked.addAll(vocabulary.ids());
        this.fields = String.join(",", asked);
        this.parts = new IssueParts(visit, site, take, parameters);
    }

    void read() {
        var since = take.cursor(STREAM).map(Instant::parse).map(site::minute).orElse("");
        if (site.cloud()) {
            byToken(since);
        } else {
            byStart(since);
        }
        gone();
    }

    private String since(String minute) {
        return minute.isEmpty() ? query : query + " AND updated >= \"" + minute + "\"";
    }

    /// Cloud: each page names the next one.
    private void byToken(String since) {
        expect(since(since));
        var token = "";
        do {
            var asked = asked(since(since) + ORDER);
            if (!token.isEmpty()) {
                asked.put("nextPageToken", token);
            }
            var answer = page("rest/api/3/search/jql", asked);
            hand(answer.records("issues"));
            token = next(answer.json(), token);
        } while (!token.isEmpty());
    }

    /// @param before the token of this page: a site that names it again would go on for ever
    private static String next(JsonNode page, String before) {
        var token = page.path("isLast").asBoolean(false) ? "" : Members.text(page, "nextPageToken");
        if (!token.isEmpty() && token.equals(before)) {
            throw new ToolTrouble(
                    ToolTrouble.Kind.UNEXPECTED,
                    "Jira names a page of issues as the one that follows it.",
                    "Maybe it is a fault of the site: the next run goes on from here.");
        }
        return token;
    }

    private void expect(String counted) {
        try {
            var question = Records.JSON.createObjectNode().put("jql", counted);
            var answer = visit.post("rest/api/3/search/approximate-count", question).json();
            if (answer.path("count").isIntegralNumber()) {
                take.expects(STREAM, answer.path("count").asLong());
            }
        } catch (ToolTrouble trouble) {
            if (!Pages.isLeftOut(trouble)) {
                throw trouble;
            }
        }
    }

    /// Data Center counts from the start of the list, and an issue that is updated meanwhile leaves
    /// its place: those behind it move up, over the edge of a page that is not read again. So each
    /// page begins anew at the minute in which the last one ended.
    private void byStart(String since) {
        var from = since;
        long start = 0;
        boolean isFirst = true;
        boolean isLast = false;
        while (!isLast) {
            var asked = asked(since(from) + ORDER);
            asked.put("startAt", start);
            var answer = page("rest/api/2/search", asked);
            var issues = answer.records("issues");
            long total = Members.number(answer.json(), "total");
            if (isFirst && total >= 0) {
                take.expects(STREAM, total);
            }
            isFirst = false;
            hand(issues);
            isLast = issues.isEmpty() || start + issues.size() >= total;
            var reached =
                    issues.isEmpty()
                            ? from
                            : updated(issues.getLast()).map(site::minute).orElse(from);
            start = reached.equals(from) ? start + issues.size() : 0;
            from = reached;
        }
    }

    private Map<String, Object> asked(String jql) {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("jql", jql);
        asked.put("fields", fields);
        asked.put("expand", "changelog");
        return asked;
    }

    /// A site that breaks over a large page gets smaller ones from then on.
    private Answer page(String path, Map<String, Object> asked) {
        while (true) {
            asked.put("maxResults", size);
            try {
                return visit.get(path, asked);
            } catch (ToolTrouble trouble) {
                if (trouble.kind() != ToolTrouble.Kind.BROKEN || size <= SMALLEST_PAGE) {
                    throw trouble;
                }
                size = Math.max(SMALLEST_PAGE, size / 3);
            }
        }
    }

    private static Optional<Instant> updated(JsonNode issue) {
        return Members.moment(issue.path("fields"), "updated", ZoneOffset.UTC);
    }

    /// Hands over what was not handed over before in this state. What belongs to the issues goes
    /// first: when it is cut off, the issues are read again.
    private void hand(List<JsonNode> issues) {
        var fresh = new ArrayList<JsonNode>();
        for (var issue : issues) {
            if (handedOver.add(Members.text(issue, "id") + " " + updated(issue))) {
                fresh.add(issue);
                updated(issue)
                        .filter(at -> newest == null || at.isAfter(newest))
                        .ifPresent(at -> newest = at);
            }
        }
        fresh.forEach(parts::read);
        take.page(
                STREAM,
                parameters,
                fresh,
                newest == null ? null : newest.minus(OVERLAP).toString());
    }

    /// Asks which issues there are. One that was read and is not among them was deleted, or moved
    /// out of the scope: each is asked for by itself.
    private void gone() {
        take.progress("listing", 0, 0);
        var listed = new LinkedHashSet<String>();
        if (!(site.cloud() ? listByToken(listed) : listByStart(listed))) {
            take.gap(
                    "the list of all issues",
                    "The list changed again and again while it was read.",
                    "Maybe nothing: the next run tells which issues are gone.");
            return;
        }
        listed.addAll(parts.elsewhere(take.unlisted(HistoryKind.WORK_ITEM, listed), fields));
        take.whole(HistoryKind.WORK_ITEM, listed);
    }

    private boolean listByToken(Set<String> listed) {
        var token = "";
        do {
            var asked = new LinkedHashMap<String, Object>();
            asked.put("jql", query + " ORDER BY key ASC");
            asked.put("fields", "id");
            asked.put("maxResults", 1_000);
            if (!token.isEmpty()) {
                asked.put("nextPageToken", token);
            }
            var answer = visit.get("rest/api/3/search/jql", asked);
            answer.records("issues").forEach(one -> listed.add(Members.text(one, "id")));
            token = next(answer.json(), token);
        } while (!token.isEmpty());
        return true;
    }

    private boolean listByStart(Set<String> listed) {
        for (int tries = 0; tries < 3; tries++) {
            listed.clear();
            if (listOnce(listed)) {
                return true;
            }
        }
        return false;
    }

    /// Each page begins with the last issue of the page before: where it does not, one was deleted
    /// meanwhile, and others moved up unseen.
    private boolean listOnce(Set<String> listed) {
        var last = "";
        long start = 0;
        while (true) {
            var asked = new LinkedHashMap<String, Object>();
            asked.put("jql", query + " ORDER BY created ASC, key ASC");
            asked.put("fields", "created");
            asked.put("startAt", start);
            asked.put("maxResults", 1_000);
            var answer = visit.get("rest/api/2/search", asked);
            var ids =
                    answer.records("issues").stream().map(one -> Members.text(one, "id")).toList();
            if (!last.isEmpty() && (ids.isEmpty() || !ids.getFirst().equals(last))) {
                return false;
            }
            listed.addAll(ids);
            long total = Members.number(answer.json(), "total");
            if (start + ids.size() >= total || ids.size() < 2) {
                return listed.size() >= total;
            }
            last = ids.getLast();
            start += ids.size() - 1L;
        }
    }
}
