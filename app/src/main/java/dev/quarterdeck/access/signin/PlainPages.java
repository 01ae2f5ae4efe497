package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.pages.PasswordPage;
import dev.quarterdeck.access.signin.pages.SignInPage;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows the few pages on which people sign in and out, end their sessions and change their
/// password.
@RestController
final class PlainPages {

    private final Database database;
    private final SignIn signIn;
    private final Sessions sessions;
    private final OwnPassword password;
    private final Provider provider;
    private final Door door;

    PlainPages(
            Database database,
            SignIn signIn,
            Sessions sessions,
            OwnPassword password,
            Provider provider,
            Door door) {
        this.database = database;
        this.signIn = signIn;
        this.sessions = sessions;
        this.password = password;
        this.provider = provider;
        this.door = door;
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> form(
            HttpServletRequest request, @RequestParam(defaultValue = "/") String to) {
        return form(request, 200, "", "", to);
    }

    private ResponseEntity<String> form(
            HttpServletRequest request, int status, String message, String login, String to) {
        return Pages.signIn(
                status,
                new SignInPage(
                        Pages.frame("Sign in", request),
                        message,
                        login,
                        provider.host(),
                        Paths.isLocal(to) ? to : "/"));
    }

    @PostMapping("/sign-in")
    ResponseEntity<String> signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to) {
        var visit = door.visitWithDevice(request);
        try {
            var opened = signIn.byPassword(login, password, visit);
            endPresent();
            door.let(response, opened, visit);
            return Pages.seeOther(Paths.isLocal(to) ? to : "/");
        } catch (Refusal refusal) {
            refusal.retryAfter()
                    .ifPresent(
                            wait ->
                                    response.setHeader(
                                            "Retry-After",
                                            String.valueOf(Math.max(1, wait.toSeconds()))));
            var shown = Logins.printable(login);
            return form(request, refusal.kind().status(), words(refusal), shown, to);
        }
    }

    private static String words(Refusal refusal) {
        return refusal.getMessage() + " " + refusal.remedy();
    }

    // Whoever signs in anew leaves the session they had.
    private void endPresent() {
        SignedIn.now().ifPresent(this::end);
    }

    private void end(SignedIn me) {
        if (me.proof() instanceof Proof.BySession(Session session, User ignored)) {
            database.keep(sql -> sessions.end(sql, me.viewer(), session.id()));
        }
    }

    /// Returns the user of a session.
    ///
    /// @throws Refusal for everybody else
    static User user(SignedIn me) {
        if (me.proof() instanceof Proof.BySession(Session ignored, User user)) {
            return user;
        }
        throw new Refusal(
                Refusal.Kind.FORBIDDEN,
                "session-only",
                "Pages need a session in a browser, not a token.",
                "Maybe sign in at /sign-in.");
    }

    @PostMapping("/sessions/{sessionId}/end")
    ResponseEntity<String> endOne(Viewer viewer, @PathVariable UUID sessionId) {
        database.keep(sql -> sessions.end(sql, viewer, sessionId));
        return Pages.seeOther("/account");
    }

    @GetMapping("/sign-out")
    ResponseEntity<String> signOutForm(HttpServletRequest request) {
        return Pages.signedOut(Pages.frame("Sign out", request), SignedIn.now().isPresent());
    }

    @PostMapping("/sign-out")
    ResponseEntity<String> signOut(HttpServletResponse response) {
        var me = SignedIn.now().orElse(null);
        var farewell = me == null ? "/sign-out" : farewell(me);
        endPresent();
        door.close(response);
        return Pages.seeOther(farewell);
    }

    private String farewell(SignedIn me) {
        return me.proof() instanceof Proof.BySession(Session session, User ignored)
                ? sessions.idToken(session.id()).flatMap(provider::signOut).orElse("/sign-out")
                : "/sign-out";
    }

    @PostMapping("/sign-out/everywhere")
    ResponseEntity<String> signOutEverywhere(SignedIn me, HttpServletResponse response) {
        var farewell = farewell(me);
        database.keep(sql -> sessions.endAll(sql, me.viewer()));
        door.close(response);
        return Pages.seeOther(farewell);
    }

    @GetMapping("/password")
    ResponseEntity<String> passwordForm(SignedIn me, HttpServletRequest request) {
        return passwordForm(me, request, 200, "");
    }

    private ResponseEntity<String> passwordForm(
            SignedIn me, HttpServletRequest request, int status, String message) {
        return Pages.password(
                status,
                new PasswordPage(
                        Pages.frame("Password", request),
                        user(me).login(),
                        message,
                        user(me).mustChangePassword()));
    }

    @PostMapping("/password")
    ResponseEntity<String> changePassword(
            SignedIn me,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String again) {
        user(me);
        try {
            refuseSlip(next, again);
            password.change(
                    me.viewer(), (Proof.BySession) me.proof(), old, next, door.visit(request));
            return Pages.seeOther("/");
        } catch (Refusal refusal) {
            return passwordForm(me, request, refusal.kind().status(), words(refusal));
        }
    }

    // Nobody sees what they type there, and a slip would lock them out of their own login.
    private static void refuseSlip(String next, String again) {
        if (!next.equals(again)) {
            throw new Refusal(
                    "The two new passwords must be the same.", "Maybe type both once more.");
        }
    }
}
