package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import java.io.Serial;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/// Carries who asks, and how they proved it, through one request.
final class SignedIn extends AbstractAuthenticationToken {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Viewer viewer;
    private final transient Proof proof;

    private SignedIn(Viewer viewer, Proof proof) {
        super(List.of());
        this.viewer = viewer;
        this.proof = proof;
        setAuthenticated(true);
    }

    static SignedIn by(Proof proof) {
        return new SignedIn(viewer(proof), proof);
    }

    private static Viewer viewer(Proof proof) {
        return switch (proof) {
            case Proof.BySession(Session ignored, User user) ->
                    new Viewer(user.id(), user.login(), user.person(), EnumSet.allOf(Scope.class));
            case Proof.ByToken(ApiToken token, User user) ->
                    new Viewer(
                            user.id(), "qd_" + token.publicId(), user.person(), token.scopes());
            case Proof.ByConsole() -> Viewer.console();
        };
    }

    static Optional<SignedIn> now() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn one
                ? Optional.of(one)
                : Optional.empty();
    }

    Viewer viewer() {
        return viewer;
    }

    Proof proof() {
        return proof;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return viewer;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
