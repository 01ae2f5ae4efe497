package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps sign-ins that are under way at the identity provider: each is taken out once, within ten
/// minutes, by the browser that began it.
final class ProviderRequests {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Database database;
    private final Clock clock;

    /// What must be known again when the browser comes back.
    ///
    /// @param nonce ties the token to this sign-in
    /// @param verifier proves at the token endpoint that we began it (RFC 7636)
    /// @param target where the browser goes afterwards
    record Begun(String nonce, String verifier, String target) {}

    ProviderRequests(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void keep(String state, String browser, Begun begun) {
        database.keeping(
                sql -> {
                    forget(sql);
                    return insert(sql, state, browser, begun);
                });
    }

    private int insert(JdbcClient sql, String state, String browser, Begun begun) {
        return sql.sql(
                        """
                        insert into access.provider_request
                            (state_hash, browser_hash, nonce, verifier, target, created)
                        values (:state, :browser, :nonce, :verifier, :target, :now)
                        """)
                .param("state", Secrets.hash(state))
                .param("browser", Secrets.hash(browser))
                .param("nonce", begun.nonce())
                .param("verifier", begun.verifier())
                .param("target", begun.target())
                .param("now", Moments.column(clock.instant()))
                .update();
    }

    /// Takes a request out; a second time there is none.
    Optional<Begun> take(String state, String browser) {
        return database.keeping(
                sql -> {
                    forget(sql);
                    return sql.sql(
                                    """
                                    delete from access.provider_request
                                     where state_hash = :state and browser_hash = :browser
                                    returning nonce, verifier, target
                                    """)
                            .param("state", Secrets.hash(state))
                            .param("browser", Secrets.hash(browser))
                            .query(
                                    (row, number) ->
                                            new Begun(
                                                    row.getString(1),
                                                    row.getString(2),
                                                    row.getString(3)))
                            .optional();
                });
    }

    private void forget(JdbcClient sql) {
        sql.sql("delete from access.provider_request where created <= :before")
                .param("before", Moments.column(clock.instant().minus(LIFE)))
                .update();
    }
}
