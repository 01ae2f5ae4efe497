package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.jirasite.Vocabulary.Use;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads what an issue looks like. A member that is not there says nothing; one that is null or
/// empty says that there is no value.
final class ShownFields {

    private final JsonNode issue;
    private final JsonNode fields;
    private final Vocabulary vocabulary;
    private final People people;
    private final Map<String, JsonNode> sprints = new LinkedHashMap<>();
    private final Map<Field, List<Value>> values = new EnumMap<>(Field.class);
    private boolean tellsSprints;

    ShownFields(JsonNode issue, Vocabulary vocabulary, People people) {
        this.issue = issue;
        this.fields = issue.path("fields");
        this.vocabulary = vocabulary;
        this.people = people;
        gatherSprints();
        read();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Map<Field, List<Value>> values() {
        return values;
    }

    /// Reads entries of the change log in the words of this issue.
    ChangeReader changes(ZoneId zone) {
        var names = new HashMap<String, String>();
        sprints.forEach((id, sprint) -> names.put(id, Members.text(sprint, "name")));
        return new ChangeReader(
                vocabulary, new LinkReader(vocabulary, fields.path("issuelinks")), names, zone);
    }

    /// Tells what the issue says about statuses and sprints, where the site was not asked for them.
    void definitions(Sink sink, ZoneId zone) {
        var status = fields.path("status");
        if (status.path("statusCategory").isObject() && !Members.text(status, "id").isEmpty()) {
            Names.status(status, sink);
        }
        sprints.values().forEach(sprint -> Names.sprint(sprint, zone, sink));
    }

    private void read() {
        one(Field.STATUS, "status");
        one(Field.RESOLUTION, "resolution");
        one(Field.TYPE, "issuetype");
        one(Field.PRIORITY, "priority");
        one(Field.PROJECT, "project");
        many(Field.FIX_VERSION, "fixVersions", ShownFields::value);
        many(Field.COMPONENT, "components", ShownFields::value);
        many(Field.LABEL, "labels", one -> named(Members.text(one)));
        many(Field.LINK, "issuelinks", LinkReader::shown);
        named(Members.text(issue, "key")).ifPresent(key -> values.put(Field.KEY, List.of(key)));
        if (fields.has("assignee")) {
            var id = people.tell(fields.path("assignee"));
            values.put(Field.ASSIGNEE, id.isEmpty() ? List.of() : List.of(new Value(id, "")));
        }
        parent();
        flag();
        points();
        estimate();
        if (tellsSprints) {
            values.put(
                    Field.SPRINT,
                    sprints.entrySet().stream()
                            .map(
                                    one ->
                                            new Value(
                                                    one.getKey(),
                                                    Members.text(one.getValue(), "name")))
                            .toList());
        }
    }

    private void one(Field field, String member) {
        if (fields.has(member)) {
            values.put(field, value(fields.path(member)).stream().toList());
        }
    }

    private void many(Field field, String member, Function<JsonNode, Optional<Value>> read) {
        if (fields.has(member)) {
            values.put(
                    field,
                    fields.path(member)
                            .valueStream()
                            .flatMap(one -> read.apply(one).stream())
                            .toList());
        }
    }

    private static Optional<Value> value(JsonNode node) {
        var value = new Value(Members.text(node, "id"), Members.text(node, "name"));
        return value.reference().isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Value> named(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(Value.named(name));
    }

    /// The parent of a sub-task, or what used to be called the epic.
    private void parent() {
        var ids = new LinkedHashSet<>(vocabulary.ids(Use.EPIC));
        ids.addAll(vocabulary.ids(Use.PARENT));
        ids.addAll(logged(Use.EPIC));
        var members = new ArrayList<>(List.of("parent", "epic"));
        members.addAll(ids);
        // A site that was asked for the parent leaves the member out where there is none.
        boolean isTold = vocabulary.isKnown();
        for (var member : members) {
            isTold |= fields.has(member);
            var found = above(fields.path(member));
            if (found.isPresent()) {
                values.put(Field.PARENT, List.of(found.get()));
                return;
            }
        }
        if (isTold) {
            values.put(Field.PARENT, List.of());
        }
    }

    private static Optional<Value> above(JsonNode told) {
        if (told.isObject()) {
            var found = told.path("data").isObject() ? told.path("data") : told;
            var value = new Value(Members.text(found, "id"), Members.text(found, "key"));
            return value.name().isEmpty() || value.id().isEmpty()
                    ? named(value.name())
                    : Optional.of(value);
        }
        return named(Members.text(told));
    }

    private void flag() {
        var flags = new ArrayList<Value>();
        boolean isTold = fields.has("flagged");
        for (var id : members(Use.FLAG)) {
            var told = fields.path(id);
            isTold |= fields.has(id) && vocabulary.isKnown() || isFlag(told);
            if (told.isArray()) {
                told.forEach(
                        one ->
                                flags.add(
                                        new Value(
                                                Members.text(one, "id"),
                                                Members.text(one, "value"))));
            }
        }
        if (flags.isEmpty() && fields.path("flagged").asBoolean(false)) {
            flags.add(Value.named("Impediment"));
        }
        if (isTold) {
            values.put(Field.FLAG, flags);
        }
    }

    private static boolean isFlag(JsonNode told) {
        return told.isArray()
                && !told.isEmpty()
                && Members.text(told.get(0), "value").equalsIgnoreCase("Impediment");
    }

    /// The fields of a use that the site told; where it told none, those whose content says so.
    private Set<String> members(Use use) {
        if (vocabulary.isKnown()) {
            return new LinkedHashSet<>(vocabulary.ids(use));
        }
        var found = new LinkedHashSet<String>();
        fields.propertyStream()
                .filter(one -> one.getKey().startsWith("customfield_"))
                .filter(
                        one ->
                                use == Use.FLAG
                                        ? isFlag(one.getValue())
                                        : SprintText.isSprints(one.getValue()))
                .forEach(one -> found.add(one.getKey()));
        return found;
    }

    /// The ids under which the change log of the issue itself names fields of a use.
    private Set<String> logged(Use use) {
        var ids = new LinkedHashSet<String>();
        if (!vocabulary.isKnown()) {
            for (var entry : issue.path("changelog").path("histories")) {
                for (var item : entry.path("items")) {
                    var id = Members.text(item, "fieldId");
                    if (!id.isEmpty() && vocabulary.is(use, id, Members.text(item, "field"))) {
                        ids.add(id);
                    }
                }
            }
        }
        return ids;
    }

    private void points() {
        var ids = new LinkedHashSet<>(vocabulary.ids(Use.POINTS));
        ids.addAll(logged(Use.POINTS));
        for (var id : ids) {
            if (fields.has(id)) {
                values.putIfAbsent(Field.POINTS, List.of());
                Members.size(Members.text(fields, id))
                        .filter(_ -> values.getOrDefault(Field.POINTS, List.of()).isEmpty())
                        .ifPresent(size -> values.put(Field.POINTS, List.of(Value.number(size))));
            }
        }
    }

    private void estimate() {
        var tracked = fields.path("timetracking");
        if (fields.has("timeoriginalestimate") || tracked.isObject()) {
            var told = Members.text(fields, "timeoriginalestimate");
            var seconds = told.isEmpty() ? Members.text(tracked, "originalEstimateSeconds") : told;
            values.put(Field.ESTIMATE, Members.size(seconds).map(Value::number).stream().toList());
        }
    }

    private void gatherSprints() {
        for (var id : members(Use.SPRINT)) {
            tellsSprints |= fields.has(id);
            gather(fields.path(id));
        }
        for (var member : List.of("sprint", "closedSprints")) {
            tellsSprints |= fields.has(member);
            gather(fields.path(member));
        }
    }

    private void gather(JsonNode told) {
        if (told.isArray()) {
            told.forEach(this::gather);
            return;
        }
        var sprint = told.isString() ? SprintText.read(told.asString()) : told;
        var id = Members.text(sprint, "id");
        if (!id.isEmpty()) {
            sprints.putIfAbsent(id, sprint);
        }
    }
}
