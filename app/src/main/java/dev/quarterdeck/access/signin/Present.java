package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells pages who is signed in, and what everybody signed in should know.
public final class Present {

    private final Authority authority;
    private final Bootstrap bootstrap;
    private final Provider provider;

    Present(Authority authority, Bootstrap bootstrap, Provider provider) {
        this.authority = authority;
        this.bootstrap = bootstrap;
        this.provider = provider;
    }

    /// Somebody in a browser.
    ///
    /// @param by how they signed in, words that follow "signed in"
    /// @param hasPassword whether a password of theirs is kept here
    /// @param person who they are in the organisation, or null
    /// @param administers whether they are an administrator
    /// @param temporary whether it is the temporary administrator of an empty server
    public record Someone(
            UUID user,
            String login,
            String name,
            String by,
            boolean hasPassword,
            @Nullable PersonId person,
            boolean administers,
            boolean temporary) {}

    /// Returns who asks by a session; nobody for programs.
    public Optional<Someone> now() {
        return SignedIn.now()
                .map(SignedIn::proof)
                .filter(Proof.BySession.class::isInstance)
                .map(Proof.BySession.class::cast)
                .map(proof -> someone(proof.user()));
    }

    private Someone someone(User user) {
        return new Someone(
                user.id(),
                user.login(),
                user.displayName(),
                by(user),
                user.source() == User.Source.LOCAL,
                user.person(),
                authority.isAdministrator(user.id()),
                user.source() == User.Source.BOOTSTRAP);
    }

    private String by(User user) {
        return switch (user.source()) {
            case LOCAL -> "with a password of this server";
            case OIDC -> "through " + provider.host();
            case BOOTSTRAP -> "as the temporary administrator";
        };
    }

    /// Returns what everybody signed in should know, one sentence each.
    public List<String> warnings() {
        return bootstrap.warnings();
    }
}
