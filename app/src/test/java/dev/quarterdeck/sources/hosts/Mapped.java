package dev.quarterdeck.sources.hosts;

import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Sink;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Maps one record that a test writes.
public record Mapped(Mapping mapping) {

    /// Maps a record.
    public Sink of(String stream, Map<String, String> asked, String json) {
        var sink = new Sink();
        mapping.map(
                new RawRecord(stream, "", asked, ZoneOffset.UTC, Records.JSON.readTree(json)),
                sink);
        return sink;
    }

    /// Returns what happened, without to whom.
    public List<Record> events(String stream, Map<String, String> asked, String json) {
        return of(stream, asked, json).told().stream().map(Sink.Told::event).toList();
    }
}
