package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Opens, finds and ends sessions. A browser holds an opaque token; only its hash is kept here.
final class Sessions {

    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration MEMORY = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;
    private final SignInSettings settings;
    private final Authority authority;

    /// A session just opened, with the token that is shown once.
    record Opened(Session session, String token) {}

    /// A session that was found alive, and its user.
    record Alive(Session session, User user) {}

    Sessions(Database database, Clock clock, SignInSettings settings, Authority authority) {
        this.authority = authority;
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /// Opens a session with a new token, whatever token the browser had before.
    Opened open(JdbcClient sql, User user, Visit visit, ProviderTies ties) {
        var now = clock.instant();
        var token = Secrets.next();
        var session =
                new Session(
                        Ids.next(clock),
                        user.id(),
                        now,
                        now,
                        end(sql, user, now),
                        visit.agent(),
                        visit.place());
        SessionStore.insert(sql, session, Secrets.hash(token), ties);
        SessionStore.forget(sql, now.minus(MEMORY));
        return new Opened(session, token);
    }

    // The temporary administrator's session must not outlive its password.
    private Instant end(JdbcClient sql, User user, Instant now) {
        var usual = now.plus(settings.life());
        return user.source() != User.Source.BOOTSTRAP
                ? usual
                : UserStore.password(sql, user.id())
                        .flatMap(stored -> Optional.ofNullable(stored.expires()))
                        .filter(usual::isAfter)
                        .orElse(usual);
    }

    /// Finds the session of a token when it lives and its user may still sign in.
    Optional<Alive> find(String token) {
        var now = clock.instant();
        return database.keeping(
                sql ->
                        SessionStore.byHash(sql, Secrets.hash(token))
                                .filter(session -> isAlive(session, now))
                                .flatMap(session -> withUser(sql, session, now)));
    }

    private boolean isAlive(Session session, Instant now) {
        return now.isBefore(session.expires())
                && now.isBefore(session.lastUse().plus(settings.idle()));
    }

    private static Optional<Alive> withUser(JdbcClient sql, Session session, Instant now) {
        var alive =
                UserStore.byId(sql, session.user())
                        .filter(User::isEnabled)
                        .map(user -> new Alive(session, user));
        if (alive.isPresent() && session.lastUse().plus(STEP).isBefore(now)) {
            SessionStore.used(sql, session.id(), now);
        }
        return alive;
    }

    List<Session> list(JdbcClient sql, UUID user) {
        var now = clock.instant();
        return SessionStore.ofUser(sql, user, now.minus(settings.idle()), now);
    }

    /// Ends one of the viewer's sessions, with a note in the audit log.
    ///
    /// @throws Refusal when they have no such session
    void end(JdbcClient sql, Viewer viewer, UUID session) {
        if (SessionStore.end(sql, viewer.user(), session, clock.instant()) == 0) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "There is no open session (%s) of yours.".formatted(session),
                    "Maybe it has ended already.");
        }
        authority.note(sql, viewer, "session.end", FieldClass.OWN_SESSIONS, session);
    }

    /// Signs the viewer out everywhere: ends all their sessions and revokes all their API tokens,
    /// with a note in the audit log.
    ///
    /// @return how many sessions were ended
    int endAll(JdbcClient sql, Viewer viewer) {
        var now = clock.instant();
        int ended = SessionStore.endAll(sql, viewer.user(), null, now);
        TokenStore.revokeAll(sql, viewer.user(), now);
        authority.note(sql, viewer, "session.end-all", FieldClass.OWN_SESSIONS, viewer.user());
        return ended;
    }

    /// Returns the identity provider's token that opened a session, to sign out there too.
    Optional<String> idToken(UUID session) {
        return database.keeping(sql -> SessionStore.idToken(sql, session));
    }
}
