package dev.quarterdeck.sources.pagerduty;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the incidents of services, each with its log.
final class PagerdutyConnector implements Connector {

    private static final int PAGE = 100;

    /// Offset and limit together may not be more.
    private static final int DEEPEST = 10_000;

    /// A time range may span six months.
    private static final Duration SLICE = Duration.ofDays(150);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    @Override
    public Tool tool() {
        return new Tool(
                        "pagerduty",
                        "PagerDuty",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address",
                                        "The European region is https://api.eu.pagerduty.com.",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://api.pagerduty.com"),
                                new Setting(
                                        "token",
                                        "API key",
                                        "Integrations, API Access Keys; a read-only key is enough.",
                                        Setting.Kind.SECRET,
                                        true,
                                        "")),
                        List.of("Read incidents, services and users"))
                .giving(HistoryKind.INCIDENT);
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        return Map.of(
                "Authorization",
                "Token token=" + settings.get("token"),
                "Accept",
                "application/vnd.pagerduty+json;version=2");
    }

    @Override
    public void check(Visit visit) {
        visit.get("services", Map.of("limit", 1)).records("services");
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        var scopes = new ArrayList<Scope>();
        int offset = 0;
        while (true) {
            var answer = visit.get("services", Map.of("limit", PAGE, "offset", offset));
            for (var one : answer.records("services")) {
                var read = Members.of(one);
                var name = read.either(List.of("name"), List.of("summary"));
                scopes.add(new Scope("service", read.text("id"), name));
            }
            offset += PAGE;
            if (!Members.of(answer.json()).isTrue("more") || offset + PAGE > DEEPEST) {
                return scopes;
            }
        }
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        var service = visit.get(Visit.path("services", scope.id())).json().path("service");
        take.page(PagerdutyMapping.SERVICES, Map.of(), List.of(service), null);
        var reading = new Reading(visit, scope, take);
        reading.again();
        reading.slices();
    }

    /// One run over the incidents of a service.
    private static final class Reading {

        private final Visit visit;
        private final Scope scope;
        private final Take take;
        private final OpenOnes open;
        private boolean isSplit;
        private long total;

        Reading(Visit visit, Scope scope, Take take) {
            this.visit = visit;
            this.scope = scope;
            this.take = take;
            this.open = OpenOnes.read(take.cursor(PagerdutyMapping.INCIDENTS).orElse(""));
        }

        /// Incidents cannot be asked for by their last change: those that were open are read
        /// again one by one.
        void again() {
            for (var id : List.copyOf(open.ids())) {
                try {
                    var incident = visit.get(Visit.path("incidents", id)).json().path("incident");
                    open.hear(incident);
                    take.page(PagerdutyMapping.AGAIN, Map.of(), List.of(incident), null);
                    log(id);
                } catch (ToolTrouble trouble) {
                    pass(trouble, "the incident " + id);
                    open.forget(id);
                }
            }
        }

        private void pass(ToolTrouble trouble, String what) {
            if (!trouble.isMissing() && trouble.kind() != ToolTrouble.Kind.NOT_ALLOWED) {
                throw trouble;
            }
            take.gap(what, trouble.getMessage() + "", trouble.remedy());
        }

        void slices() {
            var from = open.since() == null ? edge("asc") : open.since();
            var until = edge("desc");
            while (from != null && until != null && !from.isAfter(until)) {
                from = slice(from, until);
            }
            if (!isSplit) {
                take.expects(PagerdutyMapping.INCIDENTS, total);
            }
        }

        /// Finds when the first or the last incident was made, by the tool's clock.
        private @Nullable Instant edge(String order) {
            var query = query();
            query.put("date_range", "all");
            query.put("limit", 1);
            query.put("sort_by", "created_at:" + order);
            return visit.get("incidents", query).records("incidents").stream()
                    .findFirst()
                    .flatMap(one -> Members.of(one).moment("created_at"))
                    .orElse(null);
        }

        private Map<String, Object> query() {
            var query = new LinkedHashMap<String, Object>();
            query.put("service_ids[]", scope.id());
            return query;
        }

        /// Reads a slice of time. @return where the next one begins
        private Instant slice(Instant from, Instant until) {
            var end = from.plus(SLICE).isBefore(until) ? from.plus(SLICE) : until.plusSeconds(1);
            var query = query();
            query.put("since", from.toString());
            query.put("until", end.toString());
            query.put("sort_by", "created_at:asc");
            query.put("total", "true");
            query.put("limit", PAGE);
            var newest = from;
            for (int offset = 0; offset + PAGE <= DEEPEST; offset += PAGE) {
                query.put("offset", offset);
                var answer = visit.get("incidents", query);
                var page = answer.records("incidents");
                if (offset == 0) {
                    total += Members.of(answer.json()).number(0, "total");
                }
                newest = page(page, newest);
                if (!Members.of(answer.json()).isTrue("more")) {
                    return moved(end, newest);
                }
            }
            // The tool gives no more of this slice: go on from the last one it gave.
            isSplit = true;
            return moved(newest.isAfter(from) ? newest : from.plusSeconds(1), newest);
        }

        private Instant page(List<JsonNode> page, Instant newest) {
            var latest = newest;
            take.page(PagerdutyMapping.INCIDENTS, Map.of(), page, null);
            for (var incident : page) {
                open.hear(incident);
                log(Members.of(incident).text("id"));
                var created = Members.of(incident).moment("created_at").orElse(latest);
                latest = created.isAfter(latest) ? created : latest;
            }
            return latest;
        }

        private Instant moved(Instant next, Instant newest) {
            take.cursor(PagerdutyMapping.INCIDENTS, open.written(newest.minus(CLOCKS_DIFFER)));
            return next;
        }

        private void log(String incident) {
            try {
                var path = Visit.path("incidents", incident, "log_entries");
                for (int offset = 0; offset + PAGE <= DEEPEST; offset += PAGE) {
                    var answer = visit.get(path, Map.of("limit", PAGE, "offset", offset));
                    take.page(
                            PagerdutyMapping.ENTRIES,
                            Map.of("incident", incident),
                            answer.records("log_entries"),
                            null);
                    if (!Members.of(answer.json()).isTrue("more")) {
                        return;
                    }
                }
                take.gap(
                        "the log of the incident " + incident,
                        "PagerDuty gives the first 10,000 entries of a log only.",
                        "Maybe nothing is missing: later entries are mostly notifications.");
            } catch (ToolTrouble trouble) {
                pass(trouble, "the log of the incident " + incident);
            }
        }
    }

    /// What the cursor holds: since when incidents are to be read, and which were open.
    private static final class OpenOnes {

        private final @Nullable Instant since;
        private final Set<String> ids = new LinkedHashSet<>();

        private OpenOnes(@Nullable Instant since) {
            this.since = since;
        }

        static OpenOnes read(String cursor) {
            var parts = cursor.split(" ");
            var open = new OpenOnes(parts[0].isEmpty() ? null : Instant.parse(parts[0]));
            Stream.of(parts).skip(1).forEach(id -> open.ids.add(id));
            return open;
        }

        @Nullable Instant since() {
            return since;
        }

        Set<String> ids() {
            return ids;
        }

        void hear(JsonNode incident) {
            var read = Members.of(incident);
            if (read.text("status").equals("resolved")) {
                ids.remove(read.text("id"));
            } else {
                ids.add(read.text("id"));
            }
        }

        void forget(String id) {
            ids.remove(id);
        }

        String written(Instant newest) {
            return (newest + " " + String.join(" ", ids)).strip();
        }
    }

    @Override
    public Mapping mapping() {
        return new PagerdutyMapping();
    }
}
