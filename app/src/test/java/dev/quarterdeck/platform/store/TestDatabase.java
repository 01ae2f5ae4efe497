package dev.quarterdeck.platform.store;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.postgres.EmbeddedPostgres;
import dev.quarterdeck.platform.postgres.PostgresBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Lends a fresh database to a test; one PostgreSQL serves the whole run.
///
/// `-Dtest.postgres=floor` runs the oldest supported major instead of the shipped one;
/// `QD_TEST_DB_URL=postgresql://user:password@host:port/database` runs the suite against a
/// server of yours, whose user may create databases and roles.
public final class TestDatabase {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String EXTERNAL =
            System.getenv().getOrDefault("QD_TEST_DB_URL", "").strip();

    /// Set once the run has a PostgreSQL of its own.
    private static volatile Path ownFolder;

    /// What uses a database until the end of the run, and is ended before it.
    private static final List<Runnable> BEFORE_THE_END = new CopyOnWriteArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::end));
    }

    private TestDatabase() {}

    /// Runs something at the end of the run, while the database still answers.
    public static void beforeTheEnd(Runnable work) {
        BEFORE_THE_END.add(work);
    }

    private static void end() {
        BEFORE_THE_END.forEach(Runnable::run);
        if (ownFolder != null) {
            Own.SERVER.close();
            Own.delete(ownFolder);
        }
    }

    /// Makes an empty database and says where it is; it is left behind for the end of the run.
    public static StoreAddress address() {
        var name = "test_%d_%d".formatted(ProcessHandle.current().pid(), NEXT.incrementAndGet());
        return EXTERNAL.isEmpty()
                ? Store.ensureDatabase(Own.SERVER, name)
                : external(StoreAddress.parse(EXTERNAL), name);
    }

    /// Makes a database with the schemas of these modules.
    public static Database open(List<String> modules) {
        return Database.open(address(), modules);
    }

    /// Makes a database with the schemas of all modules.
    public static Database open() {
        return open(dev.quarterdeck.server.QuarterdeckServer.MODULES);
    }

    /// Returns the URL of an address in the form that `QD_DB_URL` wants.
    public static String url(StoreAddress address) {
        return address.jdbcUrl()
                .replace(
                        "jdbc:postgresql://",
                        "postgresql://%s:%s@".formatted(address.user(), address.password()));
    }

    private static StoreAddress external(StoreAddress server, String name) {
        try (var connection =
                        DriverManager.getConnection(
                                server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new StoreAddress(
                server.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"),
                server.user(),
                server.password());
    }

    private static final class Own {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                var folder = Files.createTempDirectory("quarterdeck-test");
                var server =
                        EmbeddedPostgres.start(
                                folder.resolve("store"), binaries(), Progress.SILENT);
                server.stopBy(atTheEnd -> {});
                ownFolder = folder;
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static PostgresBinaries binaries() {
            return System.getProperty("test.postgres", "").equals("floor")
                    ? PostgresBinaries.ofJar(
                            Path.of("target", "older-postgres", "postgres-floor.jar"))
                    : PostgresBinaries.ofClasspath();
        }

        private static void delete(Path folder) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(java.util.Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
