package dev.quarterdeck.activity.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.platform.store.Store;
import dev.quarterdeck.platform.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class HistoriesTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static Store store;
    private static Histories histories;

    @BeforeAll
    static void open() {
        store = Store.external(TestDatabase.address(), List.of("platform", "activity"));
        histories = new Histories(store.database(), Clock.fixed(NOON, ZoneOffset.UTC), List.of());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static List<ToldEvent> told(UUID source, long seed, int many) {
        var events = new AnyEvents(seed);
        var random = new Random(seed);
        var told = new ArrayList<ToldEvent>();
        for (int i = 0; i < many; i++) {
            var kind = HistoryKind.values()[random.nextInt(HistoryKind.values().length)];
            told.add(
                    new ToldEvent(
                            new HistoryId(kind, source, "x" + random.nextInt(10)),
                            events.of(kind)));
        }
        return told;
    }

    private static Map<HistoryId, List<Record>> all(UUID source) {
        var all = new java.util.HashMap<HistoryId, List<Record>>();
        for (var kind : HistoryKind.values()) {
            histories.forEach(
                    kind,
                    source,
                    null,
                    one ->
                            all.put(
                                    new HistoryId(kind, new UUID(0, 0), one.id().id()),
                                    one.events()));
        }
        return all;
    }

    @Test
    void keepsTheSameWhateverTheOrderThePortionsAndTheRepeats() {
        var whole = UUID.randomUUID();
        histories.append(told(whole, 5, 600));
        var expected = all(whole);
        assertThat(expected).hasSizeGreaterThan(40);

        for (int round = 0; round < 10; round++) {
            var random = new Random(round);
            var source = UUID.randomUUID();
            var told = told(source, 5, 600);
            told.addAll(told.subList(0, 100));
            Collections.shuffle(told, random);
            for (int from = 0; from < told.size(); ) {
                int until = Math.min(told.size(), from + 1 + random.nextInt(200));
                histories.append(told.subList(from, until));
                from = until;
            }
            assertThat(withoutTimeless(all(source))).isEqualTo(withoutTimeless(expected));
        }
    }

    /// Which of two names without a time came last is the one thing that arrival may decide.
    private static Map<HistoryId, List<Record>> withoutTimeless(Map<HistoryId, List<Record>> all) {
        all.replaceAll(
                (id, events) ->
                        events.stream()
                                .filter(one -> !(one instanceof Definition it) || it.at() != null)
                                .toList());
        return all;
    }

    @Test
    void countsWhatIsNewAndWhatIsNot() {
        var source = UUID.randomUUID();
        var id = new HistoryId(HistoryKind.CHANGE, source, "1");
        var closed = new ToldEvent(id, new ChangeEvent.Closed(NOON));
        var reopened = new ToldEvent(id, new ChangeEvent.Reopened(NOON.plusSeconds(5)));

        assertThat(histories.append(List.of(closed, closed)))
                .isEqualTo(new Histories.Kept(1, 1, java.util.Set.of(id)));
        assertThat(histories.append(List.of(reopened, closed)))
                .isEqualTo(new Histories.Kept(1, 1, java.util.Set.of(id)));
        assertThat(histories.append(List.of(reopened, closed)))
                .isEqualTo(new Histories.Kept(0, 2, java.util.Set.of()));
        assertThat(histories.counts(source)).isEqualTo(Map.of(HistoryKind.CHANGE, 1L));
    }

    @Test
    void readsUpToAMoment() {
        var id = new HistoryId(HistoryKind.CHANGE, UUID.randomUUID(), "1");
        for (int i = 0; i < 3; i++) {
            histories.append(
                    List.of(new ToldEvent(id, new ChangeEvent.Closed(NOON.plusMillis(i)))));
        }
        assertThat(histories.read(List.of(id), NOON.plusMillis(1)).getFirst().events())
                .containsExactly(
                        new ChangeEvent.Closed(NOON), new ChangeEvent.Closed(NOON.plusMillis(1)));
        assertThat(histories.read(List.of(id), NOON.minusMillis(1))).isEmpty();
    }

    @Test
    void refoldsOnlyWhatWasTouchedWithAllItsEvents() {
        var seen = new ArrayList<KeptHistory>();
        var folding =
                new Histories(
                        store.database(),
                        Clock.fixed(NOON, ZoneOffset.UTC),
                        List.of(
                                new Histories.Refolding() {
                                    @Override
                                    public HistoryKind kind() {
                                        return HistoryKind.CHANGE;
                                    }

                                    @Override
                                    public void refold(
                                            JdbcClient sql,
                                            java.util.Collection<KeptHistory> histories) {
                                        seen.addAll(histories);
                                    }
                                }));
        var source = UUID.randomUUID();
        var one = new HistoryId(HistoryKind.CHANGE, source, "1");
        var other = new HistoryId(HistoryKind.CHANGE, source, "2");
        folding.append(
                List.of(
                        new ToldEvent(one, new ChangeEvent.Closed(NOON)),
                        new ToldEvent(other, new ChangeEvent.Closed(NOON))));
        assertThat(seen).extracting(KeptHistory::id).containsExactlyInAnyOrder(one, other);
        seen.clear();
        folding.append(
                List.of(
                        new ToldEvent(one, new ChangeEvent.Closed(NOON)),
                        new ToldEvent(other, new ChangeEvent.Reopened(NOON))));

        assertThat(seen).extracting(KeptHistory::id).containsExactly(other);
        assertThat(seen.getFirst().events()).hasSize(2);
    }

    @Test
    void refusesAnEventOfAnotherKind() {
        var id = new HistoryId(HistoryKind.INCIDENT, UUID.randomUUID(), "1");
        assertThatThrownBy(
                        () ->
                                histories.append(
                                        List.of(new ToldEvent(id, new ChangeEvent.Closed(NOON)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsNobodyChangeWhatWasToldNorAViewerReadIt() {
        var id = new HistoryId(HistoryKind.CHANGE, UUID.randomUUID(), "1");
        histories.append(List.of(new ToldEvent(id, new ChangeEvent.Closed(NOON))));

        for (var change :
                List.of(
                        "update activity.event set body = '{}'",
                        "delete from activity.event",
                        "truncate activity.event",
                        "delete from activity.history")) {
            assertThatThrownBy(() -> store.database().keep(sql -> sql.sql(change).update()))
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
        var viewpoint =
                new dev.quarterdeck.platform.store.Viewpoint(
                        null, null, java.time.LocalDate.of(2026, 3, 31));
        assertThatThrownBy(
                        () ->
                                store.database()
                                        .viewing(
                                                viewpoint,
                                                sql ->
                                                        sql.sql(
                                                                        "select count(*) from activity.event")
                                                                .query(Long.class)
                                                                .single()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void keepsWhatTwoTellAtOnce() throws InterruptedException {
        var source = UUID.randomUUID();
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 4; t++) {
            int round = t;
            threads.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        var told = told(source, 9, 400);
                                        Collections.shuffle(told, new Random(round));
                                        for (int from = 0; from < 400; from += 40) {
                                            histories.append(told.subList(from, from + 40));
                                        }
                                    }));
        }
        for (var thread : threads) {
            thread.join();
        }
        var alone = UUID.randomUUID();
        histories.append(told(alone, 9, 400));
        assertThat(withoutTimeless(all(source))).isEqualTo(withoutTimeless(all(alone)));
    }
}
