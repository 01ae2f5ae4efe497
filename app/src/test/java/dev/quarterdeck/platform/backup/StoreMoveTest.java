package dev.quarterdeck.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.postgres.OlderStore;
import dev.quarterdeck.platform.postgres.PostgresBinaries;
import dev.quarterdeck.platform.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class StoreMoveTest {

    private static final int KILLED = 137;

    @TempDir private Path data;
    private Path folder;
    private Map<String, String> before;

    @BeforeEach
    void fillAnOlderStore() throws IOException {
        folder = OwnStores.fresh();
        try (var server = OwnStores.start(folder, OwnStores.older("postgres-before.jar"))) {
            BackupGround.fill(Store.address(server), data, 200);
            before = OwnStores.digests(server);
        }
        assertThat(folder.resolve("data/PG_VERSION")).content().isEqualTo("17\n");
    }

    @AfterEach
    void remove() throws IOException {
        OwnStores.delete(folder);
    }

    private Store open(Progress progress) {
        return StoreMove.open(folder, BackupGround.state(data), BackupGround.CLOCK, progress);
    }

    private void assertMoved() throws IOException {
        try (var store = open(Progress.SILENT)) {
            assertThat(BackupGround.ask(store.address(), "show server_version")).startsWith("18.");
            assertThat(BackupGround.digests(store.address())).isEqualTo(before);
        }
        try (var server = OwnStores.start(folder, PostgresBinaries.ofClasspath())) {
            assertThat(OwnStores.digests(server)).isEqualTo(before);
        }
        assertThat(folder.resolve("data-before-17/PG_VERSION")).content().isEqualTo("17\n");
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "data",
                        "data-before-17",
                        "instance.lock",
                        "log",
                        "password",
                        "port",
                        "start.log");
    }

    private List<String> names() throws IOException {
        var names = new ArrayList<String>();
        try (var all = Files.newDirectoryStream(folder)) {
            all.forEach(path -> names.add(path.getFileName().toString()));
        }
        return names;
    }

    @Test
    void movesEveryRowAndKeepsTheOldData() throws IOException {
        var heard = new ArrayList<String>();
        open((step, done, total) -> heard.add(step)).close();

        assertThat(heard).contains("Saving the store for the new PostgreSQL", "Creating the store");
        assertMoved();
    }

    @Test
    void takesUpAMoveThatWasCutShortAfterAnyStep() throws IOException {
        for (var step : StoreMove.Step.values()) {
            assertThatThrownBy(() -> move(failingAfter(step)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("cut after " + step);
            if (step == StoreMove.Step.SET_ASIDE) {
                // There are no data now: an empty store must not be made in their place.
                assertThatThrownBy(() -> OwnStores.start(folder, PostgresBinaries.ofClasspath()))
                        .isInstanceOf(Refusal.class)
                        .hasMessageContaining("is being moved");
            }
        }
        assertMoved();
    }

    @Test
    void takesUpAMoveWhoseProcessWasKilled() throws IOException {
        for (var step : List.of("SAVED", "STARTED_NEW", "RESTORED", "WHOLE")) {
            assertThat(killedAfter(step)).isEqualTo(KILLED);
        }
        assertMoved();
    }

    @Test
    void forgetsNewDataWhenTheOldWereWrittenSince() throws IOException {
        assertThatThrownBy(() -> move(failingAfter(StoreMove.Step.WHOLE)))
                .hasMessage("cut after WHOLE");
        assertThat(folder.resolve("data-moved")).exists();
        try (var server = OwnStores.start(folder, OwnStores.older("postgres-before.jar"))) {
            BackupGround.run(
                    Store.address(server),
                    "insert into organization.calendar values ('late', 'Late', 0, 0, 0, 0, 0, 0, 0)");
            before = OwnStores.digests(server);
        }
        assertThat(before.get("organization.calendar")).startsWith("2 ");

        assertMoved();
    }

    @Test
    void saysWhatToDoWhenTheOlderProgramsAreGone() throws IOException {
        var alone = Files.createTempDirectory(data, "alone").resolve("store");
        Files.createDirectories(alone.resolve("data"));
        Files.writeString(alone.resolve("data/PG_VERSION"), "16\n");
        Files.createSymbolicLink(
                alone.resolveSibling("postgres"), folder.resolveSibling("postgres"));

        assertThatThrownBy(
                        () ->
                                StoreMove.open(
                                        alone,
                                        BackupGround.state(data),
                                        BackupGround.CLOCK,
                                        Progress.SILENT))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal)
                                    .hasMessageContaining(
                                            "PostgreSQL 16, whose programs are not in");
                            assertThat(refusal.remedy()).contains("qd restore FILE");
                        });
        assertThat(alone.resolve("data/PG_VERSION")).content().isEqualTo("16\n");
    }

    private void move(Consumer<StoreMove.Step> after) {
        move(folder, data, after);
    }

    private static void move(Path folder, Path data, Consumer<StoreMove.Step> after) {
        try (var held = OlderStore.hold(folder, PostgresBinaries.ofClasspath(), Progress.SILENT)) {
            new StoreMove(
                            held,
                            BackupGround.state(data),
                            BackupGround.CLOCK,
                            Progress.SILENT,
                            after)
                    .run();
        }
    }

    private static Consumer<StoreMove.Step> failingAfter(StoreMove.Step last) {
        return step -> {
            if (step == last) {
                throw new IllegalStateException("cut after " + step);
            }
        };
    }

    private int killedAfter(String step) throws IOException {
        var process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                folder.toString(),
                                data.toString(),
                                step)
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolve("forked.log").toFile())
                        .start();
        return process.onExit().join().exitValue();
    }

    static final class Main {

        private Main() {}

        public static void main(String[] words) {
            move(
                    Path.of(words[0]),
                    Path.of(words[1]),
                    step -> {
                        if (step.name().equals(words[2])) {
                            Runtime.getRuntime().halt(KILLED);
                        }
                    });
        }
    }
}
