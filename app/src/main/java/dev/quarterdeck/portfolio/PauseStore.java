package dev.quarterdeck.portfolio;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.portfolio.Pause.Kind;
import dev.quarterdeck.portfolio.Pause.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes versions of pauses; a row is never changed.
final class PauseStore {

    private PauseStore() {}

    /// Reads them as they stood at a moment, by their first day.
    static List<Pause> at(JdbcClient sql, Instant then) {
        return sql.sql(
                        """
                        select * from (
                            select distinct on (pause) * from portfolio.pause_version
                            where kept_at <= :then order by pause, number desc
                        ) last order by from_day, key
                        """)
                .param("then", Timestamp.from(then))
                .query((row, number) -> pause(row))
                .list();
    }

    /// Reads all versions of one, the newest first.
    static List<Pause> history(JdbcClient sql, UUID pause) {
        return sql.sql(
                        "select * from portfolio.pause_version where pause = :pause order by number desc")
                .param("pause", pause)
                .query((row, number) -> pause(row))
                .list();
    }

    private static Pause pause(ResultSet row) throws SQLException {
        return new Pause(
                row.getObject("pause", UUID.class),
                new Pause.Terms(
                        row.getString("key"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        new DateRange(
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("until_day", LocalDate.class)),
                        Set.of((UUID[]) row.getArray("teams").getArray()),
                        row.getString("reason"),
                        Status.valueOf(row.getString("status"))),
                new Version(
                        row.getInt("number"),
                        row.getTimestamp("kept_at").toInstant(),
                        row.getString("kept_by"),
                        row.getString("why")));
    }

    static void insert(JdbcClient sql, Pause one) {
        var terms = one.terms();
        var version = one.version();
        sql.sql(
                        """
                        insert into portfolio.pause_version (pause, number, key, kind, name, from_day, until_day,
                            teams, reason, status, kept_by, kept_at, why)
                        values (:id, :number, :key, :kind, :name, :from, :until, :teams, :reason, :status,
                            :by, :at, :why)
                        """)
                .param("id", one.id())
                .param("number", version.number())
                .param("key", terms.key())
                .param("kind", terms.kind().name())
                .param("name", terms.name())
                .param("from", terms.days().from())
                .param("until", terms.days().until())
                .param("teams", terms.teams().stream().sorted().toArray(UUID[]::new))
                .param("reason", terms.reason())
                .param("status", terms.status().name())
                .param("by", version.by())
                .param("at", Timestamp.from(version.at()))
                .param("why", version.why())
                .update();
    }
}
