package dev.quarterdeck.platform.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items what is on it, in the list's own order
/// @param next the cursor of the next page, or null on the last one
public record Page<T>(List<T> items, @Nullable String next) {

    /// Copies the items.
    public Page {
        items = List.copyOf(items);
    }

    /// Makes a page from one row more than was asked for: the row too many tells that there is
    /// a next page.
    ///
    /// @param rows at most `limit + 1` rows
    /// @param cursor makes the cursor from the last row of this page
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }
}
