package dev.quarterdeck.platform.http;

import dev.quarterdeck.platform.Refusal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Wants the members of a body that must be there: JSON may leave any of them out, or be null.
public final class Members {

    private Members() {}

    /// Returns a member.
    ///
    /// @throws Refusal when it is missing or null
    public static <T> T require(@Nullable T value, String name) {
        if (value == null) {
            throw new Refusal(
                    "The member (%s) of the body must be given.".formatted(name),
                    "Maybe compare it with /api/v1/openapi.json.");
        }
        return value;
    }

    /// Returns a member with several values, each once.
    ///
    /// @throws Refusal when it or one of its values is missing or null
    public static <T> Set<T> requireAll(
            @Nullable Collection<? extends @Nullable T> values, String name) {
        var all = new LinkedHashSet<T>();
        for (var value : require(values, name)) {
            all.add(require(value, name));
        }
        return all;
    }
}
