package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.ReleaseTag.Kind;
import dev.quarterdeck.sources.git.TagReader.RawTag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Tells releases from candidates, packaging and other tags.
///
/// First each name is judged alone; then the survivors are compared: the same version again is
/// packaging, a numbered attempt before the plain version is a candidate, a sub-package beside the
/// product's own line is packaging, and sub-packages tagged within an hour are one release.
final class TagRules {

    private static final Duration SAME_MOMENT = Duration.ofHours(1);
    private static final Duration STRONGER_LINE_NEAR = Duration.ofDays(365);
    private static final Pattern PACKAGE =
            Pattern.compile(
                    "(?:^|[/_-])(?:debian|ubuntu|deb|rpm|docker|image|helm|charts?|homebrew|snap|nuget|pkg|upstream|flatpak)[/_@-]");
    private static final Pattern COMMIT_NAME = Pattern.compile("(?:^|[@/_-])[0-9a-f]{7,40}$");
    private static final Pattern DATE =
            Pattern.compile(
                    "^(\\D{0,12}?)[-_/]?(?:19|20)\\d\\d[-_.]?[01]\\d[-_.]?[0-3]\\d(?:\\D.*)?$");

    /// A tag under judgement.
    private static final class Judged {
        final RawTag tag;
        final @Nullable VersionName version;
        Kind kind = Kind.OTHER;
        String why = "";

        Judged(RawTag tag) {
            this.tag = tag;
            this.version = VersionName.of(tag.name());
        }

        void is(Kind newKind, String newWhy) {
            this.kind = newKind;
            this.why = newWhy;
        }

        boolean isRelease() {
            return kind == Kind.RELEASE;
        }

        String lead() {
            return version == null ? "" : version.lead();
        }

        String versionKey() {
            return version == null ? tag.name() : version.version();
        }
    }

    private final String repository;
    private final @Nullable Pattern given;

    TagRules(String repository, @Nullable String given) {
        this.repository = repository.toLowerCase(Locale.ROOT);
        this.given = given == null ? null : compile(given);
    }

