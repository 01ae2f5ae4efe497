package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Created;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.LogRead;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Seen;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Since;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads one issue: what it looks like, its change log, comments and work, as far as they came with
/// it.
final class IssueReader {

    private final RawRecord record;
    private final Sink sink;
    private final People people;
    private final String id;
    private final Map<Field, List<Value>> shown;
    private final ShownFields fields;

    private IssueReader(RawRecord record, Sink sink, String id) {
        this.record = record;
        this.sink = sink;
        this.id = id;
        this.people = new People(sink);
        this.fields = new ShownFields(record.body(), Vocabulary.of(record), people);
        this.shown = fields.values();
    }

    static void read(RawRecord record, Sink sink) {
        var id = Members.text(record.body(), "id");
        var fields = record.body().path("fields");
        var created = Members.moment(fields, "created", record.zone());
        var seen = Members.moment(fields, "updated", record.zone()).or(() -> created);
        if (id.isEmpty()) {
            sink.issue("An issue must have the member id.");
        } else if (seen.isEmpty()) {
            sink.issue("An issue must have one of the moments created and updated.");
        } else {
            new IssueReader(record, sink, id).read(created, seen.get());
        }
    }

    private void read(Optional<Instant> created, Instant seen) {
        created.ifPresent(at -> tell(new Created(at, Members.text(record.body(), "key"))));
        tell(new Seen(seen, shown));
        people.tell(record.body().path("fields").path("creator"));
        people.tell(record.body().path("fields").path("reporter"));
        log(seen);
        if (!fields.vocabulary().isKnown()) {
            fields.definitions(sink, record.zone());
        }
        var raw = record.body().path("fields");
        raw.path("comment").path("comments").forEach(this::comment);
        raw.path("worklog").path("worklogs").forEach(this::work);
    }

    private void tell(TrackerEvent event) {
        sink.item(id, event);
    }

    private void log(Instant seen) {
        var log = record.body().path("changelog");
        if (!log.isObject()) {
            tell(new LogRead(seen, Coverage.DATES_ONLY));
            resolved();
            return;
        }
        var entries = log.path("histories");
        tell(new LogRead(seen, isWhole(log) ? Coverage.WHOLE : Coverage.PARTIAL));
        var reader = fields.changes(record.zone());
        for (var entry : entries) {
            reader.read(entry, people.tell(entry.path("author")))
                    .ifPresentOrElse(
                            events -> events.forEach(this::tell),
                            () -> sink.issue("A change must have the moment created."));
        }
    }

    /// Answers whether all entries that there are came with the issue.
    static boolean isWhole(JsonNode log) {
        var entries = log.path("histories");
        return entries.isArray()
                && (log.has("total")
                        ? entries.size() >= Members.number(log, "total")
                        : entries.isEmpty());
    }

    /// Only where no change log tells when.
    private void resolved() {
        var resolution = shown.getOrDefault(Field.RESOLUTION, List.of());
        Members.moment(record.body().path("fields"), "resolutiondate", record.zone())
                .filter(at -> !resolution.isEmpty())
                .ifPresent(at -> tell(new Since(at, Field.RESOLUTION, resolution)));
    }

    private void comment(JsonNode comment) {
        comment(id, comment, record, people, sink);
    }

    private void work(JsonNode entry) {
        work(id, entry, record, people, sink);
    }

    static void comment(String item, JsonNode comment, RawRecord record, People people, Sink sink) {
        var who = people.tell(comment.path("author"));
        Members.moment(comment, "created", record.zone())
                .ifPresentOrElse(
                        at ->
                                sink.item(
                                        item,
                                        new TrackerEvent.Commented(
                                                new Act(at, Members.text(comment, "id"), who))),
                        () -> sink.issue("A comment must have the moment created."));
    }

    static void work(String item, JsonNode entry, RawRecord record, People people, Sink sink) {
        var who = people.tell(entry.path("author"));
        var spent = Duration.ofSeconds(Math.max(0, Members.number(entry, "timeSpentSeconds")));
        Members.moment(entry, "started", record.zone())
                .or(() -> Members.moment(entry, "created", record.zone()))
                .ifPresentOrElse(
                        at ->
                                sink.item(
                                        item,
                                        new TrackerEvent.WorkLogged(
                                                new Act(at, Members.text(entry, "id"), who),
                                                spent)),
                        () -> sink.issue("An entry of work must have the moment started."));
    }
}
