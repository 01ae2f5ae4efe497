package dev.quarterdeck.sources.git;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds numbers of hosted issues: those a message closes (`Fixes #12`, `closes org/repo#12`), and
/// `GH-12` anywhere.
///
/// A bare `(#12)` at the end of a subject is the pull request, `Closes #12 from fork/branch` is
/// what merge scripts write about the pull request, and a `#12` in prose may be anything.
final class IssueScanner {

    private static final Set<String> CLOSING =
            Set.of(
                    "close",
                    "closes",
                    "closed",
                    "fix",
                    "fixes",
                    "fixed",
                    "resolve",
                    "resolves",
                    "resolved",
                    "issue",
                    "bug");

    private static final int LONGEST_NUMBER = 7;

    private IssueScanner() {}

    static void scan(String text, List<Integer> found) {
        for (int at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
            int end = numberEnd(text, at + 1);
            if (end > 0
                    && !text.startsWith(" from ", end)
                    && CLOSING.contains(wordBefore(text, at))) {
                found.add(Integer.parseInt(text, at + 1, end, 10));
            }
        }
        for (int at = nextGh(text, 0); at >= 0; at = nextGh(text, at + 1)) {
            int end = numberEnd(text, at + 3);
            boolean apart = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (end > 0 && apart) {
                found.add(Integer.parseInt(text, at + 3, end, 10));
            }
        }
    }

    private static int nextGh(String text, int from) {
        int upper = text.indexOf("GH-", from);
        int lower = text.indexOf("gh-", from);
        return upper < 0 || lower >= 0 && lower < upper ? lower : upper;
    }

    private static int numberEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        int length = end - from;
        boolean apart = end == text.length() || !Character.isLetter(text.charAt(end));
        return length > 0 && length <= LONGEST_NUMBER && apart ? end : -1;
    }

    /// Returns the word before a reference, stepping over `org/repo`, a colon and spaces.
    private static String wordBefore(String text, int at) {
        int end = at;
        while (end > 0 && isRepository(text.charAt(end - 1))) {
            end--;
        }
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == ':')) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isLetter(text.charAt(start - 1)) && end - start < 10) {
            start--;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isRepository(char c) {
        return Character.isLetterOrDigit(c) || c == '/' || c == '-' || c == '_' || c == '.';
    }
}
