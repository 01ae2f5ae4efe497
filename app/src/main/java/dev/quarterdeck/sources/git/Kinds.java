package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.Marker;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells the kind of a commit by its own words.
///
/// The order of the questions is the order of precedence: a revert of a dependency update is a
/// revert.
final class Kinds {

    private static final Pattern REVERT =
            Pattern.compile(
                    "^\\W{0,3}(?:revert(?:s|ed|ing)?\\b\\s*(?:[:(\"'\u201c\\[]|commit|\"|#\\d|r\\d"
                            + "|[a-z][a-z0-9_]{1,14}-\\d|[0-9a-f]{7,40}\\b))");
    private static final Pattern REVERT_WORD =
            Pattern.compile("^\\W{0,3}revert(?:s|ed|ing)?\\s+(?!to\\b|back\\b)");
    private static final Pattern REAPPLY =
            Pattern.compile("^\\W{0,3}(?:re-?apply\\b|(?:revert\\W{1,4}){2})");
    private static final Pattern HOTFIX =
            Pattern.compile("^\\W{0,3}(?:[a-z][a-z0-9_]*-\\d+\\W{1,3})?hot-?fix\\b");
    private static final Pattern HOTFIX_BRANCH = Pattern.compile("(?:^|[/:])hot-?fix(?:es)?[/_-]");
    private static final Pattern DEPENDENCY =
            Pattern.compile(
                    "^\\W{0,3}(?:(?:build|chore|fix|ci|deps)\\(deps[^)]*\\)|deps(?:-dev)?:"
                            + "|(?:[\\w()-]{2,20}:\\s)?(?:bump|update|upgrade|upgraded|bumps)\\b.{1,120}?"
                            + "(?:\\bto v?\\d[\\w.+-]*|\\bfrom v?\\d\\S* to\\b)"
                            + "|update dependenc(?:y|ies)\\b|update .{0,40}\\bdependenc(?:y|ies)\\b)");
    private static final Pattern DEPENDENCY_BRANCH =
            Pattern.compile(
                    "(?:^|[/:])(?:dependabot|renovate|greenkeeper|snyk-(?:fix|upgrade))[/-]");
    private static final Pattern RELEASE =
            Pattern.compile(
                    "^\\W{0,3}(?:[\\w()-]{2,20}:\\s)?(?:"
                            + "(?:release|releasing|version)\\b.{0,40}\\d+\\.\\d|v?\\d+\\.\\d+(?:[.-][\\w.-]+)?$"
                            + "|(?:bump|bumped|bumping|bumps|update|set|change|increment)\\s(?:the\\s)?"
                            + "(?:(?:project|release|development|plugin|snapshot|maven|package|next)\\s){0,2}versions?\\b"
                            + "|(?:bump|bumped) to v?\\d"
                            + "|prepar(?:e|ing)\\b.{0,30}\\b(?:release|version|development|milestone)"
                            + "|next (?:development )?(?:version|iteration)|start(?:ing)? .{0,20}development"
                            + "|post-?release|tagging\\b|\\[maven-release-plugin\\]|maven-release-plugin|\\[release\\]"
                            + "|add(?:ed)? .{0,20}release notes|changelog\\b)");
    private static final Pattern MINOR =
            Pattern.compile(
                    "^\\W{0,3}(?:minor|trivial|nit|nits|typo|typos|cosmetic|minro|tiny|small)\\b");
    private static final Pattern DOCUMENTATION =
            Pattern.compile(
                    "^\\W{0,3}(?:docs?|documentation|javadocs?|readme)(?:\\([^)]*\\))?!?[:\\])\\s]"
                            + "|^\\W{0,3}(?:add|fix|update|improve|tweak|clarify|correct|tidy)(?:e?[sd]|ing)?\\s.{0,30}"
                            + "\\b(?:docs?|documentation|javadocs?|readme(?:\\.md)?|changelog(?:\\.md)?)\\b");
    private static final Pattern TEST =
            Pattern.compile(
                    "^\\W{0,3}tests?(?:\\([^)]*\\))?!?[:\\])]"
                            + "|^\\W{0,3}(?:add|fix|update|improve|remove|refactor)(?:e?[sd]|ing)?\\s.{0,30}\\btests?\\b");
    private static final Pattern CHORE =
            Pattern.compile(
                    "^\\W{0,3}(?:chore|build|ci|cicd|style|infra|internal|formatting|whitespace|cleanup|clean-?up|lint)"
                            + "(?:\\([^)]*\\))?!?(?:[:\\])]|\\s.{0,20}$)");
    private static final Pattern TYPED =
            Pattern.compile(
                    "^\\W{0,3}(?:feat|feature|fix|bugfix|bug|refactor|perf|improvement|enhancement|new|update|breaking)"
                            + "(?:\\([^)]*\\))?!?:");

    private static final Map<Marker, Pattern> BY_HEAD = inOrder();

    private Kinds() {}

    private static Map<Marker, Pattern> inOrder() {
        Map<Marker, Pattern> order = new java.util.LinkedHashMap<>();
        order.put(Marker.RELEASE, RELEASE);
        order.put(Marker.DEPENDENCY, DEPENDENCY);
        order.put(Marker.MINOR, MINOR);
        order.put(Marker.DOCUMENTATION, DOCUMENTATION);
        order.put(Marker.TEST, TEST);
        order.put(Marker.CHORE, CHORE);
        order.put(Marker.TYPED, TYPED);
        return order;
    }

    /// Answers whether it takes back an earlier change. "Revert to the old default" is prose, and
    // the
    /// revert of a revert brings the change back.
    static boolean isRevert(Subject subject) {
        String title = subject.lowerTitle();
        if (REAPPLY.matcher(title).find()) {
            return false;
        }
        if (REVERT.matcher(title).find()) {
            return true;
        }
        return REVERT_WORD.matcher(title).find() || subject.body().contains("This reverts commit");
    }

    static boolean isHotfix(Subject subject) {
        return HOTFIX.matcher(subject.lowerTitle()).find()
                || !subject.branch().isEmpty()
                        && HOTFIX_BRANCH.matcher(subject.lowerBranch()).find();
    }

    static Marker marker(
            Subject subject, boolean merge, boolean bot, boolean revert, boolean hotfix) {
        if (revert) {
            return Marker.REVERT;
        }
        if (hotfix) {
            return Marker.HOTFIX;
        }
        String branch = subject.lowerBranch();
        if (!branch.isEmpty() && DEPENDENCY_BRANCH.matcher(branch).find()) {
            return Marker.DEPENDENCY;
        }
        Marker byHead = byHead(head(subject.lowerTitle()));
        if (byHead != Marker.NONE) {
            return byHead;
        }
        if (bot) {
            return Marker.DEPENDENCY;
        }
        return merge ? Marker.MERGE : Marker.NONE;
    }

    private static Marker byHead(String head) {
        for (Map.Entry<Marker, Pattern> kind : BY_HEAD.entrySet()) {
            Matcher matcher = kind.getValue().matcher(head);
            if (matcher.find()) {
                return kind.getKey();
            }
        }
        return Marker.NONE;
    }

    private static String head(String title) {
        return title.length() > 160 ? title.substring(0, 160).toLowerCase(Locale.ROOT) : title;
    }
}
