package dev.quarterdeck.looks.kept;

import dev.quarterdeck.looks.kept.Repository.ReadFrom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes repositories and which team they belong to.
final class RepositoriesStore {

    /// Before every day: the first team holds for all of the past.
    static final LocalDate BEFORE_ALL = LocalDate.of(1900, 1, 1);

    private static final LocalDate NEVER = LocalDate.MAX;

    List<Repository> on(JdbcClient sql, LocalDate day) {
        return sql.sql(
                        """
                        select r.id as repository, r.name, r.path, r.made_at as repository_made,
                               r.version, r.retired_on, team.team_id, look.*
                        from looks.repository r
                        left join lateral (
                            select team_id from looks.assignment
                            where repository_id = r.id and from_day <= :day
                            order by from_day desc limit 1) team on true
                        left join lateral (
                            select id, repository_id, content_id, as_of, made_at, imported_at,
                                   imported_by_label, complete, issues
                            from looks.look where repository_id = r.id and as_of <= :day
                            order by as_of desc, imported_at desc, id desc limit 1) look on true
                        where r.retired_on > :day
                        order by lower(r.name), r.id
                        """)
                .param("day", day)
                .query(RepositoriesStore::repository)
                .list();
    }

    Optional<Repository> find(JdbcClient sql, UUID id, LocalDate day) {
        return sql.sql(
                        """
                        select r.id as repository, r.name, r.path, r.made_at as repository_made,
                               r.version, r.retired_on, team.team_id, look.*
                        from looks.repository r
                        left join lateral (
                            select team_id from looks.assignment
                            where repository_id = r.id and from_day <= :day
                            order by from_day desc limit 1) team on true
                        left join lateral (
                            select id, repository_id, content_id, as_of, made_at, imported_at,
                                   imported_by_label, complete, issues
                            from looks.look where repository_id = r.id and as_of <= :day
                            order by as_of desc, imported_at desc, id desc limit 1) look on true
                        where r.id = :id
                        """)
                .param("id", id)
                .param("day", day)
                .query(RepositoriesStore::repository)
                .optional();
    }

    private static Repository repository(ResultSet row, int number) throws SQLException {
        var path = row.getString("path");
        var retired = row.getObject("retired_on", LocalDate.class);
        return new Repository(
                row.getObject("repository", UUID.class),
                row.getString("name"),
                row.getObject("team_id", UUID.class),
                path == null ? ReadFrom.UPLOADS : ReadFrom.PATH,
                path,
                row.getTimestamp("repository_made").toInstant(),
                retired.equals(NEVER) ? null : retired,
                row.getObject("id") == null ? null : LooksStore.head(row, number),
                row.getLong("version"));
    }

    boolean isNameTaken(JdbcClient sql, String name, @Nullable UUID but) {
        return sql.sql(
                        """
                        select exists (select from looks.repository
                            where lower(name) = lower(:name) and retired_on = 'infinity'
                                and id is distinct from cast(:but as uuid))
                        """)
                .param("name", name)
                .param("but", but)
                .query(Boolean.class)
                .single();
    }

    /// Finds the repository that is read from a folder and is not retired.
    Optional<UUID> atPath(JdbcClient sql, String path) {
        return sql.sql(
                        """
                        select id from looks.repository
                        where path = :path and retired_on = 'infinity' order by id limit 1
                        """)
                .param("path", path)
                .query(UUID.class)
                .optional();
    }

    void insert(JdbcClient sql, UUID id, String name, @Nullable String path, Instant made) {
        sql.sql(
                        """
                        insert into looks.repository (id, name, path, made_at)
                        values (:id, :name, :path, :made)
                        """)
                .param("id", id)
                .param("name", name)
                .param("path", path)
                .param("made", Timestamp.from(made))
                .update();
    }

    /// Says which team it belongs to from a day on; what was said of later days falls away.
    void assign(JdbcClient sql, UUID repository, @Nullable UUID team, LocalDate from) {
        sql.sql("delete from looks.assignment where repository_id = :id and from_day >= :from")
                .param("id", repository)
                .param("from", from)
                .update();
        sql.sql(
                        """
                        insert into looks.assignment (repository_id, from_day, team_id)
                        values (:id, :from, :team)
                        """)
                .param("id", repository)
                .param("from", from)
                .param("team", team)
                .update();
    }

    long lockedVersion(JdbcClient sql, UUID id) {
        return sql.sql("select version from looks.repository where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// @param retiredOn the first day on which it is not shown, or null for none
    void update(
            JdbcClient sql,
            UUID id,
            String name,
            @Nullable String path,
            @Nullable LocalDate retiredOn) {
        sql.sql(
                        """
                        update looks.repository
                        set name = :name, path = :path, version = version + 1,
                            retired_on = coalesce(cast(:retired as date), 'infinity')
                        where id = :id
                        """)
                .param("name", name)
                .param("path", path)
                .param("retired", retiredOn)
                .param("id", id)
                .update();
    }
}
