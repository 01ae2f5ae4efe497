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

/// Makes API tokens for users that no person stands behind: an identity provider that provisions,
/// a build that reports.
final class ServiceTokens {

    private final Database database;
    private final Tokens tokens;
    private final Authority authority;

    ServiceTokens(Database database, Tokens tokens, Authority authority) {
        this.database = database;
        this.tokens = tokens;
        this.authority = authority;
    }

    /// Makes a token for another user.
    ///
    /// @param owner a local user without a person, other than the viewer
    /// @throws Refusal when it is somebody's own user, or nobody's at all
    Tokens.Made make(Viewer viewer, UUID owner, String name, Set<Scope> scopes, Instant expires) {
        authority.require(viewer, Action.CHANGE, FieldClass.USERS);
        return database.keeping(
                sql -> {
                    var user = Users.required(sql, owner);
                    requireService(viewer, user);
                    var made = tokens.make(sql, owner, name, scopes, expires);
                    var what = "token %s of user %s".formatted(made.token().id(), owner);
                    authority.note(sql, viewer, "token.make-for", List.of(), what);
                    return made;
                });
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
        if (!user.isEnabled() || authority.isAdministrator(user.id())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The user (%s) must be enabled and no administrator.".formatted(user.login()),
                    "Maybe make a user for this purpose alone.");
        }
    }
}
