package dev.quarterdeck.platform.backup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Reads from the database itself what there is to copy.
final class Catalogue {

    /// @param quoted schema and name as SQL writes them
    /// @param columns as SQL writes them, without computed ones
    /// @param isForced whether row-level security holds for the owner too
    record Table(
            String schema, String name, String quoted, List<String> columns, boolean isForced) {

        String columnList() {
            return "(" + String.join(", ", columns) + ")";
        }
    }

    private final JdbcClient sql;

    Catalogue(Connection connection) {
        sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /// Returns the schemas that carry a history of migrations.
    List<String> schemas() {
        return sql.sql(
                        """
                        select n.nspname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relname = 'schema_history' and c.relkind = 'r'
                        order by n.nspname
                        """)
                .query((row, number) -> row.getString(1))
                .list();
    }

    // The schema is one of the program's own constants or carries a history: never user input.
    Manifest.Schema version(String schema) {
        var version =
                sql.sql(
                                """
                                select version from %s.schema_history
                                where success and version is not null
                                order by installed_rank desc limit 1
                                """
                                        .formatted(schema))
                        .query(String.class)
                        .optional();
        return new Manifest.Schema(schema, version.orElse(null));
    }

    /// Returns all tables with rows of their own, by schema and name.
    List<Table> tables(List<String> schemas) {
        if (schemas.isEmpty()) {
            return List.of();
        }
        return sql.sql(
                        """
                        select n.nspname as schema, c.relname as name,
                               format('%I.%I', n.nspname, c.relname) as quoted,
                               array(select quote_ident(a.attname) from pg_attribute a
                                     where a.attrelid = c.oid and a.attnum > 0
                                         and not a.attisdropped and a.attgenerated = ''
                                     order by a.attnum) as columns,
                               c.relforcerowsecurity as forced
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in (:schemas) and c.relkind = 'r'
                        order by n.nspname, c.relname
                        """)
                .param("schemas", schemas)
                .query(
                        (row, number) ->
                                new Table(
                                        row.getString("schema"),
                                        row.getString("name"),
                                        row.getString("quoted"),
                                        texts(row, "columns"),
                                        row.getBoolean("forced")))
                .list();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.asList((String[]) array.getArray());
    }

    /// Returns the tables of which row-level security could hide a row from a role.
    ///
    /// What the role reads of all others is all there is.
    List<String> partlyHidden(List<String> schemas, String role) {
        return sql.sql(
                        """
                        select format('%I.%I', n.nspname, c.relname)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in (:schemas) and c.relkind = 'r' and c.relrowsecurity
                            and (not exists (
                                    select from pg_policies p
                                    where p.schemaname = n.nspname and p.tablename = c.relname
                                        and p.permissive = 'PERMISSIVE'
                                        and p.cmd in ('ALL', 'SELECT') and p.qual = 'true'
                                        and p.roles && array[:role, 'public']::name[])
                                or exists (
                                    select from pg_policies p
                                    where p.schemaname = n.nspname and p.tablename = c.relname
                                        and p.permissive = 'RESTRICTIVE'))
                        order by 1
                        """)
                .param("schemas", schemas)
                .param("role", role)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// Returns the sequences that were used.
    List<Manifest.Sequence> sequences(List<String> schemas) {
        return sql.sql(
                        """
                        select schemaname, sequencename, last_value from pg_sequences
                        where schemaname in (:schemas) and last_value is not null
                        order by schemaname, sequencename
                        """)
                .param("schemas", schemas)
                .query(
                        (row, number) ->
                                new Manifest.Sequence(
                                        row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    void set(Manifest.Sequence sequence) {
        sql.sql("select setval(format('%I.%I', :schema, :name)::regclass, :last)")
                .param("schema", sequence.schema())
                .param("name", sequence.name())
                .param("last", sequence.last())
                .query(Long.class)
                .single();
    }

    long count(Table table) {
        return sql.sql("select count(*) from " + table.quoted()).query(Long.class).single();
    }

    String serverVersion() {
        return sql.sql("show server_version").query(String.class).single();
    }

    void run(String statement) {
        sql.sql(statement).update();
    }

    /// Orders tables so that each comes after those it refers to.
    List<Table> inOrderOfReference(List<Table> tables) {
        var refersTo = new HashMap<String, Set<String>>();
        sql.sql(
                        """
                        select format('%I.%I', n.nspname, t.relname),
                               format('%I.%I', fn.nspname, ft.relname)
                        from pg_constraint c
                        join pg_class t on t.oid = c.conrelid
                        join pg_namespace n on n.oid = t.relnamespace
                        join pg_class ft on ft.oid = c.confrelid
                        join pg_namespace fn on fn.oid = ft.relnamespace
                        where c.contype = 'f' and c.conrelid <> c.confrelid
                        """)
                .query(
                        row -> {
                            refersTo.computeIfAbsent(row.getString(1), from -> new HashSet<>())
                                    .add(row.getString(2));
                        });
        return ordered(tables, refersTo);
    }

    private static List<Table> ordered(List<Table> tables, Map<String, Set<String>> refersTo) {
        var waiting = new ArrayList<>(tables);
        var done = new LinkedHashSet<Table>();
        while (!waiting.isEmpty()) {
            var names = waiting.stream().map(Table::quoted).toList();
            var ready =
                    waiting.stream()
                            .filter(
                                    table ->
                                            refersTo.getOrDefault(table.quoted(), Set.of()).stream()
                                                    .noneMatch(names::contains))
                            .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("Tables refer to each other in a ring: " + names);
            }
            done.addAll(ready);
            waiting.removeAll(ready);
        }
        return List.copyOf(done);
    }
}
