package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Tells how to reach the server that runs on a store.
///
/// @param port of the loopback address
/// @param password the superuser's, a secret
public record RunningPostgres(int port, String password) {

    static Optional<RunningPostgres> on(Path folder) {
        var store = new StoreFolder(folder.toAbsolutePath().normalize());
        try {
            if (!store.hasData()) {
                return Optional.empty();
            }
            store = new StoreFolder(folder.toRealPath());
            if (!InstanceLock.isHeld(store.lock())) {
                return Optional.empty();
            }
            var ready = PidFile.read(store.data()).filter(PidFile::isReady);
            var port = store.rememberedPort();
            if (ready.isEmpty() || port.isEmpty()) {
                throw new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "The store (%s) is in use, but takes no connections yet."
                                .formatted(store.path()),
                        "Maybe try again in some seconds.");
            }
            return Optional.of(new RunningPostgres(port.getAsInt(), store.password()));
        } catch (IOException e) {
            throw EmbeddedPostgres.unusable(store.path(), e);
        }
    }

    /// Returns the name of the user that may do everything.
    public String superuser() {
        return StoreFolder.SUPERUSER;
    }

    /// Returns the URL of one database, without user and password.
    public String jdbcUrl(String database) {
        return jdbcUrl(port, database);
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    @Override
    public String toString() {
        return "PostgreSQL on 127.0.0.1:" + port;
    }
}
