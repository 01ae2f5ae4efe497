package dev.quarterdeck.sources.opsgenie;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent.Phase;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Maps incidents with their timelines, and what they name.
final class OpsgenieMapping implements Mapping {

    static final String INCIDENTS = "incidents";
    static final String TIMELINES = "timelines";
    static final String SERVICES = "services";

    @Override
    public Optional<String> stream(JsonNode record) {
        var read = Members.of(record);
        if (read.has("eventTime") && read.has("group")) {
            return Optional.of(TIMELINES);
        }
        if (read.has("tinyId")) {
            return Optional.of(read.has("alias") ? "alerts" : INCIDENTS);
        }
        if (read.has("username")) {
            return Optional.of("users");
        }
        if (read.has("teamId")) {
            return Optional.of(SERVICES);
        }
        return read.text("links", "web").contains("/teams/")
                ? Optional.of("teams")
                : Optional.empty();
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        var read = Members.of(record, sink);
        var id = read.text("id");
        if (id.isEmpty()) {
            sink.issue("The member id must be given.");
            return;
        }
        switch (record.stream()) {
            case INCIDENTS -> incident(id, read, sink);
            case TIMELINES -> entry(record.parameter("incident"), read, sink);
            case SERVICES -> define(Definition.Kind.SERVICE, id, read, sink);
            case "teams" -> define(Definition.Kind.TEAM, id, read, sink);
            case "users" -> account(id, read, sink);
            case "alerts" -> sink.nothing("alerts are not incidents");
            default -> sink.issue("A record must be an incident, an entry, a service or a user.");
        }
    }

    private static void define(Definition.Kind kind, String id, Members read, Sink sink) {
        sink.definition(new Definition(kind, id, null, read.text("name"), Map.of()));
    }

    private static void account(String id, Members read, Sink sink) {
        var addresses = Stream.of(read.text("username")).filter(one -> one.contains("@")).toList();
        sink.account(new ToolAccount(id, read.text("fullName"), addresses, false));
    }

    private static void incident(String id, Members read, Sink sink) {
        var created = read.moment("createdAt");
        if (created.isEmpty()) {
            sink.issue("An incident must have the moment createdAt.");
            return;
        }
        var opened = created.get();
        var updated = read.moment("updatedAt").orElse(opened);
        sink.incident(id, new IncidentEvent.Opened(opened, ""));
        read.moment("impactEndDate")
                .ifPresent(at -> sink.incident(id, new IncidentEvent.Mitigated(at)));
        seen(id, read, updated, sink);
        for (var service : read.list("impactedServices")) {
            sink.incident(id, new IncidentEvent.ComponentNamed(opened, service.text()));
        }
        for (var entry : read.list("timelines")) {
            entry(id, entry, sink);
        }
    }

    /// The record dates its last update only, which may be later than the change of the status:
    /// the timeline tells the moment itself, and the first one that is told counts.
    private static void seen(String id, Members read, Instant updated, Sink sink) {
        sink.incident(
                id,
                new IncidentEvent.Seen(updated, phase(read.text("status")), read.text("priority")));
    }

    private static Phase phase(String status) {
        return switch (status) {
            case "open" -> Phase.OPEN;
            case "resolved", "closed" -> Phase.RESOLVED;
            default -> Phase.UNKNOWN;
        };
    }

    private static void entry(String incident, Members read, Sink sink) {
        var at = read.moment("eventTime");
        if (incident.isEmpty() || at.isEmpty()) {
            sink.issue("An entry of a timeline must have the moment eventTime, and an incident.");
            return;
        }
        var type = read.text("type");
        sink.incident(
                incident,
                switch (type) {
                    case "IncidentResolved", "IncidentClosed" ->
                            new IncidentEvent.Resolved(at.get());
                    case "IncidentReopened" -> new IncidentEvent.Reopened(at.get());
                    case "ResponderAlertAcked" -> acknowledged(read, at.get());
                    default -> new IncidentEvent.Noted(at.get(), read.text("id"), type);
                });
    }

    /// Resolving acknowledges what is left by itself: only what somebody did says so.
    private static IncidentEvent acknowledged(Members read, Instant at) {
        return read.text("actor", "type").equals("user")
                ? new IncidentEvent.Acknowledged(at)
                : new IncidentEvent.Noted(at, read.text("id"), read.text("type"));
    }
}
