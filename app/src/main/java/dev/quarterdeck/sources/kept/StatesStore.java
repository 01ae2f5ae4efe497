package dev.quarterdeck.sources.kept;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads how connections stand.
final class StatesStore {

    private static final int PLACES = 3;

    /// What is known of a connection beside itself and its newest run.
    ///
    /// @param heard when a run last came to its end without failing, or null
    /// @param read when the tool was last read to the end, or null
    /// @param brought when something was last pushed or brought in a file, or null
    /// @param synced when it was last begun to be read, or null
    record Around(
            long known,
            long chosen,
            List<String> places,
            @Nullable Instant heard,
            @Nullable Instant read,
            @Nullable Instant brought,
            @Nullable Instant synced) {

        static final Around NOTHING = new Around(0, 0, List.of(), null, null, null, null);
    }

    /// @param connection the only one, or null for all
    Map<UUID, Around> around(JdbcClient sql, @Nullable UUID connection) {
        var all = new HashMap<UUID, Around>();
        sql.sql(
                        """
                        select c.id,
                            (select count(*) from sources.scope s where s.connection_id = c.id) as known,
                            (select count(*) from sources.scope s where s.connection_id = c.id and s.chosen) as chosen,
                            array(select s.name from sources.scope s where s.connection_id = c.id and s.chosen
                                order by lower(s.name), s.id limit :places) as places,
                            heard.*,
                            (select r.started_at from sources.run r
                                where r.connection_id = c.id and r.kind = 'sync'
                                order by r.started_at desc limit 1) as synced
                        from sources.connection c
                            cross join lateral (select max(r.ended_at) as heard,
                                max(r.ended_at) filter (where r.kind = 'sync') as read,
                                max(r.ended_at) filter (where r.kind in ('hooks', 'files')) as brought
                                from (select * from sources.run n where n.connection_id = c.id
                                    order by n.started_at desc, n.id desc limit :looked) r
                                where r.state in ('done', 'incomplete')) heard
                        where cast(:connection as uuid) is null or c.id = :connection
                        """)
                .param("places", PLACES)
                .param("looked", RunsStore.LOOKED)
                .param("connection", connection)
                .query(
                        (RowCallbackHandler)
                                row -> all.put(row.getObject("id", UUID.class), around(row)));
        return all;
    }

    private static Around around(ResultSet row) throws SQLException {
        return new Around(
                row.getLong("known"),
                row.getLong("chosen"),
                List.of((String[]) row.getArray("places").getArray()),
                instant(row, "heard"),
                instant(row, "read"),
                instant(row, "brought"),
                instant(row, "synced"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