    private static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException broken) {
            throw new dev.quarterdeck.platform.Refusal(
                    "The release tag rule (%s) must be a regular expression, and it is not: %s."
                            .formatted(expression, broken.getDescription()),
                    "Maybe write something like: v\\d+\\.\\d+\\.\\d+");
        }
    }

    List<ReleaseTag> classify(List<RawTag> tags) {
        List<Judged> judged = tags.stream().map(Judged::new).sorted(oldestPlainestFirst()).toList();
        judged.forEach(this::alone);
        if (given == null) {
            releaseByDate(judged);
            attempts(judged);
            weakerLines(judged);
            again(judged);
            oneMoment(judged);
        }
        return judged.stream()
                .map(one -> new ReleaseTag(one.tag.name(), one.tag.tagged(), one.kind, one.why))
                .toList();
    }

    private static Comparator<Judged> oldestPlainestFirst() {
        return Comparator.<Judged, Instant>comparing(one -> one.tag.tagged())
                .thenComparing(one -> one.tag.name().length())
                .thenComparing(one -> one.tag.name());
    }

    private void alone(Judged one) {
        String name = one.tag.name();
        if (!one.tag.type().equals("commit")) {
            one.is(Kind.OTHER, "points to a " + one.tag.type() + ", not to a commit");
        } else if (given != null) {
            byGivenRule(one, given);
        } else if (PACKAGE.matcher(name.toLowerCase(Locale.ROOT)).find()) {
            one.is(Kind.PACKAGING, "names a package format");
        } else if (one.version == null) {
            one.is(
                    Kind.OTHER,
                    COMMIT_NAME.matcher(name).find() ? "named by a commit" : "carries no version");
        } else {
            byVersion(one, one.version);
        }
    }

    private static void byGivenRule(Judged one, Pattern rule) {
        if (rule.matcher(one.tag.name()).matches()) {
            one.is(Kind.RELEASE, "matches the given rule");
        } else if (one.version != null && one.version.isPreview()) {
            one.is(Kind.CANDIDATE, "does not match the given rule; " + one.version.rest());
        } else {
            one.is(Kind.OTHER, "does not match the given rule");
        }
    }

    private static void byVersion(Judged one, VersionName version) {
        if (version.isPreview()) {
            String sign = version.rest().isEmpty() ? version.lead() : version.rest();
            one.is(Kind.CANDIDATE, "marked as a preview: " + sign.replaceFirst("^[-._+]", ""));
        } else if (version.lead()
                .matches(
                        "(?:.*-)?(?:build|jenkins|ci|deploy|deployed|backup|archive|before|after|pre|merge|branch)(?:-.*)?")) {
            one.is(Kind.OTHER, "names a build or a place, not a version");
        } else {
            one.is(
                    Kind.RELEASE,
                    "a version" + (version.lead().isEmpty() ? "" : " of " + version.lead()));
        }
    }

    /// Where no tag carries a version, dated tags are the releases; beside versions they mark
    /// something else.
    private static void releaseByDate(List<Judged> judged) {
        boolean versions = judged.stream().anyMatch(one -> one.isRelease() && !isDate(one));
        for (Judged one : judged) {
            if (!isDate(one) || one.kind == Kind.PACKAGING || one.kind == Kind.CANDIDATE) {
                continue;
            }
            if (one.tag.name().toLowerCase(Locale.ROOT).startsWith("w")) {
                one.is(Kind.CANDIDATE, "a weekly build, by its date");
            } else if (versions) {
                one.is(Kind.OTHER, "a date beside versions");
            } else {
                one.is(Kind.RELEASE, "named by its date");
            }
        }
    }

    private static boolean isDate(Judged one) {
        return DATE.matcher(one.tag.name()).matches() && one.tag.type().equals("commit");
    }

    /// `release-3.9.5-0` is voted on before `release-3.9.5`; after it, it is packaging.
    private static void attempts(List<Judged> judged) {
        Map<String, Judged> plain = new HashMap<>();
        judged.stream()
                .filter(one -> one.isRelease() && one.version != null && one.version.attempt() < 0)
                .forEach(one -> plain.putIfAbsent(one.lead() + " " + one.versionKey(), one));
        List<Judged> attempts =
                judged.stream()
                        .filter(
                                one ->
                                        one.isRelease()
                                                && one.version != null
                                                && one.version.attempt() >= 0)
                        .toList();
        long paired =
                attempts.stream()
                        .filter(one -> plain.containsKey(one.lead() + " " + one.versionKey()))
                        .count();
        for (Judged one : attempts) {
            Judged voted = plain.get(one.lead() + " " + one.versionKey());
            if (voted == null && paired >= 3) {
                one.is(Kind.CANDIDATE, "a numbered attempt, as " + paired + " others here");
            } else if (voted != null && one.tag.tagged().isBefore(voted.tag.tagged())) {
                one.is(Kind.CANDIDATE, "a numbered attempt before " + voted.tag.name());
            } else if (voted != null) {
                one.is(Kind.PACKAGING, "packages " + voted.tag.name() + " again");
            }
        }
    }

    /// A sub-package's tag counts only where the product's own line is not tagged within a year.
    private void weakerLines(List<Judged> judged) {
        TreeMap<Instant, Judged> whole = new TreeMap<>();
        TreeMap<Instant, Judged> partly = new TreeMap<>();
        for (Judged one : judged) {
            if (one.isRelease()) {
                int strength = strength(one.lead());
                if (strength == 2) {
                    whole.put(one.tag.tagged(), one);
                } else if (strength == 1) {
                    partly.put(one.tag.tagged(), one);
                }
            }
        }
        for (Judged one : judged) {
            int strength = strength(one.lead());
            if (one.isRelease() && strength < 2) {
                Judged stronger = near(whole, one.tag.tagged());
                stronger =
                        stronger == null && strength == 0
                                ? near(partly, one.tag.tagged())
                                : stronger;
                if (stronger != null) {
                    one.is(
                            Kind.PACKAGING,
                            "a part's own version ("
                                    + one.lead()
                                    + "); the whole is tagged like "
                                    + stronger.tag.name());
                }
            }
        }
    }

    private static @Nullable Judged near(TreeMap<Instant, Judged> line, Instant moment) {
        for (Map.Entry<Instant, Judged> entry : neighbours(line, moment)) {
            if (Duration.between(entry.getKey(), moment).abs().compareTo(STRONGER_LINE_NEAR) <= 0) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static List<Map.Entry<Instant, Judged>> neighbours(
            TreeMap<Instant, Judged> line, Instant moment) {
        List<Map.Entry<Instant, Judged>> found = new ArrayList<>(2);
        Map.Entry<Instant, Judged> before = line.floorEntry(moment);
        Map.Entry<Instant, Judged> after = line.ceilingEntry(moment);
        if (before != null) {
            found.add(before);
        }
        if (after != null) {
            found.add(after);
        }
        return found;
    }

    /// Returns 2 when a lead names the whole product, 1 when it names it with something else.
    private int strength(String lead) {
        if (lead.isEmpty() || lead.equals(repository.replaceAll("[^a-z0-9]+", "-"))) {
            return 2;
        }
        List<String> own = List.of(repository.split("[^a-z0-9]+"));
        for (String word : lead.split("-")) {
            if (word.length() > 2 && own.contains(word)) {
                return 1;
            }
        }
        return 0;
    }

    /// `v1.0` and `rel/1.0` are one release, and so are two lines' equal versions of the same day.
    private static void again(List<Judged> judged) {
        Map<String, Judged> first = new HashMap<>();
        Map<String, Judged> byCommit = new HashMap<>();
        for (Judged one : judged) {
            if (!one.isRelease()) {
                continue;
            }
            Judged same = first.putIfAbsent(one.lead() + " " + one.versionKey(), one);
            Judged sameCommit = byCommit.putIfAbsent(one.tag.commit() + " " + one.lead(), one);
            if (same != null) {
                one.is(Kind.PACKAGING, "the version of " + same.tag.name() + " again");
            } else if (sameCommit != null) {
                one.is(Kind.PACKAGING, "the commit of " + sameCommit.tag.name() + " again");
            }
        }
    }

    private static void oneMoment(List<Judged> judged) {
        Judged last = null;
        int together = 1;
        for (Judged one : judged) {
            if (!one.isRelease()) {
                continue;
            }
            boolean sameMoment =
                    last != null
                            && !last.lead().equals(one.lead())
                            && Duration.between(last.tag.tagged(), one.tag.tagged())
                                            .compareTo(SAME_MOMENT)
                                    <= 0;
            if (sameMoment && last != null) {
                together++;
                last.is(
                        Kind.RELEASE,
                        "version "
                                + last.versionKey()
                                + "; "
                                + together
                                + " parts tagged within an hour, one release");
                one.is(
                        Kind.PACKAGING,
                        "tagged within an hour of " + last.tag.name() + ": one release");
            } else {
                last = one;
                together = 1;
            }
        }
    }
}
