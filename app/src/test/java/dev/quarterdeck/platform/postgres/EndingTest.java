package dev.quarterdeck.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.quarterdeck.platform.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ends servers and programs in every way they can end, and starts again.
@Tag("slow")
class EndingTest {

    private static final int ROWS_BEFORE_THE_KILL = 400;

    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Stores.fresh();
    }

    @AfterEach
    void removeFolder() throws IOException {
        OwnFiles.delete(folder);
    }

    @Test
    void losesNoAcknowledgedRowWhenTheServerIsKilledWhileWriting() throws Exception {
        int acknowledged;
        try (var server = Stores.start(folder)) {
            try (var connection = Stores.connect(server)) {
                Stores.run(connection, "create table reading (number int primary key, text text)");
            }
            acknowledged = writeUntilKilled(server, Stores.postmaster(folder));
        }
        assertThat(acknowledged).isGreaterThanOrEqualTo(ROWS_BEFORE_THE_KILL);

        try (var server = Stores.start(folder);
                var connection = Stores.connect(server)) {
            // The row in flight may be there or not; every one before it must.
            assertThat(
                            Stores.ask(
                                    connection,
                                    "select count(*) from reading where number <= " + acknowledged))
                    .isEqualTo(Integer.toString(acknowledged));
            assertThat(Stores.log(folder)).contains("was not properly shut down");
        }
    }

    private static int writeUntilKilled(EmbeddedPostgres server, long postmaster)
            throws SQLException {
        var acknowledged = new AtomicInteger();
        var enough = new CompletableFuture<Void>();
        var killed =
                enough.thenRunAsync(
                        () -> ProcessHandle.of(postmaster).orElseThrow().destroyForcibly());
        try (var connection = Stores.connect(server);
                var insert = connection.prepareStatement("insert into reading values (?, ?)")) {
            while (true) {
                insert.setInt(1, acknowledged.get() + 1);
                insert.setString(2, "x".repeat(500));
                insert.executeUpdate();
                if (acknowledged.incrementAndGet() == ROWS_BEFORE_THE_KILL) {
                    enough.complete(null);
                }
            }
        } catch (SQLException e) {
            killed.join();
            return acknowledged.get();
        }
    }

    @Test
    void stopsTheServerThatAKilledProgramLeftBehind() throws Exception {
        long orphan;
        try (var forked = ForkedServer.start(folder)) {
            assertThat(forked.answer()).startsWith("ready");
            try (var connection = Stores.connect(folder)) {
                Stores.run(connection, "create table pier as select 7 as number");
            }
            orphan = Stores.postmaster(folder);
            forked.signal("KILL");
            forked.awaitEnd();
        }
        try (var connection = Stores.connect(folder)) {
            assertThat(Stores.ask(connection, "select number from pier")).isEqualTo("7");
            try (var server = Stores.start(folder)) {
                assertThat(Stores.postmaster(folder)).isNotEqualTo(orphan);
                assertThat(Stores.isRunning(orphan)).isFalse();
                try (var anew = Stores.connect(server)) {
                    assertThat(Stores.ask(anew, "select number from pier")).isEqualTo("7");
                }
            }
        }
        assertThat(Stores.log(folder)).doesNotContain("was not properly shut down");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT"})
    void stopsCleanlyWhenTheProgramIsToldToEnd(String signal) throws Exception {
        assumeThat(isIgnored(signal))
                .as(
                        "%s was ignored when the tests were started, and so it is by what they start",
                        signal)
                .isFalse();
        var own = new ForkedServer.Start(List.of("setsid"), Map.of(), classPath());
        try (var forked = ForkedServer.start(own, folder)) {
            assertThat(forked.answer()).startsWith("ready");
            // To the whole group, as a terminal does it.
            Stores.signal(signal, -forked.pid());
            forked.awaitEnd();
        }

        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
        assertThat(Stores.log(folder))
                .contains("received fast shutdown request")
                .contains("database system is shut down");
    }

    /// `nohup` ignores HUP, a job in the background of a script INT: programs inherit that.
    private static boolean isIgnored(String signal) throws IOException {
        var ignored =
                Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                        .findFirst()
                        .orElse(0);
        return (ignored >> NUMBERS.getOrDefault(signal, 1) - 1 & 1) != 0;
    }

    @Test
    void givesTheServerASessionOfItsOwn() throws IOException {
        try (var server = Stores.start(folder)) {
            assertThat(server.port()).isPositive();
            long postmaster = Stores.postmaster(folder);
            // The fields behind the name in parentheses: state, parent, group, session.
            var stat = Files.readString(Path.of("/proc/" + postmaster + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            assertThat(fields[2]).isEqualTo(Long.toString(postmaster));
            assertThat(fields[3]).isEqualTo(Long.toString(postmaster));
        }
    }

    @Test
    void leavesTheStopToWhoeverTookIt() throws IOException {
        var plain = new ForkedServer.Start(List.of(), Map.of(), classPath());
        long postmaster;
        try (var forked = ForkedServer.start(plain, folder, "stop-by-somebody")) {
            assertThat(forked.answer()).startsWith("ready");
            postmaster = Stores.postmaster(folder);
            forked.signal("TERM");
            forked.awaitEnd();
        }

        assertThat(Stores.isRunning(postmaster)).isTrue();
        Stores.start(folder).close();
        assertThat(Stores.isRunning(postmaster)).isFalse();
    }

    @Test
    void refusesAFolderThatAnotherProcessUses() throws IOException {
        try (var forked = ForkedServer.start(folder)) {
            assertThat(forked.answer()).startsWith("ready");
            assertThatThrownBy(() -> Stores.start(folder))
                    .hasMessageContaining("in use by process " + forked.pid() + " since 20");
        }
        Stores.start(folder).close();
    }

    @ParameterizedTest
    @CsvSource({"postmaster, true", "stranger, false"})
    void neverSignalsAStrangerThatGotTheNumberOfADeadServer(String who, boolean isOurs)
            throws IOException {
        Stores.start(folder).close();
        // A stranger of the same user; the first case shows that a true server would be stopped.
        var stranger = new ProcessBuilder("cat").start();
        try (var forked = isOurs ? ForkedServer.start(folder) : null) {
            long pid = isOurs ? Stores.postmaster(folder) : stranger.pid();
            if (forked == null) {
                writePidFile(pid);
            } else {
                forked.signal("KILL");
                forked.awaitEnd();
            }

            Stores.start(folder).close();

            assertThat(Stores.isRunning(pid)).as(who).isEqualTo(!isOurs);
        } finally {
            stranger.destroy();
        }
    }

    private void writePidFile(long pid) throws IOException {
        Files.writeString(
                folder.resolve("data/postmaster.pid"),
                "%d\n%s\n1795239998\n20001\n\n127.0.0.1\n  2215046        20\nready   \n"
                        .formatted(pid, folder.resolve("data")));
    }

    @Test
    void neverSignalsTheServerOfAnotherStore() throws IOException {
        Stores.start(folder).close();
        var other = Stores.fresh();
        try (var running = Stores.start(other)) {
            assertThat(running.port()).isPositive();
            long postmaster = Stores.postmaster(other);
            writePidFile(postmaster);

            Stores.start(folder).close();

            assertThat(Stores.isRunning(postmaster)).isTrue();
        }
        OwnFiles.delete(other);
    }

    @ParameterizedTest
    @CsvSource({"postgres-floor.jar, 15", "postgres-before.jar, 17"})
    void runsOlderServersToo(String jar, String major) throws Exception {
        var binaries = PostgresBinaries.ofJar(Stores.older(jar));
        for (int start = 1; start <= 2; start++) {
            try (var server = EmbeddedPostgres.start(folder, binaries, Progress.SILENT);
                    var connection = Stores.connect(server)) {
                assertThat(Stores.ask(connection, "show server_version")).startsWith(major + ".");
                assertThat(Stores.ask(connection, "show server_encoding")).isEqualTo("UTF8");
                assertThat(Stores.ask(connection, "show data_checksums")).isEqualTo("on");
            }
        }
        assertRefusedByOwnMajor(major);
    }

    private void assertRefusedByOwnMajor(String major) {
        assertThatThrownBy(() -> Stores.start(folder))
                .hasMessageContaining("was written by PostgreSQL " + major);
    }

    @Test
    void refusesDataOfANewerMajorThanThePrograms() throws IOException {
        Stores.start(folder).close();
        var older = PostgresBinaries.ofJar(Stores.older("postgres-before.jar"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, older, Progress.SILENT))
                .hasMessageContaining(
                        "written by PostgreSQL 18 and cannot be read by the older 17");
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
