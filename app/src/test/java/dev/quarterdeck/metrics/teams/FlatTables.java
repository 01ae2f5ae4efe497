package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Lends flat tables that a test fills by hand: temporary ones of the same names, with the columns
/// of the views, within one transaction.
public final class FlatTables {

    private static final Database DATABASE = TestDatabase.open();
    private static final List<String> TABLES =
            List.of(
                    "measured_item",
                    "measured_stay",
                    "measured_change",
                    "measured_shipment",
                    "measured_deployment",
                    "measured_incident",
                    "measured_run",
                    "measured_sprint_item",
                    "measured_review",
                    "measured_effort",
                    "measured_declaration");

    private final List<Row> rows = new ArrayList<>();

    private record Row(String table, Map<String, @Nullable Object> columns) {}

    /// Adds a row. @param columns names and values in turn
    public FlatTables with(String table, @Nullable Object... columns) {
        var named = new LinkedHashMap<String, @Nullable Object>();
        for (int at = 0; at < columns.length; at += 2) {
            named.put(String.valueOf(columns[at]), columns[at + 1]);
        }
        rows.add(new Row(table, named));
        return this;
    }

    /// Asks over the rows, and leaves none behind.
    public <T> T ask(Function<JdbcClient, T> questions) {
        var sql = JdbcClient.create(DATABASE.owner());
        return new TransactionTemplate(new JdbcTransactionManager(DATABASE.owner()))
                .execute(
                        status -> {
                            status.setRollbackOnly();
                            TABLES.forEach(table -> create(sql, table));
                            rows.forEach(row -> insert(sql, row));
                            return questions.apply(sql);
                        });
    }

    private static void create(JdbcClient sql, String table) {
        sql.sql(
                        "create temporary table %s as select * from activity.%s where false"
                                .formatted(table, table))
                .update();
    }

    private static void insert(JdbcClient sql, Row row) {
        var names = List.copyOf(row.columns().keySet());
        var insert =
                sql.sql(
                        "insert into pg_temp.%s (%s) values (:%s)"
                                .formatted(
                                        row.table(),
                                        String.join(", ", names),
                                        String.join(", :", names)));
        for (var name : names) {
            insert = insert.param(name, row.columns().get(name));
        }
        insert.update();
    }

    /// Computes the cells of a metric from a Monday on.
    Cells cells(String metric, String rule, LocalDate monday, int weeks, Instant seen) {
        var one = Catalog.require(metric);
        return ask(
                sql ->
                        new CellStore()
                                .cells(
                                        sql,
                                        new Trends.Asked(one, one.requireRule(rule)),
                                        new Weeks(monday, weeks, seen)));
    }
}
