package dev.quarterdeck.sources.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.HistoriesForTests;
import dev.quarterdeck.platform.store.Store;
import dev.quarterdeck.platform.store.TestDatabase;
import dev.quarterdeck.sources.Records;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Brings 30,000 items with 150,000 changes in, in pages of 100.
@Tag("slow")
class IntakeSpeedTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final int ITEMS = 30_000;
    private static final int CHANGES = 5;
    private static final int PAGE = 100;

    @Test
    void keepsThirtyThousandItemsWithinAMinute() {
        try (var store =
                Store.external(
                        TestDatabase.address(), List.of("platform", "activity", "sources"))) {
            var clock = java.time.Clock.fixed(NOON, ZoneOffset.UTC);
            var histories = HistoriesForTests.of(store.database());
            var intake =
                    new Intake(
                            store.database(),
                            histories,
                            HistoriesForTests.commits(store.database()),
                            HistoriesForTests.withdrawals(store.database(), clock),
                            clock);
            var connection = UUID.randomUUID();
            var run = UUID.randomUUID();
            store.database()
                    .keep(
                            sql -> {
                                new ConnectionsStore()
                                        .insert(
                                                sql,
                                                new Connection(
                                                        connection,
                                                        "sample",
                                                        "Large",
                                                        Map.of(),
                                                        List.of(),
                                                        null,
                                                        10,
                                                        NOON,
                                                        null,
                                                        1));
                                new RunsStore()
                                        .begin(
                                                sql,
                                                new RunsStore.Begun(
                                                        run, connection, "files", "a test"),
                                                NOON);
                            });
            var mapping = Connectors.found().require("sample").mapping();
            var order = new Intake.Order(connection, run, mapping, ZoneOffset.UTC);

            long begun = System.nanoTime();
            for (int from = 0; from < ITEMS; from += PAGE) {
                intake.keep(order, new RawPage(null, "file", "items", Map.of(), page(from), null));
            }
            var seconds = (System.nanoTime() - begun) / 1e9;

            assertThat(histories.counts(connection))
                    .isEqualTo(Map.of(HistoryKind.WORK_ITEM, (long) ITEMS));
            assertThat(seconds).as("seconds").isLessThan(60);
            begun = System.nanoTime();
            var read = new long[1];
            histories.forEach(
                    HistoryKind.WORK_ITEM, connection, null, one -> read[0] += one.events().size());
            var reading = (System.nanoTime() - begun) / 1e9;
            assertThat(read[0]).isEqualTo(ITEMS * (CHANGES + 1L));
            assertThat(reading).as("seconds to read").isLessThan(30);
            org.slf4j.LoggerFactory.getLogger(IntakeSpeedTest.class)
                    .warn("kept in {} s, read in {} s", seconds, reading);
        }
    }

    private static List<JsonNode> page(int from) {
        var page = new ArrayList<JsonNode>();
        for (int i = from; i < from + PAGE; i++) {
            var changes = new StringBuilder();
            for (int c = 0; c < CHANGES; c++) {
                changes.append(c == 0 ? "" : ",")
                        .append(
                                "{\"id\":\"%d-%d\",\"at\":\"2026-01-0%dT00:00:00Z\",\"from\":\"S%d\",\"to\":\"S%d\"}"
                                        .formatted(i, c, c + 2, c, c + 1));
            }
            page.add(
                    Records.JSON.readTree(
                            "{\"id\":\"%d\",\"key\":\"BIG-%d\",\"created\":\"2026-01-01T00:00:00Z\",\"changes\":[%s]}"
                                    .formatted(i, i, changes)));
        }
        return page;
    }
}
