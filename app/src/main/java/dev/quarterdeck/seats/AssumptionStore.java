package dev.quarterdeck.seats;

import dev.quarterdeck.seats.Assumption.What;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes what is assumed of roles; a row is never changed.
///
/// Read through a viewer's eyes, row-level security leaves out the rates where the viewer may not
/// know them.
final class AssumptionStore {

    private AssumptionStore() {}

    /// Reads what was assumed at a moment, for all days, by role, thing and day.
    static List<Assumption> at(JdbcClient sql, Instant then) {
        return sql.sql(
                        """
                        select distinct on (role, what, from_day) *
                        from (select * from seats.assumption union all select * from seats.rate) a
                        where kept_at <= :then
                        order by role, what, from_day, number desc
                        """)
                .param("then", Timestamp.from(then))
                .query((row, number) -> assumption(row))
                .list();
    }

    private static Assumption assumption(ResultSet row) throws SQLException {
        return new Assumption(
                row.getString("role"),
                row.getObject("from_day", LocalDate.class),
                AssumptionCells.value(What.valueOf(row.getString("what")), row.getString("value")),
                row.getString("source"),
                SeatStore.version(row));
    }

    static void insert(JdbcClient sql, Assumption one) {
        var what = one.value().what();
        var statement =
                what == What.RATE
                        ? """
                        insert into seats.rate (role, what, from_day, number, value, source, kept_by, kept_at, why)
                        values (:role, :what, :from, :number, :value, :source, :by, :at, :why)
                        """
                        : """
                        insert into seats.assumption (role, what, from_day, number, value, source, kept_by, kept_at, why)
                        values (:role, :what, :from, :number, :value, :source, :by, :at, :why)
                        """;
        sql.sql(statement)
                .param("role", one.role())
                .param("what", what.name())
                .param("from", one.from())
                .param("value", AssumptionCells.text(one.value()))
                .param("source", one.source())
                .params(SeatStore.kept(one.version()))
                .update();
    }
}
