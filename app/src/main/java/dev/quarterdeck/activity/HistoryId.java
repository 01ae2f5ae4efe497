package dev.quarterdeck.activity;

import java.util.UUID;

/// Names one history: what it is of, where it was told, and by which id the tool knows it.
///
/// @param source the connection that told it
/// @param id the tool's own id, which stays when keys and names change
public record HistoryId(HistoryKind kind, UUID source, String id) {

    /// The longest id that is kept.
    public static final int LONGEST = 500;

    /// Checks the id.
    ///
    /// @throws IllegalArgumentException when it is empty or longer than 500 characters
    public HistoryId {
        if (id.isBlank() || id.length() > LONGEST || id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The id (%s) of a history must have 1 to %d characters."
                            .formatted(id.length() > 40 ? id.substring(0, 40) : id, LONGEST));
        }
    }
}
