package dev.quarterdeck.sources.kept;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.outbound.Outbound;
import dev.quarterdeck.platform.secrets.Secrets;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Visit;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Opens visits to tools: settings, secrets and a line together.
final class Visits {

    private final Database database;
    private final Secrets secrets;
    private final Outbound outbound;
    private final Path folders;
    private final ConnectionsStore store = new ConnectionsStore();

    /// @param folders where a connection may keep files, each in a folder of its own
    Visits(Database database, Secrets secrets, Outbound outbound, Path folders) {
        this.database = database;
        this.secrets = secrets;
        this.outbound = outbound;
        this.folders = folders;
    }

    /// Returns what a connection was told, secrets among it.
    Settings settings(Connection connection, Connector connector) {
        var values = new HashMap<>(connection.settings());
        values.putAll(secrets(connection, connector));
        return new Settings(connector.tool(), values);
    }

    /// Returns the secrets of a connection that its tool asks for.
    Map<String, String> secrets(Connection connection, Connector connector) {
        var values = new HashMap<String, String>();
        database.keeping(sql -> store.secrets(sql, connection.id()))
                .forEach(
                        (name, id) -> {
                            if (connector.tool().setting(name).isPresent()) {
                                secrets.get(id).ifPresent(secret -> values.put(name, secret));
                            }
                        });
        return values;
    }

    /// @param onward throws when somebody asked to stop
    /// @throws Refusal when the connection has no address: it is one of files
    Visit to(Connection connection, Connector connector, Runnable onward) {
        var settings = settings(connection, connector);
        if (settings.address().getHost() == null) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "no-address",
                    "The connection (%s) must have an address to be asked."
                            .formatted(connection.name()),
                    "Maybe it takes files or pushed records only.");
        }
        return to(connection.id(), connector, settings, onward);
    }

    /// @param id the connection's, whose folder it may use
    /// @param settings with an address
    Visit to(UUID id, Connector connector, Settings settings, Runnable onward) {
        return new Visit(
                connector,
                settings,
                outbound.line(settings.address()),
                onward,
                folders.resolve(id.toString()));
    }
}
