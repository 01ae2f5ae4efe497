package dev.quarterdeck.engine.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/// One word of a name in Latin letters without marks, in the two spellings that passports, logins
/// and typists use: `müller` is `muller` and `mueller`, `юлия` is `yuliya` and `iuliia`.
///
/// @param plain marks dropped
/// @param wide letters written out
record Word(String plain, String wide) {

    private static final Map<Character, String> PLAIN =
            Map.ofEntries(
                    Map.entry('ø', "o"),
                    Map.entry('ł', "l"),
                    Map.entry('đ', "d"),
                    Map.entry('ð', "d"),
                    Map.entry('þ', "th"),
                    Map.entry('ß', "ss"),
                    Map.entry('æ', "ae"),
                    Map.entry('œ', "oe"),
                    Map.entry('ı', "i"),
                    Map.entry('ħ', "h"));

    private static final Map<Character, String> WIDE =
            Map.of(
                    'ä', "ae", 'ö', "oe", 'ü', "ue", 'ø', "oe", 'å', "aa", 'đ', "dj", 'þ', "th",
                    'ß', "ss");

    private static final String CYRILLIC = "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя";
    private static final String[] CYRILLIC_PLAIN =
            ("a b v g g d e e ye zh z i i i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya")
                    .split(" ", -1);
    private static final String[] CYRILLIC_WIDE =
            ("a b v g g d e yo ie j z i i yi i k l m n o p r s t u f h c ch sh sch  y  e iu ia")
                    .split(" ", -1);

    static Word of(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 128)) {
            var letters = letters(lower);
            return new Word(letters, letters);
        }
        var composed = Normalizer.normalize(lower, Normalizer.Form.NFC);
        return new Word(
                spelled(composed, PLAIN, CYRILLIC_PLAIN), spelled(composed, WIDE, CYRILLIC_WIDE));
    }

    private static String letters(String ascii) {
        var letters = new StringBuilder(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            if (Character.isLetterOrDigit(ascii.charAt(i))) {
                letters.append(ascii.charAt(i));
            }
        }
        return letters.toString();
    }

    private static String spelled(String text, Map<Character, String> own, String[] cyrillic) {
        var word = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int at = CYRILLIC.indexOf(c);
            if (own.containsKey(c)) {
                word.append(own.get(c));
            } else if (at >= 0) {
                word.append(cyrillic[at]);
            } else {
                word.append(PLAIN.getOrDefault(c, bare(c)));
            }
        }
        return word.toString();
    }

    private static String bare(char c) {
        var letters = new StringBuilder(2);
        var parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
        for (int i = 0; i < parts.length(); i++) {
            if (Character.isLetterOrDigit(parts.charAt(i))) {
                letters.append(parts.charAt(i));
            }
        }
        return letters.toString();
    }

    boolean isEmpty() {
        return plain.isEmpty();
    }

    boolean isInitial() {
        return plain.length() == 1;
    }

    boolean same(Word other) {
        return plain.equals(other.plain)
                || wide.equals(other.wide)
                || plain.equals(other.wide)
                || wide.equals(other.plain);
    }

    boolean isInitialOf(Word other) {
        return isInitial() && !other.isInitial() && other.plain.startsWith(plain);
    }

    /// Tells whether one is the other cut short, as `alex` for `alexander`.
    boolean shortens(Word other) {
        int shorter = Math.min(plain.length(), other.plain.length());
        return shorter >= 3
                && plain.length() != other.plain.length()
                && plain.regionMatches(0, other.plain, 0, shorter);
    }

    /// Tells whether one slip of the keyboard lies between them; two in a long word.
    boolean near(Word other) {
        int shorter = Math.min(plain.length(), other.plain.length());
        return shorter >= 4
                && hasSameEnd(other)
                && Slips.between(plain, other.plain) <= (shorter >= 8 ? 2 : 1);
    }

    /// One slip leaves the first or the last letter as it was; asked first because it is cheap.
    private boolean hasSameEnd(Word other) {
        return plain.charAt(0) == other.plain.charAt(0)
                || plain.charAt(plain.length() - 1) == other.plain.charAt(other.plain.length() - 1);
    }
}
