package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes, lists and ends API tokens of users that no person stands behind: an identity provider
/// that provisions, a build that reports.
public final class ServiceTokens {

    private final Database database;
    private final Tokens tokens;
    private final Authority authority;

    ServiceTokens(Database database, Tokens tokens, Authority authority) {
        this.database = database;
        this.tokens = tokens;
        this.authority = authority;
    }

    /// A service user's token that was not taken back.
    public record Held(User holder, ApiToken token) {}

    /// Lists the living and the expired tokens of all users that no person stands behind, the
    /// newest first.
    public List<Held> list(Viewer viewer) {
        authority.require(viewer, Action.SEE, FieldClass.USERS);
        // Row security shows tokens to their owners alone; the policy has let this through.
        return database.keeping(
                sql ->
                        TokenStore.ofServices(sql).stream()
                                .filter(token -> !token.user().equals(viewer.user()))
                                .filter(token -> !authority.isAdministrator(token.user()))
                                .map(token -> new Held(Users.required(sql, token.user()), token))
                                .toList());
    }

    /// Makes a token for another user.
    ///
    /// @param owner a local user without a person, other than the viewer
    /// @throws Refusal when it is somebody's own user, or nobody's at all
    public OwnLogin.MadeToken make(
            Viewer viewer, UUID owner, String name, Set<Scope> scopes, Instant expires) {
        authority.require(viewer, Action.CHANGE, FieldClass.USERS);
        return database.keeping(
                sql -> {
                    var user = Users.required(sql, owner);
                    requireService(viewer, user);
                    requireLiving(user);
                    var made = tokens.make(sql, owner, name, scopes, expires);
                    note(sql, viewer, "token.make-for", owner, made.token().id());
                    return new OwnLogin.MadeToken(made.token(), made.secret());
                });
    }

    /// Takes a service user's token back at once.
    ///
    /// @throws Refusal when it is somebody's own, or they have no such living token
    public void end(Viewer viewer, UUID owner, UUID token) {
        authority.require(viewer, Action.CHANGE, FieldClass.USERS);
        database.keep(
                sql -> {
                    requireService(viewer, Users.required(sql, owner));
                    tokens.revoke(sql, owner, token);
                    note(sql, viewer, "token.revoke-for", owner, token);
                });
    }

    private void note(JdbcClient sql, Viewer viewer, String action, UUID owner, UUID token) {
        var what = "token %s of user %s".formatted(token, owner);
        authority.note(sql, viewer, action, List.of(), what);
    }

    // Whoever held a person's token would be that person.
    private void requireService(Viewer viewer, User user) {
        boolean isOwn = user.id().equals(viewer.user());
        if (isOwn || user.person() != null || user.source() != User.Source.LOCAL) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "service-users-only",
                    "The user (%s) must be a local one without a person, and not one's own."
                            .formatted(user.login()),
                    "Maybe they can make a token themselves.");
        }
    }

    private void requireLiving(User user) {
        if (!user.isEnabled() || authority.isAdministrator(user.id())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The user (%s) must be enabled and no administrator.".formatted(user.login()),
                    "Maybe make a user for this purpose alone.");
        }
    }
}
