package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.ReleaseTag.Kind;
import dev.quarterdeck.sources.git.TagReader.RawTag;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells releases from candidates, packaging and other tags.
///
/// First each name is judged alone, by the user's own rule where one is given; else the survivors
/// are then compared with each other by {@link TagComparison}.
final class TagRules {

    private static final Pattern PACKAGE =
            Pattern.compile(
                    "(?:^|[/_-])(?:debian|ubuntu|deb|rpm|docker|image|helm|charts?|homebrew|snap|nuget"
                            + "|upstream|flatpak)[/_@-]");
    private static final Pattern COMMIT_NAME = Pattern.compile("(?:^|[@/_-])[0-9a-f]{7,40}$");
    private static final Pattern PLACE =
            Pattern.compile(
                    "(?:.*-)?(?:build|jenkins|ci|deploy|deployed|backup|archive|before|after|pre|merge"
                            + "|branch)(?:-.*)?");

    private final String repository;
    private final @Nullable TagPattern given;

    /// @param given regular expression that a release tag matches; null to learn
    TagRules(String repository, @Nullable String given) {
        this.repository = repository;
        this.given = given == null ? null : new TagPattern(given);
    }

    /// Returns the verdicts, oldest tag first.
    List<ReleaseTag> classify(List<RawTag> tags) {
        List<JudgedTag> judged =
                tags.stream().map(JudgedTag::new).sorted(JudgedTag.OLDEST_PLAINEST_FIRST).toList();
        judged.forEach(this::alone);
        if (given == null) {
            new TagComparison(judged).compare(repository);
        }
        return judged.stream().map(JudgedTag::verdict).toList();
    }

    private void alone(JudgedTag one) {
        String name = one.tag.name().toLowerCase(Locale.ROOT);
        if (!one.pointsToCommit()) {
            one.is(Kind.OTHER, "points to a " + one.tag.type() + ", not to a commit");
        } else if (given != null) {
            byGivenRule(one, given);
        } else if (PACKAGE.matcher(name).find()) {
            one.is(Kind.PACKAGING, "names a package format");
        } else if (one.version == null) {
            boolean commit = COMMIT_NAME.matcher(name).find();
            one.is(Kind.OTHER, commit ? "named by a commit" : "carries no version");
        } else {
            byVersion(one, one.version);
        }
    }

    private static void byGivenRule(JudgedTag one, TagPattern rule) {
        if (rule.matches(one.tag.name())) {
            one.is(Kind.RELEASE, "matches the given rule");
        } else {
            boolean preview = one.version != null && one.version.isPreview();
            one.is(preview ? Kind.CANDIDATE : Kind.OTHER, "does not match the given rule");
        }
    }

    private static void byVersion(JudgedTag one, VersionName version) {
        if (version.isPreview()) {
            String sign = version.rest().isEmpty() ? version.lead() : version.rest();
            one.is(Kind.CANDIDATE, "marked as a preview: " + sign.replaceFirst("^[-._+]", ""));
        } else if (version.isCount() && PLACE.matcher(version.lead()).matches()) {
            one.is(Kind.OTHER, "names a build or a place, not a version");
        } else {
            String of = version.lead().isEmpty() ? "" : " of " + version.lead();
            one.is(Kind.RELEASE, "carries a version" + of);
        }
    }
}
