package dev.quarterdeck.metrics.intention;

import dev.quarterdeck.engine.effort.EffortCategory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes intentions.
final class IntentionStore {

    /// Lists the one of each team, and everybody's. What was decided later, or taken back by the
    /// end of the day, does not count.
    List<Intention> on(JdbcClient sql, LocalDate day) {
        return sql.sql(
                        """
                        select distinct on (team) * from metrics.intention
                        where from_day <= :day
                            and decided_at < cast(:next as timestamp) at time zone 'UTC'
                            and (undone_at is null or undone_at >= cast(:next as timestamp) at time zone 'UTC')
                        order by team, from_day desc
                        """)
                .param("day", day)
                .param("next", day.plusDays(1))
                .query(IntentionStore::read)
                .list();
    }

    List<Intention> standing(JdbcClient sql) {
        return sql.sql(
                        "select * from metrics.intention where undone_at is null order by team nulls first, from_day desc")
                .query(IntentionStore::read)
                .list();
    }

    void replace(JdbcClient sql, Intention said) {
        sql.sql(
                        """
                        update metrics.intention set undone_at = :at
                        where from_day = :from and team is not distinct from cast(:team as uuid)
                            and undone_at is null
                        """)
                .param("team", said.team())
                .param("at", Timestamp.from(said.at()))
                .param("from", said.from())
                .update();
        sql.sql(
                        """
                        insert into metrics.intention (id, team, from_day, new_work, defects, operations, debt,
                            decided_by, decided_at)
                        values (:id, cast(:team as uuid), :from, :new_work, :defects, :operations, :debt, :by, :at)
                        """)
                .param("id", said.id())
                .param("team", said.team())
                .param("from", said.from())
                .param("new_work", share(said, EffortCategory.NEW_WORK))
                .param("defects", share(said, EffortCategory.DEFECTS))
                .param("operations", share(said, EffortCategory.OPERATIONS))
                .param("debt", share(said, EffortCategory.DEBT))
                .param("by", said.by())
                .param("at", Timestamp.from(said.at()))
                .update();
    }

    /// Takes one back. @return whether it stood
    boolean undo(JdbcClient sql, UUID id, Instant at) {
        return sql.sql(
                                """
                                update metrics.intention set undone_at = :at
                                where id = :id and undone_at is null
                                """)
                        .param("id", id)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    private static int share(Intention said, EffortCategory category) {
        return said.shares().getOrDefault(category, 0);
    }

    private static Intention read(ResultSet row, int number) throws SQLException {
        return new Intention(
                row.getObject("id", UUID.class),
                row.getObject("team", UUID.class),
                row.getObject("from_day", LocalDate.class),
                Map.of(
                        EffortCategory.NEW_WORK, row.getInt("new_work"),
                        EffortCategory.DEFECTS, row.getInt("defects"),
                        EffortCategory.OPERATIONS, row.getInt("operations"),
                        EffortCategory.DEBT, row.getInt("debt")),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant());
    }
}
