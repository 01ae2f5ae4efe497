package dev.quarterdeck.organization.identity;

import dev.quarterdeck.platform.Refusal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An account as a tool shows it.
///
/// @param tool where it lives, such as `git`, `jira`, `github`
/// @param key what identifies it there: a login, or for git the name with its address
/// @param name the name it shows, may be empty
/// @param addresses its e-mail addresses, kept in lower case
record BroughtAccount(
        @Nullable String tool,
        @Nullable String key,
        @Nullable String name,
        @Nullable List<String> addresses) {

    private static final int MOST_ADDRESSES = 50;

    /// Trims and checks it.
    ///
    /// @throws Refusal naming the value that breaks a rule
    Account checked() {
        return new Account(
                within("tool", tool, 1, 100).toLowerCase(Locale.ROOT),
                within("key", key, 1, 300),
                within("name", name, 0, 1_000),
                checkedAddresses());
    }

    /// A brought account that keeps the rules.
    record Account(String tool, String key, String name, List<String> addresses) {}

    private List<String> checkedAddresses() {
        var given = addresses == null ? List.<String>of() : addresses;
        if (given.size() > MOST_ADDRESSES) {
            throw new Refusal(
                    "An account must have at most %d addresses, not (%d)."
                            .formatted(MOST_ADDRESSES, given.size()),
                    "Maybe bring it as several accounts.");
        }
        return given.stream()
                .map(one -> within("address", one, 1, 320).toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    private static String within(String what, @Nullable String text, int least, int most) {
        var plain = text == null ? "" : text.strip();
        if (plain.length() < least || plain.length() > most || plain.indexOf('\0') >= 0) {
            var shown = plain.length() > 40 ? plain.substring(0, 40) + "..." : plain;
            throw new Refusal(
                    "The %s (%s) of an account must have %d to %d characters."
                            .formatted(what, shown, least, most),
                    "Maybe compare the request with /api/v1/openapi.json.");
        }
        return plain;
    }
}
