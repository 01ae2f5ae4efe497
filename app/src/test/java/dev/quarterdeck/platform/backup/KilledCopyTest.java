package dev.quarterdeck.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.StoreAddress;
import dev.quarterdeck.platform.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class KilledCopyTest {

    private static final int KILLED = 137;

    @TempDir private static Path shared;
    @TempDir private Path folder;
    private static StoreAddress full;
    private static Path good;

    @BeforeAll
    static void save() {
        full = TestDatabase.address();
        BackupGround.fill(full, shared, 50);
        good = shared.resolve("good.zip");
        BackupGround.save(full, shared, good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Saving access.audit_entry", "Saving platform.schema_history"})
    void leavesNoFileUnderItsNameWhenABackupIsKilled(String step) throws Exception {
        var file = folder.resolve("backup.zip");

        assertThat(killed("backup", full, file, step)).isEqualTo(KILLED);
        assertThat(file).doesNotExist();
        assertThat(halves()).hasSize(1);

        BackupGround.save(full, shared, file);
        assertThat(halves()).isEmpty();
        assertThat(file).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Making the schemas",
                "Restoring organization.leave",
                "Counting for the planner"
            })
    void leavesAnEmptyOrAWholeDatabaseWhenARestoreIsKilled(String step) throws Exception {
        var other = TestDatabase.address();

        assertThat(killed("restore", other, good, step)).isEqualTo(KILLED);
        if (step.startsWith("Counting")) {
            assertThat(BackupGround.digests(other)).isEqualTo(BackupGround.digests(full));
            return;
        }
        awaitNobodyElse(other);
        assertThat(BackupGround.tables(other)).isEmpty();

        BackupGround.restore(good, folder, other);
        assertThat(BackupGround.digests(other)).isEqualTo(BackupGround.digests(full));
    }

    @Test
    void doesNotTakeAwayWhatAnotherBackupIsWriting() throws IOException {
        var file = folder.resolve("backup.zip");
        try (var growing = HalfFile.of(file)) {
            growing.stream().write(1);
            BackupGround.save(full, shared, file);
            assertThat(halves()).hasSize(1);
        }
        assertThat(halves()).isEmpty();
        assertThat(Files.size(file)).isGreaterThan(1);
    }

    // The server notices within moments that the killed one has gone, and rolls back.
    private static void awaitNobodyElse(StoreAddress address) {
        while (!BackupGround.ask(
                        address,
                        "select count(*) from pg_stat_activity where datname = current_database() and backend_type = 'client backend'")
                .equals("1")) {
            Thread.onSpinWait();
        }
    }

    private List<Path> halves() throws IOException {
        var halves = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder, ".backup.zip.*")) {
            all.forEach(halves::add);
        }
        return halves;
    }

    private int killed(String what, StoreAddress address, Path file, String step)
            throws IOException {
        var process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                what,
                                address.jdbcUrl(),
                                address.user(),
                                address.password(),
                                file.toString(),
                                folder.toString(),
                                step)
                        .redirectErrorStream(true)
                        .start();
        process.getInputStream().readAllBytes();
        return process.onExit().join().exitValue();
    }

    static final class Main {

        private Main() {}

        public static void main(String[] words) {
            var address = new StoreAddress(words[1], words[2], words[3]);
            var file = Path.of(words[4]);
            var state = BackupGround.state(Path.of(words[5]));
            Progress deadly =
                    (step, done, total) -> {
                        if (step.equals(words[6])) {
                            Runtime.getRuntime().halt(KILLED);
                        }
                    };
            if (words[0].equals("backup")) {
                Backup.write(address, state, file, BackupGround.NOW, deadly);
            } else {
                try (var restore = Restore.open(file, state, deadly)) {
                    restore.into(address);
                }
            }
        }
    }
}
