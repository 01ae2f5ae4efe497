package dev.quarterdeck.sources.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Sink;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagerdutyMappingTest {

    @Test
    void readsWhatIsPushed() {
        var mapping = new PagerdutyMapping();
        var body =
                Records.JSON.readTree(
                        """
                        {"event":{"id":"E1","event_type":"incident.acknowledged",
                         "occurred_at":"2026-01-02T10:00:00.123Z",
                         "data":{"id":"Q1","type":"incident","status":"acknowledged"}}}
                        """);
        var stream = mapping.stream(body).orElse("");
        var sink = new Sink();
        mapping.map(new RawRecord(stream, "", Map.of(), ZoneOffset.UTC, body), sink);
        assertThat(sink.told())
                .containsExactly(
                        new Sink.Told(
                                HistoryKind.INCIDENT,
                                "Q1",
                                new IncidentEvent.Acknowledged(
                                        Instant.parse("2026-01-02T10:00:00.123Z"))));
    }
}
