package dev.quarterdeck.sources.jira;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads headers and month names without case, accents and punctuation.
final class PlainName {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PlainName() {}

    /// Returns lower-case words with single spaces: `Fix Version/s` becomes `fix version s`.
    static String of(String text) {
        String unmarked =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return GAPS.matcher(unmarked.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
