package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lets in who holds the terminal's key, from this machine alone.
@RestController
final class OneTimeResource {

    private final OneTimeKeys keys;
    private final Database database;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Door door;

    OneTimeResource(
            OneTimeKeys keys, Database database, SignIn signIn, Sessions sessions, Door door) {
        this.keys = keys;
        this.database = database;
        this.signIn = signIn;
        this.sessions = sessions;
        this.door = door;
    }

    @GetMapping("/sign-in/once")
    ResponseEntity<String> once(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String key) {
        var visit = door.visit(request);
        // A browser that looks ahead must not use the key up before its person follows the link.
        if (!visit.isHere() || isLookingAhead(request)) {
            throw refused();
        }
        var user =
                keys.take(key)
                        .flatMap(signIn::byId)
                        .filter(User::isEnabled)
                        .orElseThrow(OneTimeResource::refused);
        endPresent();
        var opened = database.keeping(sql -> signIn.open(sql, user, visit, ProviderTies.NONE));
        door.let(response, opened, visit);
        return Pages.seeOther("/");
    }

    private static boolean isLookingAhead(HttpServletRequest request) {
        var purpose = request.getHeader("Sec-Purpose");
        return purpose != null && purpose.contains("prefetch");
    }

    private void endPresent() {
        var me = SignedIn.now().orElse(null);
        if (me != null && me.proof() instanceof Proof.BySession(Session session, User ignored)) {
            database.keep(sql -> sessions.end(sql, me.viewer(), session.id()));
        }
    }

    private static Refusal refused() {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "used-key",
                "This link was used already, is more than ten minutes old, or was never made here.",
                "Maybe sign in at /sign-in with a user name and password from the terminal.");
    }
}
