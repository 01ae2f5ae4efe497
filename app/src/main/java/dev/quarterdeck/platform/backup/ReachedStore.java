package dev.quarterdeck.platform.backup;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.postgres.EmbeddedPostgres;
import dev.quarterdeck.platform.postgres.PostgresBinaries;
import dev.quarterdeck.platform.store.Store;
import dev.quarterdeck.platform.store.StoreAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reaches the store outside of the server: the external one by its address, the embedded one
/// by the running server's, or by starting it for a while.
public final class ReachedStore implements AutoCloseable {

    private final StoreAddress address;
    private final @Nullable EmbeddedPostgres started;

    private ReachedStore(StoreAddress address, @Nullable EmbeddedPostgres started) {
        this.address = address;
        this.started = started;
    }

    /// Reaches a store that exists, whether its server runs or not.
    ///
    /// @param external the external database, if there is one
    /// @param folder the embedded store's folder
    /// @throws Refusal when there is no store, or it cannot be started
    public static ReachedStore toRead(
            Optional<StoreAddress> external, Path folder, Progress progress) {
        if (external.isPresent()) {
            return new ReachedStore(external.get(), null);
        }
        if (!EmbeddedPostgres.hasData(folder)) {
            throw new Refusal(
                    "There is no store in (%s).".formatted(folder),
                    "Maybe set QD_HOME to the folder that holds it, or QD_DB_URL to its database.");
        }
        var running = EmbeddedPostgres.find(folder);
        return running.isPresent()
                ? new ReachedStore(Store.address(running.get()), null)
                : start(folder, progress);
    }

    /// Reaches a store that no server uses; an embedded one is created when it is missing.
    ///
    /// @throws Refusal when the embedded store is in use
    public static ReachedStore toFill(
            Optional<StoreAddress> external, Path folder, Progress progress) {
        return external.isPresent()
                ? new ReachedStore(external.get(), null)
                : start(folder, progress);
    }

    private static ReachedStore start(Path folder, Progress progress) {
        var server = EmbeddedPostgres.start(folder, PostgresBinaries.ofClasspath(), progress);
        try {
            return new ReachedStore(Store.address(server), server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Returns the owner's address.
    public StoreAddress address() {
        return address;
    }

    /// Stops what was started.
    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
