package dev.quarterdeck.sources.bitbucket;

import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.util.EnumMap;
import java.util.List;

/// Maps issues, their changes and comments.
final class IssueMap {

    private IssueMap() {}

    static void issue(RawRecord record, Members read, Sink sink) {
        var repository = read.at("repository");
        var place = BitbucketMapping.repository(record, repository);
        var created = read.moment("created_on");
        if (place.isEmpty() || created.isEmpty() || !read.has("id")) {
            sink.issue("An issue must have a repository, an id and the moment created_on.");
            return;
        }
        var id = place + "/" + read.text("id");
        var key = repository.text("full_name") + "#" + read.text("id");
        sink.item(id, new TrackerEvent.Created(created.get(), key));
        var fields = new EnumMap<Field, List<Value>>(Field.class);
        fields.put(Field.KEY, List.of(Value.named(key)));
        fields.put(Field.STATUS, named(read.text("state")));
        fields.put(Field.TYPE, named(read.text("kind")));
        fields.put(Field.PRIORITY, named(read.text("priority")));
        fields.put(Field.COMPONENT, named(read.text("component", "name")));
        fields.put(Field.FIX_VERSION, named(read.text("version", "name")));
        fields.put(Field.ASSIGNEE, account(read.at("assignee")));
        var seen = read.moment("updated_on").orElse(created.get());
        sink.item(id, new TrackerEvent.Seen(seen, fields));
        if (read.has("reporter", "uuid")) {
            BitbucketMapping.account(read.at("reporter"), sink);
        }
    }

    private static List<Value> named(String name) {
        return name.isEmpty() ? List.of() : List.of(Value.named(name));
    }

    private static List<Value> account(Members user) {
        var id = BitbucketMapping.id(user);
        return id.isEmpty() ? List.of() : List.of(new Value(id, ""));
    }

    static void change(RawRecord record, Members read, Sink sink) {
        var id = item(record, read);
        var at = read.moment("created_on");
        if (id.isEmpty() || at.isEmpty()) {
            sink.issue("A change of an issue must have an issue and the moment created_on.");
            return;
        }
        var act = new Act(at.get(), read.text("id"), BitbucketMapping.id(read.at("user")));
        for (var name : read.at("changes").names()) {
            var change = read.at("changes", name);
            var field = field(name);
            boolean isKept = field != Field.OTHER;
            sink.item(
                    id,
                    new TrackerEvent.Changed(
                            act,
                            field,
                            isKept ? named(change.text("old")) : List.of(),
                            isKept ? named(change.text("new")) : List.of()));
        }
        if (read.at("changes").names().isEmpty()) {
            sink.nothing("changes of issues that say nothing");
        }
    }

    /// Assignees are told by their names here, which are not kept: that somebody changed it is.
    private static Field field(String name) {
        return switch (name) {
            case "state", "status" -> Field.STATUS;
            case "kind" -> Field.TYPE;
            case "priority" -> Field.PRIORITY;
            case "component" -> Field.COMPONENT;
            case "version" -> Field.FIX_VERSION;
            default -> Field.OTHER;
        };
    }

    private static String item(RawRecord record, Members read) {
        var issue = read.at("issue");
        var number = BitbucketMapping.parent(record, issue.text("id"));
        var place = BitbucketMapping.repository(record, issue.at("repository"));
        return number.isEmpty() || place.isEmpty() ? "" : place + "/" + number;
    }

    static void comment(RawRecord record, Members read, Sink sink) {
        var id = item(record, read);
        var at = read.moment("created_on");
        if (id.isEmpty() || at.isEmpty()) {
            sink.issue("A comment must have an issue and the moment created_on.");
            return;
        }
        var who = BitbucketMapping.id(read.at("user"));
        sink.item(id, new TrackerEvent.Commented(new Act(at.get(), read.text("id"), who)));
    }
}
