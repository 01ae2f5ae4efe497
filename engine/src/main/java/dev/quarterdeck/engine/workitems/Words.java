package dev.quarterdeck.engine.workitems;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a tracker's names as plain words, without case, accents and punctuation.
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
    // In "won't" and "n'est" the apostrophe joins rather than parts.
    private static final Pattern APOSTROPHES = Pattern.compile("['’`´]");

    private Words() {}

    /// Returns lower-case words with single spaces: `Won’t Fix` becomes `wont fix`.
    static String plain(String name) {
        String bare = APOSTROPHES.matcher(name).replaceAll("");
        String unmarked =
                MARKS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFD)).replaceAll("");
        return GAPS.matcher(unmarked.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /// Answers whether one of the phrases stands in the words, on word borders; `*` ends a stem.
    static boolean has(String plain, Set<String> phrases) {
        String padded = " " + plain + " ";
        for (String phrase : phrases) {
            boolean stem = phrase.endsWith("*");
            String wanted =
                    stem ? " " + phrase.substring(0, phrase.length() - 1) : " " + phrase + " ";
            if (padded.contains(wanted)) {
                return true;
            }
        }
        return false;
    }
}
