package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges a new password: long enough, not among those everybody tries, not one's own name.
///
/// No mixture of kinds is asked for and none is forbidden: length is what counts (OWASP ASVS 5.0,
/// 6.2).
final class PasswordRules {

    static final int LEAST = 8;
    static final int ADVISED = 15;
    static final int MOST = 128;

    private final Set<String> common = load();

    private static Set<String> load() {
        var in = PasswordRules.class.getResourceAsStream("common-passwords.txt");
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(in), StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("# "))
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a password as it is hashed: composed, so that two keyboards give the same bytes.
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /// Refuses a password that others would guess.
    ///
    /// @param about words that belong to the user, such as login and name
    void require(String password, List<String> about) {
        int length = password.codePointCount(0, password.length());
        if (length < LEAST || length > MOST) {
            throw refused(
                    "The password must have %d to %d characters, not %d."
                            .formatted(LEAST, MOST, length));
        }
        var plain = password.toLowerCase(Locale.ROOT).strip();
        if (common.contains(plain) || common.contains(withoutTail(plain)) || isOneNote(plain)) {
            throw refused("The password must not be one that many people use.");
        }
        for (var word : about) {
            var known = word.toLowerCase(Locale.ROOT);
            if (known.length() >= 4 && plain.contains(known) && length < ADVISED + known.length()) {
                throw refused("The password must not hold the user's own name or the program's.");
            }
        }
    }

    // A digit or two and an exclamation mark behind a common word is what everybody tries next.
    private static String withoutTail(String plain) {
        return plain.replaceFirst("[0-9!.?]{1,4}$", "");
    }

    private static boolean isOneNote(String plain) {
        return plain.chars().distinct().count() <= 2;
    }

    private static Refusal refused(String problem) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "weak-password",
                problem,
                "Maybe use four or more words; spaces are fine, and %d characters are advised."
                        .formatted(ADVISED));
    }
}
