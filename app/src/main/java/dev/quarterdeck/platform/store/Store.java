package dev.quarterdeck.platform.store;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.postgres.EmbeddedPostgres;
import dev.quarterdeck.platform.postgres.PostgresBinaries;
import dev.quarterdeck.platform.postgres.RunningPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// The one PostgreSQL of this program: an external one by its address, or the embedded one in
/// the data folder, started and stopped with the program.
public final class Store implements AutoCloseable {

    private static final String DATABASE = "quarterdeck";
    private static final String OWNER = "quarterdeck_owner";

    private final @Nullable EmbeddedPostgres embedded;
    private final StoreAddress address;
    private final Database database;

    private Store(@Nullable EmbeddedPostgres embedded, StoreAddress address, Database database) {
        this.embedded = embedded;
        this.address = address;
        this.database = database;
    }

    /// Opens an external database.
    public static Store external(StoreAddress address, List<String> modules) {
        return new Store(null, address, Database.open(address, modules));
    }

    /// Starts the embedded database in `folder` and opens it.
    ///
    /// @throws dev.quarterdeck.platform.Refusal when the folder is in use or PostgreSQL cannot
    /// run here
    public static Store embedded(Path folder, List<String> modules, Progress progress) {
        var server = EmbeddedPostgres.start(folder, PostgresBinaries.ofClasspath(), progress);
        try {
            var address = address(server);
            var store = new Store(server, address, Database.open(address, modules));
            // From here on whoever holds the store stops it, after the last request.
            server.stopBy(atTheEnd -> {});
            return store;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Returns the owner's address in a server just started, making what is missing; no schema
    /// is migrated.
    public static StoreAddress address(EmbeddedPostgres server) {
        return ensureDatabase(server, DATABASE);
    }

    /// Returns the owner's address in a server that another process runs, changing nothing.
    public static StoreAddress address(RunningPostgres server) {
        var superuser =
                new StoreAddress(server.jdbcUrl("postgres"), server.superuser(), server.password());
        return new StoreAddress(server.jdbcUrl(DATABASE), OWNER, superuser.passwordFor(OWNER));
    }

    /// Makes a database with an owner that is no superuser, when it is missing.
    ///
    /// @param database lower-case letters, digits and underscores
    static StoreAddress ensureDatabase(EmbeddedPostgres server, String database) {
        var superuser =
                new StoreAddress(server.jdbcUrl("postgres"), server.superuser(), server.password());
        var password = superuser.passwordFor(OWNER);
        try (var connection =
                DriverManager.getConnection(
                        superuser.jdbcUrl(), superuser.user(), superuser.password())) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", OWNER)) {
                run(connection, "create role " + OWNER + " login createrole createdb");
            }
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(OWNER, password.toCharArray(), "scram-sha-256");
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                run(connection, "create database " + database + " owner " + OWNER);
                run(connection, "revoke all on database " + database + " from public");
                run(connection, "grant connect on database " + database + " to public");
            }
            return new StoreAddress(server.jdbcUrl(database), OWNER, password);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded database cannot be prepared.", e);
        }
    }

    private static boolean exists(Connection connection, String sql, String name)
            throws SQLException {
        try (var ask = connection.prepareStatement(sql)) {
            ask.setString(1, name);
            try (var answer = ask.executeQuery()) {
                return answer.next();
            }
        }
    }

    // Names are constants of the program or checked.
    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Returns the open database.
    public Database database() {
        return database;
    }

    /// Returns where it is, for backup and restore.
    public StoreAddress address() {
        return address;
    }

    /// Closes the pools, then stops the embedded server.
    @Override
    public void close() {
        database.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
