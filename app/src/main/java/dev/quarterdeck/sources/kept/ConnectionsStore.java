package dev.quarterdeck.sources.kept;

import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/// Reads and writes connections, the names of their secrets, and scopes.
final class ConnectionsStore {

    private static final LocalDate NEVER = LocalDate.MAX;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    List<Connection> all(JdbcClient sql) {
        return sql.sql(
                        """
                        select c.*, array(select name from sources.connection_secret s
                            where s.connection_id = c.id order by name) as secrets
                        from sources.connection c order by lower(c.name), c.id
                        """)
                .query(ConnectionsStore::connection)
                .list();
    }

    Optional<Connection> find(JdbcClient sql, UUID id) {
        return sql.sql(
                        """
                        select c.*, array(select name from sources.connection_secret s
                            where s.connection_id = c.id order by name) as secrets
                        from sources.connection c where c.id = :id
                        """)
                .param("id", id)
                .query(ConnectionsStore::connection)
                .optional();
    }

    private static Connection connection(ResultSet row, int number) throws SQLException {
        int minutes = row.getInt("minutes");
        boolean isScheduled = !row.wasNull();
        var retired = row.getObject("retired_on", LocalDate.class);
        return new Connection(
                row.getObject("id", UUID.class),
                row.getString("tool"),
                row.getString("name"),
                Records.JSON.readValue(row.getString("settings"), TEXTS),
                List.of((String[]) row.getArray("secrets").getArray()),
                isScheduled ? minutes : null,
                row.getInt("raw_days"),
                row.getTimestamp("made_at").toInstant(),
                retired.equals(NEVER) ? null : retired,
                row.getLong("version"));
    }

    boolean isNameTaken(JdbcClient sql, String name, @Nullable UUID but) {
        return sql.sql(
                        """
                        select exists (select from sources.connection
                            where lower(name) = lower(:name) and retired_on = 'infinity'
                                and id is distinct from cast(:but as uuid))
                        """)
                .param("name", name)
                .param("but", but)
                .query(Boolean.class)
                .single();
    }

    void insert(JdbcClient sql, Connection connection) {
        sql.sql(
                        """
                        insert into sources.connection (id, tool, name, settings, minutes, raw_days, made_at)
                        values (:id, :tool, :name, :settings, :minutes, :days, :made)
                        """)
                .param("id", connection.id())
                .param("tool", connection.tool())
                .param("name", connection.name())
                .param("settings", text(connection.settings()))
                .param("minutes", connection.everyMinutes())
                .param("days", connection.rawDays())
                .param("made", Timestamp.from(connection.madeAt()))
                .update();
    }

    void update(JdbcClient sql, Connection connection) {
        sql.sql(
                        """
                        update sources.connection
                        set name = :name, settings = :settings, minutes = :minutes, raw_days = :days,
                            retired_on = coalesce(cast(:retired as date), 'infinity'),
                            version = version + 1
                        where id = :id
                        """)
                .param("id", connection.id())
                .param("name", connection.name())
                .param("settings", text(connection.settings()))
                .param("minutes", connection.everyMinutes())
                .param("days", connection.rawDays())
                .param("retired", connection.retiredOn())
                .update();
    }

    private static String text(Map<String, String> settings) {
        return Records.JSON.writeValueAsString(new TreeMap<>(settings));
    }

    long lockedVersion(JdbcClient sql, UUID id) {
        return sql.sql("select version from sources.connection where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    Map<String, UUID> secrets(JdbcClient sql, UUID connection) {
        var secrets = new TreeMap<String, UUID>();
        sql.sql("select name, secret_id from sources.connection_secret where connection_id = :id")
                .param("id", connection)
                .query(
                        (org.springframework.jdbc.core.RowCallbackHandler)
                                row ->
                                        secrets.put(
                                                row.getString("name"),
                                                row.getObject("secret_id", UUID.class)));
        return secrets;
    }

    void name(JdbcClient sql, UUID connection, String name, UUID secret, Instant now) {
        sql.sql(
                        """
                        insert into sources.connection_secret (connection_id, name, secret_id, made_at)
                        values (:connection, :name, :secret, :now)
                        """)
                .param("connection", connection)
                .param("name", name)
                .param("secret", secret)
                .param("now", Timestamp.from(now))
                .update();
    }

    void forget(JdbcClient sql, UUID secret) {
        sql.sql("delete from sources.connection_secret where secret_id = :secret")
                .param("secret", secret)
                .update();
    }

    List<KeptScope> scopes(JdbcClient sql, UUID connection) {
        return sql.sql(
                        """
                        select * from sources.scope where connection_id = :id
                        order by kind, lower(name), external_id
                        """)
                .param("id", connection)
                .query(
                        (row, number) ->
                                new KeptScope(
                                        row.getObject("id", UUID.class),
                                        row.getString("kind"),
                                        row.getString("external_id"),
                                        row.getString("name"),
                                        row.getBoolean("chosen"),
                                        row.getBoolean("by_hand")))
                .list();
    }

    /// Takes up scopes; names change, ids do not.
    void list(
            JdbcClient sql,
            UUID connection,
            Collection<Scope> scopes,
            List<UUID> ids,
            boolean byHand) {
        var all = new ArrayList<>(scopes);
        sql.sql(
                        """
                        insert into sources.scope (id, connection_id, kind, external_id, name, by_hand)
                        select id, :connection, kind, external_id, name, :hand
                        from unnest(:ids::uuid[], :kinds::text[], :externals::text[], :names::text[])
                            as listed (id, kind, external_id, name)
                        on conflict (connection_id, kind, external_id) do update
                        set name = excluded.name
                        """)
                .param("connection", connection)
                .param("hand", byHand)
                .param("ids", ids.toArray(UUID[]::new))
                .param("kinds", all.stream().map(Scope::kind).toArray(String[]::new))
                .param("externals", all.stream().map(Scope::id).toArray(String[]::new))
                .param("names", all.stream().map(Scope::name).toArray(String[]::new))
                .update();
    }

    void choose(JdbcClient sql, UUID connection, Collection<UUID> chosen) {
        sql.sql(
                        """
                        update sources.scope set chosen = (id = any(:chosen))
                        where connection_id = :connection and chosen <> (id = any(:chosen))
                        """)
                .param("connection", connection)
                .param("chosen", chosen.toArray(UUID[]::new))
                .update();
    }
}
