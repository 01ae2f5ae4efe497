package dev.quarterdeck.access;

import dev.quarterdeck.platform.Refusal;
import java.util.UUID;

/// Reads the sort values of this module's lists.
final class Cursors {

    private Cursors() {}

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw refused();
        }
    }

    private static Refusal refused() {
        return new Refusal(
                "The cursor must be the `next` of an earlier page of the same list.",
                "Maybe start without a cursor.");
    }
}
