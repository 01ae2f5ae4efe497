package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Gives each test a store of its own; all share one shelf of unpacked programs.
final class Stores {

    private static final Path ROOT = Path.of("target", "postgres stores").toAbsolutePath();

    private Stores() {}

    static Path fresh() throws IOException {
        Files.createDirectories(ROOT);
        return Files.createTempDirectory(ROOT, "store");
    }

    static EmbeddedPostgres start(Path folder) {
        return EmbeddedPostgres.start(folder, PostgresBinaries.ofClasspath(), Progress.SILENT);
    }

    static Path older(String name) {
        return Path.of("target", "older-postgres", name).toAbsolutePath();
    }

    static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.superuser(), server.password());
    }

    static Connection connect(Path folder) throws SQLException, IOException {
        var url =
                "jdbc:postgresql://127.0.0.1:%s/postgres"
                        .formatted(Files.readString(folder.resolve("port")).strip());
        var password = Files.readString(folder.resolve("password")).strip();
        return DriverManager.getConnection(url, StoreFolder.SUPERUSER, password);
    }

    static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long postmaster(Path folder) throws IOException {
        return PidFile.read(folder.resolve("data")).orElseThrow().pid();
    }

    static void signal(String signal, long processOrMinusGroup) throws IOException {
        var kill = List.of("kill", "-s", signal, "--", Long.toString(processOrMinusGroup));
        if (new ProcessBuilder(kill).inheritIO().start().onExit().join().exitValue() != 0) {
            throw new IllegalStateException("no process " + processOrMinusGroup);
        }
    }

    /// A dead process that nobody has collected yet has no command line.
    static boolean isRunning(long pid) throws IOException {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/cmdline")).isEmpty();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    static void awaitEnd(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    }

    static String log(Path folder) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.newDirectoryStream(folder.resolve("log"))) {
            for (var file : files) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    static List<Path> children(Path folder) throws IOException {
        var children = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder)) {
            all.forEach(children::add);
        }
        return children;
    }
}
