package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.platform.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Reads the pages on which is kept which histories a tool no longer listed, and since when that is
/// known.
final class Departures {

    /// The stream of these pages; no connector may name one of its own like this.
    static final String STREAM = "gone";

    private Departures() {}

    /// Whether a page tells departures. Such a page is of a scope: what comes by file or is pushed
    /// may name any stream.
    static boolean isOn(RawPage page) {
        return page.scope() != null && page.stream().equals(STREAM);
    }

    /// Refuses a stream that somebody named.
    ///
    /// @throws Refusal when departures are kept under that name
    static void requireOther(String stream) {
        if (stream.equals(STREAM)) {
            throw new Refusal(
                    "The stream (%s) must be one of the tool's own.".formatted(stream),
                    "Maybe leave the stream out: each record is recognised by itself.");
        }
    }

    static List<HistoryId> ids(UUID source, RawPage page) {
        return page.records().stream().map(one -> id(source, one)).toList();
    }

    private static HistoryId id(UUID source, JsonNode one) {
        return new HistoryId(
                HistoryKind.valueOf(one.path("kind").asString()),
                source,
                one.path("id").asString());
    }

    /// Returns an event for each history of a kind that knows one. Runs are forgotten by tools
    /// because they are old, and what is named may be named no more: these are counted alone.
    static List<ToldEvent> events(UUID source, RawPage page) {
        var events = new ArrayList<ToldEvent>();
        for (var one : page.records()) {
            var id = id(source, one);
            event(id.kind(), Instant.parse(one.path("at").asString()))
                    .ifPresent(event -> events.add(new ToldEvent(id, event)));
        }
        return events;
    }

    private static Optional<Record> event(HistoryKind kind, Instant at) {
        return switch (kind) {
            case WORK_ITEM -> Optional.of(new TrackerEvent.Gone(at));
            case CHANGE -> Optional.of(new ChangeEvent.Gone(at));
            case DEPLOYMENT -> Optional.of(new DeploymentEvent.Gone(at));
            case INCIDENT -> Optional.of(new IncidentEvent.Gone(at));
            case PIPELINE_RUN, DEFINITION -> Optional.empty();
        };
    }
}
