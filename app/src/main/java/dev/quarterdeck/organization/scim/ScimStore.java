package dev.quarterdeck.organization.scim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes what identity providers call persons.
final class ScimStore {

    private ScimStore() {}

    static Optional<ScimRow> of(JdbcClient sql, UUID person) {
        return sql.sql("select * from organization.scim_user where person_id = :person")
                .param("person", person)
                .query(ScimStore::row)
                .optional();
    }

    static Optional<ScimRow> named(JdbcClient sql, String userName) {
        return sql.sql(
                        """
                        select * from organization.scim_user
                        where lower(user_name) = lower(:name) and removed_at is null
                        """)
                .param("name", userName)
                .query(ScimStore::row)
                .optional();
    }

    static Optional<ScimRow> external(JdbcClient sql, String externalId) {
        return sql.sql(
                        """
                        select * from organization.scim_user
                        where external_id = :id and removed_at is null
                        order by created_at limit 1
                        """)
                .param("id", externalId)
                .query(ScimStore::row)
                .optional();
    }

    private static ScimRow row(ResultSet row, int number) throws SQLException {
        var removed = row.getTimestamp("removed_at");
        return new ScimRow(
                row.getObject("person_id", UUID.class),
                row.getString("user_name"),
                row.getString("external_id"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("display_name"),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("modified_at").toInstant(),
                removed == null ? null : removed.toInstant());
    }

    /// A person of a page, with what the provider calls them.
    record Paged(UUID person, @Nullable ScimRow row) {}

    /// Reads a page of the persons, without those that the provider removed, by employee number.
    ///
    /// @param skip how many are left out before
    static List<Paged> page(JdbcClient sql, long skip, int count) {
        return sql.sql(
                        """
                        select p.id, s.* from organization.person p
                        left join organization.scim_user s on s.person_id = p.id
                        where s.removed_at is null
                        order by lower(p.number)
                        offset :skip limit :count
                        """)
                .param("skip", skip)
                .param("count", count)
                .query(ScimStore::paged)
                .list();
    }

    private static Paged paged(ResultSet row, int number) throws SQLException {
        boolean known = row.getObject("person_id", UUID.class) != null;
        return new Paged(row.getObject("id", UUID.class), known ? row(row, number) : null);
    }

    /// Counts the persons, without those that the provider removed.
    static int count(JdbcClient sql) {
        return sql.sql(
                        """
                        select count(*) from organization.person p
                        where not exists (select from organization.scim_user s
                            where s.person_id = p.id and s.removed_at is not null)
                        """)
                .query(Integer.class)
                .single();
    }

    /// Keeps what a person is called now; a removed one is back.
    static void keep(JdbcClient sql, UUID person, ScimNames names, Instant now) {
        sql.sql(
                        """
                        insert into organization.scim_user as s
                            (person_id, user_name, external_id, given_name, family_name,
                             display_name, created_at, modified_at)
                        values (:person, :user, :external, :given, :family, :display, :now, :now)
                        on conflict (person_id) do update
                        set user_name = excluded.user_name, external_id = excluded.external_id,
                            given_name = excluded.given_name, family_name = excluded.family_name,
                            display_name = excluded.display_name, modified_at = excluded.modified_at,
                            version = s.version + 1, removed_at = null
                        """)
                .param("person", person)
                .param("user", names.userName())
                .param("external", names.externalId())
                .param("given", names.givenName())
                .param("family", names.familyName())
                .param("display", names.displayName())
                .param("now", Timestamp.from(now))
                .update();
    }

    static void remove(JdbcClient sql, UUID person, Instant now) {
        sql.sql(
                        """
                        update organization.scim_user
                        set removed_at = :now, modified_at = :now, version = version + 1
                        where person_id = :person
                        """)
                .param("person", person)
                .param("now", Timestamp.from(now))
                .update();
    }
}
