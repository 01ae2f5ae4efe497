package dev.quarterdeck.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings the schema of each module to the version of this program:
/// `db/<module>/V<n>__<words>.sql`.
///
/// Each module has its own schema and its own history table. New tables can be written by the
/// keeper; the app role gets nothing unless a migration grants it.
public final class Migrations {

    private static final Pattern FILE = Pattern.compile("V([0-9._]+)__.+\\.sql");

    private final DataSource owner;
    private final Roles roles;

    /// Migrates on the owner's connections.
    public Migrations(DataSource owner, Roles roles) {
        this.owner = owner;
        this.roles = roles;
    }

    /// Returns the versions that this program knows of a module; none when it does not know it.
    public static Set<String> known(String module) {
        try {
            var found =
                    new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader())
                            .getResources("classpath*:db/" + module + "/*.sql");
            return Arrays.stream(found)
                    .map(file -> FILE.matcher(String.valueOf(file.getFilename())))
                    .filter(Matcher::matches)
                    .map(name -> name.group(1).replace('_', '.'))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void migrate(List<String> modules) {
        modules.forEach(module -> migrate(module, MigrationVersion.LATEST));
    }

    /// Migrates one module no further than to a version.
    ///
    /// @param version one that is known
    public void migrate(String module, String version) {
        migrate(module, MigrationVersion.fromVersion(version));
    }

    private void migrate(String module, MigrationVersion target) {
        prepare(module);
        Flyway.configure(getClass().getClassLoader())
                .dataSource(owner)
                .schemas(module)
                .defaultSchema(module)
                .createSchemas(false)
                .table("schema_history")
                .locations("classpath:db/" + module)
                .failOnMissingLocations(true)
                .placeholders(Map.of("app", roles.app(), "keeper", roles.keeper()))
                .target(target)
                .load()
                .migrate();
    }

    // Module names are constants of the program, role names were checked: neither is user input.
    private void prepare(String module) {
        var sql = JdbcClient.create(owner);
        sql.sql("create schema if not exists " + module).update();
        sql.sql("grant usage on schema " + module + " to " + roles.app() + ", " + roles.keeper())
                .update();
        sql.sql(
                        "alter default privileges in schema "
                                + module
                                + " grant select, insert, update, delete on tables to "
                                + roles.keeper())
                .update();
        sql.sql(
                        "alter default privileges in schema "
                                + module
                                + " grant usage, select on sequences to "
                                + roles.keeper())
                .update();
    }
}
