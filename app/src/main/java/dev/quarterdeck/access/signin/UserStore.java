package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes users and their local passwords.
final class UserStore {

    private static final String USERS =
            """
            select u.id, u.login, u.display_name, u.person_id, u.source, u.created, u.version,
                   (select d.since from access.user_disabled d
                     where d.user_id = u.id and d.until is null) as disabled,
                   exists (select from access.local_password p
                            where p.user_id = u.id and p.temporary) as temporary
              from access.users u
            """;

    /// A stored password.
    record Stored(String hash, boolean temporary, @Nullable Instant expires) {}

    private UserStore() {}

    private static User user(ResultSet row, int number) throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        return new User(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("display_name"),
                person == null ? null : new PersonId(person),
                User.Source.valueOf(row.getString("source")),
                Moments.of(row, "created"),
                Moments.orNull(row, "disabled"),
                row.getBoolean("temporary"),
                row.getLong("version"));
    }

    static Optional<User> byId(JdbcClient sql, UUID id) {
        return sql.sql(USERS + "where u.id = :id")
                .param("id", id)
                .query(UserStore::user)
                .optional();
    }

    static Optional<User> byLogin(JdbcClient sql, String key) {
        return sql.sql(USERS + "where u.login_key = :key")
                .param("key", key)
                .query(UserStore::user)
                .optional();
    }

    static Optional<User> bySubject(JdbcClient sql, String issuer, String subject) {
        return sql.sql(USERS + "where u.issuer = :issuer and u.subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UserStore::user)
                .optional();
    }

    static List<User> bySource(JdbcClient sql, User.Source source) {
        return sql.sql(USERS + "where u.source = :source order by u.id")
                .param("source", source.name())
                .query(UserStore::user)
                .list();
    }

    /// Answers whether somebody other than the bootstrap user ever was an administrator.
    static boolean hadAdministrator(JdbcClient sql) {
        return sql.sql(
                        """
                        select exists (
                            select from access.grants g join access.users u on u.id = g.holder_id
                             where g.duty = 'ADMINISTRATOR' and u.source <> 'BOOTSTRAP')
                        """)
                .query(Boolean.class)
                .single();
    }

    static List<User> after(JdbcClient sql, @Nullable UUID last, int limit) {
        return sql.sql(
                        USERS
                                + """
                                where cast(:last as uuid) is null or u.id > :last
                                order by u.id limit :limit
                                """)
                .param("last", last)
                .param("limit", limit)
                .query(UserStore::user)
                .list();
    }

    static void insert(
            JdbcClient sql,
            User user,
            String key,
            @Nullable String issuer,
            @Nullable String subject) {
        sql.sql(
                        """
                        insert into access.users
                            (id, login, login_key, display_name, person_id, source, issuer, subject, created)
                        values (:id, :login, :key, :name, :person, :source, :issuer, :subject, :created)
                        """)
                .param("id", user.id())
                .param("login", user.login())
                .param("key", key)
                .param("name", user.displayName())
                .param("person", user.person() == null ? null : user.person().value())
                .param("source", user.source().name())
                .param("issuer", issuer)
                .param("subject", subject)
                .param("created", Moments.column(user.created()))
                .update();
    }

    /// Says by an administrator's word whose login it is, or nobody's.
    static void link(JdbcClient sql, UUID user, @Nullable PersonId person, Instant now) {
        sql.sql(
                        """
                        update access.users
                           set person_id = :person, person_decided = :now, version = version + 1
                         where id = :id
                        """)
                .param("person", person == null ? null : person.value())
                .param("now", Moments.column(now))
                .param("id", user)
                .update();
    }

    /// Joins a user to a person by what the identity provider says, unless an administrator has
    /// said whose login it is.
    static boolean join(JdbcClient sql, UUID user, PersonId person) {
        return sql.sql(
                                """
                                update access.users set person_id = :person, version = version + 1
                                 where id = :id and person_id is null and person_decided is null
                                """)
                        .param("person", person.value())
                        .param("id", user)
                        .update()
                == 1;
    }

    static Optional<User> byPerson(JdbcClient sql, PersonId person) {
        return sql.sql(USERS + "where u.person_id = :person")
                .param("person", person.value())
                .query(UserStore::user)
                .optional();
    }

    static void disable(JdbcClient sql, UUID user, Instant now, String by) {
        sql.sql(
                        """
                        with changed as (
                            insert into access.user_disabled (user_id, since, by_whom)
                            values (:id, :now, :by) on conflict do nothing returning user_id)
                        update access.users set version = version + 1
                         where id in (select user_id from changed)
                        """)
                .param("id", user)
                .param("now", Moments.column(now))
                .param("by", by)
                .update();
    }

    static void enable(JdbcClient sql, UUID user, Instant now) {
        sql.sql(
                        """
                        with changed as (
                            update access.user_disabled set until = greatest(since, :now)
                             where user_id = :id and until is null returning user_id)
                        update access.users set version = version + 1
                         where id in (select user_id from changed)
                        """)
                .param("id", user)
                .param("now", Moments.column(now))
                .update();
    }

    /// Answers whether the user was let in again at that moment or later.
    static boolean wasEnabled(JdbcClient sql, UUID user, Instant since) {
        return sql.sql(
                        """
                        select exists (
                            select from access.user_disabled where user_id = :id and until >= :since)
                        """)
                .param("id", user)
                .param("since", Moments.column(since))
                .query(Boolean.class)
                .single();
    }

    static Optional<Stored> password(JdbcClient sql, UUID user) {
        return sql.sql(
                        "select hash, temporary, expires from access.local_password where user_id ="
                                + " :id")
                .param("id", user)
                .query(
                        (row, number) ->
                                new Stored(
                                        row.getString("hash"),
                                        row.getBoolean("temporary"),
                                        Moments.orNull(row, "expires")))
                .optional();
    }

    static void keepPassword(JdbcClient sql, UUID user, Stored password, Instant now) {
        sql.sql(
                        """
                        insert into access.local_password (user_id, hash, changed, temporary, expires)
                        values (:id, :hash, :now, :temporary, :expires)
                        on conflict (user_id) do update
                           set hash = excluded.hash, changed = excluded.changed,
                               temporary = excluded.temporary, expires = excluded.expires
                        """)
                .param("id", user)
                .param("hash", password.hash())
                .param("now", Moments.column(now))
                .param("temporary", password.temporary())
                .param("expires", Moments.columnOrNull(password.expires()))
                .update();
    }

    /// Strengthens a hash, unless the password was changed meanwhile.
    static void rehash(JdbcClient sql, UUID user, String old, String hash) {
        sql.sql("update access.local_password set hash = :hash where user_id = :id and hash = :old")
                .param("hash", hash)
                .param("id", user)
                .param("old", old)
                .update();
    }

    static void dropPassword(JdbcClient sql, UUID user) {
        sql.sql("delete from access.local_password where user_id = :id").param("id", user).update();
    }
}
