package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads lists that come page by page from a start on.
final class Pages {

    private static final int SIZE = 100;

    private Pages() {}

    /// Hears each page. @param last whether no other follows
    interface Heard {
        void page(List<JsonNode> records, boolean last);
    }

    static List<JsonNode> byStart(Visit visit, String path, Map<String, ?> query) {
        var all = new ArrayList<JsonNode>();
        byStart(visit, path, query, "values", (records, last) -> all.addAll(records));
        return all;
    }

    /// A list ends where the site says so, where its total is reached, or at an empty page; sites
    /// cut pages shorter than they were asked for.
    static void byStart(
            Visit visit, String path, Map<String, ?> query, String member, Heard heard) {
        long start = 0;
        boolean isLast = false;
        while (!isLast) {
            var asked = new LinkedHashMap<String, Object>(query);
            asked.put("startAt", start);
            asked.put("maxResults", SIZE);
            var answer = visit.get(path, asked);
            var records = answer.records(member);
            start += records.size();
            isLast = records.isEmpty() || isLast(answer.json(), start);
            heard.page(records, isLast);
        }
    }

    private static boolean isLast(JsonNode page, long read) {
        return page.has("isLast")
                ? page.path("isLast").asBoolean(true)
                : !page.has("total") || read >= Members.number(page, "total");
    }

    /// Answers whether one part of a site may be left out: it is not there, or may not be seen, or
    /// such a thing has no such part.
    static boolean isLeftOut(ToolTrouble trouble) {
        return trouble.isMissing()
                || trouble.kind() == ToolTrouble.Kind.NOT_ALLOWED
                || trouble.kind() == ToolTrouble.Kind.UNEXPECTED;
    }
}
