package dev.quarterdeck.sources.sample;

import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Maps items and comments of the invented tool.
final class SampleMapping implements Mapping {

    @Override
    public Optional<String> stream(JsonNode record) {
        if (record.has("key")) {
            return Optional.of("items");
        }
        return record.has("comment") ? Optional.of("comments") : Optional.empty();
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        var body = record.body();
        var id = body.path("id").asString();
        if (record.stream().equals("comments")) {
            comment(body, sink);
            return;
        }
        if (body.path("template").asBoolean(false)) {
            sink.nothing("templates are no work");
            return;
        }
        sink.item(id, new TrackerEvent.Created(at(body, "created"), body.path("key").asString()));
        for (var change : body.path("changes")) {
            sink.item(
                    id,
                    new TrackerEvent.Changed(
                            new Act(at(change, "at"), change.path("id").asString(), ""),
                            Field.STATUS,
                            List.of(value(change, "from")),
                            List.of(value(change, "to"))));
        }
    }

    private static void comment(JsonNode body, Sink sink) {
        sink.item(
                body.path("item").asString(),
                new TrackerEvent.Commented(
                        new Act(
                                at(body, "at"),
                                body.path("comment").asString(),
                                body.path("by").asString())));
        sink.account(new ToolAccount(body.path("by").asString(), "", List.of(), false));
    }

    private static Value value(JsonNode change, String member) {
        var name = change.path(member).asString();
        return new Value(name, name);
    }

    private static Instant at(JsonNode node, String member) {
        return Instant.parse(node.path(member).asString());
    }
}
