package dev.quarterdeck.sources;

import java.util.List;

/// Asks one thing of whoever connects a tool.
///
/// @param name stable, as the API and the connector know it: `token`
/// @param label as people read it: `Access token`
/// @param help where to find it, one sentence; empty when it is plain
/// @param kind what sort of value it takes
/// @param required whether a connection cannot be without it
/// @param example a value as it might be; of an ADDRESS the usual one, of a CHOICE the first
/// @param choices the values of a CHOICE, else none
public record Setting(
        String name,
        String label,
        String help,
        Kind kind,
        boolean required,
        String example,
        List<String> choices) {

    /// What sort of value a setting takes.
    public enum Kind {
        /// One line.
        TEXT,
        /// Where the tool is, `https://...`; every call stays below it.
        ADDRESS,
        /// Written once, shown never, kept encrypted.
        SECRET,
        /// One of a few.
        CHOICE,
        /// A time zone, for dates that the tool writes without one.
        ZONE
    }

    /// Copies the choices.
    public Setting {
        choices = List.copyOf(choices);
        if ((kind == Kind.CHOICE) == choices.isEmpty()) {
            throw new IllegalArgumentException(
                    "The setting (%s) has choices when it is a choice.".formatted(name));
        }
    }

    /// Asks for something that has no choices.
    public Setting(
            String name, String label, String help, Kind kind, boolean required, String example) {
        this(name, label, help, kind, required, example, List.of());
    }
}
