package dev.quarterdeck.platform.store;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings the schema of each module to the version of this program:
/// `db/<module>/V<n>__<words>.sql`.
///
/// Each module has its own schema and its own history table. New tables can be written by the
/// keeper; the app role gets nothing unless a migration grants it.
final class Migrations {

    private final DataSource owner;
    private final Roles roles;

    Migrations(DataSource owner, Roles roles) {
        this.owner = owner;
        this.roles = roles;
    }

    void migrate(List<String> modules) {
        for (var module : modules) {
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
                    .load()
                    .migrate();
        }
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
