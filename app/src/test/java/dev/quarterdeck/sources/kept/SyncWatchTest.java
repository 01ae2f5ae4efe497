package dev.quarterdeck.sources.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.kept.HistoriesForTests;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.Store;
import dev.quarterdeck.platform.store.TestDatabase;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is due, and what is kept for how long.
class SyncWatchTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    private final UUID connection = UUID.randomUUID();
    private final UUID scope = UUID.randomUUID();
    private Store store;

    @BeforeEach
    void open() {
        store = Store.external(TestDatabase.address(), List.of("platform", "activity", "sources"));
        var connections = new ConnectionsStore();
        database()
                .keep(
                        sql -> {
                            connections.insert(
                                    sql,
                                    new Connection(
                                            connection,
                                            "push",
                                            "Hourly",
                                            Map.of(),
                                            List.of(),
                                            60,
                                            10,
                                            NOON,
                                            null,
                                            1));
                            connections.list(
                                    sql,
                                    connection,
                                    List.of(new Scope("project", "1", "One")),
                                    List.of(scope),
                                    false);
                        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Database database() {
        return store.database();
    }

    private List<UUID> due(Instant now) {
        return database().keeping(sql -> new RunsStore().due(sql, now));
    }

    @Test
    void readsByItselfWhatIsChosenAndNotReadLately() {
        assertThat(due(NOON)).as("nothing is chosen").isEmpty();
        database().keep(sql -> new ConnectionsStore().choose(sql, connection, List.of(scope)));
        assertThat(due(NOON)).containsExactly(connection);

        var run = UUID.randomUUID();
        var begun = new RunsStore.Begun(run, connection, "sync", "a test");
        database().keep(sql -> new RunsStore().begin(sql, begun, NOON));
        assertThat(due(NOON.plus(Duration.ofHours(3)))).as("it runs").isEmpty();
        database().keep(sql -> new RunsStore().end(sql, run, "done", null, null, NOON));
        assertThat(due(NOON.plus(Duration.ofMinutes(59)))).isEmpty();
        assertThat(due(NOON.plus(Duration.ofMinutes(61)))).containsExactly(connection);
    }

    @Test
    void forgetsRawRecordsAfterTheirTime() {
        bringAnIncident();
        assertThat(forgotten(NOON.plus(Duration.ofDays(9)))).isZero();
        assertThat(forgotten(NOON.plus(Duration.ofDays(11)))).isEqualTo(1);
    }

    @Test
    void forgetsNothingWhileAReplayReadsItButWaitsNotForEver() {
        bringAnIncident();
        var begins = NOON.plus(Duration.ofDays(11));
        var replay = new RunsStore.Begun(UUID.randomUUID(), connection, "replay", "a test");
        database().keep(sql -> new RunsStore().begin(sql, replay, begins));
        assertThat(forgotten(begins.plus(Duration.ofHours(23)))).isZero();

        var later = begins.plus(Duration.ofHours(25));
        assertThat(forgotten(later)).isEqualTo(1);
        Instant until = database().keeping(sql -> new RawStore().unjudgedUntil(sql, connection));
        assertThat(until)
                .as("it may still tell something")
                .isEqualTo(later.plus(Duration.ofHours(1)));
    }

    private void bringAnIncident() {
        var intake =
                new Intake(
                        database(),
                        HistoriesForTests.of(database()),
                        HistoriesForTests.commits(database()),
                        HistoriesForTests.withdrawals(
                                database(), java.time.Clock.fixed(NOON, ZoneOffset.UTC)),
                        java.time.Clock.fixed(NOON, ZoneOffset.UTC));
        var run = UUID.randomUUID();
        var begun = new RunsStore.Begun(run, connection, "files", "a test");
        database().keep(sql -> new RunsStore().begin(sql, begun, NOON));
        var mapping = Connectors.found().require("push").mapping();
        intake.keep(
                new Intake.Order(connection, run, mapping, ZoneOffset.UTC),
                new RawPage(
                        null,
                        "file",
                        "incidents",
                        Map.of(),
                        List.of(
                                Records.JSON.readTree(
                                        "{\"id\":\"1\",\"openedAt\":\"2026-03-01T00:00:00Z\"}")),
                        null));
    }

    private int forgotten(Instant now) {
        return Optional.of(database().keeping(sql -> new RawStore().forgetOld(sql, now)))
                .orElseThrow();
    }
}
