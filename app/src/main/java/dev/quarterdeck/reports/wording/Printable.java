package dev.quarterdeck.reports.wording;

import java.util.Locale;

/// Cleans text that came from outside, so that a name can neither steer a terminal nor turn a line.
///
/// Branch, tag and module names may hold escape sequences and marks that reverse the direction of
/// writing (see "Trojan Source", CVE-2021-42574); they are shown as `\u202e` instead of obeyed.
public final class Printable {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Printable() {}

    /// Returns the text with line breaks and tabs as spaces and other controls made visible.
    public static String clean(String text) {
        if (text.codePoints().allMatch(Printable::isHarmless)) {
            return text;
        }
        StringBuilder cleaned = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> appendCleaned(cleaned, point));
        return cleaned.toString();
    }

    /// Returns the cleaned text with at most `length` code points, the last one an ellipsis if cut.
    public static String shortened(String text, int length) {
        String cleaned = clean(text);
        if (cleaned.codePointCount(0, cleaned.length()) <= length) {
            return cleaned;
        }
        return cleaned.substring(0, cleaned.offsetByCodePoints(0, length - 1)) + "…";
    }

    private static void appendCleaned(StringBuilder cleaned, int point) {
        if (isHarmless(point)) {
            cleaned.appendCodePoint(point);
        } else if (point == '\n' || point == '\t' || point == '\r') {
            cleaned.append(' ');
        } else {
            cleaned.append(String.format(Locale.ROOT, "\\u%04x", point));
        }
    }

    private static boolean isHarmless(int point) {
        if (point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER) {
            return true; // several scripts and emoji cannot be written without them
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
