package dev.quarterdeck.platform.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The one PostgreSQL, read through a viewer's eyes and written by the keeper.
///
/// Nothing is read without a viewpoint: row-level security compares each confidential row with
/// it. Writes happen as the keeper, after the policy said yes and together with their audit
/// entry.
public final class Database implements AutoCloseable {

    private static final String SET_VIEWPOINT =
            """
            select set_config('quarterdeck.user', :user, true),
                   set_config('quarterdeck.person', :person, true),
                   set_config('quarterdeck.today', :today, true)
            """;

    private final HikariDataSource app;
    private final HikariDataSource owner;
    private final HikariDataSource keeper;
    private final HikariDataSource apart;
    private final HikariDataSource jobs;
    private final JdbcClient appSql;
    private final JdbcClient keeperSql;
    private final JdbcClient apartSql;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final TransactionTemplate looking;

    private Database(StoreAddress address, Roles roles) {
        owner = pool(address, address.user(), address.password(), "owner", 2);
        app = pool(address, roles.app(), address.passwordFor(roles.app()), "app", 16);
        keeper = keeperPool(address, roles, "keeper", 8);
        apart = keeperPool(address, roles, "apart", 1);
        jobs = keeperPool(address, roles, "jobs", 5);
        appSql = JdbcClient.create(app);
        keeperSql = JdbcClient.create(keeper);
        apartSql = JdbcClient.create(apart);
        reading = new TransactionTemplate(new JdbcTransactionManager(app));
        reading.setReadOnly(true);
        writing = new TransactionTemplate(new JdbcTransactionManager(keeper));
        looking = new TransactionTemplate(new JdbcTransactionManager(apart));
        looking.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        looking.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        looking.setReadOnly(true);
    }

    /// Opens the database: makes missing roles, migrates the schema of each module in order,
    /// opens the pools.
    ///
    /// @param modules names of schemas with migrations under `db/<name>`, lowest first
    /// @throws dev.quarterdeck.platform.Refusal when it cannot be reached or is too old
    public static Database open(StoreAddress address, List<String> modules) {
        var roles = Roles.of(address);
        roles.ensure(address);
        var database = new Database(address, roles);
        try {
            new Migrations(database.owner, roles).migrate(modules);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static HikariDataSource keeperPool(
            StoreAddress address, Roles roles, String name, int size) {
        var config = config(address, address.user(), address.password(), name, size);
        config.setConnectionInitSql("set role " + roles.keeper());
        return new HikariDataSource(config);
    }

    private static HikariDataSource pool(
            StoreAddress address, String user, String password, String name, int size) {
        return new HikariDataSource(config(address, user, password, name, size));
    }

    private static HikariConfig config(
            StoreAddress address, String user, String password, String name, int size) {
        var config = new HikariConfig();
        config.setPoolName("quarterdeck-" + name);
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        // The pool opens its first connection when it is first asked: the app role may not exist
        // yet.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "quarterdeck " + name);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return config;
    }

    /// Reads in one read-only transaction that sees what the viewpoint may see.
    public <T> T viewing(Viewpoint viewpoint, Function<JdbcClient, T> work) {
        return reading.execute(
                status -> {
                    appSql.sql(SET_VIEWPOINT)
                            .param("user", text(viewpoint.user()))
                            .param("person", text(viewpoint.person()))
                            .param("today", viewpoint.today().toString())
                            .query()
                            .singleRow();
                    return work.apply(appSql);
                });
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    /// Reads and writes in one transaction as the keeper, which row-level security lets
    /// through.
    ///
    /// Nested calls join the transaction of the outer one.
    public <T> T keeping(Function<JdbcClient, T> work) {
        return writing.execute(status -> work.apply(keeperSql));
    }

    /// Does the same for work without an answer.
    public void keep(Consumer<JdbcClient> work) {
        writing.executeWithoutResult(status -> work.accept(keeperSql));
    }

    /// Reads as the keeper what is committed at one moment, whatever transaction the caller is in.
    ///
    /// It has a connection of its own, so it waits for no caller of `keeping`; work must be brief
    /// and must not call it again.
    public <T> T committed(Function<JdbcClient, T> work) {
        return looking.execute(status -> work.apply(apartSql));
    }

    /// Returns connections of the keeper's that jobs hold while they run: their locks and their
    /// progress wait for nobody's request.
    public DataSource jobs() {
        return jobs;
    }

    /// Returns the keeper's connections, for the job library and for copies in bulk.
    public DataSource keeper() {
        return keeper;
    }

    /// Returns the owner's connections, for backup and restore.
    public DataSource owner() {
        return owner;
    }

    @Override
    public void close() {
        app.close();
        keeper.close();
        apart.close();
        jobs.close();
        owner.close();
    }
}
