package dev.quarterdeck.sources.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.activity.kept.HistoriesForTests;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Link;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.platform.store.Store;
import dev.quarterdeck.platform.store.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoriesExportTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_000_000);
    private final UUID source = UUID.randomUUID();

    private ToldEvent told(HistoryKind kind, String id, Record event) {
        return new ToldEvent(new HistoryId(kind, source, id), event);
    }

    private static TrackerEvent.Act act(long at, String id) {
        return new TrackerEvent.Act(Instant.ofEpochMilli(at), id, "u1");
    }

    private List<String> lines(HistoryKind kind, List<ToldEvent> told) {
        try (var store = Store.external(TestDatabase.address(), List.of("platform", "activity"))) {
            var histories = HistoriesForTests.of(store.database());
            histories.append(told);
            var lines = new ArrayList<String>();
            var writer = new HistoryLines("Tracker", DefinedNames.of(histories, source), NOW);
            histories.forEachById(
                    kind,
                    source,
                    NOW,
                    one -> writer.line(one).ifPresent(line -> lines.add(line.toString())));
            return lines;
        }
    }

    @Test
    void writesWhenWhatHeldWithTheNamesOfThenAndNow() {
        var item = HistoryKind.WORK_ITEM;
        var told =
                List.of(
                        told(
                                HistoryKind.DEFINITION,
                                "status/1",
                                new Definition(
                                        Definition.Kind.STATUS,
                                        "1",
                                        null,
                                        "To do",
                                        Map.of("category", "new"))),
                        told(
                                HistoryKind.DEFINITION,
                                "status/5",
                                new Definition(
                                        Definition.Kind.STATUS,
                                        "5",
                                        null,
                                        "Done",
                                        Map.of("category", "done"))),
                        told(
                                item,
                                "7",
                                new TrackerEvent.Created(Instant.ofEpochMilli(1_000), "HARBOR-7")),
                        told(
                                item,
                                "7",
                                new TrackerEvent.LogRead(
                                        Instant.ofEpochMilli(9_000), Coverage.WHOLE)),
                        told(
                                item,
                                "7",
                                new TrackerEvent.Changed(
                                        act(2_000, "a"),
                                        Field.STATUS,
                                        List.of(new Value("1", "Inbox")),
                                        List.of(new Value("5", "Closed")))),
                        told(
                                item,
                                "7",
                                new TrackerEvent.Changed(
                                        act(2_500, "b"),
                                        Field.ASSIGNEE,
                                        List.of(),
                                        List.of(new Value("u2", "")))),
                        told(
                                item,
                                "7",
                                new TrackerEvent.Altered(
                                        act(3_000, "c"),
                                        Field.LINK,
                                        List.of(),
                                        List.of(
                                                new Link(
                                                                "Blocks",
                                                                Link.Direction.OUTWARD,
                                                                "HARBOR-8")
                                                        .value()))));
        assertThat(lines(item, told))
                .containsExactly(
                        """
                        {"kind":"work-item","source":"Tracker","id":"7","key":"HARBOR-7","type":"","created":1000,"gone":null,"coverage":"WHOLE",\
                        "status":[{"id":"1","name":"To do","originalName":"Inbox","category":"QUEUE","from":1000,"to":2000,"known":"cast_back"},\
                        {"id":"5","name":"Done","originalName":"Closed","category":"DONE","from":2000,"to":null,"known":"change"}],\
                        "assignee":[{"id":"u2","from":2500,"to":null,"known":"change"}],"sprint":[],\
                        "links":[{"type":"Blocks","direction":"OUTWARD","target":"HARBOR-8","from":3000,"to":null,"known":"change"}],\
                        "parent":[],"points":[],"estimateSeconds":[],"flag":[],"resolution":[]}""");
    }

    @Test
    void writesById() {
        var told = new ArrayList<ToldEvent>();
        for (var id : List.of("b", "B", "10", "9", "ä")) {
            told.add(told(HistoryKind.WORK_ITEM, id, new TrackerEvent.Created(Instant.EPOCH, "K")));
        }
        assertThat(lines(HistoryKind.WORK_ITEM, told))
                .extracting(line -> line.replaceAll(".*\"id\":\"([^\"]+)\",\"key.*", "$1"))
                .containsExactly("10", "9", "B", "b", "ä");
    }

    @Test
    void writesDeployments() {
        var kind = HistoryKind.DEPLOYMENT;
        var told =
                List.of(
                        told(
                                kind,
                                "d1",
                                new DeploymentEvent.Created(
                                        Instant.ofEpochMilli(5),
                                        "harbor",
                                        "prod",
                                        DeploymentEvent.Tier.PRODUCTION)),
                        told(
                                kind,
                                "d1",
                                new DeploymentEvent.Finished(
                                        Instant.ofEpochMilli(9), Result.SUCCESS)));
        assertThat(lines(kind, told))
                .containsExactly(
                        """
                        {"kind":"deployment","source":"Tracker","id":"d1","component":"harbor","environment":"prod","tier":"PRODUCTION",\
                        "created":5,"finished":9,"result":"SUCCESS","retired":null,"rolledBack":null,"commits":[],"artifacts":[],"rollsBack":[]}""");
    }
}
