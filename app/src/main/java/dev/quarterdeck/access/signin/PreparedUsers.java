package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes users whose passwords are told once and stay, for an organisation that a program fills.
public final class PreparedUsers {

    private final Users users;

    PreparedUsers(Users users) {
        this.users = users;
    }

    /// What a user is to be made from.
    ///
    /// @param person whom the user belongs to, or null
    public record Wish(
            String login, String displayName, boolean administrator, @Nullable PersonId person) {}

    /// A user who was made.
    ///
    /// @param password of 100 random bits; only its hash is kept
    public record Made(UUID user, String login, String displayName, String password) {

        @Override
        public String toString() {
            return "user " + user;
        }
    }

    /// Makes them, each with a password of its own that need not be replaced.
    ///
    /// @throws dev.quarterdeck.platform.Refusal when the viewer may not, or a login is taken
    public List<Made> make(Viewer viewer, List<Wish> wishes) {
        // Hashing a password takes its time on purpose; several take it beside each other.
        return wishes.parallelStream().map(wish -> make(viewer, wish)).toList();
    }

    private Made make(Viewer viewer, Wish wish) {
        var made =
                users.createForGood(
                        viewer,
                        new Users.NewUser(
                                wish.login(),
                                wish.displayName(),
                                wish.administrator(),
                                wish.person()));
        return new Made(
                made.user().id(),
                made.user().login(),
                made.user().displayName(),
                made.temporaryPassword());
    }
}
