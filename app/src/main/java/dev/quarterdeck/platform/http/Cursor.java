package dev.quarterdeck.platform.http;

import dev.quarterdeck.platform.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads and writes the place where the next page begins: the sort values of the last row,
/// opaque to clients.
public final class Cursor {

    private static final String SEPARATOR = "\u001f";
    private static final int LONGEST = 2_000;
    private static final int MOST = 500;

    private Cursor() {}

    /// Writes sort values as a cursor.
    public static String encode(String... values) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
    }

    /// Reads the sort values of a cursor.
    ///
    /// @param size how many values this list's cursors have
    /// @return the values, or an empty list when there is no cursor
    /// @throws Refusal when it is no cursor of this list
    public static List<String> decode(@Nullable String cursor, int size) {
        if (cursor == null) {
            return List.of();
        }
        try {
            if (cursor.length() > LONGEST) {
                throw refused(cursor);
            }
            var bytes = Base64.getUrlDecoder().decode(cursor);
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            var values = List.of(text.split(SEPARATOR, -1));
            if (values.size() != size || text.indexOf('\0') >= 0) {
                throw refused(cursor);
            }
            return values;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw refused(cursor);
        }
    }

    /// Reads one sort value that is an identifier.
    ///
    /// @throws Refusal when it is none
    public static UUID id(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    /// Reads one sort value that is a whole number.
    ///
    /// @throws Refusal when it is none
    public static long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw refused();
        }
    }

    /// Reads one sort value that is a day on which something was known.
    ///
    /// @throws Refusal when it is none, or none that {@link AsOf} takes
    public static LocalDate day(String value, LocalDate today) {
        var day = parsed(value);
        if (!AsOf.holds(day, today)) {
            throw refused();
        }
        return day;
    }

    private static LocalDate parsed(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw refused();
        }
    }

    /// Refuses sort values that this list does not have.
    public static Refusal refused() {
        return new Refusal(
                "The cursor must be the `next` of an earlier page of the same list.",
                "Maybe start without a cursor.");
    }

    /// Checks how many items of a page are asked for.
    ///
    /// @throws Refusal when it is not in 1..500
    public static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw new Refusal(
                    "The limit (%d) must lie between 1 and %d.".formatted(asked, MOST),
                    "Maybe leave it out: a page then has 50 items.");
        }
        return asked;
    }

    private static Refusal refused(String cursor) {
        var shown = cursor.length() > 40 ? cursor.substring(0, 40) + "..." : cursor;
        return new Refusal(
                "The cursor (%s) must be the `next` of an earlier page of the same list."
                        .formatted(shown),
                "Maybe start without a cursor.");
    }
}
