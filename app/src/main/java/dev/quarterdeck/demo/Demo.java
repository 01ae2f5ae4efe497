package dev.quarterdeck.demo;

import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.OneTimeKeys;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Notices.Action;
import dev.quarterdeck.platform.http.Notices.Notice;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Says that everything here is invented, lets its director in once, and drops it when asked to.
public final class Demo {

    /// What is said when the demo was dropped, on the page and on the terminal.
    public static final List<String> GONE =
            List.of(
                    "The demo is gone, with everything that was in it.",
                    "Start your own: ./qd serve");

    static final String DROP = "/demo/drop";

    private static final String BANNER =
            "Demo organisation: everything here is invented. Look around, change what you like; nothing"
                    + " of it leaves this machine or touches data of your own.";

    private final DemoFilling filling;
    private final OneTimeKeys keys;
    private final Policy policy;
    private final CompletableFuture<Boolean> dropped = new CompletableFuture<>();

    Demo(DemoFilling filling, OneTimeKeys keys, Policy policy) {
        this.filling = filling;
        this.keys = keys;
        this.policy = policy;
    }

    /// Somebody to sign in as.
    ///
    /// @param words what they are
    /// @param password told once, or empty when the demo was made earlier
    public record Reader(String login, String name, String words, String password) {

        @Override
        public String toString() {
            return login;
        }
    }

    static Notice banner() {
        return new Notice(BANNER, new Action("Drop the demo", DROP));
    }

    /// Returns whom one can sign in as, the director first.
    public List<Reader> readers() {
        return filling.readers();
    }

    /// Makes a link that signs in as the director, once and within ten minutes.
    ///
    /// @return a path of this server with the key
    public String wayIn() {
        return keys.make(filling.director());
    }

    /// Asks for the demo to be dropped: the program ends, and its folder is deleted.
    ///
    /// @throws Refusal of kind FORBIDDEN unless the viewer is the director or an administrator
    void drop(Viewer viewer) {
        boolean administers =
                policy.may(
                                viewer,
                                dev.quarterdeck.access.Action.CHANGE,
                                ProtectedRecord.of(FieldClass.USERS))
                        .isAllowed();
        if (!administers && !viewer.user().equals(filling.director())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "demo-drop",
                    "Only the director or an administrator of the demo may drop it.",
                    "Maybe end it with Ctrl-C in the terminal; `qd demo --fresh` makes it anew.");
        }
        dropped.complete(true);
    }

    /// Completes when somebody dropped the demo.
    public CompletableFuture<Boolean> dropped() {
        return dropped.copy();
    }
}
