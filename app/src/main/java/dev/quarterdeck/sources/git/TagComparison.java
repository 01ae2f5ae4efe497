package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.ReleaseTag.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Compares the tags that look like releases with each other: attempts, repetitions, parts.
final class TagComparison {

    private static final Duration SAME_MOMENT = Duration.ofHours(1);
    private static final Duration NEAR = Duration.ofDays(365);

    /// So many attempts followed by the plain version make a habit.
    private static final int HABIT = 3;

    private final List<JudgedTag> tags;

    /// @param tags oldest first
    TagComparison(List<JudgedTag> tags) {
        this.tags = tags;
    }

    void compare(String repository) {
        dates();
        attempts();
        parts(new ProductLine(repository, tags));
        repetitions();
        sameMoment();
    }

    private Stream<JudgedTag> releases() {
        return tags.stream().filter(JudgedTag::isRelease);
    }

    /// Where no tag carries a version, dated tags are the releases; beside versions they mark
    /// something else.
    private void dates() {
        boolean versions = releases().anyMatch(one -> !one.isDate());
        tags.stream()
                .filter(one -> one.isDate() && !one.isSettled())
                .forEach(
                        one -> {
                            if (one.tag.name().startsWith("w")) {
                                one.is(Kind.CANDIDATE, "a weekly build, by its date");
                            } else if (versions) {
                                one.is(Kind.OTHER, "a date beside versions");
                            } else {
                                one.is(Kind.RELEASE, "named by its date");
                            }
                        });
    }

    /// `release-3.9.5-0` is voted on before `release-3.9.5`; after it, it is packaging.
    private void attempts() {
        Map<String, JudgedTag> plain = new HashMap<>();
        releases()
                .filter(one -> one.attempt() < 0)
                .forEach(one -> plain.putIfAbsent(one.leadAndVersion(), one));
        List<JudgedTag> attempts = releases().filter(one -> one.attempt() >= 0).toList();
        long paired =
                attempts.stream().filter(one -> plain.containsKey(one.leadAndVersion())).count();
        for (JudgedTag one : attempts) {
            JudgedTag voted = plain.get(one.leadAndVersion());
            if (voted == null && paired >= HABIT) {
                one.is(Kind.CANDIDATE, "a numbered attempt, as " + paired + " others here");
            } else if (voted != null && one.tag.tagged().isBefore(voted.tag.tagged())) {
                one.is(Kind.CANDIDATE, "a numbered attempt before " + voted.tag.name());
            } else if (voted != null) {
                one.is(Kind.PACKAGING, "packages " + voted.tag.name() + " again");
            }
        }
    }

    /// A part's tag counts only where the whole is not tagged within a year.
    private void parts(ProductLine line) {
        TreeMap<Instant, JudgedTag> whole = new TreeMap<>();
        TreeMap<Instant, JudgedTag> related = new TreeMap<>();
        releases()
                .forEach(
                        one -> {
                            switch (line.strength(one.lead())) {
                                case ProductLine.WHOLE -> whole.put(one.tag.tagged(), one);
                                case ProductLine.RELATED -> related.put(one.tag.tagged(), one);
                                default -> {}
                            }
                        });
        for (JudgedTag one : releases().toList()) {
            int strength = line.strength(one.lead());
            Optional<JudgedTag> stronger =
                    strength == ProductLine.WHOLE ? Optional.empty() : nearest(whole, one);
            if (strength == 0) {
                stronger = stronger.or(() -> nearest(related, one));
            }
            stronger.ifPresent(other -> one.is(Kind.PACKAGING, partOf(one, other)));
        }
    }

    private static String partOf(JudgedTag part, JudgedTag whole) {
        return "a part's own version (%s); the whole is tagged like %s"
                .formatted(part.lead(), whole.tag.name());
    }

    private static Optional<JudgedTag> nearest(TreeMap<Instant, JudgedTag> line, JudgedTag to) {
        Instant moment = to.tag.tagged();
        return Stream.of(
                        Optional.ofNullable(line.ceilingEntry(moment)),
                        Optional.ofNullable(line.floorEntry(moment)))
                .flatMap(Optional::stream)
                .map(Map.Entry::getValue)
                .filter(other -> to.until(other).abs().compareTo(NEAR) <= 0)
                .findFirst();
    }

    /// `v1.0` and `rel/1.0` are one release, and so is a second version of the same commit.
    private void repetitions() {
        Map<String, JudgedTag> byVersion = new HashMap<>();
        Map<String, JudgedTag> byCommit = new HashMap<>();
        for (JudgedTag one : releases().toList()) {
            JudgedTag version = byVersion.putIfAbsent(one.leadAndVersion(), one);
            JudgedTag commit = byCommit.putIfAbsent(one.tag.commit() + " " + one.lead(), one);
            if (version != null) {
                one.is(Kind.PACKAGING, "the version of " + version.tag.name() + " again");
            } else if (commit != null) {
                one.is(Kind.PACKAGING, "the commit of " + commit.tag.name() + " again");
            }
        }
    }

    /// Parts tagged within an hour are one release day, counted once.
    private void sameMoment() {
        JudgedTag first = null;
        int together = 1;
        for (JudgedTag one : releases().toList()) {
            if (first != null
                    && !first.lead().equals(one.lead())
                    && first.until(one).compareTo(SAME_MOMENT) <= 0) {
                together++;
                first.is(Kind.RELEASE, together + " parts tagged within an hour: one release");
                one.is(
                        Kind.PACKAGING,
                        "tagged within an hour of " + first.tag.name() + ": one release");
            } else {
                first = one;
                together = 1;
            }
        }
    }
}
