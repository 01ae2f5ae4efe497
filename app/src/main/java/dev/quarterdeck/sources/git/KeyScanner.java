package dev.quarterdeck.sources.git;

import dev.quarterdeck.sources.git.MessageFacts.KeyMention;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds everything shaped like a ticket key; whether a prefix is one is learned by
/// {@link TicketRules}.
///
/// A key is a prefix of 2 to 15 letters, digits or underscores that starts with a letter, a hyphen,
/// and a number without leading zero. `CVE-2021-44228`, `RELEASE-2.0` and `x86-64-linux` are none:
/// what follows the number decides. Lower-case keys count only where nothing else would stand: at
/// the head of a subject, and in the names of merged branches.
///
/// Written by hand because it sees every byte of every message, and a regular expression is ten
/// times slower on a cold virtual machine.
final class KeyScanner {

    private static final int LONGEST_PREFIX = 15;
    private static final int LONGEST_NUMBER = 7;

    private static final int LONGEST_FOOTER = 24;
    private static final Set<String> FOOTERS =
            Set.of(
                    "ref",
                    "refs",
                    "issue",
                    "issues",
                    "jira",
                    "ticket",
                    "tickets",
                    "task",
                    "story",
                    "closes",
                    "fixes",
                    "resolves",
                    "relatesto",
                    "related",
                    "bug",
                    "jiraissue",
                    "jiraid",
                    "workitem",
                    "partof");

    private KeyScanner() {}

    /// Scans a subject whose head ends before `headEnd`: a key that starts before it is at the
    /// head.
    static void subject(String subject, int headEnd, List<KeyMention> found) {
        scan(subject, headEnd, false, found);
    }

    static void body(String body, List<KeyMention> found) {
        scan(body, 0, false, found);
    }

    /// Scans the name of a merged branch, where case tells nothing.
    static void branch(String name, List<KeyMention> found) {
        scan(name, name.length(), true, found);
    }

    private static void scan(String text, int headEnd, boolean branch, List<KeyMention> found) {
        for (int hyphen = text.indexOf('-'); hyphen >= 0; hyphen = text.indexOf('-', hyphen + 1)) {
            int end = numberEnd(text, hyphen + 1);
            if (end < 0 || !mayFollow(text, end, branch)) {
                continue;
            }
            int start = prefixStart(text, hyphen);
            if (start < 0 || !mayPrecede(text, start, branch)) {
                continue;
            }
            String prefix = text.substring(start, hyphen);
            boolean upper = isUpper(prefix);
            boolean head =
                    start < headEnd && (upper || !branch) || upper && isMarked(text, start, end);
            if (upper || head || branch) {
                found.add(
                        new KeyMention(
                                prefix.toUpperCase(Locale.ROOT),
                                Integer.parseInt(text, hyphen + 1, end, 10),
                                head,
                                upper));
            }
        }
    }

    /// Answers whether a key stands where people put keys outside the head: in brackets, in a
    /// tracker's link, or behind a word such as `Refs:` that starts the line.
    private static boolean isMarked(String text, int start, int end) {
        char before = start == 0 ? '\n' : text.charAt(start - 1);
        char after = end == text.length() ? '\n' : text.charAt(end);
        if (before == '(' && after == ')' || before == '[' && after == ']') {
            return true;
        }
        int line = text.lastIndexOf('\n', start) + 1;
        if (start - line > LONGEST_FOOTER) {
            return text.startsWith("/browse/", start - "/browse/".length());
        }
        String footer = text.substring(line, start).toLowerCase(Locale.ROOT);
        return footer.isEmpty() && after == '\n' && line > 0
                || footer.endsWith("/browse/")
                || FOOTERS.contains(footer.replaceAll("[^a-z]+", ""));
    }

    /// Returns where the number ends, or -1 when none stands at `from`.
    private static int numberEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int length = end - from;
        return length == 0 || length > LONGEST_NUMBER || text.charAt(from) == '0' ? -1 : end;
    }

    private static boolean mayFollow(String text, int end, boolean branch) {
        if (end == text.length()) {
            return true;
        }
        char next = text.charAt(end);
        if (next == '_') {
            return branch;
        }
        if (isLetter(next) || next == '+') {
            return false;
        }
        boolean joined = next == '.' || next == '-';
        boolean digitFollows = end + 1 < text.length() && isDigit(text.charAt(end + 1));
        return !(joined && digitFollows);
    }

    /// Returns where the prefix starts, or -1 when it has no form of one.
    private static int prefixStart(String text, int hyphen) {
        int start = hyphen;
        while (start > 0 && isWord(text.charAt(start - 1)) && hyphen - start <= LONGEST_PREFIX) {
            start--;
        }
        int length = hyphen - start;
        boolean fits = length >= 2 && length <= LONGEST_PREFIX;
        return fits && isLetter(text.charAt(start)) ? start : -1;
    }

    private static boolean mayPrecede(String text, int start, boolean branch) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        if (before == '-') {
            return branch && isUpper(text.substring(start, text.indexOf('-', start)));
        }
        return !isWord(before) && before != '.' && before != '@' && before != '$';
    }

    private static boolean isUpper(String prefix) {
        return prefix.chars().noneMatch(c -> c >= 'a' && c <= 'z');
    }

    private static boolean isWord(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > 127 && Character.isLetter(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
