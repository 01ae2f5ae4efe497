package dev.quarterdeck.platform.store;

import dev.quarterdeck.platform.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/// The roles of one database: the owner makes the schema, the *keeper* writes for the program
/// after the policy said yes, the *app* reads under row-level security.
///
/// Names carry the database's name, because roles belong to the whole server.
///
/// @param app the name of the reading role
/// @param keeper the name of the writing role
public record Roles(String app, String keeper) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    private static final int FLOOR = 15;

    /// Names the roles of a database.
    ///
    /// @throws Refusal when the database's name is not a plain one
    public static Roles of(StoreAddress address) {
        var database = address.database().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(database).matches()) {
            throw new Refusal(
                    "The database name (%s) must be lower-case letters, digits and underscores."
                            .formatted(address.database()),
                    "Maybe create a database named quarterdeck.");
        }
        return new Roles(database + "_app", database + "_keeper");
    }

    /// Makes what is missing.
    ///
    /// @throws Refusal when the database cannot be reached or is too old, when roles must not
    /// be made, or when the app role would see past row-level security
    public void ensure(StoreAddress address) {
        try (var connection = connect(address)) {
            refuseOldServer(connection);
            if (!exists(connection, keeper)) {
                run(connection, "create role " + keeper + " nologin");
            }
            if (!exists(connection, app)) {
                run(connection, "create role " + app + " login");
            }
            run(connection, "grant " + keeper + " to " + quoted(address.user()));
            // What was so on a past day is laid out in tables that go with the transaction.
            run(
                    connection,
                    "grant temporary on database "
                            + quoted(connection.getCatalog())
                            + " to "
                            + keeper);
            setPassword(connection, address.passwordFor(app));
            refuseStrongApp(connection);
        } catch (SQLException e) {
            throw refusal(address, e);
        }
    }

    /// Connects as the owner.
    public static Connection connect(StoreAddress address) throws SQLException {
        var login = new Properties();
        login.setProperty("user", address.user());
        login.setProperty("password", address.password());
        login.setProperty("connectTimeout", "10");
        login.setProperty("ApplicationName", "quarterdeck");
        return DriverManager.getConnection(address.jdbcUrl(), login);
    }

    private static void refuseOldServer(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < FLOOR) {
            throw new Refusal(
                    "The PostgreSQL server (version %d) must be %d or newer."
                            .formatted(major, FLOOR),
                    "Maybe leave QD_DB_URL unset; Quarterdeck brings its own.");
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (var ask = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            ask.setString(1, role);
            try (var answer = ask.executeQuery()) {
                return answer.next();
            }
        }
    }

    // The driver sends a SCRAM verifier: the password itself never stands in a statement or a log.
    private void setPassword(Connection connection, String password) throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(app, password.toCharArray(), "scram-sha-256");
    }

    private void refuseStrongApp(Connection connection) throws SQLException {
        try (var ask =
                connection.prepareStatement(
                        """
                        select rolsuper or rolbypassrls or pg_has_role(rolname, ?, 'member')
                        from pg_roles where rolname = ?
                        """)) {
            ask.setString(1, keeper);
            ask.setString(2, app);
            try (var answer = ask.executeQuery()) {
                if (answer.next() && answer.getBoolean(1)) {
                    throw new Refusal(
                            "The role (%s) must not be able to read past row-level security."
                                    .formatted(app),
                            "Maybe alter role %s nosuperuser nobypassrls.".formatted(app));
                }
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Says in one sentence why a database does not take us.
    public static Refusal refusal(StoreAddress address, SQLException failure) {
        if ("42501".equals(failure.getSQLState())) {
            return new Refusal(
                    "The database user (%s) must be allowed to create roles."
                            .formatted(address.user()),
                    "Maybe, as an administrator: alter role %s createrole."
                            .formatted(address.user()));
        }
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "The database (%s) must be reachable: %s."
                        .formatted(address.jdbcUrl(), failure.getMessage()),
                "Maybe check QD_DB_URL, or leave it unset for the embedded database.");
    }
}
