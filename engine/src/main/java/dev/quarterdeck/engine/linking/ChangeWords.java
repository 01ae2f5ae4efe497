package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.linking.CommitNote.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what titles, branches and messages name, so that the texts themselves need not be kept.
public final class ChangeWords {

    private static final String REPOSITORY = "([\\w.-]{1,100}(?:/[\\w.-]{1,100}){0,9})?";
    private static final String NUMBER = "(\\d{1,9})\\b";

    /// How merge tools write that a change lands: GitHub's merge and squash, the merge script of
    /// Bitcoin, GitLab, Bitbucket Cloud and Server, Azure DevOps, and trailers with an address.
    private static final List<Pattern> LANDINGS =
            List.of(
                    Pattern.compile("\\AMerge pull request " + REPOSITORY + "#" + NUMBER),
                    Pattern.compile("\\AMerge " + REPOSITORY + "#" + NUMBER),
                    Pattern.compile(
                            "\\A[^\\n]{0,500}\\(()[#!]" + NUMBER + "\\)[ \\t\\r]*(?:\\n|\\z)"),
                    Pattern.compile("(?m)^See merge request " + REPOSITORY + "!" + NUMBER),
                    Pattern.compile("()\\(pull request #" + NUMBER + "\\)"),
                    Pattern.compile("\\A()Pull request #" + NUMBER + ":"),
                    Pattern.compile("\\A()Merged PR " + NUMBER + ":"),
                    Pattern.compile(
                            "(?m)^(?:PR-URL|Pull-Request|Closes-PR): ?https?://[^/\\s]{1,200}/"
                                    + REPOSITORY
                                    + "(?:/-)?/(?:pull|merge_requests|pull-requests)/"
                                    + NUMBER));

    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w/&])" + REPOSITORY + "#" + NUMBER);
    private static final Pattern KEY =
            Pattern.compile(
                    "(?<![A-Za-z0-9_-])([A-Za-z][A-Za-z0-9_]{1,49})-([1-9]\\d{0,8})(?![\\w-]*\\.\\w|\\w)");
    private static final Pattern REVERTED =
            Pattern.compile("(?i)\\bThis reverts commit ([0-9a-f]{7,64})\\b");
    private static final Pattern REVERT = Pattern.compile("(?i)\\A\\s*\"?revert(?:s|ed|ing)?\\b");
    private static final Pattern HOTFIX =
            Pattern.compile("(?i)(?:\\A|[^\\p{L}\\p{N}])hot[-_ ]?fix(?:es|ed)?(?![\\p{L}\\p{N}])");

    private ChangeWords() {}

    /// Returns the changes that a commit's message names, each number once; a word that it lands
    /// there outdoes a mention. A message that takes something back lands nothing.
    public static List<Reference> references(String message) {
        Map<String, Reference> found = new LinkedHashMap<>();
        if (!isRevert(message)) {
            for (Pattern landing : LANDINGS) {
                collect(landing, message, true, found);
            }
        }
        collect(MENTION, message, false, found);
        return List.copyOf(found.values());
    }

    private static void collect(
            Pattern pattern, String message, boolean landing, Map<String, Reference> found) {
        Matcher matcher = pattern.matcher(message);
        while (matcher.find()) {
            String repository = matcher.group(1) == null ? "" : matcher.group(1);
            long number = Long.parseLong(matcher.group(2));
            found.putIfAbsent(
                    repository + '#' + number, new Reference(repository, number, landing));
        }
    }

    /// Returns what may be keys of work items, in capital letters, each once. `UTF-8` is among
    /// them: only who knows the items can tell.
    public static List<String> keys(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = KEY.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1).toUpperCase(Locale.ROOT) + '-' + matcher.group(2));
        }
        return List.copyOf(found);
    }

    /// Returns the commits that a message says it takes back.
    public static List<String> reverted(String message) {
        List<String> found = new ArrayList<>();
        Matcher matcher = REVERTED.matcher(message);
        while (matcher.find()) {
            found.add(matcher.group(1).toLowerCase(Locale.ROOT));
        }
        return List.copyOf(found);
    }

    /// Answers whether a title or message begins with taking something back.
    public static boolean isRevert(String text) {
        return REVERT.matcher(text).find();
    }

    /// Answers whether a title, label or branch calls itself a hotfix.
    public static boolean isHotfix(String text) {
        return HOTFIX.matcher(text).find();
    }
}
