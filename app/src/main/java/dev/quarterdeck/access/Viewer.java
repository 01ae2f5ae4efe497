package dev.quarterdeck.access;

import dev.quarterdeck.platform.store.Viewpoint;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says who asks: a signed-in user, by a session, an API token or the console of the machine.
///
/// @param user the login's id
/// @param label what the audit log shows, such as a user name or a token's public part
/// @param person the person behind the login, or null when it has none
/// @param scopes what this way of asking may do at most; a session has all of them
public record Viewer(UUID user, String label, @Nullable PersonId person, Set<Scope> scopes) {

    private static final UUID CONSOLE = new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0001L);

    /// Copies the scopes.
    public Viewer {
        scopes = Set.copyOf(scopes);
    }

    /// Speaks for whoever can run the program on its own machine, who is no user.
    public static Viewer console() {
        return new Viewer(CONSOLE, "console", null, EnumSet.allOf(Scope.class));
    }

    /// Answers whether it is the console of the machine that asks.
    public boolean isConsole() {
        return user.equals(CONSOLE);
    }

    /// Returns what row-level security compares rows with.
    public Viewpoint viewpoint(LocalDate today) {
        return new Viewpoint(user, person == null ? null : person.value(), today);
    }
}
