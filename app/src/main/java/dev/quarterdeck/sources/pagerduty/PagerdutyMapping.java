package dev.quarterdeck.sources.pagerduty;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent.Phase;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Maps incidents with their log entries, and what they name.
final class PagerdutyMapping implements Mapping {

    static final String INCIDENTS = "incidents";
    static final String AGAIN = "open_incidents";
    static final String ENTRIES = "log_entries";
    static final String SERVICES = "services";
    static final String USERS = "users";

    /// What PagerDuty pushes.
    private static final String PUSHED = "pushed_events";

    private static final String ENTRY = "_log_entry";

    @Override
    public Optional<String> stream(JsonNode record) {
        var read = Members.of(record);
        if (read.has("event", "event_type")) {
            return Optional.of(PUSHED);
        }
        var type = read.text("type").replace("_reference", "");
        if (read.has("incident_key") || type.equals("incident")) {
            return Optional.of(INCIDENTS);
        }
        if (type.endsWith(ENTRY)) {
            return Optional.of(ENTRIES);
        }
        if (read.has("email") && read.has("role")) {
            return Optional.of(USERS);
        }
        return switch (type) {
            case "service" -> Optional.of(SERVICES);
            case "user" -> Optional.of(USERS);
            case "priority" -> Optional.of("priorities");
            case "team" -> Optional.of("teams");
            case "" -> Optional.empty();
            default -> Optional.of("others");
        };
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        var read = Members.of(record, sink);
        if (record.stream().equals(PUSHED)) {
            pushed(read.at("event"), sink);
            return;
        }
        var id = read.text("id");
        if (id.isEmpty()) {
            sink.issue("The member id must be given.");
            return;
        }
        switch (record.stream()) {
            case INCIDENTS, AGAIN -> incident(id, read, sink);
            case ENTRIES -> entry(read, record.parameter("incident"), sink);
            case SERVICES -> define(Definition.Kind.SERVICE, id, read, sink);
            case "priorities" -> define(Definition.Kind.PRIORITY, id, read, sink);
            case "teams" -> define(Definition.Kind.TEAM, id, read, sink);
            case USERS -> account(id, read, sink);
            default ->
                    sink.issue(
                            "A record of the type (%s) is not read."
                                    .formatted(shortened(read.text("type"))));
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }

    private static void define(Definition.Kind kind, String id, Members read, Sink sink) {
        var at = read.moment("updated_at").or(() -> read.moment("created_at")).orElse(null);
        var name = read.either(List.of("name"), List.of("summary"));
        sink.definition(new Definition(kind, id, at, name, Map.of()));
    }

    private static void account(String id, Members read, Sink sink) {
        var addresses = Stream.of(read.text("email")).filter(one -> !one.isEmpty()).toList();
        var name = read.either(List.of("name"), List.of("summary"));
        sink.account(new ToolAccount(id, name, addresses, false));
    }

    private static void incident(String id, Members read, Sink sink) {
        var created = read.moment("created_at");
        if (created.isEmpty()) {
            sink.issue("An incident must have the moment created_at.");
            return;
        }
        var opened = created.get();
        sink.incident(id, new IncidentEvent.Opened(opened, ""));
        var changed = read.moment("last_status_change_at").orElse(opened);
        var severity = severity(read);
        if (!severity.isEmpty()) {
            var at = read.moment("updated_at").orElse(changed);
            sink.incident(id, new IncidentEvent.SeverityChanged(at, severity));
        }
        var status = read.text("status");
        if (!status.isEmpty()) {
            sink.incident(id, new IncidentEvent.StatusChanged(changed, status, phase(status)));
        }
        read.moment("resolved_at")
                .ifPresent(at -> sink.incident(id, new IncidentEvent.Resolved(at)));
        for (var one : read.list("acknowledgements")) {
            one.moment("at").ifPresent(at -> sink.incident(id, new IncidentEvent.Acknowledged(at)));
        }
        var service = read.text("service", "id");
        if (!service.isEmpty()) {
            sink.incident(id, new IncidentEvent.ComponentNamed(opened, service));
            define(Definition.Kind.SERVICE, service, read.at("service"), sink);
        }
        for (var entry : read.list("log_entries")) {
            entry(entry, id, sink);
        }
    }

    private static String severity(Members read) {
        var priority = read.either(List.of("priority", "name"), List.of("priority", "summary"));
        return priority.isEmpty() ? read.text("urgency") : priority;
    }

    private static Phase phase(String status) {
        return switch (status) {
            case "triggered" -> Phase.OPEN;
            case "acknowledged" -> Phase.ACKNOWLEDGED;
            case "resolved" -> Phase.RESOLVED;
            default -> Phase.UNKNOWN;
        };
    }

    private static void entry(Members read, String asked, Sink sink) {
        var named = read.text("incident", "id");
        var incident = named.isEmpty() ? asked : named;
        var at = read.moment("created_at");
        if (incident.isEmpty() || at.isEmpty()) {
            sink.issue("A log entry must name its incident and the moment created_at.");
            return;
        }
        var type = read.text("type").replace("_reference", "");
        var kind = type.endsWith(ENTRY) ? type.substring(0, type.length() - ENTRY.length()) : type;
        sink.incident(
                incident,
                switch (kind) {
                    case "trigger" -> new IncidentEvent.Opened(at.get(), "");
                    case "acknowledge" -> new IncidentEvent.Acknowledged(at.get());
                    case "unacknowledge" ->
                            new IncidentEvent.StatusChanged(at.get(), "triggered", Phase.OPEN);
                    case "resolve" -> new IncidentEvent.Resolved(at.get());
                    case "reopen" -> new IncidentEvent.Reopened(at.get());
                    default -> new IncidentEvent.Noted(at.get(), read.text("id"), kind);
                });
        var service = read.text("service", "id");
        if (kind.equals("trigger") && !service.isEmpty()) {
            sink.incident(incident, new IncidentEvent.ComponentNamed(at.get(), service));
        }
    }

    private static void pushed(Members event, Sink sink) {
        var type = event.text("event_type");
        var incident = event.text("data", "id");
        var at = event.moment("occurred_at");
        if (!type.startsWith("incident.")) {
            sink.nothing("pushed events of other things than incidents");
        } else if (incident.isEmpty() || at.isEmpty()) {
            sink.issue("A pushed event must name its incident and the moment occurred_at.");
        } else if (event.text("data", "type").equals("incident")) {
            sink.incident(incident, pushed(at.get(), type, event));
        } else {
            sink.nothing("pushed notes and responses");
        }
    }

    private static IncidentEvent pushed(Instant at, String type, Members event) {
        return switch (type) {
            case "incident.triggered" -> new IncidentEvent.Opened(at, "");
            case "incident.acknowledged" -> new IncidentEvent.Acknowledged(at);
            case "incident.unacknowledged" ->
                    new IncidentEvent.StatusChanged(at, "triggered", Phase.OPEN);
            case "incident.resolved" -> new IncidentEvent.Resolved(at);
            case "incident.reopened" -> new IncidentEvent.Reopened(at);
            case "incident.priority_updated" ->
                    new IncidentEvent.SeverityChanged(at, severity(event.at("data")));
            default -> new IncidentEvent.Noted(at, event.text("id"), type);
        };
    }
}
