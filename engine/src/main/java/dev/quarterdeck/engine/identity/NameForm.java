package dev.quarterdeck.engine.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A name taken apart: its words in the order given name first, without titles and remarks.
///
/// @param words the words; particles such as `van` left out when anything else remains
/// @param several whether it names more than one person, as `Ada & Bram` does
record NameForm(List<Word> words, boolean several) {

    private static final Pattern REMARK =
            Pattern.compile("\\([^)]*\\)|\\[[^]]*]|<[^>]*>|\\s[-–|/]\\s.*$|@.*$");
    private static final Pattern SEVERAL =
            Pattern.compile(
                    "\\p{L}\\s*(?:&|\\+|/|;)\\s*\\p{L}|\\p{L}\\s(?:and|und|et|y)\\s\\p{L}",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’`]+");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern DIGITS = Pattern.compile("\\d+$");

    private static final Set<String> TITLES =
            Set.of(
                    "dr",
                    "prof",
                    "mr",
                    "mrs",
                    "ms",
                    "ing",
                    "dipl",
                    "phd",
                    "msc",
                    "bsc",
                    "mba",
                    "jr",
                    "sr",
                    "ii",
                    "iii",
                    "extern",
                    "external",
                    "contractor",
                    "ext",
                    "he",
                    "him",
                    "she",
                    "her",
                    "they");
    private static final Set<String> PARTICLES =
            Set.of(
                    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la",
                    "le", "el", "al", "bin", "ibn", "ten", "ter", "zu", "af", "av");

    NameForm {
        words = List.copyOf(words);
    }

    static NameForm of(String name) {
        boolean plain = isPlain(name);
        var bare = plain ? name.strip() : REMARK.matcher(name).replaceAll(" ").strip();
        boolean several = !(plain && isOfFewWords(bare)) && SEVERAL.matcher(bare).find();
        int comma = bare.indexOf(',');
        boolean turned = comma > 0 && comma == bare.lastIndexOf(',');
        var words = turned ? words(bare.substring(comma + 1)) : new ArrayList<Word>();
        words.addAll(words(turned ? bare.substring(0, comma) : bare));
        return new NameForm(words, several);
    }

    /// Most names are letters and spaces: they need no search for remarks.
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetter(c) && c != ' ' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfFewWords(String name) {
        int first = name.indexOf(' ');
        return first < 0 || name.indexOf(' ', first + 1) < 0;
    }

    private static List<Word> words(String text) {
        var parts = GAP.split(text.strip());
        if (parts.length == 1) {
            parts = CAMEL.split(parts[0]);
        }
        var all = new ArrayList<Word>();
        var main = new ArrayList<Word>();
        for (var part : parts) {
            var word = Word.of(DIGITS.matcher(part).replaceAll(""));
            if (!word.isEmpty() && !TITLES.contains(word.plain())) {
                all.add(word);
                if (!PARTICLES.contains(part.toLowerCase(Locale.ROOT))) {
                    main.add(word);
                }
            }
        }
        return main.isEmpty() ? all : main;
    }

    /// Returns whether it has two words or more that are no initials: enough to contradict.
    boolean isFull() {
        int full = 0;
        for (var word : words) {
            full += word.isInitial() ? 0 : 1;
        }
        return full >= 2;
    }

    Word first() {
        return words.getFirst();
    }

    Word last() {
        return words.getLast();
    }

    /// Returns one text per name, whatever its order, for looking up.
    String sorted() {
        return String.join(" ", words.stream().map(Word::plain).sorted().toList());
    }
}
