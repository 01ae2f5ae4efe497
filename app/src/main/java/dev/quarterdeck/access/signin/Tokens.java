package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Scope;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes, finds and revokes API tokens: `qd_<public id>_<secret>`, of which only a hash is kept.
final class Tokens {

    static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int MOST = 100;
    private static final Pattern FORM = Pattern.compile("qd_([a-z2-9]{12})_([A-Za-z0-9_-]{43})");
    private static final byte[] NOBODY = Secrets.hash(Secrets.next());

    private final Database database;
    private final Clock clock;

    /// A token just made, with the whole text that is shown once.
    record Made(ApiToken token, String secret) {}

    /// A token that was found alive, and its user.
    record Alive(ApiToken token, User user) {}

    Tokens(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Makes a token.
    ///
    /// @throws Refusal when the scopes are none, the expiry is past or over a year away, or
    ///     there are too many already
    Made make(JdbcClient sql, UUID user, String name, Set<Scope> scopes, Instant expires) {
        var now = clock.instant();
        require(sql, user, scopes, expires, now);
        var publicId = Secrets.name();
        var secret = Secrets.next();
        var token =
                new ApiToken(
                        Ids.next(clock), publicId, user, name, scopes, now, expires, null, null);
        TokenStore.insert(sql, token, Secrets.hash(secret));
        return new Made(token, "qd_" + publicId + "_" + secret);
    }

    private static void require(
            JdbcClient sql, UUID user, Set<Scope> scopes, Instant expires, Instant now) {
        if (scopes.isEmpty()) {
            throw new Refusal(
                            "The scopes of a token must name at least one.",
                            "Maybe READ, for looking only.")
                    .about("scopes");
        }
        if (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST))) {
            throw new Refusal(
                    "The expiry (%s) must lie within a year from now.".formatted(expires),
                    "Maybe 90 days from now.");
        }
        if (TokenStore.living(sql, user, now) >= MOST) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "A user may have at most %d living tokens.".formatted(MOST),
                    "Maybe revoke those that are not used any more.");
        }
    }

    /// Finds a token that is neither expired nor revoked and whose user may still sign in.
    Optional<Alive> find(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var now = clock.instant();
        return database.keeping(sql -> find(sql, form.group(1), form.group(2), now));
    }

    private static Optional<Alive> find(
            JdbcClient sql, String publicId, String secret, Instant now) {
        var hash = TokenStore.hash(sql, publicId).orElse(NOBODY);
        if (!Secrets.same(hash, Secrets.hash(secret))) {
            return Optional.empty();
        }
        var alive =
                TokenStore.byPublicId(sql, publicId)
                        .filter(token -> token.revoked() == null && now.isBefore(token.expires()))
                        .flatMap(
                                token ->
                                        UserStore.byId(sql, token.user())
                                                .filter(User::isEnabled)
                                                .map(user -> new Alive(token, user)));
        alive.ifPresent(found -> noteUse(sql, found.token(), now));
        return alive;
    }

    private static void noteUse(JdbcClient sql, ApiToken token, Instant now) {
        var before = token.lastUse();
        if (before == null || before.plus(STEP).isBefore(now)) {
            TokenStore.used(sql, token.id(), now);
        }
    }

    List<ApiToken> list(JdbcClient sql, UUID user) {
        return TokenStore.ofUser(sql, user);
    }

    /// Takes a token back at once.
    ///
    /// @throws Refusal when the user has no such token
    void revoke(JdbcClient sql, UUID user, UUID token) {
        if (TokenStore.revoke(sql, user, token, clock.instant()) == 0) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "There is no living token (%s) of yours.".formatted(token),
                    "Maybe it was revoked already.");
        }
    }
}
