package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.http.Members;
import dev.quarterdeck.platform.http.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Shows people their own sessions and tokens, and lets them end, make and change what is theirs.
@RestController
final class MeResource {

    private final OwnLogin own;
    private final Bootstrap bootstrap;
    private final Door door;

    MeResource(OwnLogin own, Bootstrap bootstrap, Door door) {
        this.own = own;
        this.bootstrap = bootstrap;
        this.door = door;
    }

    /// @param csrf what a script of ours sends as X-CSRF-TOKEN, null where none is needed
    record Me(
            UUID user,
            String label,
            @Nullable String displayName,
            @Nullable UUID personId,
            String signedInBy,
            Set<Scope> scopes,
            List<String> warnings,
            @Nullable String csrf) {}

    record SessionShown(
            UUID id,
            Instant created,
            Instant lastUse,
            Instant expires,
            String agent,
            String address,
            boolean current) {

        static SessionShown of(Session session, @Nullable Session current) {
            return new SessionShown(
                    session.id(),
                    session.created(),
                    session.lastUse(),
                    session.expires(),
                    session.agent(),
                    session.address(),
                    current != null && current.id().equals(session.id()));
        }
    }

    record TokenShown(
            UUID id,
            String publicId,
            String name,
            Set<Scope> scopes,
            Instant created,
            Instant expires,
            @Nullable Instant lastUse,
            @Nullable Instant revoked) {

        static TokenShown of(ApiToken token) {
            return new TokenShown(
                    token.id(),
                    token.publicId(),
                    token.name(),
                    new TreeSet<>(token.scopes()),
                    token.created(),
                    token.expires(),
                    token.lastUse(),
                    token.revoked());
        }
    }

    record NewToken(
            @Nullable String name,
            @Nullable Set<@Nullable Scope> scopes,
            @Nullable Instant expires) {

        String requiredName() {
            return Logins.requireName(Members.require(name, "name"));
        }

        Set<Scope> requiredScopes() {
            return Members.requireAll(scopes, "scopes");
        }

        Instant requiredExpiry() {
            return Members.require(expires, "expires");
        }
    }

    record TokenMade(TokenShown token, String secret) {

        static TokenMade of(OwnLogin.MadeToken made) {
            return new TokenMade(TokenShown.of(made.token()), made.secret());
        }
    }

    record PasswordChange(@Nullable String old, @Nullable String next) {}

    @GetMapping("/api/v1/me/sign-in")
    Me me(SignedIn me, HttpServletRequest request) {
        var viewer = me.viewer();
        var user = userOf(me);
        return new Me(
                viewer.user(),
                viewer.label(),
                user == null ? null : user.displayName(),
                viewer.person() == null ? null : viewer.person().value(),
                switch (me.proof()) {
                    case Proof.BySession ignored -> "session";
                    case Proof.ByToken ignored -> "token";
                    case Proof.ByConsole() -> "console";
                },
                new TreeSet<>(viewer.scopes()),
                bootstrap.warnings(),
                csrf(me, request));
    }

    private static @Nullable User userOf(SignedIn me) {
        return switch (me.proof()) {
            case Proof.BySession(Session ignored, User user) -> user;
            case Proof.ByToken(ApiToken ignored, User user) -> user;
            case Proof.ByConsole() -> null;
        };
    }

    private static @Nullable String csrf(SignedIn me, HttpServletRequest request) {
        return me.proof() instanceof Proof.BySession
                        && request.getAttribute(CsrfToken.class.getName())
                                instanceof CsrfToken token
                ? token.getToken()
                : null;
    }

    @GetMapping("/api/v1/me/sessions")
    Page<SessionShown> sessions(Viewer viewer) {
        var current = own.current();
        return new Page<>(
                own.sessions(viewer).stream()
                        .map(session -> SessionShown.of(session, current))
                        .toList(),
                null);
    }

    @DeleteMapping("/api/v1/me/sessions/{sessionId}")
    ResponseEntity<Void> end(Viewer viewer, @PathVariable UUID sessionId) {
        own.end(viewer, sessionId);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/api/v1/me/sessions")
    ResponseEntity<Void> endAll(SignedIn me, HttpServletResponse response) {
        own.endAll(me.viewer());
        if (me.proof() instanceof Proof.BySession) {
            door.close(response);
        }
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/v1/me/tokens")
    Page<TokenShown> tokens(Viewer viewer) {
        return new Page<>(own.tokens(viewer).stream().map(TokenShown::of).toList(), null);
    }

    @PostMapping("/api/v1/me/tokens")
    ResponseEntity<TokenMade> make(Viewer viewer, @RequestBody NewToken wish) {
        OwnLogin.requireSession();
        var made =
                own.make(viewer, wish.requiredName(), wish.requiredScopes(), wish.requiredExpiry());
        return ResponseEntity.status(HttpStatus.CREATED).body(TokenMade.of(made));
    }

    @DeleteMapping("/api/v1/me/tokens/{tokenId}")
    ResponseEntity<Void> revoke(Viewer viewer, @PathVariable UUID tokenId) {
        own.revoke(viewer, tokenId);
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/api/v1/me/password")
    ResponseEntity<Void> change(
            Viewer viewer, @RequestBody PasswordChange wish, HttpServletRequest request) {
        OwnLogin.requireSession();
        own.changePassword(
                request,
                viewer,
                Members.require(wish.old(), "old"),
                Members.require(wish.next(), "next"));
        return ResponseEntity.noContent().build();
    }
}
