package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import java.io.Serial;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/// Carries who asks, and how they proved it, through one request.
record SignedIn(Viewer viewer, Proof proof) {

    static SignedIn by(Proof proof) {
        return new SignedIn(viewer(proof), proof);
    }

    private static Viewer viewer(Proof proof) {
        return switch (proof) {
            case Proof.BySession(Session ignored, User user) ->
                    new Viewer(user.id(), user.login(), user.person(), EnumSet.allOf(Scope.class));
            case Proof.ByToken(ApiToken token, User user) ->
                    new Viewer(user.id(), "qd_" + token.publicId(), user.person(), token.scopes());
            case Proof.ByConsole() -> Viewer.console();
        };
    }

    static Optional<SignedIn> now() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Known known
                ? Optional.of(known.signedIn)
                : Optional.empty();
    }

    /// Holds it for the rest of the request.
    void hold() {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new Known(this));
        SecurityContextHolder.setContext(context);
    }

    /// Speaks Spring Security's language.
    private static final class Known extends AbstractAuthenticationToken {

        @Serial private static final long serialVersionUID = 1L;

        private final transient SignedIn signedIn;

        Known(SignedIn signedIn) {
            super(List.of());
            this.signedIn = signedIn;
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Object getPrincipal() {
            return signedIn.viewer();
        }
    }
}
