package dev.quarterdeck.seats;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.seats.Seat.Cost;
import dev.quarterdeck.seats.Seat.Kind;
import dev.quarterdeck.seats.Seat.Origin;
import dev.quarterdeck.seats.Seat.Standing;
import dev.quarterdeck.seats.Seat.Status;
import dev.quarterdeck.seats.Seat.Target;
import dev.quarterdeck.seats.Seat.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes versions of seats; a row is never changed.
///
/// Read through a viewer's eyes, row-level security leaves out whom a seat replaces and what it
/// costs where the viewer may not know; read as the keeper, everything is there.
final class SeatStore {

    /// Whatever was kept, also a moment ago by another clock.
    static final Instant ALWAYS = Instant.parse("9999-01-01T00:00:00Z");

    private SeatStore() {}

    /// Waits until nobody else changes seats.
    static void hold(JdbcClient sql) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('seats', 0)) is null")
                .query()
                .singleRow();
    }

    /// Reads all seats as they stood at a moment, by key.
    ///
    /// @param without what stands for a cost that is not there
    static List<Seat> at(JdbcClient sql, Instant then, Cost without) {
        return sql.sql(
                        """
                        select v.*, r.person_id, c.amount, c.currency
                        from (select distinct on (seat) * from seats.seat_version
                            where kept_at <= :then order by seat, number desc) v
                        left join seats.seat_replaced r on r.seat = v.seat and r.number = v.number
                        left join seats.seat_cost c on c.seat = v.seat and c.number = v.number
                        order by v.key
                        """)
                .param("then", Timestamp.from(then))
                .query((row, number) -> seat(row, without))
                .list();
    }

    /// Reads all versions of a seat, the newest first.
    static List<Seat> history(JdbcClient sql, UUID seat, Cost without) {
        return sql.sql(
                        """
                        select v.*, r.person_id, c.amount, c.currency
                        from seats.seat_version v
                        left join seats.seat_replaced r on r.seat = v.seat and r.number = v.number
                        left join seats.seat_cost c on c.seat = v.seat and c.number = v.number
                        where v.seat = :seat order by v.number desc
                        """)
                .param("seat", seat)
                .query((row, number) -> seat(row, without))
                .list();
    }

    private static Seat seat(ResultSet row, Cost without) throws SQLException {
        return new Seat(
                row.getObject("seat", UUID.class),
                new Terms(
                        row.getString("key"),
                        row.getObject("team", UUID.class),
                        row.getString("role"),
                        row.getString("level"),
                        row.getString("skill"),
                        new Origin(
                                Kind.valueOf(row.getString("kind")),
                                row.getObject("of_seat", UUID.class)),
                        day(row, "effective_day"),
                        target(row),
                        new Standing(
                                Status.valueOf(row.getString("status")), day(row, "starts_day"))),
                Optional.ofNullable(row.getObject("person_id", UUID.class))
                        .map(PersonId::new)
                        .orElse(null),
                cost(row, without),
                version(row));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static @Nullable Target target(ResultSet row) throws SQLException {
        var earliest = day(row, "earliest_day");
        var likely = day(row, "likely_day");
        var latest = day(row, "latest_day");
        return earliest == null || likely == null || latest == null
                ? null
                : new Target(earliest, likely, latest);
    }

    private static Cost cost(ResultSet row, Cost without) throws SQLException {
        var currency = row.getString("currency");
        return currency == null
                ? without
                : new Cost.Known(
                        new Money(row.getDouble("amount"), Currency.getInstance(currency)));
    }

    static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("number"),
                row.getTimestamp("kept_at").toInstant(),
                row.getString("kept_by"),
                row.getString("why"));
    }

    static Map<String, @Nullable Object> kept(Version version) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("number", version.number());
        params.put("by", version.by());
        params.put("at", Timestamp.from(version.at()));
        params.put("why", version.why());
        return params;
    }

    static void insert(JdbcClient sql, Seat one) {
        var terms = one.terms();
        var target = terms.target();
        sql.sql(
                        """
                        insert into seats.seat_version (seat, number, key, team, role, level, skill, kind,
                            of_seat, effective_day, earliest_day, likely_day, latest_day, status,
                            starts_day, kept_by, kept_at, why)
                        values (:id, :number, :key, :team, :role, :level, :skill, :kind,
                            cast(:of as uuid), cast(:effective as date), cast(:earliest as date),
                            cast(:likely as date), cast(:latest as date), :status,
                            cast(:starts as date), :by, :at, :why)
                        """)
                .param("id", one.id())
                .param("key", terms.key())
                .param("team", terms.team())
                .param("role", terms.role())
                .param("level", terms.level())
                .param("skill", terms.skill())
                .param("kind", terms.origin().kind().name())
                .param("of", terms.origin().of())
                .param("effective", terms.effectiveFrom())
                .param("earliest", target == null ? null : target.earliest())
                .param("likely", target == null ? null : target.likely())
                .param("latest", target == null ? null : target.latest())
                .param("status", terms.standing().status().name())
                .param("starts", terms.standing().starts())
                .params(kept(one.version()))
                .update();
        insertReplaced(sql, one);
        if (one.cost() instanceof Cost.Known(Money monthly)) {
            insertCost(sql, one, monthly);
        }
    }

    private static void insertReplaced(JdbcClient sql, Seat one) {
        var replaces = one.replaces();
        if (replaces != null) {
            sql.sql("insert into seats.seat_replaced values (:seat, :number, :person)")
                    .param("seat", one.id())
                    .param("number", one.version().number())
                    .param("person", replaces.value())
                    .update();
        }
    }

    private static void insertCost(JdbcClient sql, Seat one, Money monthly) {
        sql.sql("insert into seats.seat_cost values (:seat, :number, :amount, :currency)")
                .param("seat", one.id())
                .param("number", one.version().number())
                .param("amount", monthly.amount())
                .param("currency", monthly.currency().getCurrencyCode())
                .update();
    }
}
