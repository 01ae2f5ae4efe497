package dev.quarterdeck.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One cell of the access matrix: how much, and on which condition.
///
/// @param extent how much, or null for nothing
/// @param condition what else must be true
record Cell(Decision.@Nullable Extent extent, Condition condition) {

    static final Cell NONE = new Cell(null, Condition.ALWAYS);

    /// What must be true besides the relation.
    enum Condition {
        ALWAYS,
        /// The viewer holds a grant for this class and this person.
        GRANT,
        /// The viewer wrote the record.
        AUTHOR,
        /// The viewer takes part in the record.
        PARTICIPANT
    }

    /// Reads `none`, `full`, `limited if grant`.
    static Cell parse(String text) {
        var words = text.trim().split(" if ", 2);
        var condition =
                words.length == 1
                        ? Condition.ALWAYS
                        : Condition.valueOf(words[1].toUpperCase(Locale.ROOT));
        if (words[0].equals("none") && words.length == 1) {
            return NONE;
        }
        return new Cell(Decision.Extent.valueOf(words[0].toUpperCase(Locale.ROOT)), condition);
    }

    boolean opens() {
        return extent != null;
    }

    /// Returns the cell as the file writes it.
    String text() {
        if (extent == null) {
            return "none";
        }
        var much = extent.name().toLowerCase(Locale.ROOT);
        return condition == Condition.ALWAYS
                ? much
                : much + " if " + condition.name().toLowerCase(Locale.ROOT);
    }
}
