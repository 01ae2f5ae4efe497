package dev.quarterdeck.access;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;

/// Knows which users may still sign in, for work that is done after they asked for it.
public final class EnabledUsers {

    private final Database database;

    EnabledUsers(Database database) {
        this.database = database;
    }

    /// Demands that the viewer's user is there and not disabled; the console always is.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public void require(Viewer viewer) {
        if (!viewer.isConsole() && !isEnabled(viewer)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "user-disabled",
                    "The user (%s) who asked for this is disabled.".formatted(viewer.label()),
                    "Maybe somebody else asks for it again.");
        }
    }

    private boolean isEnabled(Viewer viewer) {
        return database.keeping(
                sql ->
                        sql.sql(
                                        """
                                        select exists (select from access.users where id = :id)
                                            and not exists (select from access.user_disabled
                                                where user_id = :id and until is null)
                                        """)
                                .param("id", viewer.user())
                                .query(Boolean.class)
                                .single());
    }
}
