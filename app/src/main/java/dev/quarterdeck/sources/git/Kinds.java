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
record Kinds(Marker marker, boolean revert, boolean hotfix) {

    private static final int HEAD_LENGTH = 160;

    private static final Pattern REVERT =
            Pattern.compile(
                    "revert(?:s|ed|ing)?(?:\\W*$|\\s*[:(\"'\u201c\\[]|\\s+(?!to\\b|back\\b))");
    private static final Pattern REAPPLY = Pattern.compile("re-?apply\\b|(?:revert\\W{1,4}){2}");
    private static final Pattern HOTFIX =
            Pattern.compile("(?:[a-z][a-z0-9_]*-\\d+\\W{1,3})?hot-?fix\\b");
    private static final Pattern HOTFIX_BRANCH = Pattern.compile("(?:^|[/:])hot-?fix(?:es)?[/_-]");
    private static final Pattern DEPENDENCY =
            Pattern.compile(
                    "(?:(?:build|chore|fix|ci|deps)\\(deps[^)]*\\)|deps(?:-dev)?:"
                            + "|(?:[\\w()-]{2,20}:\\s)?(?:bump|update|upgrade|upgraded|bumps)\\b.{1,120}?"
                            + "(?:\\bto v?\\d[\\w.+-]*|\\bfrom v?\\d\\S* to\\b)"
                            + "|update dependenc(?:y|ies)\\b|update .{0,40}\\bdependenc(?:y|ies)\\b)");
    private static final Pattern DEPENDENCY_BRANCH =
            Pattern.compile(
                    "(?:^|[/:])(?:dependabot|renovate|greenkeeper|snyk-(?:fix|upgrade))[/-]");
    private static final Pattern RELEASE =
            Pattern.compile(
                    "(?:[\\w()-]{2,20}:\\s)?(?:"
                            + "(?:release|releasing|version)\\b.{0,40}\\d+\\.\\d|v?\\d+\\.\\d+(?:[.-][\\w.-]+)?$"
                            + "|(?:bump|bumped|bumping|bumps|update|set|change|increment)\\s(?:the\\s)?"
                            + "(?:(?:project|release|development|plugin|snapshot|maven|package|next)\\s){0,2}versions?\\b"
                            + "|(?:bump|bumped) to v?\\d"
                            + "|prepar(?:e|ing)\\b.{0,30}\\b(?:release|version|development|milestone)"
                            + "|next (?:development )?(?:version|iteration)|start(?:ing)? .{0,20}development"
                            + "|post-?release|tagging\\b|\\[maven-release-plugin\\]|maven-release-plugin|\\[release\\]"
                            + "|add(?:ed)? .{0,20}release notes|changelog\\b)");
    private static final Pattern MINOR =
            Pattern.compile("(?:minor|trivial|nit|nits|typo|typos|cosmetic|minro|tiny|small)\\b");
    private static final Pattern DOCUMENTATION =
            Pattern.compile(
                    "(?:docs?|documentation|javadocs?|readme)(?:\\([^)]*\\))?!?[:\\])\\s]"
                            + "|(?:add|fix|update|improve|tweak|clarify|correct|tidy)(?:e?[sd]|ing)?\\s.{0,30}"
                            + "\\b(?:docs?|documentation|javadocs?|readme(?:\\.md)?|changelog(?:\\.md)?)\\b");
    private static final Pattern TEST =
            Pattern.compile(
                    "tests?(?:\\([^)]*\\))?!?[:\\])]"
                            + "|(?:add|fix|update|improve|remove|refactor)(?:e?[sd]|ing)?\\s.{0,30}\\btests?\\b");
    private static final Pattern CHORE =
            Pattern.compile(
                    "(?:chore|build|ci|cicd|style|infra|internal|formatting|whitespace|cleanup|clean-?up|lint)"
                            + "(?:\\([^)]*\\))?!?(?:[:\\])]|\\s.{0,20}$)");
    private static final Pattern TYPED =
            Pattern.compile(
                    "(?:feat|feature|fix|bugfix|bug|refactor|perf|improvement|enhancement|new|update|breaking)"
                            + "(?:\\([^)]*\\))?!?:");

    private static final Map<Marker, Pattern> BY_HEAD = inOrder();

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
    /// the revert of a revert brings the change back.
    private static boolean isRevert(Subject subject) {
        String head = head(subject);
        if (REAPPLY.matcher(head).lookingAt()) {
            return false;
        }
        return head.startsWith("revert") && REVERT.matcher(head).lookingAt()
                || subject.body().contains("This reverts commit");
    }

    private static boolean isHotfix(Subject subject) {
        return HOTFIX.matcher(head(subject)).lookingAt()
                || !subject.branch().isEmpty()
                        && HOTFIX_BRANCH.matcher(subject.lowerBranch()).find();
    }

    /// Asks everything.
    static Kinds of(Subject subject, boolean merge, boolean bot) {
        Kinds plain = withTicket(subject);
        return plain.marker != Marker.NONE
                ? plain
                : new Kinds(marker(subject, merge, bot), plain.revert, plain.hotfix);
    }

    /// Asks only for reverts and hotfixes.
    static Kinds withTicket(Subject subject) {
        boolean revert = isRevert(subject);
        boolean hotfix = isHotfix(subject);
        Marker unticketed = hotfix ? Marker.HOTFIX : Marker.NONE;
        return new Kinds(revert ? Marker.REVERT : unticketed, revert, hotfix);
    }

    private static Marker marker(Subject subject, boolean merge, boolean bot) {
        String branch = subject.lowerBranch();
        if (!branch.isEmpty() && DEPENDENCY_BRANCH.matcher(branch).find()) {
            return Marker.DEPENDENCY;
        }
        Marker byHead = byHead(head(subject));
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
            if (matcher.lookingAt()) {
                return kind.getKey();
            }
        }
        return Marker.NONE;
    }

    /// Returns the start of the title in lower case, without brackets or quotation marks before it.
    private static String head(Subject subject) {
        String title = subject.title();
        int from = 0;
        while (from < title.length()
                && from < 4
                && !Character.isLetterOrDigit(title.charAt(from))) {
            from++;
        }
        return title.substring(from, Math.min(title.length(), from + HEAD_LENGTH))
                .toLowerCase(Locale.ROOT);
    }
}
