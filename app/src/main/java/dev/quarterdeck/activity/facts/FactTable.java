package dev.quarterdeck.activity.facts;

import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Gatherers;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes the rows of one table of facts, many in one statement.
final class FactTable<R extends Record> {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int CHUNK = 1_000;

    private final Columns<R> columns;
    private final String delete;
    private final String insert;
    private final String keep;
    private final String add;

    /// @param type whose components are the columns of the table
    /// @param name of the table
    /// @param key the column that names the history
    FactTable(Class<R> type, String name, String key) {
        this.columns = Columns.of(type);
        this.delete = "delete from activity.%s where %s = any(:histories)".formatted(name, key);
        this.insert =
                """
                insert into activity.%1$s
                select * from jsonb_populate_recordset(null::activity.%1$s, cast(:rows as jsonb))
                """
                        .formatted(name);
        this.keep =
                """
                delete from activity.%1$s t where t.%2$s = :key and not exists (
                    select from jsonb_populate_recordset(null::activity.%1$s, cast(:rows as jsonb)) as told
                    where told is not distinct from t)
                """
                        .formatted(name, key);
        this.add =
                """
                insert into activity.%1$s
                select * from jsonb_populate_recordset(null::activity.%1$s, cast(:rows as jsonb)) as told
                where not exists (
                    select from activity.%1$s t where t.%2$s = :key and told is not distinct from t)
                """
                        .formatted(name, key);
    }

    /// Puts rows in the place of those of some histories; a history may have none.
    void replace(JdbcClient sql, Collection<Long> histories, List<R> rows) {
        sql.sql(delete).param("histories", histories.toArray(Long[]::new)).update();
        insert(sql, rows);
    }

    /// Puts the rows of one owner in place, and leaves those alone that stay what they are.
    ///
    /// @param owner the key of all of them
    void put(JdbcClient sql, UUID owner, List<R> rows) {
        var told = json(rows);
        List.of(keep, add)
                .forEach(text -> sql.sql(text).param("rows", told).param("key", owner).update());
    }

    /// Adds rows.
    void insert(JdbcClient sql, List<R> rows) {
        rows.stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .forEach(chunk -> sql.sql(insert).param("rows", json(chunk)).update());
    }

    private String json(Collection<R> rows) {
        var text = new StringWriter(rows.size() * 1_200);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            rows.forEach(row -> columns.write(json, row, Columns.Naming.STORED));
            json.writeEndArray();
        }
        return text.toString();
    }
}
