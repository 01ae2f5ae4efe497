package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lets people in: by a local password, or by what the identity provider says.
final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Database database;
    private final Clock clock;
    private final Passwords passwords;
    private final BackOff backOff;
    private final Sessions sessions;
    private final Bootstrap bootstrap;

    SignIn(
            Database database,
            Clock clock,
            Passwords passwords,
            BackOff backOff,
            Sessions sessions,
            Bootstrap bootstrap) {
        this.database = database;
        this.clock = clock;
        this.passwords = passwords;
        this.backOff = backOff;
        this.sessions = sessions;
        this.bootstrap = bootstrap;
    }

    /// Lets a local user in.
    ///
    /// @throws Refusal of kind UNAUTHENTICATED in the same words whatever was wrong; of kind
    ///     TOO_MANY when it is to wait
    Sessions.Opened byPassword(String login, String password, Visit visit) {
        var user = user(login);
        var attempt = backOff.begin(Logins.key(login), user, visit);
        var stored = user == null ? null : stored(user);
        if (!isRight(password, stored) || user == null || !user.isEnabled()) {
            LOG.info("A sign-in as ({}) failed", Logins.printable(login));
            throw refused();
        }
        strengthen(user, password, stored);
        return database.keeping(
                sql -> {
                    backOff.succeeded(sql, attempt, user.id(), visit);
                    return open(sql, user, visit, ProviderTies.NONE);
                });
    }

    static Refusal refused() {
        return new Refusal(
                Refusal.Kind.UNAUTHENTICATED,
                "wrong-sign-in",
                "User name and password do not match, or the user may not sign in.",
                "Maybe check both; an administrator can give a new password.");
    }

    private @Nullable User user(String login) {
        return database.keeping(sql -> UserStore.byLogin(sql, Logins.key(login))).orElse(null);
    }

    private UserStore.@Nullable Stored stored(User user) {
        return database.keeping(sql -> UserStore.password(sql, user.id())).orElse(null);
    }

    private boolean isRight(String password, UserStore.@Nullable Stored stored) {
        boolean isShort = password.codePointCount(0, password.length()) <= PasswordRules.MOST;
        var typed = isShort ? PasswordRules.normal(password) : "";
        boolean same = passwords.matches(typed, stored == null ? null : stored.hash());
        return same && stored != null && !isOver(stored);
    }

    private boolean isOver(UserStore.Stored stored) {
        return stored.expires() != null && !clock.instant().isBefore(stored.expires());
    }

    private void strengthen(User user, String password, UserStore.@Nullable Stored stored) {
        if (stored != null && Passwords.isDated(stored.hash())) {
            var hash = passwords.hash(PasswordRules.normal(password));
            database.keeping(
                    sql -> {
                        UserStore.rehash(sql, user.id(), stored.hash(), hash);
                        return hash;
                    });
        }
    }

    /// Opens a session for a user who has proved themselves; a real administrator ends the
    /// bootstrap.
    Sessions.Opened open(JdbcClient sql, User user, Visit visit, ProviderTies ties) {
        var opened = sessions.open(sql, user, visit, ties);
        LOG.info("User {} signed in from {}", user.id(), visit.agent());
        bootstrap.endFor(sql, user);
        return opened;
    }

    /// Checks the password of somebody who is signed in already, with the same back-off.
    boolean confirms(User user, String password, Visit visit) {
        var attempt = backOff.begin(Logins.key(user.login()), user, visit);
        boolean right = isRight(password, stored(user));
        if (right) {
            database.keeping(
                    sql -> {
                        backOff.succeeded(sql, attempt, user.id(), visit);
                        return right;
                    });
        }
        return right;
    }

    /// Finds a user by id.
    Optional<User> byId(java.util.UUID id) {
        return database.keeping(sql -> UserStore.byId(sql, id));
    }
}
