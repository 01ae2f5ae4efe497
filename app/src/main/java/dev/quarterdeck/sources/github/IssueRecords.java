package dev.quarterdeck.sources.github;

import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.hosts.Said;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Maps issues, and comments on them.
final class IssueRecords {

    static final Value OPEN = new Value("open", "open");
    static final Value CLOSED = new Value("closed", "closed");

    private IssueRecords() {}

    static void issue(Place place) {
        var said = place.said();
        if (said.has("pull_request")) {
            place.account("user");
            place.sink().nothing("a pull request, which is read as a change");
            return;
        }
        var number = said.text("number");
        var created = said.at("created_at");
        if (number.isEmpty() || created.isEmpty()) {
            place.sink().issue("An issue must have number and created_at.");
            return;
        }
        var id = place.id(number);
        var sink = place.sink();
        place.account("user");
        sink.item(id, new TrackerEvent.Created(created.get(), key(place, number)));
        // Every issue is born open.
        sink.item(id, new TrackerEvent.Seen(created.get(), Map.of(Field.STATUS, List.of(OPEN))));
        if (isClosed(said)) {
            said.at("closed_at")
                    .ifPresent(
                            at ->
                                    sink.item(
                                            id,
                                            new TrackerEvent.Since(
                                                    at, Field.STATUS, List.of(CLOSED))));
        }
        said.at("updated_at")
                .ifPresent(at -> sink.item(id, new TrackerEvent.Seen(at, fields(place, number))));
        if (isIncident(place, said)) {
            incident(place, id, created.get());
        }
    }

    private static boolean isClosed(Said said) {
        return said.word("state").equals("closed");
    }

    static String key(Place place, String number) {
        return place.name() + "#" + number;
    }

    private static Map<Field, List<Value>> fields(Place place, String number) {
        var said = place.said();
        var fields = new EnumMap<Field, List<Value>>(Field.class);
        fields.put(Field.STATUS, List.of(isClosed(said) ? CLOSED : OPEN));
        fields.put(Field.RESOLUTION, one(said.text("state_reason"), isClosed(said)));
        fields.put(Field.KEY, List.of(Value.named(key(place, number))));
        fields.put(Field.PROJECT, List.of(new Value(place.repository(), place.name())));
        fields.put(
                Field.LABEL,
                said.each("labels")
                        .map(one -> one.node().isValueNode() ? one.text() : one.text("name"))
                        .filter(name -> !name.isEmpty())
                        .map(Value::named)
                        .toList());
        fields.put(
                Field.ASSIGNEE,
                said.each("assignees")
                        .map(place::account)
                        .filter(one -> !one.isEmpty())
                        .map(one -> new Value(one, ""))
                        .toList());
        fields.put(Field.FIX_VERSION, one(said.text("milestone", "title"), true));
        if (said.has("type")) {
            fields.put(Field.TYPE, one(said.text("type", "name"), true));
        }
        parent(place, said, fields);
        return fields;
    }

    private static void parent(Place place, Said said, Map<Field, List<Value>> fields) {
        var address = said.text("parent_issue_url");
        if (!address.isEmpty()) {
            var number = address.substring(address.lastIndexOf('/') + 1);
            boolean isHere = address.contains("/" + place.name() + "/");
            if (isHere) {
                fields.put(Field.PARENT, List.of(new Value(place.id(number), key(place, number))));
            }
        }
    }

    private static List<Value> one(String text, boolean isTold) {
        return text.isEmpty() || !isTold ? List.of() : List.of(Value.named(text));
    }

    static boolean isIncident(Place place, Said issue) {
        return place.isIncident(issue.text("type", "name"))
                || issue.each("labels").anyMatch(one -> place.isIncident(one.text("name")));
    }

    private static void incident(Place place, String id, Instant created) {
        var said = place.said();
        place.sink().incident(id, new IncidentEvent.Opened(created, severity(said)));
        place.sink().incident(id, new IncidentEvent.ComponentNamed(created, place.name()));
        if (isClosed(said)) {
            said.at("closed_at")
                    .ifPresent(at -> place.sink().incident(id, new IncidentEvent.Resolved(at)));
        }
    }

    /// Labels such as `sev1` and `severity: high` say how bad it is.
    private static String severity(Said issue) {
        return issue.each("labels")
                .map(one -> one.text("name"))
                .filter(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("sev"))
                .sorted()
                .findFirst()
                .orElse("");
    }

    /// A comment on an issue, or in the conversation of a pull request.
    static void comment(Place place) {
        var said = place.said();
        if (said.text("html_url").contains("/pull/") || said.has("issue", "pull_request")) {
            PullRecords.comment(place, said.text("id"));
            return;
        }
        var number = place.number();
        var at = said.at("created_at");
        if (number.isEmpty() || at.isEmpty()) {
            place.sink().issue("A comment must have created_at and the number of its issue.");
            return;
        }
        place.sink()
                .item(
                        place.id(number),
                        new TrackerEvent.Commented(
                                new Act(at.get(), said.text("id"), place.account("user"))));
    }
}
