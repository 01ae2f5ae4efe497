package dev.quarterdeck.seats;

import dev.quarterdeck.engine.hiring.Candidacy.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes how applications went, for the program alone; a row is never changed.
final class StayStore {

    private StayStore() {}

    /// Reads what was known at a moment, by application and day.
    static List<ToldStay> at(JdbcClient sql, Instant then) {
        return sql.sql(
                        """
                        select distinct on (application, entered_day, stage) *
                        from seats.candidate_stay where kept_at <= :then
                        order by application, entered_day, stage, number desc
                        """)
                .param("then", Timestamp.from(then))
                .query((row, number) -> stay(row))
                .list();
    }

    private static ToldStay stay(ResultSet row) throws SQLException {
        return new ToldStay(
                row.getString("application"),
                row.getString("stage"),
                row.getObject("entered_day", LocalDate.class),
                row.getObject("left_day", LocalDate.class),
                Outcome.valueOf(row.getString("outcome")),
                row.getObject("seat", UUID.class),
                row.getString("role"));
    }

    static void insert(JdbcClient sql, ToldStay one, String by, Instant at) {
        sql.sql(
                        """
                        insert into seats.candidate_stay (application, stage, entered_day, number,
                            left_day, outcome, seat, role, kept_by, kept_at)
                        select :application, :stage, :entered, coalesce(max(number), 0) + 1,
                            cast(:left as date), :outcome, cast(:seat as uuid), :role, :by, :at
                        from seats.candidate_stay
                        where application = :application and stage = :stage and entered_day = :entered
                        """)
                .param("application", one.application())
                .param("stage", one.stage())
                .param("entered", one.entered())
                .param("left", one.left())
                .param("outcome", one.outcome().name())
                .param("seat", one.seat())
                .param("role", one.role())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }
}
