package dev.quarterdeck.access;

import dev.quarterdeck.engine.DateRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes grants.
final class GrantStore {

    void add(JdbcClient sql, Grant grant) {
        var scope = grant.scope();
        sql.sql(
                        """
                        insert into access.grants
                            (grant_id, holder_id, duty, field_class, scope, team_id, team_name,
                             person_id, purpose, from_day, until_day, granted_by, granted_at)
                        values (:id, :holder, :duty, :class, :scope, :team, :name,
                             :person, :purpose, :from, :until::date, :by, :at)
                        """)
                .param("id", grant.id())
                .param("holder", grant.holder())
                .param("duty", grant.duty().name())
                .param("class", nameOf(grant.fieldClass()))
                .param("scope", kind(scope))
                .param(
                        "team",
                        scope instanceof GrantScope.Team team ? team.team() : null,
                        Types.OTHER)
                .param("name", scope instanceof GrantScope.Team team ? team.name() : null)
                .param(
                        "person",
                        scope instanceof GrantScope.Person one ? one.person().value() : null,
                        Types.OTHER)
                .param("purpose", grant.purpose())
                .param("from", grant.range().from())
                .param("until", end(grant.range().until()))
                .param("by", grant.grantedBy())
                .param("at", utc(grant.grantedAt()))
                .update();
    }

    private static @Nullable String nameOf(@Nullable FieldClass fieldClass) {
        return fieldClass == null ? null : fieldClass.name();
    }

    private static String kind(GrantScope scope) {
        return switch (scope) {
            case GrantScope.Everything ignored -> "EVERYTHING";
            case GrantScope.Team ignored -> "TEAM";
            case GrantScope.Person ignored -> "PERSON";
        };
    }

    private static String end(@Nullable LocalDate day) {
        return day == null ? "infinity" : day.toString();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /// Marks a grant as ended; answers whether it was open.
    boolean end(JdbcClient sql, UUID grant, Grant.Ending ending) {
        return sql.sql(
                                """
                                update access.grants set ended_by = :by, ended_at = :at
                                where grant_id = :id and ended_at is null
                                """)
                        .param("by", ending.by())
                        .param("at", utc(ending.at()))
                        .param("id", grant)
                        .update()
                == 1;
    }

    /// Answers whether an enabled user other than the given one is a lasting administrator: not the
    /// temporary one, and beyond the days for which the identity provider vouches.
    boolean hasAdministrator(JdbcClient sql, @Nullable UUID without, LocalDate today) {
        return sql.sql(
                        """
                        select exists (
                            select from access.grants g join access.users u on u.id = g.holder_id
                             where g.duty = 'ADMINISTRATOR' and g.ended_at is null
                               and g.from_day <= :today and g.until_day > :beyond
                               and u.source <> 'BOOTSTRAP'
                               and (:without::uuid is null or u.id <> :without::uuid)
                               and not exists (select from access.user_disabled d
                                                where d.user_id = u.id and d.until is null))
                        """)
                .param("today", today)
                .param("beyond", today.plusDays(Grants.VOUCHED_DAYS))
                .param("without", without == null ? null : without.toString())
                .query(Boolean.class)
                .single();
    }

    Optional<Grant> find(JdbcClient sql, UUID grant) {
        return sql.sql("select * from access.grants where grant_id = :id")
                .param("id", grant)
                .query(GrantStore::grant)
                .optional();
    }

    List<Grant> open(JdbcClient sql) {
        return sql.sql("select * from access.grants where ended_at is null order by grant_id")
                .query(GrantStore::grant)
                .list();
    }

    /// Returns grants after the given id, oldest first.
    List<Grant> page(JdbcClient sql, @Nullable UUID after, boolean ended, int limit) {
        return sql.sql(
                        """
                        select * from access.grants
                        where (:after::uuid is null or grant_id > :after::uuid)
                            and (:ended or ended_at is null)
                        order by grant_id
                        limit :limit
                        """)
                .param("after", after == null ? null : after.toString())
                .param("ended", ended)
                .param("limit", limit)
                .query(GrantStore::grant)
                .list();
    }

    private static Grant grant(ResultSet row, int number) throws SQLException {
        return new Grant(
                row.getObject("grant_id", UUID.class),
                row.getObject("holder_id", UUID.class),
                Duty.valueOf(row.getString("duty")),
                fieldClass(row.getString("field_class")),
                scope(row),
                row.getString("purpose"),
                range(row),
                row.getObject("granted_by", UUID.class),
                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                ending(row));
    }

    private static @Nullable FieldClass fieldClass(@Nullable String name) {
        return name == null ? null : FieldClass.valueOf(name);
    }

    private static GrantScope scope(ResultSet row) throws SQLException {
        return switch (row.getString("scope")) {
            case "TEAM" ->
                    new GrantScope.Team(
                            row.getObject("team_id", UUID.class), row.getString("team_name"));
            case "PERSON" ->
                    new GrantScope.Person(new PersonId(row.getObject("person_id", UUID.class)));
            default -> new GrantScope.Everything();
        };
    }

    private static DateRange range(ResultSet row) throws SQLException {
        var until = row.getObject("until_day", LocalDate.class);
        return new DateRange(
                row.getObject("from_day", LocalDate.class),
                until.equals(LocalDate.MAX) ? null : until);
    }

    private static Grant.@Nullable Ending ending(ResultSet row) throws SQLException {
        var at = row.getObject("ended_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Grant.Ending(row.getObject("ended_by", UUID.class), at.toInstant());
    }
}
