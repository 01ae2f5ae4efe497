package dev.quarterdeck.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

    private static Path folder;
    private static EmbeddedPostgres server;

    @BeforeAll
    static void startServer() throws IOException {
        folder = Stores.fresh();
        server = Stores.start(folder);
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
        OwnFiles.delete(folder);
    }

    @Test
    void keepsRowsPortAndPasswordOverARestart() throws Exception {
        int port = server.port();
        var password = server.password();
        try (var connection = Stores.connect(server)) {
            Stores.run(connection, "create table ship (name text)");
            Stores.run(connection, "insert into ship values ('Marlin')");
        }
        long process = Stores.postmaster(folder);

        server.close();
        server.close();
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
        assertThat(Stores.log(folder)).contains("database system is shut down");
        Stores.awaitEnd(process);

        server = Stores.start(folder);
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.password()).isEqualTo(password);
        try (var connection = Stores.connect(server)) {
            assertThat(Stores.ask(connection, "select name from ship")).isEqualTo("Marlin");
        }
        assertThat(Stores.log(folder)).doesNotContain("was not properly shut down");
    }

    @Test
    void isDurableLocalAndSmall() throws Exception {
        var wanted =
                Map.of(
                        "fsync", "on",
                        "full_page_writes", "on",
                        "synchronous_commit", "on",
                        "data_checksums", "on",
                        "listen_addresses", "127.0.0.1",
                        "unix_socket_directories", "",
                        "io_method", "sync",
                        "max_connections", "50",
                        "shared_buffers", "96MB",
                        "server_encoding", "UTF8");
        try (var connection = Stores.connect(server)) {
            for (var setting : wanted.entrySet()) {
                assertThat(Stores.ask(connection, "show " + setting.getKey()))
                        .as(setting.getKey())
                        .isEqualTo(setting.getValue());
            }
            assertThat(
                            Stores.ask(
                                    connection,
                                    "select datlocprovider::text || datlocale from pg_database where datname = 'postgres'"))
                    .isEqualTo("bC.UTF-8");
            assertThat(
                            Stores.ask(
                                    connection,
                                    "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        assertThatThrownBy(
                        () ->
                                DriverManager.getConnection(
                                        server.jdbcUrl("postgres"), server.superuser(), "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsThePasswordToItsOwner() throws IOException {
        var file = folder.resolve("password");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        // 256 bits in 43 characters of 6 bits each.
        assertThat(server.password()).matches("[0-9A-Za-z_-]{43}");
        assertThat(server.toString()).doesNotContain(server.password());
        assertThat(Stores.log(folder)).doesNotContain(server.password());
    }

    @Test
    void writesNothingThatWasEnteredIntoTheLog() throws Exception {
        try (var connection = Stores.connect(server)) {
            Stores.run(connection, "create table berth (name text primary key)");
            Stores.run(connection, "insert into berth values ('Odessa Quill')");
            assertThatThrownBy(
                            () ->
                                    Stores.run(
                                            connection,
                                            "insert into berth values ('Odessa Quill')"))
                    .isInstanceOf(SQLException.class);
        }

        // Its end is when all of the log is written.
        server.close();
        assertThat(Stores.log(folder)).contains("duplicate key").doesNotContain("Odessa");
        server = Stores.start(folder);
    }

    @Test
    void refusesASecondServerOnOneFolder() {
        assertThatThrownBy(() -> Stores.start(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }

    @Test
    @Tag("slow")
    void movesToAnotherPortWhenItsOwnIsTaken() throws IOException {
        var own = Stores.fresh();
        int first;
        try (var running = Stores.start(own)) {
            first = running.port();
        }
        try (var _ = new ServerSocket(first, 1, InetAddress.ofLiteral("127.0.0.1"));
                var running = Stores.start(own)) {
            assertThat(running.port()).isNotEqualTo(first);
            assertThat(own.resolve("port")).content().isEqualTo(running.port() + "\n");
        }
        OwnFiles.delete(own);
    }

    @Test
    @Tag("slow")
    void tellsWhatTakesTimeAtTheFirstStart() throws IOException {
        var own = Stores.fresh();
        var heard = new ArrayList<String>();
        try (var _ =
                EmbeddedPostgres.start(
                        own,
                        PostgresBinaries.ofClasspath(),
                        (step, done, total) -> heard.add(step))) {
            assertThat(heard).containsExactly("Creating the store", "Starting PostgreSQL");
        }
        OwnFiles.delete(own);
    }

    @Test
    void refusesAFolderThatCannotBe() throws IOException {
        var file = Files.createTempFile("a-file", "");

        assertThatThrownBy(() -> Stores.start(file.resolve("store")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal)
                                    .hasMessageContaining(file.resolve("store") + ") must be");
                            assertThat(refusal.remedy()).contains("QD_HOME");
                        });
        Files.delete(file);
    }

    @Test
    void refusesAPathThatAShellWouldRead() {
        assertThatThrownBy(() -> Stores.start(Path.of("/tmp/a$(id)")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("(/tmp/a$(id)) must not hold quotes, dollar");
    }

    @Test
    void refusesDataOfANewerOrOlderMajorVersion() throws IOException {
        for (var major : List.of("99", "9")) {
            var own = Stores.fresh();
            Files.createDirectories(own.resolve("data"));
            Files.writeString(own.resolve("data/PG_VERSION"), major + "\n");

            assertThatThrownBy(() -> Stores.start(own))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("was written by PostgreSQL " + major);
            OwnFiles.delete(own);
        }
    }

    @Test
    @Tag("slow")
    void refusesDataWithoutTheirPassword() throws IOException {
        var own = Stores.fresh();
        Stores.start(own).close();
        Files.delete(own.resolve("password"));

        assertThatThrownBy(() -> Stores.start(own))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(own.resolve("password") + ") of the store must lie");
        OwnFiles.delete(own);
    }

    @Test
    @Tag("slow")
    void saysWhyTheServerDoesNotStart() throws IOException {
        var own = Stores.fresh();
        Stores.start(own).close();
        Files.delete(own.resolve("data/global/pg_control"));

        assertThatThrownBy(() -> Stores.start(own))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be started: ")
                .hasMessageContaining("pg_control");
        // The refusal gives the folder free.
        InstanceLock.take(own.resolve("instance.lock")).close();
        OwnFiles.delete(own);
    }

    @Test
    @Tag("slow")
    void beginsAgainWhatAKilledFirstStartLeftHalfDone() throws IOException {
        var own = Stores.fresh();
        Files.createDirectories(own.resolve("data-half-4711/base"));
        Files.writeString(own.resolve("data-half-4711/PG_VERSION"), "18\n");

        try (var running = Stores.start(own)) {
            assertThat(running.port()).isPositive();
            assertThat(Stores.children(own))
                    .extracting(path -> path.getFileName().toString())
                    .containsExactlyInAnyOrder(
                            "data", "instance.lock", "log", "password", "port", "start.log");
        }
        OwnFiles.delete(own);
    }
}
