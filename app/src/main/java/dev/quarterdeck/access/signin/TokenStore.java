package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes API tokens.
final class TokenStore {

    private static final String COLUMNS =
            """
            select id, public_id, user_id, name, scopes, created, expires, last_use, revoked
              from access.api_token
            """;

    private TokenStore() {}

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        var scopes = (String[]) row.getArray("scopes").getArray();
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("public_id"),
                row.getObject("user_id", UUID.class),
                row.getString("name"),
                Arrays.stream(scopes).map(Scope::valueOf).collect(Collectors.toSet()),
                Moments.of(row, "created"),
                Moments.of(row, "expires"),
                Moments.orNull(row, "last_use"),
                Moments.orNull(row, "revoked"));
    }

    static void insert(JdbcClient sql, ApiToken token, byte[] hash) {
        sql.sql(
                        """
                        insert into access.api_token
                            (id, public_id, user_id, name, secret_hash, scopes, created, expires)
                        values (:id, :public, :user, :name, :hash, :scopes, :created, :expires)
                        """)
                .param("id", token.id())
                .param("public", token.publicId())
                .param("user", token.user())
                .param("name", token.name())
                .param("hash", hash)
                .param("scopes", token.scopes().stream().map(Scope::name).toArray(String[]::new))
                .param("created", Moments.column(token.created()))
                .param("expires", Moments.column(token.expires()))
                .update();
    }

    static Optional<byte[]> hash(JdbcClient sql, String publicId) {
        return sql.sql("select secret_hash from access.api_token where public_id = :public")
                .param("public", publicId)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    static Optional<ApiToken> byPublicId(JdbcClient sql, String publicId) {
        return sql.sql(COLUMNS + "where public_id = :public")
                .param("public", publicId)
                .query(TokenStore::token)
                .optional();
    }

    static List<ApiToken> ofUser(JdbcClient sql, UUID user) {
        return sql.sql(COLUMNS + "where user_id = :user order by id desc limit 500")
                .param("user", user)
                .query(TokenStore::token)
                .list();
    }

    /// Returns the tokens of local users without a person that were not taken back.
    static List<ApiToken> ofServices(JdbcClient sql) {
        return sql.sql(
                        COLUMNS
                                + """
                                where revoked is null and user_id in (select id from access.users
                                    where source = 'LOCAL' and person_id is null)
                                order by id desc limit 2000
                                """)
                .query(TokenStore::token)
                .list();
    }

    static int living(JdbcClient sql, UUID user, Instant now) {
        return sql.sql(
                        """
                        select count(*) from access.api_token
                         where user_id = :user and revoked is null and expires > :now
                        """)
                .param("user", user)
                .param("now", Moments.column(now))
                .query(Integer.class)
                .single();
    }

    static void used(JdbcClient sql, UUID id, Instant now) {
        sql.sql("update access.api_token set last_use = :now where id = :id")
                .param("now", Moments.column(now))
                .param("id", id)
                .update();
    }

    static int revokeAll(JdbcClient sql, UUID user, Instant now) {
        return sql.sql(
                        """
                        update access.api_token set revoked = :now
                         where user_id = :user and revoked is null
                        """)
                .param("now", Moments.column(now))
                .param("user", user)
                .update();
    }

    static int revoke(JdbcClient sql, UUID user, UUID id, Instant now) {
        return sql.sql(
                        """
                        update access.api_token set revoked = :now
                         where id = :id and user_id = :user and revoked is null
                        """)
                .param("now", Moments.column(now))
                .param("id", id)
                .param("user", user)
                .update();
    }
}
