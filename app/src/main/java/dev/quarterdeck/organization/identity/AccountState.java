package dev.quarterdeck.organization.identity;

import dev.quarterdeck.platform.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where an account stands.
enum AccountState {
    /// Somebody may be behind it; a person should decide.
    SUGGESTED,
    /// It is a person's.
    LINKED,
    /// Nobody is behind it, or nobody is known to be.
    UNATTRIBUTED,
    /// It is a program.
    BOT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the word of a request; null asks for all.
    static @Nullable AccountState of(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "The state (%s) of accounts must be a known one."
                                                .formatted(word),
                                        "Maybe one of: %s.".formatted(words())));
    }

    private static String words() {
        return Arrays.stream(values()).map(AccountState::word).collect(Collectors.joining(", "));
    }
}
