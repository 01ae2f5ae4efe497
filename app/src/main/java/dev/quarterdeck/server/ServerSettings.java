package dev.quarterdeck.server;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.StoreAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Says how the server is to run.
///
/// @param host the address to listen on; a loopback address unless the operator says otherwise
/// @param port the port, or 0 for a free one
/// @param folder the data folder, whatever store is used
/// @param environment environment variables, from which modules read their own settings
/// @param clock the one clock
public record ServerSettings(
        String host, int port, Path folder, Map<String, String> environment, Clock clock) {

    /// The port when none is given.
    public static final int USUAL_PORT = 8722;

    /// Copies the environment.
    ///
    /// @throws Refusal when the port is no port
    public ServerSettings {
        environment = Map.copyOf(environment);
        if (port < 0 || port > 65_535) {
            throw new Refusal(
                    "The port (%d) must lie between 0 and 65535.".formatted(port),
                    "Maybe leave it out: %d is used then.".formatted(USUAL_PORT));
        }
    }

    /// Returns the folder of the embedded store, whether it is used or not.
    public Path store() {
        return folder.resolve("store");
    }

    /// Answers whether nobody on another machine can reach it directly.
    boolean listensToItsOwnMachineAlone() {
        return List.of("localhost", "127.0.0.1", "::1", "[::1]")
                .contains(host.toLowerCase(Locale.ROOT));
    }

    /// Returns the external database, when one is set by `QD_DB_URL`.
    ///
    /// @throws Refusal when it cannot be read
    public Optional<StoreAddress> external() {
        var url = environment.getOrDefault("QD_DB_URL", "");
        return url.isBlank() ? Optional.empty() : Optional.of(StoreAddress.parse(url));
    }
}
