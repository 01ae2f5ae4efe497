package dev.quarterdeck.access;

import java.util.Locale;

/// The columns of the access matrix: how a viewer can stand to a record.
enum Persona {
    SELF,
    MANAGER,
    SKIP,
    PEER,
    HR_PARTNER,
    DIRECTOR,
    FINANCE,
    ADMINISTRATOR,
    COMPLIANCE,
    AUTHOR,
    PARTICIPANT,
    CONSOLE;

    /// Returns the heading of the column.
    String heading() {
        return name().toLowerCase(Locale.ROOT);
    }
}
