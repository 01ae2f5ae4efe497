package dev.quarterdeck.platform.secrets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes envelopes.
final class SecretsStore {

    /// @param key the id of the key under which it lies
    record Row(UUID id, String key, Envelope envelope) {}

    List<String> keys(JdbcClient sql) {
        return sql.sql("select distinct key_id from platform.secret order by key_id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    void put(JdbcClient sql, Row row) {
        sql.sql(
                        """
                        insert into platform.secret (id, key_id, wrapped, sealed)
                        values (:id, :key, :wrapped, :sealed)
                        on conflict (id) do update
                        set key_id = excluded.key_id, wrapped = excluded.wrapped,
                            sealed = excluded.sealed
                        """)
                .param("id", row.id())
                .param("key", row.key())
                .param("wrapped", row.envelope().wrapped())
                .param("sealed", row.envelope().sealed())
                .update();
    }

    Optional<Row> find(JdbcClient sql, UUID id) {
        return sql.sql("select * from platform.secret where id = :id")
                .param("id", id)
                .query(SecretsStore::row)
                .optional();
    }

    List<Row> all(JdbcClient sql) {
        return sql.sql("select * from platform.secret order by id for update")
                .query(SecretsStore::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("key_id"),
                new Envelope(row.getBytes("wrapped"), row.getBytes("sealed")));
    }

    void remove(JdbcClient sql, UUID id) {
        sql.sql("delete from platform.secret where id = :id").param("id", id).update();
    }
}
