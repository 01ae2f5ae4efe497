package dev.quarterdeck.sources.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PushMappingTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Sink mapped(String json) {
        var body = JSON.readTree(json.replace('\'', '"'));
        var mapping = new PushMapping();
        var sink = new Sink();
        mapping.map(
                new RawRecord(mapping.stream(body).orElse(""), "", Map.of(), BERLIN, body), sink);
        return sink;
    }

    private static List<Record> events(Sink sink) {
        return sink.told().stream().map(Sink.Told::event).toList();
    }

    @Test
    void readsADeployment() {
        var sink =
                mapped(
                        """
                        {'id':'7','component':'harbor','environment':'production','tier':'production',
                         'commits':['8f31c0d','5ab0012'],'startedAt':'2026-03-31T10:00:00Z',
                         'finishedAt':'2026-03-31T12:05:00','result':'success','rollbackOf':'6'}
                        """);
        var begun = Instant.parse("2026-03-31T10:00:00Z");

        assertThat(sink.issues()).isEmpty();
        assertThat(events(sink))
                .containsExactly(
                        new DeploymentEvent.Created(
                                begun, "harbor", "production", DeploymentEvent.Tier.PRODUCTION),
                        new DeploymentEvent.CarriesCommit(begun, "8f31c0d"),
                        new DeploymentEvent.CarriesCommit(begun, "5ab0012"),
                        new DeploymentEvent.Started(begun),
                        // Without an offset: in the zone of the connection, two hours before UTC.
                        new DeploymentEvent.Finished(
                                Instant.parse("2026-03-31T10:05:00Z"), Result.SUCCESS),
                        new DeploymentEvent.RollsBack(begun, "6"));
    }

    @Test
    void saysThatAResultWithoutAnEndIsNotKept() {
        var sink =
                mapped(
                        "{'id':'7','environment':'production','createdAt':'2026-03-31T10:00:00Z','result':'success'}");

        assertThat(sink.issues())
                .containsExactly(
                        "The result (success) must come with the moment finishedAt; it is not kept.");
        assertThat(events(sink)).hasSize(1);

        var run =
                mapped(
                        "{'id':'9','pipeline':'build','queued_at':'1774951200','result':'"
                                + "x".repeat(80)
                                + "'}");
        assertThat(run.issues()).hasSize(1).first().asString().contains("x".repeat(40) + ")");
        assertThat(events(run))
                .containsExactly(
                        new RunEvent.Queued(
                                Instant.ofEpochSecond(1_774_951_200), 1, "build", "", ""));
    }

    @Test
    void readsAnIncidentAsCsvNamesIt() {
        var sink =
                mapped(
                        """
                        {'id':'3','severity':'high','opened_at':'2026-03-31T10:00:00Z','components':'harbor, pier',
                         'resolved_at':'2026-03-31T11:00:00Z','deployment':'7'}
                        """);
        var opened = Instant.parse("2026-03-31T10:00:00Z");

        assertThat(events(sink))
                .containsExactly(
                        new IncidentEvent.Opened(opened, "high"),
                        new IncidentEvent.Resolved(Instant.parse("2026-03-31T11:00:00Z")),
                        new IncidentEvent.ComponentNamed(opened, "harbor"),
                        new IncidentEvent.ComponentNamed(opened, "pier"),
                        new IncidentEvent.DeploymentNamed(opened, "7"));
    }

    @Test
    void namesWhatCannotBeUsed() {
        assertThat(mapped("{'environment':'production','id':'7'}").issues())
                .containsExactly(
                        "A deployment must have one of createdAt, startedAt and finishedAt.");
        assertThat(mapped("{'severity':'high'}").issues())
                .containsExactly("The member id must be given.");
        assertThat(mapped("{'severity':'high','id':'3','openedAt':'yesterday'}").issues())
                .contains(
                        "The member openedAt (yesterday) must be a moment, such as 2026-03-31T12:00:00Z.");
        assertThat(
                        mapped(
                                        "{'id':'9','pipeline':'build','finishedAt':'2026-03-31T10:00:00Z','result':'splendid'}")
                                .issues())
                .containsExactly(
                        "The result (splendid) must be success, failure, cancelled, skipped or unknown.");
        assertThat(mapped("{'buildResultKey':'HAR-1'}").issues())
                .containsExactly("A record of Bamboo, which is not read yet.");
        assertThat(mapped("{'id':'1'}").issues())
                .containsExactly("A record must be a deployment, an incident or a run.");
    }
}
