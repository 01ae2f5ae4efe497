package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Scope;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets nobody past who is not signed in, but to the few open addresses; the policy decides
/// about the rest.
final class Gate extends OncePerRequestFilter {

    private static final Set<Scope> CHANGING =
            Set.of(Scope.WRITE, Scope.IMPORT, Scope.PROVISION, Scope.ADMINISTER);

    private final Problems problems;

    Gate(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = SignedIn.now().orElse(null);
        if (Paths.isOpen(request)) {
            chain.doFilter(request, response);
        } else if (signedIn == null) {
            turnAway(request, response);
        } else if (isTemporary(signedIn) && Paths.of(request).equals("/")) {
            redirect(response, "/account");
        } else {
            var refusal = refusal(request, signedIn);
            if (refusal == null) {
                chain.doFilter(request, response);
            } else if (!Paths.isApi(request) && mustChangePassword(signedIn)) {
                redirect(response, "/password");
            } else {
                problems.write(request, response, refusal);
            }
        }
    }

    private void turnAway(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!WayIn.lead(request, response)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            problems.write(request, response, notSignedIn());
        }
    }

    static Refusal notSignedIn() {
        return new Refusal(
                Refusal.Kind.UNAUTHENTICATED,
                "Nobody is signed in, or the session has ended.",
                "Maybe sign in at /sign-in, or send a token as Authorization: Bearer.");
    }

    private static void redirect(HttpServletResponse response, String target) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", target);
    }

    private static @Nullable Refusal refusal(HttpServletRequest request, SignedIn signedIn) {
        return switch (signedIn.proof()) {
            case Proof.BySession(Session ignored, User user) -> refusal(request, user);
            case Proof.ByToken(ApiToken token, User user) ->
                    !Paths.isSafe(request)
                                    && Collections.disjoint(token.scopes(), CHANGING)
                                    && !Paths.endsToken(request, token.id())
                            ? readOnly(token)
                            : refusal(request, user);
            case Proof.ByConsole() -> null;
        };
    }

    private static Refusal readOnly(ApiToken token) {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "token-scope",
                "The token (%s) may read only.".formatted(token.publicId()),
                "Maybe make one with the scope WRITE.");
    }

    private static @Nullable Refusal refusal(HttpServletRequest request, User user) {
        if (user.mustChangePassword() && !Paths.isForNewPassword(request)) {
            return new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "change-password",
                    "The temporary password must be replaced first.",
                    "Maybe at /password.");
        }
        if (user.source() == User.Source.BOOTSTRAP && !Paths.isForBootstrap(request)) {
            return new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "bootstrap-only",
                    "The temporary administrator may create administrators only.",
                    "Maybe create a real administrator and sign in as them.");
        }
        return null;
    }

    // The first page is about an organisation that is not theirs to see.
    private static boolean isTemporary(SignedIn signedIn) {
        return signedIn.proof() instanceof Proof.BySession(Session ignored, User user)
                && user.source() == User.Source.BOOTSTRAP;
    }

    private static boolean mustChangePassword(SignedIn signedIn) {
        return signedIn.proof() instanceof Proof.BySession(Session ignored, User user)
                && user.mustChangePassword();
    }
}
