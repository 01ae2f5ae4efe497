package dev.quarterdeck.sources.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.ReleaseTag.Kind;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.git.TagReader.RawTag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagRulesTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private static RawTag tag(String name, Duration after) {
        return new RawTag(name, START.plus(after), name.hashCode() + "", "commit");
    }

    /// Classifies tags made in this order, ten days apart.
    private static Map<String, Kind> classify(String... names) {
        List<RawTag> tags = new ArrayList<>();
        for (String name : names) {
            tags.add(tag(name, Duration.ofDays(10L * tags.size())));
        }
        return kinds(tags);
    }

    private static Map<String, Kind> kinds(List<RawTag> tags) {
        return new TagRules("harbour", null)
                .classify(tags).stream()
                        .collect(Collectors.toMap(ReleaseTag::name, ReleaseTag::kind));
    }

    @ParameterizedTest
    @CsvSource({
        "v1.2.3, RELEASE",
        "1.2, RELEASE",
        "harbour-1.2.3, RELEASE",
        "rel/harbour-1.2.3, RELEASE",
        "release-3.9.5, RELEASE",
        "release_707, RELEASE",
        "v42, RELEASE",
        "HARBOUR_2_0_14, RELEASE",
        "4.2.20.Final, RELEASE",
        "v0.4.0.RELEASE, RELEASE",
        "1.5.0.GA, RELEASE",
        "1.0.16-incubating, RELEASE",
        "2026.3.1, RELEASE",
        "1.5.2.1, RELEASE",
        "v5.0.0_release, RELEASE",
        "tags/v4.0.1, RELEASE",
        "4.0.0-rc1, CANDIDATE",
        "1.5.4rc2, CANDIDATE",
        "2.0pre4, CANDIDATE",
        "HARBOUR_3_4_RC1, CANDIDATE",
        "6.5.0.CR1, CANDIDATE",
        "6.0.0.Alpha9, CANDIDATE",
        "1.3.0-M2, CANDIDATE",
        "v2.5.0-rc-1, CANDIDATE",
        "v3.40.0-a0, CANDIDATE",
        "v1.8.0-beta.3, CANDIDATE",
        "harbour-0.3-SNAPSHOT, CANDIDATE",
        "nightly-1.2.3, CANDIDATE",
        "v2.0.0-csd.2.beta.2018-10-10.2, CANDIDATE",
        "w2026-01-12, CANDIDATE",
        "debian/1.2-1, PACKAGING",
        "docker-1.2.3, PACKAGING",
        "helm-chart-1.2.3, PACKAGING",
        "harbour@000a7d6, OTHER",
        "latest, OTHER",
        "nightly, OTHER",
        "vundefined, OTHER",
        "harbour-, OTHER",
        "before-merge, OTHER",
        "build-10417, OTHER",
        "harbour-build-3.27.7, RELEASE",
        "untagged-9b723970d3a49aedcaed, OTHER",
    })
    void judgesATagAlone(String name, Kind kind) {
        assertThat(classify(name)).containsEntry(name, kind);
    }

    @Test
    void takesNumberedAttemptsBeforeTheVersionForCandidates() {
        assertThat(
                        classify(
                                "release-3.9.5-0",
                                "release-3.9.5-1",
                                "release-3.9.5",
                                "release-3.9.5-2"))
                .containsEntry("release-3.9.5-0", Kind.CANDIDATE)
                .containsEntry("release-3.9.5-1", Kind.CANDIDATE)
                .containsEntry("release-3.9.5", Kind.RELEASE)
                .containsEntry("release-3.9.5-2", Kind.PACKAGING);
    }

    @Test
    void takesAnOpenAttemptForACandidateWhereThatIsTheHabit() {
        assertThat(classify("1.0.1-0", "1.0.1", "1.0.2-0", "1.0.2", "1.0.3-0", "1.0.3", "1.0.4-0"))
                .containsEntry("1.0.4-0", Kind.CANDIDATE);
    }

    @Test
    void takesTheSameVersionAgainForPackaging() {
        assertThat(classify("v1.0", "1.0", "rel/v1.0", "1.0.0"))
                .containsEntry("v1.0", Kind.RELEASE)
                .containsEntry("1.0", Kind.PACKAGING)
                .containsEntry("rel/v1.0", Kind.PACKAGING)
                .containsEntry("1.0.0", Kind.PACKAGING);
    }

    @Test
    void takesPartsBesideTheWholeForPackaging() {
        assertThat(classify("v1.2.3", "client-v1.2.3", "pump/v0.3.1", "@harbour/rope@2.0.1"))
                .containsEntry("v1.2.3", Kind.RELEASE)
                .containsEntry("client-v1.2.3", Kind.PACKAGING)
                .containsEntry("pump/v0.3.1", Kind.PACKAGING)
                .containsEntry("@harbour/rope@2.0.1", Kind.PACKAGING);
    }

    @Test
    void findsTheWholeAmongLeadsBuiltFromIt() {
        assertThat(classify("rope-1.0", "rope-util-0.7", "rope-stream-0.1", "rope-1.1"))
                .containsEntry("rope-1.1", Kind.RELEASE)
                .containsEntry("rope-util-0.7", Kind.PACKAGING);
    }

    @Test
    void countsPartsOfOneMomentAsOneRelease() {
        List<ReleaseTag> verdicts =
                new TagRules("harbour", null)
                        .classify(
                                List.of(
                                        tag("crane@1.0.0", Duration.ZERO),
                                        tag("rope@2.0.0", Duration.ofMinutes(1)),
                                        tag("pump@3.0.0", Duration.ofMinutes(2)),
                                        tag("pump@3.0.1", Duration.ofDays(3))));

        assertThat(verdicts)
                .extracting(ReleaseTag::kind)
                .containsExactly(Kind.RELEASE, Kind.PACKAGING, Kind.PACKAGING, Kind.RELEASE);
        assertThat(verdicts.getFirst().why())
                .isEqualTo("3 parts tagged within an hour: one release");
    }

    @Test
    void countsASecondVersionOfTheSameCommitOnce() {
        List<RawTag> tags =
                List.of(
                        new RawTag("v3.2.1", START, "c1", "commit"),
                        new RawTag("v0.302.1", START.plusSeconds(60), "c1", "commit"));

        assertThat(kinds(tags))
                .containsEntry("v3.2.1", Kind.RELEASE)
                .containsEntry("v0.302.1", Kind.PACKAGING);
    }

    @Test
    void takesDatesForReleasesOnlyWithoutVersions() {
        assertThat(classify("2026-01-05", "2026-02-05")).containsEntry("2026-01-05", Kind.RELEASE);
        assertThat(classify("2026-01-05", "v1.0")).containsEntry("2026-01-05", Kind.OTHER);
    }

    @Test
    void countsATagOfATreeAsNoRelease() {
        assertThat(kinds(List.of(new RawTag("v1.0", START, "t1", "tree"))))
                .containsEntry("v1.0", Kind.OTHER);
    }

    @Test
    void followsTheGivenRule() {
        Map<String, Kind> kinds =
                new TagRules("harbour", "prod-\\d+")
                                .classify(
                                        List.of(
                                                tag("prod-7", Duration.ZERO),
                                                tag("v1.0", Duration.ZERO),
                                                tag("v1.0-rc1", Duration.ZERO)))
                                .stream()
                                .collect(Collectors.toMap(ReleaseTag::name, ReleaseTag::kind));

        assertThat(kinds)
                .containsEntry("prod-7", Kind.RELEASE)
                .containsEntry("v1.0", Kind.OTHER)
                .containsEntry("v1.0-rc1", Kind.CANDIDATE);
    }

    @Test
    void refusesARuleThatIsNoExpression() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new TagRules("harbour", "v("))
                .withMessageContaining("The release tag rule (v()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(x+x+)+(z?)\\2y", "(.*)*\\1y", ".*.*.*.*.*.*.*y"})
    @Timeout(20)
    void refusesARuleThatTriesEveryWayThroughAName(String hostile) {
        var tags = List.of(tag("x".repeat(200), Duration.ZERO));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new TagRules("harbour", hostile).classify(tags))
                .withMessageContaining(hostile)
                .withMessageContaining("without trying too many ways");
    }

    @Test
    void matchesAnHonestRuleOverManyTags() {
        var tags = new ArrayList<RawTag>();
        for (int i = 0; i < 20_000; i++) {
            tags.add(tag("harbour/releases/v%d.0".formatted(i), Duration.ofHours(i)));
        }

        assertThat(new TagRules("harbour", ".*/v\\d+(\\.\\d+)*").classify(tags))
                .allMatch(one -> one.kind() == Kind.RELEASE);
    }

    @Test
    void refusesARuleThatIsTooLong() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new TagRules("harbour", "v".repeat(201)))
                .withMessageContaining("at most 200 characters");
    }
}
