package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs a PostgreSQL of its own on a folder, from start to [#close()].
///
/// The server is durable and listens on the loopback address alone. It is stopped cleanly when
/// the program ends, also by SIGTERM, SIGINT or the closing of its terminal; when the program
/// is killed, the next start stops what was left running. One process may use a folder at a
/// time.
public final class EmbeddedPostgres implements AutoCloseable {

    /// The code of the refusal of data that an older major version wrote: [OlderStore] moves
    /// them.
    public static final String MUST_MOVE = "older-postgresql";

    private final int port;
    private final String password;
    private final ServerPrograms programs;
    private final Closeable lock;
    private final Thread atExit;
    private boolean isClosed;

    private EmbeddedPostgres(ServerPrograms programs, Closeable lock, Progress progress)
            throws IOException {
        this.programs = programs;
        this.lock = lock;
        this.atExit = new Thread(this::close, "stop-postgres");
        // Before the launch: a program that is told to end may just be starting.
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            this.port = new Launch(programs, progress).run();
            this.password = programs.store().password();
        } catch (IOException | RuntimeException e) {
            forgetExit();
            throw e;
        }
    }

    /// Starts the server of a store and waits until it takes connections.
    ///
    /// @param folder the store's folder, created when missing; unpacked programs are kept in
    /// `postgres` beside it
    /// @param binaries the release to run
    /// @param progress hears of unpacking, creating and starting
    /// @throws Refusal when the folder is in use or cannot be written, when there are no
    /// programs for this platform, or when the server does not start
    public static EmbeddedPostgres start(
            Path folder, PostgresBinaries binaries, Progress progress) {
        var store = StoreFolder.prepare(folder, Platform.current());
        try {
            var lock = InstanceLock.take(store.lock());
            try {
                return started(store, lock, binaries.install(store.shelf(), progress), progress);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unusable(store.path(), e);
        }
    }

    static Refusal unusable(Path store, IOException e) {
        return new Refusal(
                "The store (%s) must be readable and writable: %s.".formatted(store, Reason.of(e)),
                "Maybe look at its disk and at who owns its files.");
    }

    /// Answers whether there are data in a store.
    public static boolean hasData(Path folder) {
        return Files.exists(folder.resolve("data").resolve("PG_VERSION"))
                || Files.exists(folder.resolve("data-moved"));
    }

    /// Finds the server that another process, or this one, runs on a store.
    ///
    /// @throws Refusal when the store is in use, but its server does not take connections yet
    public static Optional<RunningPostgres> find(Path folder) {
        return RunningPostgres.on(folder);
    }

    /// Starts on behalf of somebody who holds the store already.
    static EmbeddedPostgres held(ServerPrograms programs, Progress progress) throws IOException {
        return new EmbeddedPostgres(programs, () -> {}, progress);
    }

    /// Returns the port of the loopback address it listens on.
    public int port() {
        return port;
    }

    /// Returns the name of the user that may do everything.
    public String superuser() {
        return StoreFolder.SUPERUSER;
    }

    /// Returns the superuser's password, a secret.
    public String password() {
        return password;
    }

    /// Returns the URL of one database, without user and password.
    public String jdbcUrl(String database) {
        return RunningPostgres.jdbcUrl(port, database);
    }

    /// Leaves the stop at the program's end to somebody who knows the right moment, such as
    /// after the last request.
    ///
    /// @param atTheEnd takes what must be run at the end
    public void stopBy(Consumer<Runnable> atTheEnd) {
        atTheEnd.accept(this::close);
        forgetExit();
    }

    /// Stops the server cleanly and gives the folder free; does nothing the second time.
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try (lock) {
            var running = Postmaster.on(programs);
            if (running.isPresent()) {
                running.get().stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            forgetExit();
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL %s on 127.0.0.1:%d"
                .formatted(programs.binaries().version().text(), port);
    }

    private static EmbeddedPostgres started(
            StoreFolder store, InstanceLock lock, InstalledBinaries binaries, Progress progress)
            throws IOException {
        var runAs = UserChoice.of(store, binaries).choose();
        return new EmbeddedPostgres(new ServerPrograms(store, binaries, runAs), lock, progress);
    }

    private void forgetExit() {
        if (Thread.currentThread() != atExit) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // The program is ending already: the hook runs too, waits and finds all done.
                return;
            }
        }
    }
}
