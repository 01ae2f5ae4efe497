package dev.quarterdeck.activity.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes who owns what.
final class OwnerStore {

    /// What always held holds from here on.
    static final LocalDate ALWAYS = LocalDate.of(1970, 1, 1);

    private static final String COLUMNS =
            "select id, kind, name, team, from_day, until_day, decided_by, decided_at, undone_at from activity.owner";

    private OwnerStore() {}

    /// Waits until nobody else decides.
    static void hold(JdbcClient sql) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('activity.owner', 0)) is null")
                .query()
                .singleRow();
    }

    static List<Owner> all(JdbcClient sql) {
        return sql.sql(
                        COLUMNS
                                + " order by kind, name, from_day, decided_at desc, undone_at nulls first, id")
                .query((row, number) -> owner(row))
                .list();
    }

    /// Lists what stands of a name within a time.
    static List<Owner> standing(
            JdbcClient sql,
            Owner.Kind kind,
            String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        return sql.sql(
                        COLUMNS
                                + """
                                 where kind = :kind and name = :name and undone_at is null
                                    and from_day < coalesce(cast(:until as date), 'infinity')
                                    and coalesce(until_day, 'infinity') > :from
                                order by from_day
                                """)
                .param("kind", kind.name())
                .param("name", name)
                .param("from", from == null ? ALWAYS : from)
                .param("until", until)
                .query((row, number) -> owner(row))
                .list();
    }

    private static Owner owner(ResultSet row) throws SQLException {
        var from = row.getObject("from_day", LocalDate.class);
        var undone = row.getTimestamp("undone_at");
        return new Owner(
                row.getObject("id", UUID.class),
                Owner.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getObject("team", UUID.class),
                from.equals(ALWAYS) ? null : from,
                row.getObject("until_day", LocalDate.class),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                undone == null ? null : undone.toInstant());
    }

    static void insert(JdbcClient sql, Owner owner) {
        sql.sql(
                        """
                        insert into activity.owner
                            (id, kind, name, team, from_day, until_day, decided_by, decided_at)
                        values (:id, :kind, :name, :team, :from, cast(:until as date), :by, :at)
                        """)
                .param("id", owner.id())
                .param("kind", owner.kind().name())
                .param("name", owner.name())
                .param("team", owner.team())
                .param("from", owner.from() == null ? ALWAYS : owner.from())
                .param("until", owner.until())
                .param("by", owner.by())
                .param("at", Timestamp.from(owner.at()))
                .update();
    }

    /// Takes one back. @return whether it stood
    static boolean undo(JdbcClient sql, UUID id, Instant at) {
        return undo(sql, "owner", id, at);
    }

    /// Lists the names that nobody is to be asked about, the latest first.
    static List<Owners.Dismissal> dismissals(JdbcClient sql) {
        return sql.sql(
                        """
                        select id, kind, name, decided_by, decided_at from activity.owner_dismissal
                        where undone_at is null order by decided_at desc, id
                        """)
                .query(
                        (row, number) ->
                                new Owners.Dismissal(
                                        row.getObject("id", UUID.class),
                                        Owner.Kind.valueOf(row.getString("kind")),
                                        row.getString("name"),
                                        row.getString("decided_by"),
                                        row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    /// Keeps that nobody is to be asked about a name. @return whether it was not so before
    static boolean dismiss(JdbcClient sql, Owners.Dismissal one) {
        return sql.sql(
                                """
                                insert into activity.owner_dismissal (id, kind, name, decided_by, decided_at)
                                values (:id, :kind, :name, :by, :at)
                                on conflict (kind, name) where undone_at is null do nothing
                                """)
                        .param("id", one.id())
                        .param("kind", one.kind().name())
                        .param("name", one.name())
                        .param("by", one.by())
                        .param("at", Timestamp.from(one.at()))
                        .update()
                == 1;
    }

    /// Takes a dismissal back. @return whether it stood
    static boolean recall(JdbcClient sql, UUID id, Instant at) {
        return undo(sql, "owner_dismissal", id, at);
    }

    private static boolean undo(JdbcClient sql, String table, UUID id, Instant at) {
        return sql.sql(
                                """
                                update activity.%s set undone_at = :at
                                where id = :id and undone_at is null
                                """
                                        .formatted(table))
                        .param("id", id)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /// A name of which no team is the owner. @param people the team whose people did most of it
    record Unowned(Owner.Kind kind, String name, long things, long recent, @Nullable UUID people) {}

    /// Lists names of facts that have no owner on a day, those with most recent work first.
    ///
    /// @param since work is recent from then on
    static List<Unowned> unowned(JdbcClient sql, LocalDate day, Instant since, int limit) {
        return sql.sql(
                        """
                        with named (kind, name, things, recent, repository) as (
                            select 'PROJECT', lower(project), count(*), count(*) filter (where touched >= :since), null
                            from activity.work_item where project <> '' group by 2
                            union all
                            select 'REPOSITORY', lower(repository), count(*), count(*) filter (where moment >= :since), null
                            from activity.change where repository <> '' group by 2
                            union all
                            select 'COMPONENT', lower(component), count(*), count(*) filter (where moment >= :since),
                                lower(component)
                            from activity.deployment where component <> '' group by 2
                            union all
                            select 'PIPELINE', lower(r.pipeline), count(*), count(*) filter (where r.moment >= :since),
                                min(lower(coalesce(g.name, r.pipeline)))
                            from activity.pipeline_run r
                            left join activity.repository g on g.source = r.source and g.id = r.pipeline
                            where r.pipeline <> '' group by 2)
                        select n.kind, n.name, n.things, n.recent, case when n.kind = 'REPOSITORY' then (
                            select t.team from activity.change c
                            join activity.change_team t on t.change = c.history
                            where lower(c.repository) = n.name
                            group by t.team order by sum(t.parts) desc, t.team limit 1) end as people
                        from named n
                        where length(n.name) <= 500 and not exists (
                            select from activity.owner_dismissal d
                            where d.kind = n.kind and d.name = n.name and d.undone_at is null)
                        and not exists (
                            select from activity.ownership o
                            where (o.kind = n.kind
                                    and (o.name = n.name or o.many and starts_with(n.name, o.beginning))
                                or o.kind = 'REPOSITORY' and n.repository is not null
                                    and (o.name = n.repository or o.many and starts_with(n.repository, o.beginning)
                                        or n.kind = 'PIPELINE' and starts_with(n.name, o.name || '/')))
                                and o.from_day <= :day and o.until_day > :day)
                        order by n.recent desc, n.things desc, n.kind, n.name limit :limit
                        """)
                .param("since", Timestamp.from(since))
                .param("day", day)
                .param("limit", limit)
                .query(
                        (row, number) ->
                                new Unowned(
                                        Owner.Kind.valueOf(row.getString("kind")),
                                        row.getString("name"),
                                        row.getLong("things"),
                                        row.getLong("recent"),
                                        row.getObject("people", UUID.class)))
                .list();
    }
}
