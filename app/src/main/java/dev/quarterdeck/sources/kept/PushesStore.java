package dev.quarterdeck.sources.kept;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes what was pushed: the newest of each connection and outcome.
final class PushesStore {

    private static final int KEPT = 100;

    /// Notes a push; of an unknown connection nothing is kept, which takes as long.
    void note(JdbcClient sql, UUID connection, Push push) {
        sql.sql(
                        """
                        insert into sources.push (id, connection_id, at, outcome, event, stream, records, told,
                            unusable, about, why)
                        select :id, c.id, :at, :outcome, :event, :stream, :records, :told, :unusable, :about, :why
                        from sources.connection c where c.id = :connection
                            and (:outcome <> 'refused' or not exists (select from sources.push p
                                where p.connection_id = c.id and p.outcome = 'refused'
                                    and p.at > cast(:at as timestamptz) - interval '1 second'))
                        """)
                .param("id", push.id())
                .param("connection", connection)
                .param("at", Timestamp.from(push.at()))
                .param("outcome", push.outcome())
                .param("event", push.event())
                .param("stream", push.stream())
                .param("records", push.records())
                .param("told", push.told())
                .param("unusable", push.unusable())
                .param("about", String.join("\n", push.about()))
                .param("why", push.why())
                .update();
        sql.sql(
                        """
                        delete from sources.push
                        where connection_id = :connection and outcome = :outcome and id <
                            (select p.id from sources.push p
                                where p.connection_id = :connection and p.outcome = :outcome
                                order by p.id desc offset :kept - 1 limit 1)
                        """)
                .param("connection", connection)
                .param("outcome", push.outcome())
                .param("kept", KEPT)
                .update();
    }

    List<Push> newest(JdbcClient sql, UUID connection, int limit) {
        return sql.sql(
                        """
                        select * from sources.push where connection_id = :connection
                        order by id desc limit :limit
                        """)
                .param("connection", connection)
                .param("limit", limit)
                .query(PushesStore::push)
                .list();
    }

    private static Push push(ResultSet row, int number) throws SQLException {
        return new Push(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("outcome"),
                row.getString("event"),
                row.getString("stream"),
                row.getLong("records"),
                row.getLong("told"),
                row.getLong("unusable"),
                row.getString("about").lines().toList(),
                row.getString("why"));
    }
}
