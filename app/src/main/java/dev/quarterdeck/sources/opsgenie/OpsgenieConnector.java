package dev.quarterdeck.sources.opsgenie;

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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the incidents that concern a service, each with its timeline.
final class OpsgenieConnector implements Connector {

    private static final int PAGE = 100;

    /// Offset and limit together may not be more.
    private static final int DEEPEST = 20_000;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    @Override
    public Tool tool() {
        return new Tool(
                        "opsgenie",
                        "Opsgenie",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address",
                                        "The European region is https://api.eu.opsgenie.com.",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://api.opsgenie.com"),
                                new Setting(
                                        "token",
                                        "API key",
                                        "Settings, API key management; with read and configuration"
                                                + " access.",
                                        Setting.Kind.SECRET,
                                        true,
                                        "")),
                        List.of("Read", "Configuration access (to list services)"))
                .giving(HistoryKind.INCIDENT);
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        return Map.of("Authorization", "GenieKey " + settings.get("token"));
    }

    @Override
    public void check(Visit visit) {
        visit.get("v1/services", Map.of("limit", 1)).records("data");
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        var scopes = new ArrayList<Scope>();
        var next = "v1/services?limit=" + PAGE;
        while (!next.isEmpty()) {
            var answer = visit.get(next);
            for (var one : answer.records("data")) {
                var read = Members.of(one);
                scopes.add(new Scope("service", read.text("id"), read.text("name")));
            }
            next = Members.of(answer.json()).text("paging", "next");
        }
        return scopes;
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        var service = visit.get(Visit.path("v1", "services", scope.id())).json().path("data");
        take.page(OpsgenieMapping.SERVICES, Map.of(), List.of(service), null);
        var cursor = take.cursor(OpsgenieMapping.INCIDENTS);
        var since = cursor.map(Instant::parse).orElse(Instant.EPOCH);
        while (since != null) {
            since = incidents(visit, scope, take, since);
        }
    }

    /// Reads incidents in the order of their last update.
    ///
    /// @return from when to go on because the tool gives no more pages, or null at the end
    private static @Nullable Instant incidents(Visit visit, Scope scope, Take take, Instant since) {
        var query = new LinkedHashMap<String, Object>();
        query.put(
                "query",
                "impactedServices:%s AND updatedAt>=%d"
                        .formatted(scope.id(), since.toEpochMilli()));
        query.put("sort", "updatedAt");
        query.put("order", "asc");
        query.put("limit", PAGE);
        var newest = since;
        for (int offset = 0; offset + PAGE <= DEEPEST; offset += PAGE) {
            query.put("offset", offset);
            var answer = visit.get("v1/incidents", query);
            var page = answer.records("data");
            if (offset == 0 && Members.of(answer.json()).has("totalCount")) {
                take.expects(
                        OpsgenieMapping.INCIDENTS,
                        Members.of(answer.json()).number(0, "totalCount"));
            }
            take.page(OpsgenieMapping.INCIDENTS, Map.of(), page, null);
            newest = timelines(visit, take, page, newest);
            if (newest.isAfter(since)) {
                take.cursor(OpsgenieMapping.INCIDENTS, newest.minus(CLOCKS_DIFFER).toString());
            }
            if (Members.of(answer.json()).text("paging", "next").isEmpty()) {
                return null;
            }
        }
        return newest.isAfter(since) ? newest : since.plusMillis(1);
    }

    private static Instant timelines(Visit visit, Take take, List<JsonNode> page, Instant newest) {
        var latest = newest;
        for (var incident : page) {
            var read = Members.of(incident);
            timeline(visit, take, read.text("id"));
            var updated = read.moment("updatedAt").orElse(latest);
            latest = updated.isAfter(latest) ? updated : latest;
        }
        return latest;
    }

    private static void timeline(Visit visit, Take take, String incident) {
        try {
            var next = Visit.path("v2", "incident-timelines", incident, "entries") + "?limit=100";
            while (!next.isEmpty()) {
                var answer = visit.get(next);
                var entries = new ArrayList<JsonNode>();
                answer.json().path("data").path("entries").forEach(entries::add);
                take.page(OpsgenieMapping.TIMELINES, Map.of("incident", incident), entries, null);
                var offset = Members.of(answer.json()).text("data", "nextOffset");
                next =
                        offset.isEmpty() || entries.isEmpty()
                                ? ""
                                : Visit.path("v2", "incident-timelines", incident, "entries")
                                        + "?limit=100&offset="
                                        + Visit.path(offset);
            }
        } catch (ToolTrouble trouble) {
            if (!trouble.isMissing() && trouble.kind() != ToolTrouble.Kind.NOT_ALLOWED) {
                throw trouble;
            }
            take.gap(
                    "the timeline of the incident " + incident,
                    trouble.getMessage() + "",
                    trouble.remedy());
        }
    }

    @Override
    public Mapping mapping() {
        return new OpsgenieMapping();
    }
}
