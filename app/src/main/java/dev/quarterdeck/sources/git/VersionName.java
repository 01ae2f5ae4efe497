package dev.quarterdeck.sources.git;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a tag name that carries a version: `rel/nifi-2.0.0-RC1` is the lead `nifi`, the
/// numbers `2.0.0` and the rest `rc1`.
///
/// @param lead what is versioned, in lower case; empty for a bare version
/// @param numbers the version's numbers, joined by dots, without trailing zero parts
/// @param rest what follows the numbers, in lower case
/// @param attempt number after a bare hyphen at the end (`release-3.9.5-1`); -1 for none
record VersionName(String lead, String numbers, String rest, int attempt) {

    private static final Pattern VERSION =
            Pattern.compile(
                    "^(?<lead>(?:.*?[^0-9a-z.])??(?:[a-z]+(?=\\d))?)(?<numbers>\\d{1,9}(?:[._]\\d{1,9}){1,6})(?<rest>.*)$");
    private static final Pattern COUNTED =
            Pattern.compile(
                    "^(?<lead>(?:.*[^0-9a-z])?(?:v|r|rel|release|version)[-_/]?)(?<numbers>\\d{1,6})(?<rest>(?:[-_.+a-z].*)?)$");
    private static final Pattern ATTEMPT = Pattern.compile("^-(\\d{1,3})$");
    private static final Pattern NAMESPACE = Pattern.compile("^(?:refs/tags/|tags/)+");
    private static final List<String> EMPTY_WORDS =
            List.of(
                    "v",
                    "r",
                    "rel",
                    "release",
                    "releases",
                    "version",
                    "ver",
                    "tag",
                    "tags",
                    "final",
                    "stable",
                    "apache");

    private static final Pattern PREVIEW =
            Pattern.compile(
                    "(?:^|[-._+\\d])(?:rc|cr|alpha|beta|milestone|pre|preview|prerelease|snapshot|dev|ea|nightly|canary"
                            + "|next|test|experimental|insiders?|weekly|pr|internal|candidate|build)[-._]?\\d*(?:$|[-._+])"
                            + "|^[-._]?[abcm][-._]?\\d+$|^[ab]\\d+|[-._](?:rc|alpha|beta|m)\\d+|(?:rc|alpha|beta)[-._]?\\d*$");

    /// Words that make every version of a line a preview: `nightly-2.1.0`.
    private static final Pattern PREVIEW_LINE =
            Pattern.compile(
                    "(?:^|-)(?:nightly|snapshot|weekly|canary|alpha|beta|rc|preview|insiders?)(?:$|-)");

    /// Returns the parts, or null when the name carries no version.
    static @Nullable VersionName of(String tag) {
        String name = NAMESPACE.matcher(tag).replaceFirst("").toLowerCase(Locale.ROOT);
        Matcher version = VERSION.matcher(name);
        if (!version.matches()) {
            version = COUNTED.matcher(name);
            if (!version.matches()) {
                return null;
            }
        }
        String rest = version.group("rest");
        Matcher attempt = ATTEMPT.matcher(rest);
        return new VersionName(
                lead(version.group("lead")),
                plainNumbers(version.group("numbers")),
                rest,
                attempt.matches() ? Integer.parseInt(attempt.group(1)) : -1);
    }

    private static String lead(String text) {
        return String.join(
                "-",
                Arrays.stream(text.split("[^a-z0-9]+"))
                        .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word))
                        .toList());
    }

    private static String plainNumbers(String numbers) {
        return numbers.replace('_', '.').replaceFirst("(?:\\.0+)+$", "");
    }

    /// Answers whether it is a single running number, as builds and deployments carry.
    boolean isCount() {
        return numbers.indexOf('.') < 0;
    }

    boolean isPreview() {
        return PREVIEW.matcher(rest).find() || PREVIEW_LINE.matcher(lead).find();
    }

    /// Returns what two tags of the same version share.
    String version() {
        String plain = rest.replaceAll("[-._+]?(?:final|release|ga|incubating|stable)$", "");
        return attempt >= 0 ? numbers : numbers + plain;
    }
}
