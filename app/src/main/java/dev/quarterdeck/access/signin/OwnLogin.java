package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows people their own sessions and tokens, and lets them end, make and change what is theirs.
public final class OwnLogin {

    private final Database database;
    private final Clock clock;
    private final Sessions sessions;
    private final Tokens tokens;
    private final OwnPassword password;
    private final Authority authority;
    private final Door door;

    OwnLogin(
            Database database,
            Clock clock,
            Sessions sessions,
            Tokens tokens,
            OwnPassword password,
            Authority authority,
            Door door) {
        this.database = database;
        this.clock = clock;
        this.sessions = sessions;
        this.tokens = tokens;
        this.password = password;
        this.authority = authority;
        this.door = door;
    }

    /// A token just made, with the whole text that is shown once.
    public record MadeToken(ApiToken token, String secret) {}

    /// Lists the viewer's open sessions, the newest first.
    public List<Session> sessions(Viewer viewer) {
        authority.require(viewer, Action.SEE, FieldClass.OWN_SESSIONS);
        return database.viewing(
                viewer.viewpoint(today()), sql -> sessions.list(sql, viewer.user()));
    }

    /// Returns the session that asks; nothing for programs.
    public Optional<UUID> session() {
        return SignedIn.now()
                .map(SignedIn::proof)
                .filter(Proof.BySession.class::isInstance)
                .map(proof -> ((Proof.BySession) proof).session().id());
    }

    /// Ends one of the viewer's sessions.
    ///
    /// @throws Refusal when they have no such session
    public void end(Viewer viewer, UUID session) {
        authority.require(viewer, Action.CHANGE, FieldClass.OWN_SESSIONS);
        database.keep(sql -> sessions.end(sql, viewer, session));
    }

    /// Ends all of the viewer's sessions and revokes all of their tokens.
    void endAll(Viewer viewer) {
        authority.require(viewer, Action.CHANGE, FieldClass.OWN_SESSIONS);
        database.keep(sql -> sessions.endAll(sql, viewer));
    }

    /// Lists the viewer's tokens, the newest first; those that ended are among them.
    public List<ApiToken> tokens(Viewer viewer) {
        authority.require(viewer, Action.SEE, FieldClass.OWN_TOKENS);
        return database.viewing(viewer.viewpoint(today()), sql -> tokens.list(sql, viewer.user()));
    }

    /// Makes a token of the viewer's.
    ///
    /// @throws Refusal when they come by a token themselves: it would outlive its own end; or when
    ///     the name, the scopes or the end break a rule
    public MadeToken make(Viewer viewer, String name, Set<Scope> scopes, Instant expires) {
        requireSession();
        authority.require(viewer, Action.CHANGE, FieldClass.OWN_TOKENS);
        var plain = Logins.requireName(name);
        return database.keeping(
                sql -> {
                    var made = tokens.make(sql, viewer.user(), plain, scopes, expires);
                    authority.note(
                            sql, viewer, "token.make", FieldClass.OWN_TOKENS, made.token().id());
                    return new MadeToken(made.token(), made.secret());
                });
    }

    /// Takes one of the viewer's tokens back at once.
    ///
    /// @throws Refusal when they have no such living token
    public void revoke(Viewer viewer, UUID token) {
        // Whoever holds a token may give it up, whatever else it opens.
        if (!isShown(token)) {
            authority.require(viewer, Action.CHANGE, FieldClass.OWN_TOKENS);
        }
        database.keep(
                sql -> {
                    tokens.revoke(sql, viewer.user(), token);
                    authority.note(sql, viewer, "token.revoke", FieldClass.OWN_TOKENS, token);
                });
    }

    private static boolean isShown(UUID tokenId) {
        return SignedIn.now()
                .filter(
                        who ->
                                who.proof() instanceof Proof.ByToken(ApiToken token, User ignored)
                                        && token.id().equals(tokenId))
                .isPresent();
    }

    /// Replaces the viewer's password and ends their other sessions.
    ///
    /// @throws Refusal when the old one is wrong, the new one weak, or they have none here
    public void changePassword(HttpServletRequest request, Viewer viewer, String old, String next) {
        password.change(viewer, requireSession(), old, next, door.visit(request));
    }

    // A token must not make another one, nor a password: it would outlive its own end.
    static Proof.BySession requireSession() {
        if (SignedIn.now().map(SignedIn::proof).orElse(null) instanceof Proof.BySession proof) {
            return proof;
        }
        throw new Refusal(
                Refusal.Kind.FORBIDDEN,
                "session-only",
                "This needs a session in a browser, not a token.",
                "Maybe sign in at /sign-in.");
    }

    @Nullable Session current() {
        return SignedIn.now().map(SignedIn::proof).orElse(null)
                        instanceof Proof.BySession(Session one, User ignored)
                ? one
                : null;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
