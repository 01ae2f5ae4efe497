package dev.quarterdeck.sources.git;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words that tell what a commit is about, taken out of its message.
///
/// For a merge made by a hosting site the title of the pull request stands in the body, and the
/// name of the merged branch in the subject.
///
/// @param text first line of the message
/// @param title what tells the kind: the pull request's title where there is one, else `text`
/// @param branch name of the merged branch; empty when no branch is named
/// @param body everything after the first line
record Subject(String text, String title, String branch, String body) {

    private static final Pattern MERGED_BRANCH =
            Pattern.compile(
                    "Merged? (?:remote-tracking )?(?:branch|branches|tag|commit) '([^']+)'"
                            + "|Merge pull request #\\d+ (?:in \\S+ )?from (\\S+)"
                            + "|Merged in (\\S+) \\(pull request"
                            + "|Merge branch ([^\\s']\\S*)");

    private static final int FORK = 2;

    /// Words that may stand before a ticket key without taking away its place: a conventional type,
    /// brackets, a revert's quotation marks, the word that tells the tracker what to do.
    private static final Pattern HEAD =
            Pattern.compile(
                    "(?:Revert |Reapply |Re-apply |Backport |Fix(?:es|ed)? |Close[sd]? |Resolve[sd]?:? )*"
                            + "(?:[A-Za-z]{2,12}(?:\\([^)]{1,60}\\))?!?: ?)?[\\s\\[({\"'#:*-]*");

    static Subject of(String message, boolean merge) {
        int from = 0;
        while (from < message.length() && Character.isWhitespace(message.charAt(from))) {
            from++;
        }
        int lineEnd = message.indexOf('\n', from);
        String text = lineEnd < 0 ? message.substring(from) : message.substring(from, lineEnd);
        String body = lineEnd < 0 ? "" : message.substring(lineEnd + 1);
        boolean named = merge || text.startsWith("Merge");
        String branch = named ? branchOf(text) : "";
        return new Subject(text, branch.isEmpty() ? text : titleOf(text, body), branch, body);
    }

    private static String branchOf(String text) {
        Matcher merged = MERGED_BRANCH.matcher(text);
        if (!merged.lookingAt()) {
            return "";
        }
        for (int group = 1; group <= merged.groupCount(); group++) {
            if (merged.group(group) != null) {
                return group == FORK ? withoutOwner(merged.group(group)) : merged.group(group);
            }
        }
        return "";
    }

    /// `ada-12/fix` is the branch `fix` of a person who calls herself `ada-12`.
    private static String withoutOwner(String forkAndBranch) {
        return forkAndBranch.substring(forkAndBranch.indexOf('/') + 1);
    }

    private static String titleOf(String text, String body) {
        if (!text.startsWith("Merge pull request") && !text.startsWith("Merged in")) {
            return text;
        }
        return body.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(text);
    }

    /// Returns the position before which a ticket key counts as standing at the head.
    static int headEnd(String line) {
        Matcher head = HEAD.matcher(line);
        return head.lookingAt() ? head.end() + 1 : 1;
    }

    String lowerBranch() {
        return branch.toLowerCase(Locale.ROOT);
    }
}
