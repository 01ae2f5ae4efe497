package dev.quarterdeck.engine.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A login, or the local part of an address: what people make of their name.
///
/// @param exact as written, lower case, without a `+tag`
/// @param stem letters alone, trailing digits and separators dropped
/// @param numbered whether digits were dropped
record Handle(String exact, String stem, boolean numbered) {

    private static final Pattern TRAILING = Pattern.compile("[\\d._-]+$");
    private static final int LONG_ENOUGH = 4;

    static Handle of(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        int plus = lower.indexOf('+');
        var exact = plus > 0 ? lower.substring(0, plus) : lower;
        int domain = exact.lastIndexOf('\\');
        exact = exact.substring(domain + 1);
        var letters = TRAILING.matcher(exact).replaceAll("");
        boolean numbered = exact.chars().anyMatch(Character::isDigit);
        return new Handle(exact, Word.of(letters).plain(), numbered);
    }

    boolean isTelling() {
        return stem.length() >= LONG_ENOUGH && !SharedTraces.isRoleMailbox(exact);
    }

    /// Lists what a name is commonly shortened to, each with its points.
    static Map<String, Sign> spelledFrom(NameForm name) {
        var spelled = new LinkedHashMap<String, Sign>();
        if (name.words().size() < 2) {
            return spelled;
        }
        for (boolean wide : List.of(false, true)) {
            var words = new ArrayList<String>();
            name.words().forEach(word -> words.add(wide ? word.wide() : word.plain()));
            spell(spelled, words);
        }
        return spelled;
    }

    private static void spell(Map<String, Sign> spelled, List<String> words) {
        var first = words.getFirst();
        var last = words.getLast();
        var f = first.substring(0, 1);
        var l = last.substring(0, 1);
        put(spelled, first + last, 55, "spells the name");
        put(spelled, last + first, 55, "spells the name");
        put(spelled, String.join("", words), 55, "spells the name");
        put(spelled, f + last, 40, "is the initial and the family name");
        put(spelled, last + f, 40, "is the family name and the initial");
        put(spelled, first + l, 28, "is the given name and the initial");
        put(spelled, initials(words) + last, 40, "is the initials and the family name");
        put(spelled, cut(last, 5) + cut(first, 2), 30, "is cut from the name");
        put(spelled, cut(first, 3) + cut(last, 3), 30, "is cut from the name");
        put(spelled, last, 18, "is the family name");
        put(spelled, first, 8, "is the given name");
        put(spelled, initials(words) + l, 8, "is the initials");
    }

    private static String initials(List<String> words) {
        var initials = new StringBuilder();
        words.subList(0, words.size() - 1).forEach(word -> initials.append(word.charAt(0)));
        return initials.toString();
    }

    private static String cut(String word, int length) {
        return word.substring(0, Math.min(length, word.length()));
    }

    private static void put(Map<String, Sign> spelled, String text, int points, String words) {
        spelled.merge(
                text,
                new Sign(points, words),
                (one, other) -> one.points() >= other.points() ? one : other);
    }
}
