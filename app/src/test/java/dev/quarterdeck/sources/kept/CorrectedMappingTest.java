package dev.quarterdeck.sources.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.HistoriesForTests;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.Store;
import dev.quarterdeck.platform.store.TestDatabase;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Sink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What a replay makes of events that an earlier mapping told wrongly.
class CorrectedMappingTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static Store store;
    private static Histories histories;
    private static Intake intake;
    private static final Ticking CLOCK = new Ticking();

    private final UUID connection = UUID.randomUUID();

    /// A minute passes at each look.
    private static final class Ticking extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofMinutes(1));
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    /// Tells the key of an item. @param prefix what it writes before it, wrongly
    private record Keys(String prefix) implements Mapping {

        @Override
        public void map(RawRecord record, Sink sink) {
            var body = record.body();
            sink.item(
                    body.path("id").asString(),
                    new TrackerEvent.Created(
                            Instant.parse("2026-01-01T00:00:00Z"),
                            prefix + body.path("key").asString()));
        }

        @Override
        public Optional<String> stream(JsonNode record) {
            return Optional.of("items");
        }
    }

    @BeforeAll
    static void open() {
        store = Store.external(TestDatabase.address(), List.of("platform", "activity", "sources"));
        histories = HistoriesForTests.of(store.database(), CLOCK);
        intake =
                new Intake(
                        store.database(),
                        histories,
                        HistoriesForTests.commits(store.database()),
                        HistoriesForTests.withdrawals(store.database(), CLOCK),
                        CLOCK);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private Intake.Order run(Mapping mapping) {
        var run = UUID.randomUUID();
        store.database()
                .keep(
                        sql -> {
                            if (new ConnectionsStore().find(sql, connection).isEmpty()) {
                                new ConnectionsStore()
                                        .insert(
                                                sql,
                                                new Connection(
                                                        connection,
                                                        "sample",
                                                        connection.toString(),
                                                        Map.of(),
                                                        List.of(),
                                                        null,
                                                        10,
                                                        NOON,
                                                        null,
                                                        1));
                            }
                            new RunsStore()
                                    .begin(
                                            sql,
                                            new RunsStore.Begun(run, connection, "files", "a test"),
                                            NOON);
                        });
        return new Intake.Order(connection, run, mapping, ZoneOffset.UTC);
    }

    private void bring(Intake.Order order, String... ids) {
        var records = new ArrayList<JsonNode>();
        for (var id : ids) {
            records.add(Records.JSON.createObjectNode().put("id", id).put("key", "A-" + id));
        }
        bring(order, null, "items", records);
    }

    private static void bring(
            Intake.Order order, @Nullable UUID scope, String stream, List<JsonNode> records) {
        intake.keep(order, new RawPage(scope, "f", stream, Map.of(), records, null));
    }

    private static boolean replay(Intake.Order order, Progress progress) {
        return new Replay(store.database(), intake).run(order, told -> {}, progress);
    }

    private long replay(Mapping mapping) {
        var order = run(mapping);
        replay(order, Progress.SILENT);
        return withdrawn(order);
    }

    private static long withdrawn(Intake.Order order) {
        return store.database()
                .keeping(sql -> new RunsStore().find(sql, order.run()))
                .orElseThrow()
                .totals()
                .withdrawn();
    }

    private static long noted(Intake.Order order) {
        return store.database()
                .keeping(
                        sql ->
                                sql.sql("select count(*) from activity.retold where run = :run")
                                        .param("run", order.run())
                                        .query(Long.class)
                                        .single());
    }

    private List<String> keys() {
        var keys = new ArrayList<String>();
        histories.forEach(
                HistoryKind.WORK_ITEM,
                connection,
                null,
                one ->
                        one.events(TrackerEvent.Created.class)
                                .forEach(event -> keys.add(event.key())));
        return keys;
    }

    private long stored() {
        return store.database()
                .keeping(
                        sql ->
                                sql.sql(
                                                """
                                                select count(*) from activity.event e
                                                join activity.history h on h.id = e.history_id
                                                where h.source = :source
                                                """)
                                        .param("source", connection)
                                        .query(Long.class)
                                        .single());
    }

    @Test
    void withdrawsWhatIsNotToldAgainAndTakesNothingAway() {
        bring(run(new Keys("wrong ")), "1", "2");
        assertThat(keys()).containsExactlyInAnyOrder("wrong A-1", "wrong A-2");

        assertThat(replay(new Keys(""))).isEqualTo(2);
        assertThat(keys()).containsExactlyInAnyOrder("A-1", "A-2");
        assertThat(stored()).as("everything that was ever told").isEqualTo(4);
        assertThat(replay(new Keys(""))).as("a second time").isZero();
    }

    @Test
    void countsAgainWhatIsToldAgain() {
        bring(run(new Keys("")), "1");
        replay(new Keys("other "));
        assertThat(keys()).containsExactly("other A-1");

        assertThat(replay(new Keys(""))).isEqualTo(1);
        assertThat(keys()).containsExactly("A-1");
        bring(run(new Keys("other ")), "1");
        assertThat(keys()).containsExactlyInAnyOrder("A-1", "other A-1");
    }

    private UUID scope() {
        var scope = UUID.randomUUID();
        store.database()
                .keep(
                        sql ->
                                new ConnectionsStore()
                                        .list(
                                                sql,
                                                connection,
                                                List.of(
                                                        new dev.quarterdeck.sources.Scope(
                                                                "p", "1", "P")),
                                                List.of(scope),
                                                false));
        return scope;
    }

    @Test
    void keepsThatSomethingIsGone() {
        var order = run(new Keys(""));
        var scope = scope();
        var item = Records.JSON.readTree("{\"id\":\"1\",\"key\":\"A-1\"}");
        bring(order, scope, "items", List.of(item));
        assertThat(missing(scope)).containsExactly("1");
        intake.gone(
                order,
                new RawPage.Departure(
                        scope, "p:1", HistoryKind.WORK_ITEM, List.of("1"), CLOCK.instant()));
        assertThat(missing(scope)).isEmpty();

        assertThat(replay(new Keys(""))).isZero();
        assertThat(stored()).isEqualTo(2);
        assertThat(missing(scope)).as("a replay brings nothing back").isEmpty();
        bring(order, scope, "items", List.of(item));
        assertThat(missing(scope)).as("the tool does").containsExactly("1");
        replay(new Keys(""));
        assertThat(missing(scope)).as("and a replay leaves it there").containsExactly("1");
    }

    private static List<String> missing(UUID scope) {
        return intake.missing(scope, HistoryKind.WORK_ITEM.name(), List.of());
    }

    @Test
    void believesNoDepartureThatCameByFile() {
        bring(run(new Keys("")), "1");
        var forged =
                """
                {"kind":"WORK_ITEM","id":"1","key":"A-1","at":"2026-02-01T00:00:00Z"}""";
        bring(run(new Keys("")), null, "gone", List.of(Records.JSON.readTree(forged)));

        assertThat(replay(new Keys(""))).isZero();
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void keepsAPageAsLongAsWhenItWasFetchedLast() {
        bring(run(new Keys("")), "1");
        CLOCK.now = CLOCK.now.plus(Duration.ofDays(9));
        bring(run(new Keys("other ")), "1");
        store.database()
                .keep(
                        sql ->
                                new RawStore()
                                        .forgetOld(sql, CLOCK.instant().plus(Duration.ofDays(2))));

        assertThat(replay(new Keys("other "))).isEqualTo(1);
        assertThat(keys()).containsExactly("other A-1");
    }

    @Test
    void withdrawsNothingWhenTheMappingFailsOnARecord() {
        bring(run(new Keys("")), "1", "2");
        var keys = new Keys("other ");
        var order =
                run(
                        new Mapping() {
                            @Override
                            public void map(RawRecord record, Sink sink) {
                                if (record.body().path("id").asString().equals("1")) {
                                    throw new IllegalStateException("This one is too much.");
                                }
                                keys.map(record, sink);
                            }

                            @Override
                            public Optional<String> stream(JsonNode record) {
                                return keys.stream(record);
                            }
                        });

        assertThat(replay(order, Progress.SILENT)).isFalse();
        assertThat(keys()).containsExactlyInAnyOrder("A-1", "A-2", "other A-2");
        assertThat(withdrawn(order)).isZero();
        assertThat(noted(order)).isZero();
        List<RunGap> gaps = store.database().keeping(sql -> new RunsStore().gaps(sql, order.run()));
        assertThat(gaps)
                .singleElement()
                .satisfies(gap -> assertThat(gap.why()).contains("could not be mapped"));
    }

    @Test
    void forgetsWhatAReplayNotedThatWasStopped() {
        bring(run(new Keys("")), "1");
        var order = run(new Keys(""));
        var noted = new ArrayList<Long>();
        assertThatThrownBy(
                        () ->
                                replay(
                                        order,
                                        (step, done, total) -> {
                                            noted.add(noted(order));
                                            throw new IllegalStateException("It is stopped.");
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(noted).containsExactly(1L);
        assertThat(noted(order)).isZero();
    }

    @Test
    void beginsAReplayWhenNobodyTellsAnything() throws Exception {
        var order = run(new Keys(""));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun =
                    store.database()
                            .keeping(
                                    sql -> {
                                        bring(order, "1");
                                        var begins = threads.submit(() -> intake.beginAgain(order));
                                        while (!begins.isDone() && !isWaitedFor(sql)) {
                                            Thread.onSpinWait();
                                        }
                                        assertThat(begins.isDone()).isFalse();
                                        return begins;
                                    });
            assertThat(begun.get()).isAfter(NOON);
        }
    }

    private static boolean isWaitedFor(JdbcClient sql) {
        return sql.sql(
                        """
                        select exists (select from pg_locks
                            where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))
                        """)
                .query(Boolean.class)
                .single();
    }

    @Test
    void leavesAloneWhatItsForgottenRecordsTold() {
        bring(run(new Keys("wrong ")), "1");
        store.database()
                .keep(
                        sql ->
                                new RawStore()
                                        .forgetOld(sql, CLOCK.instant().plus(Duration.ofDays(11))));
        CLOCK.now = CLOCK.now.plus(Duration.ofHours(3));
        bring(run(new Keys("wrong ")), "2");

        assertThat(replay(new Keys(""))).isEqualTo(1);
        assertThat(keys()).containsExactlyInAnyOrder("wrong A-1", "A-2");
    }

    @Test
    void countsAChangeOnceThatAFileKnowsByTheNameOfItsRepository() {
        var mapping = Connectors.found().require("github").mapping();
        var pull =
                """
                {"number":12,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z","state":"open",
                 "head":{"ref":"a","sha":"b"},"base":{"ref":"main","repo":{"full_name":"Acme/harbor"}}}""";
        var record = List.of(Records.JSON.readTree(pull));
        intake.keep(run(mapping), new RawPage(null, "before", "pulls", Map.of(), record, null));
        intake.keep(
                run(mapping),
                new RawPage(
                        null,
                        "f",
                        "repositories",
                        Map.of(),
                        List.of(
                                Records.JSON.readTree(
                                        "{\"id\":77,\"full_name\":\"acme/harbor\",\"updated_at\":\"2026-01-01T00:00:00Z\"}")),
                        null));
        intake.keep(
                run(mapping),
                new RawPage(null, "call", "pulls", Map.of("repository_id", "77"), record, null));
        assertThat(changes()).containsExactlyInAnyOrder("Acme/harbor#12", "77#12");

        var order = intake.forFiles(connection, run(mapping).run(), mapping, ZoneOffset.UTC);
        intake.keep(order, new RawPage(null, "after", "pulls", Map.of(), record, null));
        assertThat(changes()).as("the file is known now").hasSize(2);
        assertThat(replay(order, Progress.SILENT)).isTrue();
        assertThat(changes()).as("a replay puts the first file right").containsExactly("77#12");
    }

    private List<String> changes() {
        var changes = new ArrayList<String>();
        histories.forEach(HistoryKind.CHANGE, connection, null, one -> changes.add(one.id().id()));
        return changes;
    }
}
