package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.Refusal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Knows which user names there can be, and when two are the same.
final class Logins {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");

    private Logins() {}

    /// Folds a user name: two that look the same but for case are one.
    static String key(String login) {
        var short100 = login.length() > 200 ? login.substring(0, 200) : login;
        return Normalizer.normalize(short100.strip(), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }

    static String require(String login) {
        var name = Normalizer.normalize(login.strip(), Normalizer.Form.NFC);
        if (!FORM.matcher(name).matches()) {
            throw new Refusal(
                            "The user name (%s) must be 1 to 100 letters, digits or . _ @ + - and begin with a letter or digit."
                                    .formatted(printable(login)),
                            "Maybe ada.lovelace.")
                    .about("login");
        }
        return name;
    }

    static String requireName(String name) {
        var text = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        if (text.isEmpty() || text.length() > 200 || !text.equals(printable(text))) {
            throw new Refusal(
                            "The display name (%s) must be 1 to 200 printable characters."
                                    .formatted(printable(name)),
                            "Maybe the name as colleagues write it.")
                    .about("displayName");
        }
        return text;
    }

    /// Makes foreign text fit for a log line or a sentence: no line break, no control, not long.
    static String printable(String text) {
        var clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
        return clean.length() > 200 ? clean.substring(0, 200) : clean;
    }
}
