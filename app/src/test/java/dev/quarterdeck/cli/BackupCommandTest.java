package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.Store;
import dev.quarterdeck.server.QuarterdeckServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class BackupCommandTest {

    private static final String KEY =
            "insert into platform.idempotency_key values "
                    + "('00000000-0000-0000-0000-000000000001', 'k', 'd', 'the answer', now())";

    @TempDir private Path folder;

    @BeforeEach
    void shareThePrograms() throws IOException {
        var shelf = Path.of("target", "postgres stores", "postgres").toAbsolutePath();
        Files.createDirectories(shelf);
        for (var home : new String[] {"ship", "shore"}) {
            Files.createDirectories(folder.resolve(home));
            Files.createSymbolicLink(folder.resolve(home).resolve("postgres"), shelf);
        }
    }

    private Store store(String home) {
        return Store.embedded(
                folder.resolve(home).resolve("store"), QuarterdeckServer.MODULES, Progress.SILENT);
    }

    private Session session(String home) {
        return new Session(folder, folder.resolve(home));
    }

    @Test
    void savesARunningAndAStoppedStoreAndBringsItBack() {
        var ship = session("ship");
        var shore = session("shore");
        try (var store = store("ship")) {
            store.database().keep(sql -> sql.sql(KEY).update());

            assertThat(ship.qd("backup", "running.zip")).as(ship.err()).isZero();
            assertThat(ship.out()).startsWith("Saved ").contains("running.zip (");
            assertThat(ship.err()).contains("personal records");
            assertThat(ship.qd("restore", "running.zip")).isEqualTo(Quarterdeck.BAD_INPUT);
            assertThat(ship.err()).contains("in use by process");
        }
        assertThat(folder.resolve("ship/server/last-backup"))
                .content()
                .contains("2026-04-15T12:00:00Z", "running.zip");
        assertThat(ship.qd("backup", "stopped.zip")).as(ship.err()).isZero();
        assertThat(ship.qd("backup", "stopped.zip")).isEqualTo(Quarterdeck.BAD_INPUT);
        assertThat(ship.err()).contains("must not exist yet");

        assertThat(shore.qd("restore", "stopped.zip")).as(shore.err()).isZero();
        assertThat(shore.out())
                .contains("as of 2026-04-15T12:00:00Z")
                .contains("Audit log: 0 entries, 0 written heads compared, whole.");
        try (var store = store("shore")) {
            assertThat(
                            store.database()
                                    .<String>keeping(
                                            sql ->
                                                    sql.sql(
                                                                    "select answer from platform.idempotency_key")
                                                            .query(String.class)
                                                            .single()))
                    .isEqualTo("the answer");
        }
        assertThat(shore.qd("restore", "stopped.zip")).isEqualTo(Quarterdeck.BAD_INPUT);
        assertThat(shore.err()).contains("must be empty").contains("shore/store");
    }

    @Test
    void refusesWhereThereIsNothing() {
        var ship = session("ship");

        assertThat(ship.qd("backup", "none.zip")).isEqualTo(Quarterdeck.BAD_INPUT);
        assertThat(ship.err()).contains("There is no store in").contains("QD_HOME");
        assertThat(ship.qd("restore", "none.zip")).isEqualTo(Quarterdeck.BAD_INPUT);
        assertThat(ship.err()).contains("There is no file");
        assertThat(folder.resolve("ship/store")).doesNotExist();
    }
}
