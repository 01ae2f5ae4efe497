package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Altered;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Changed;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.jirasite.Vocabulary.Use;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads one entry of a change log: what one account changed at one moment.
final class ChangeReader {

    /// Links to commits and pages come from programs in great number and say nothing of the item.
    private static final String REMOTE = "RemoteIssueLink";

    private final Vocabulary vocabulary;
    private final LinkReader links;
    private final Map<String, String> sprintNames;
    private final ZoneId zone;

    /// @param sprintNames names of sprints by id, as far as they are known
    ChangeReader(
            Vocabulary vocabulary, LinkReader links, Map<String, String> sprintNames, ZoneId zone) {
        this.vocabulary = vocabulary;
        this.links = links;
        this.sprintNames = sprintNames;
        this.zone = zone;
    }

    /// Reads an entry; empty when it has no moment.
    Optional<List<TrackerEvent>> read(JsonNode entry, String who) {
        return Members.moment(entry, "created", zone)
                .map(at -> new Act(at, Members.text(entry, "id"), who))
                .map(act -> read(act, entry.path("items")));
    }

    private List<TrackerEvent> read(Act act, JsonNode items) {
        var events = new ArrayList<TrackerEvent>();
        for (var item : items) {
            if (!Members.text(item, "field").equals(REMOTE)) {
                event(act, item).ifPresentOrElse(events::add, () -> events.add(touched(act)));
            }
        }
        return events.stream().distinct().toList();
    }

    private static TrackerEvent touched(Act act) {
        return new Changed(act, Field.OTHER, List.of(), List.of());
    }

    private Optional<TrackerEvent> event(Act act, JsonNode item) {
        var name = Members.text(item, "field");
        var id = Members.text(item, "fieldId");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "status" -> one(act, Field.STATUS, item);
            case "resolution" -> one(act, Field.RESOLUTION, item);
            case "issuetype" -> one(act, Field.TYPE, item);
            case "priority" -> one(act, Field.PRIORITY, item);
            case "project" -> one(act, Field.PROJECT, item);
            case "parent", "issueparentassociation" -> one(act, Field.PARENT, item);
            case "assignee" -> assignee(act, item);
            case "key" -> many(act, Field.KEY, named(item, "fromString"), named(item, "toString"));
            case "timeoriginalestimate" -> sized(act, Field.ESTIMATE, item);
            case "fix version", "fixversions" -> altered(act, Field.FIX_VERSION, item);
            case "component" -> altered(act, Field.COMPONENT, item);
            case "labels" ->
                    many(act, Field.LABEL, words(item, "fromString"), words(item, "toString"));
            case "link" -> link(act, item);
            default -> custom(act, id, name, item);
        };
    }

    private Optional<TrackerEvent> custom(Act act, String id, String name, JsonNode item) {
        if (vocabulary.is(Use.SPRINT, id, name)) {
            return many(
                    act,
                    Field.SPRINT,
                    sprints(item, "from", "fromString"),
                    sprints(item, "to", "toString"));
        }
        if (vocabulary.is(Use.FLAG, id, name)) {
            return many(
                    act,
                    Field.FLAG,
                    flags(item, "from", "fromString"),
                    flags(item, "to", "toString"));
        }
        if (vocabulary.is(Use.POINTS, id, name)) {
            return sized(act, Field.POINTS, item);
        }
        return vocabulary.is(Use.EPIC, id, name) || vocabulary.is(Use.PARENT, id, name)
                ? one(act, Field.PARENT, item)
                : Optional.empty();
    }

    private static Optional<TrackerEvent> many(
            Act act, Field field, List<Value> from, List<Value> to) {
        return Optional.of(new Changed(act, field, from, to));
    }

    private static Optional<TrackerEvent> one(Act act, Field field, JsonNode item) {
        return many(act, field, value(item, "from", "fromString"), value(item, "to", "toString"));
    }

    private static List<Value> value(JsonNode item, String id, String name) {
        var value = new Value(Members.text(item, id), Members.text(item, name));
        return value.reference().isEmpty() ? List.of() : List.of(value);
    }

    private static List<Value> named(JsonNode item, String name) {
        var text = Members.text(item, name);
        return text.isEmpty() ? List.of() : List.of(Value.named(text));
    }

    private static List<Value> words(JsonNode item, String name) {
        return Stream.of(Members.text(item, name).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(Value::named)
                .toList();
    }

    /// The name of a person is not kept; an assignee of whom only the name is told is not known.
    private static Optional<TrackerEvent> assignee(Act act, JsonNode item) {
        var from = Members.text(item, "from");
        var to = Members.text(item, "to");
        boolean isNamedOnly =
                from.isEmpty() && !Members.text(item, "fromString").isEmpty()
                        || to.isEmpty() && !Members.text(item, "toString").isEmpty();
        return isNamedOnly
                ? Optional.empty()
                : many(act, Field.ASSIGNEE, account(from), account(to));
    }

    private static List<Value> account(String id) {
        return id.isEmpty() ? List.of() : List.of(new Value(id, ""));
    }

    private static Optional<TrackerEvent> sized(Act act, Field field, JsonNode item) {
        var from = Members.first(item, "fromString", "from");
        var to = Members.first(item, "toString", "to");
        var before = Members.size(from);
        var after = Members.size(to);
        if (before.isEmpty() && !from.isEmpty() || after.isEmpty() && !to.isEmpty()) {
            return Optional.empty();
        }
        return many(
                act,
                field,
                before.map(Value::number).stream().toList(),
                after.map(Value::number).stream().toList());
    }

    /// Each version that comes or goes is an item by itself.
    private static Optional<TrackerEvent> altered(Act act, Field field, JsonNode item) {
        return Optional.of(
                new Altered(
                        act,
                        field,
                        value(item, "from", "fromString"),
                        value(item, "to", "toString")));
    }

    private Optional<TrackerEvent> link(Act act, JsonNode item) {
        return Optional.of(
                new Altered(
                        act,
                        Field.LINK,
                        link(item, "from", "fromString"),
                        link(item, "to", "toString")));
    }

    private List<Value> link(JsonNode item, String key, String words) {
        var other = Members.text(item, key);
        return other.isEmpty() ? List.of() : List.of(links.told(Members.text(item, words), other));
    }

    /// `[10019]` and `Impediment`.
    private static List<Value> flags(JsonNode item, String ids, String names) {
        var id = Members.text(item, ids).replaceAll("[\\[\\]\\s]", "");
        var name = Members.text(item, names);
        if (id.isEmpty()) {
            return name.isEmpty() ? List.of() : List.of(Value.named(name));
        }
        var split = List.of(id.split(","));
        return split.stream().map(one -> new Value(one, split.size() == 1 ? name : "")).toList();
    }

    /// `38, 40` and `EE Sprint 28, EE Sprint 29`; a name may hold a comma itself.
    private List<Value> sprints(JsonNode item, String ids, String names) {
        var id = Members.text(item, ids);
        var name = Members.text(item, names);
        if (id.isEmpty()) {
            return name.isEmpty() ? List.of() : List.of(Value.named(name));
        }
        var split = id.split("\\s*,\\s*");
        var called = split.length == 1 ? new String[] {name} : name.split(",\\s+");
        var values = new ArrayList<Value>();
        for (int i = 0; i < split.length; i++) {
            values.add(
                    new Value(
                            split[i],
                            called.length == split.length
                                    ? called[i]
                                    : sprintNames.getOrDefault(split[i], "")));
        }
        return values;
    }
}
