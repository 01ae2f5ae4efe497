package dev.quarterdeck.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.ReadingRules.Evidence;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketRulesTest {

    private static final GitOptions LEARNING = GitOptions.learning(Clock.systemUTC());

    private static RawCommit commit(String message) {
        boolean merge = message.startsWith("Merge");
        return new RawCommit(
                "0".repeat(40),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                false,
                MessageReader.read(message, merge, false));
    }

    /// A history of 200 commits in which PIER and P4 are trackers' prefixes.
    private static List<RawCommit> harbour() {
        List<RawCommit> commits = new ArrayList<>();
        IntStream.rangeClosed(1, 120)
                .forEach(i -> commits.add(commit("PIER-" + i + ": Lay a plank")));
        IntStream.rangeClosed(1, 40).forEach(i -> commits.add(commit("P4-" + i + " Paint")));
        IntStream.rangeClosed(1, 40).forEach(_ -> commits.add(commit("Tidy up UTF-8 handling")));
        return commits;
    }

    private static List<String> keysIn(String message) {
        TicketRules rules = TicketRules.learn(harbour(), LEARNING);
        return rules.keys(commit(message).message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PIER-7: Lay a plank | PIER-7",
                "[PIER-7] Lay a plank | PIER-7",
                "(PIER-7) Lay a plank | PIER-7",
                "pier-7: lay a plank | PIER-7",
                "Pier-7 lay a plank | PIER-7",
                "PIER-7; PIER-8: Lay planks | PIER-7,PIER-8",
                "PIER-7 and again PIER-7 | PIER-7",
                "fix(pier): PIER-7 lay a plank | PIER-7",
                "feat: PIER-7 lay a plank | PIER-7",
                "Revert \"PIER-7: Lay a plank\" | PIER-7",
                "Lay a plank (PIER-7) | PIER-7",
                "Lay a plank (PIER-7) (#123) | PIER-7",
                "Lay a plank, see PIER-7. | PIER-7",
                "P4-12 Paint | P4-12",
                "Merge branch 'feature/pier-12-planks' | PIER-12",
                "Merge branch 'PIER-12' into 'main' | PIER-12",
                "Merge pull request #5 from ada/pier-12_planks | PIER-12",
                "Merge pull request #5 from ada-5/fix-PIER-12 | PIER-12",
            })
    void findsKeys(String message, String keys) {
        assertThat(keysIn(message)).containsExactly(keys.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Read UTF-8",
                "SHA-256 for all",
                "Fix CVE-2021-1",
                "CVE-2021-44228: bump",
                "PIER-2021-1 is a date of sorts",
                "Follow RFC-793",
                "ISO-8859 names",
                "AES-128 keys",
                "HTTP-2 support",
                "PEP-8",
                "JDK-17 build",
                "RC-1",
                "RELEASE-2.0",
                "PIER-2.0",
                "v1-2",
                "ALPHA-3",
                "KAFKA_2-1",
                "PIER-0",
                "PIER-007",
                "XPIER-7",
                "PIER-7a",
                "the lower-case pier-7 in prose",
                "DOCK-3: another project's key",
                "A (#123)",
                "Merge pull request #123 from ada/main",
            })
    void takesNoLookAlikeForAKey(String message) {
        assertThat(keysIn(message)).isEmpty();
    }

    @Test
    void saysWhyAPrefixIsTakenOrRefused() {
        TicketRules rules = TicketRules.learn(harbour(), LEARNING);

        assertThat(rules.taken())
                .containsExactly(
                        new Evidence(
                                "PIER",
                                "120 numbers in 120 of 200 commits, 120 at the head",
                                false),
                        new Evidence(
                                "P4", "40 numbers in 40 of 200 commits, 40 at the head", false));
        assertThat(rules.refused())
                .containsExactly(
                        new Evidence(
                                "UTF",
                                "1 numbers in 40 of 200 commits, 0 at the head: a standard, version or common word",
                                false));
        assertThat(rules.issueNumbers()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIER-1 Begin", "[PIER-1] Begin", "pier-1: Begin\n\nPIER-1"})
    void learnsFromThreeCommits(String first) {
        List<RawCommit> commits = List.of(commit(first), commit("Tidy up"), commit("Read UTF-8"));

        TicketRules rules = TicketRules.learn(commits, LEARNING);

        assertThat(rules.keys(commits.getFirst().message())).containsExactly("PIER-1");
        assertThat(rules.keys(commits.getLast().message())).isEmpty();
    }

    @Test
    void refusesAnotherProjectsKeyMentionedNowAndThen() {
        List<RawCommit> commits = new ArrayList<>(harbour());
        IntStream.rangeClosed(1, 9)
                .forEach(i -> commits.add(commit("PIER-9 Work round DOCK-" + i)));

        TicketRules rules = TicketRules.learn(commits, LEARNING);

        assertThat(rules.taken()).extracting(Evidence::value).containsExactly("PIER", "P4");
        assertThat(rules.refused()).extracting(Evidence::value).contains("DOCK");
    }

    @Test
    void learnsKeysThatStandInFooters() {
        List<RawCommit> commits =
                IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> commit("Lay a plank\n\nIt creaked.\n\nJira: PIER-" + i))
                        .toList();

        assertThat(TicketRules.learn(commits, LEARNING).taken())
                .extracting(Evidence::value)
                .containsExactly("PIER");
    }

    @Test
    void letsAProjectBeCalledLikeAStandard() {
        List<RawCommit> commits =
                IntStream.rangeClosed(8_000_001, 8_000_060)
                        .mapToObj(i -> commit("JDK-" + i + ": Speed up"))
                        .toList();

        assertThat(TicketRules.learn(commits, LEARNING).taken())
                .extracting(Evidence::value)
                .containsExactly("JDK");
    }

    @Test
    void takesNoBranchNameOfEverydayForAPrefix() {
        List<RawCommit> commits = new ArrayList<>();
        IntStream.rangeClosed(1, 100)
                .forEach(
                        i ->
                                commits.add(
                                        commit(
                                                "Merge pull request #%d from ada/patch-%d"
                                                        .formatted(i, i))));
        IntStream.rangeClosed(1, 100)
                .forEach(
                        i ->
                                commits.add(
                                        commit(
                                                "Merge pull request #%d from ada/revert-%d-main"
                                                        .formatted(i, i))));

        assertThat(TicketRules.learn(commits, LEARNING).taken()).isEmpty();
    }

    @Test
    void takesTheGivenPrefixesAndNoOthers() {
        GitOptions given =
                new GitOptions(
                        null,
                        List.of("dock"),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        0,
                        Clock.systemUTC());

        TicketRules rules = TicketRules.learn(harbour(), given);

        assertThat(rules.taken())
                .containsExactly(new Evidence("DOCK", "given, not seen here", true));
        assertThat(rules.keys(commit("PIER-1 and DOCK-2").message())).containsExactly("DOCK-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lay a plank, fixes #12 | #12",
                "Lay a plank. Closes harbour/pier#12 | #12",
                "Resolves: #12, fixed #13 | #12,#13",
                "GH-12: Lay a plank | #12",
                "'#12: Lay a plank' | #12",
                "Fix issue #12 | #12",
            })
    void countsHostedIssueNumbersWhereNoPrefixDominates(String message, String keys) {
        List<RawCommit> commits =
                IntStream.rangeClosed(1, 60).mapToObj(i -> commit("Fixes #" + i)).toList();

        TicketRules rules = TicketRules.learn(commits, LEARNING);

        assertThat(rules.issueNumbers()).isTrue();
        assertThat(rules.keys(commit(message).message())).containsExactly(keys.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lay a plank (#12)",
                "Merge pull request #12 from ada/planks",
                "Closes #12 from ada/planks",
                "See #12",
                "color #123456"
            })
    void takesNoPullRequestForAnIssue(String message) {
        List<RawCommit> commits =
                IntStream.rangeClosed(1, 60).mapToObj(i -> commit("Fixes #" + i)).toList();

        assertThat(TicketRules.learn(commits, LEARNING).keys(commit(message).message())).isEmpty();
    }

    @Test
    void countsIssueNumbersOfARepositoryThatLeftItsTracker() {
        List<RawCommit> newestFirst = new ArrayList<>();
        IntStream.rangeClosed(1, 1_000)
                .forEach(i -> newestFirst.add(commit("Lay a plank\n\nResolves #" + i)));
        IntStream.rangeClosed(1, 1_000)
                .forEach(i -> newestFirst.add(commit("PIER-" + i + " Lay a plank")));

        TicketRules rules = TicketRules.learn(newestFirst, LEARNING);

        assertThat(rules.issueNumbers()).isTrue();
        assertThat(rules.taken()).extracting(Evidence::value).containsExactly("PIER");
    }

    @Test
    void readsOnlyTheSubjectOfAProgramsMessage() {
        MessageFacts facts =
                MessageReader.read("Bump rope from 1.0 to 1.1\n\n- PIER-7 fixes #12", false, true);

        assertThat(facts.keys()).isEmpty();
        assertThat(facts.issues()).isEmpty();
    }
}
