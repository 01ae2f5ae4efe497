package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.ReleaseTag.Kind;
import dev.quarterdeck.sources.git.TagReader.RawTag;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A tag under judgement: its verdict may still change when it is compared with others.
final class JudgedTag {

    /// By time; of the same moment the plainest name first, so that `v1.0` stands for
    /// `rel/v1.0-final`.
    static final Comparator<JudgedTag> OLDEST_PLAINEST_FIRST =
            Comparator.<JudgedTag, Instant>comparing(one -> one.tag.tagged())
                    .thenComparing(one -> one.tag.name().length())
                    .thenComparing(one -> one.tag.name());

    private static final Pattern DATE =
            Pattern.compile(
                    "^\\D{0,12}?[-_/]?(?:19|20)\\d\\d[-_.]?[01]\\d[-_.]?[0-3]\\d(?:\\D.*)?$");

    final RawTag tag;
    final @Nullable VersionName version;
    private Kind kind = Kind.OTHER;
    private String why = "";

    JudgedTag(RawTag tag) {
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

    /// Answers whether it was taken out of the question for a reason of its own.
    boolean isSettled() {
        return kind == Kind.PACKAGING || kind == Kind.CANDIDATE;
    }

    boolean pointsToCommit() {
        return tag.type().equals("commit");
    }

    boolean isDate() {
        return pointsToCommit() && DATE.matcher(tag.name()).matches();
    }

    /// Returns what is versioned; empty for the whole product.
    String lead() {
        return version == null ? "" : version.lead();
    }

    /// Returns the number of the attempt at a version; -1 for a plain version.
    int attempt() {
        return version == null ? -1 : version.attempt();
    }

    /// Returns what all tags of the same version of the same thing share.
    String leadAndVersion() {
        return lead() + " " + (version == null ? tag.name() : version.version());
    }

    Duration until(JudgedTag later) {
        return Duration.between(tag.tagged(), later.tag.tagged());
    }

    ReleaseTag verdict() {
        return new ReleaseTag(tag.name(), tag.tagged(), kind, why);
    }
}
