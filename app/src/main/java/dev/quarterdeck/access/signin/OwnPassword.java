package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.util.List;

/// Lets a local user replace their own password.
final class OwnPassword {

    private final Database database;
    private final Clock clock;
    private final SignIn signIn;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Authority authority;

    OwnPassword(
            Database database,
            Clock clock,
            SignIn signIn,
            Passwords passwords,
            PasswordRules rules,
            Authority authority) {
        this.database = database;
        this.clock = clock;
        this.signIn = signIn;
        this.passwords = passwords;
        this.rules = rules;
        this.authority = authority;
    }

    /// Replaces the password and ends the user's other sessions.
    ///
    /// @throws Refusal when the old one is wrong, the new one weak, or the user has none here
    void change(Viewer viewer, Proof.BySession proof, String old, String next, Visit visit) {
        var user = proof.user();
        if (user.source() != User.Source.LOCAL) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The user (%s) has no password here.".formatted(user.login()),
                    "Maybe change it at the identity provider.");
        }
        if (!signIn.confirms(user, old, visit)) {
            throw new Refusal(
                            Refusal.Kind.INVALID,
                            "wrong-password",
                            "The old password does not match.",
                            "Maybe an administrator can give a new one.")
                    .about("old");
        }
        rules.require(next, List.of(user.login(), user.displayName(), "quarterdeck"));
        refuseSame(old, next);
        var hash = passwords.hash(PasswordRules.normal(next));
        database.keeping(
                sql -> {
                    var now = clock.instant();
                    UserStore.keepPassword(
                            sql, user.id(), new UserStore.Stored(hash, false, null), now);
                    SessionStore.endAll(sql, user.id(), proof.session().id(), now);
                    authority.note(sql, viewer, "password.change", FieldClass.USERS, user.id());
                    return user;
                });
    }

    private static void refuseSame(String old, String next) {
        if (old.equals(next)) {
            throw new Refusal(
                    "The new password must differ from the old one.", "Maybe choose another.");
        }
    }
}
