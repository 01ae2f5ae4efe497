package dev.quarterdeck.server;

import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.activity.facts.SourceFacts;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.platform.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Tells a server of one work item, so that there are facts to ask for.
public final class FactsGround {

    /// The status that the item is in.
    static final String STATUS = "1";

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private FactsGround() {}

    /// Tells of the item. @return the number of its history
    public static long tell(TestServer server, UUID source) {
        return tell(server, source, "HARBOR-1");
    }

    /// Tells of the item.
    ///
    /// @param key no other connection should have it
    /// @return the number of its history
    public static long tell(TestServer server, UUID source, String key) {
        var id = new HistoryId(HistoryKind.WORK_ITEM, source, "4711");
        server.bean(Histories.class)
                .append(
                        List.of(
                                new ToldEvent(id, new TrackerEvent.Created(NOON, key)),
                                new ToldEvent(
                                        id,
                                        new TrackerEvent.Seen(
                                                NOON.plusSeconds(60),
                                                Map.of(
                                                        Field.STATUS,
                                                        List.of(new Value(STATUS, "Doing")))))));
        server.bean(SourceFacts.class).settle(source, Progress.SILENT);
        return server.bean(Histories.class).read(List.of(id), null).getFirst().number();
    }
}
