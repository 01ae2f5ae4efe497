package dev.quarterdeck.sources.jira;

import java.util.Locale;

/// Walks over the pieces of a date: numbers, words, separators.
final class DateScanner {

    private final String text;
    private int at;

    DateScanner(String text) {
        // Java's own locale data puts a narrow no-break space before AM and PM.
        this.text = text.replace('\u202f', ' ').replace('\u00a0', ' ').strip();
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    boolean isAtNumber() {
        return at < text.length() && isDigit(text.charAt(at));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    int digitsAhead() {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end - at;
    }

    /// Reads a number; -1 where there is none, or one too long for a date.
    int number() {
        int digits = digitsAhead();
        String number = text.substring(at, at + digits);
        at += digits;
        return digits == 0 || digits > 4 ? -1 : Integer.parseInt(number);
    }

    /// Reads the digits after the point of seconds, as nanoseconds.
    int fraction() {
        int digits = digitsAhead();
        String number = (text.substring(at, at + digits) + "000000000").substring(0, 9);
        at += digits;
        return Integer.parseInt(number);
    }

    String word() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /// Skips what may stand between day, month and year; returns the first of it, or 0.
    char skipSeparators() {
        char first = isAtEnd() ? 0 : text.charAt(at);
        while (at < text.length() && "/.-, ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return first;
    }

    void skipToTime() {
        while (at < text.length() && " ,T".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    boolean skipOne(char... allowed) {
        for (char c : allowed) {
            if (at + 1 < text.length() && text.charAt(at) == c && isDigit(text.charAt(at + 1))) {
                at++;
                return true;
            }
        }
        return false;
    }

    /// Reads AM or PM: 1, 2, or 0 for neither.
    int halfOfDay() {
        String rest = rest().toLowerCase(Locale.ROOT).replace(".", "");
        int half = rest.startsWith("am") ? 1 : rest.startsWith("pm") ? 2 : 0;
        if (half > 0) {
            skipSpaces();
            at += text.startsWith(".", at + 1) ? 4 : 2;
        }
        return half;
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    /// Returns what is left, without spaces around it.
    String rest() {
        return text.substring(Math.min(at, text.length())).strip();
    }

    void skipRest() {
        at = text.length();
    }
}
