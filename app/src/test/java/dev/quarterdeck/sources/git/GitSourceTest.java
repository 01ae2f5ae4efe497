package dev.quarterdeck.sources.git;

import static dev.quarterdeck.littlecompany.GitRepositoryBuilder.ADA;
import static dev.quarterdeck.littlecompany.GitRepositoryBuilder.BRAM;
import static dev.quarterdeck.littlecompany.GitRepositoryBuilder.NOOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.Change;
import dev.quarterdeck.activity.Commit;
import dev.quarterdeck.activity.ModuleChange;
import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.littlecompany.GitRepositoryBuilder;
import dev.quarterdeck.platform.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    private GitRepositoryBuilder company() {
        return GitRepositoryBuilder.in(folder.resolve("harbour"));
    }

    private static RepositoryHistory read(Path path) {
        return GitSource.read(path, GitOptions.learning(CLOCK), Progress.SILENT);
    }

    @Test
    void readsAnEmptyRepositoryAsEmpty() {
        RepositoryHistory history = read(company().build());

        assertThat(history.isEmpty()).isTrue();
        assertThat(history.tip()).isEmpty();
        assertThat(history.name()).isEqualTo("harbour");
        assertThat(history.gaps()).isEmpty();
    }

    @Test
    void readsASingleCommit() {
        RepositoryHistory history =
                read(company().file("pier/a.txt", "one\ntwo\n").commit("PIER-1: Begin").build());

        assertThat(history.commitsReachable()).isEqualTo(1);
        assertThat(history.commits())
                .singleElement()
                .extracting(Commit::tickets)
                .asString()
                .isEqualTo("[PIER-1]");
        assertThat(history.changes())
                .singleElement()
                .extracting(Change::brought)
                .asString()
                .isEqualTo("[]");
        assertThat(history.moduleChanges())
                .singleElement()
                .satisfies(
                        change -> {
                            assertThat(change.module()).isEqualTo("pier");
                            assertThat(change.lines()).isEqualTo(2);
                        });
        assertThat(history.tags()).isEmpty();
        assertThat(history.asOf()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
    }

    @Test
    void bringsEachCommitOnceThroughItsMerge() {
        GitRepositoryBuilder company =
                company()
                        .file("a", "1")
                        .commit("Start")
                        .on("feature")
                        .file("b", "1")
                        .commit("PIER-2 Build")
                        .file("b", "2")
                        .commit("PIER-3 Paint")
                        .on("main")
                        .file("a", "2")
                        .commit("Meanwhile")
                        .merge("Merge branch 'feature'", "feature");

        RepositoryHistory history = read(company.build());

        assertThat(history.commits()).hasSize(5);
        assertThat(history.changes()).hasSize(3);
        Change merge = history.changes().getFirst();
        assertThat(merge.tip().isMerge()).isTrue();
        assertThat(merge.tickets()).containsExactlyInAnyOrder("PIER-2", "PIER-3");
        assertThat(merge.brought()).hasSize(2);
    }

    @Test
    void followsOctopusMergesAndSeveralRoots() {
        GitRepositoryBuilder company =
                company()
                        .commit("Root one")
                        .on("left")
                        .commit("Left")
                        .on("main")
                        .on("right")
                        .commit("Right")
                        .onNewRoot("island")
                        .commit("Root two")
                        .on("main")
                        .merge(
                                "Merge branches 'left', 'right' and 'island'",
                                "left",
                                "right",
                                "island");

        RepositoryHistory history = read(company.build());

        assertThat(history.changes().getFirst().tip().parents()).isEqualTo(4);
        assertThat(history.changes().getFirst().brought()).hasSize(3);
        assertThat(history.commits().stream().filter(one -> one.parents() == 0)).hasSize(2);
    }

    @Test
    void keepsEmptyCommitsAndEmptyMessages() {
        RepositoryHistory history =
                read(company().commit("").commit("PIER-4 Nothing").commit("\n\n").build());

        assertThat(history.commits()).hasSize(3);
        assertThat(history.moduleChanges()).isEmpty();
        assertThat(history.gaps()).isEmpty();
    }

    @Test
    void readsNamesAndMessagesThatAreNoUtf8() {
        GitRepositoryBuilder company =
                company()
                        .encoded(StandardCharsets.ISO_8859_1, "ISO-8859-1")
                        .by("Zoë Ångström <zoe@little.example>")
                        .commit("PIER-5 Größe")
                        .encoded(StandardCharsets.ISO_8859_1, "")
                        .commit("PIER-6 Übel");

        RepositoryHistory history = read(company.build());

        assertThat(history.commits())
                .extracting(Commit::tickets)
                .asString()
                .isEqualTo("[[PIER-6], [PIER-5]]");
        assertThat(history.gaps()).isEmpty();
    }

    @Test
    void looksAtTheLatestMomentThatIsNotInTheFuture() {
        GitRepositoryBuilder company =
                company()
                        .rawDates("0 +0000", "0 +0000")
                        .commit("Old clock")
                        .at("2026-03-01T12:00:00Z")
                        .commit("Now")
                        .rawDates("7258118400 +0000", "7258118400 +0000")
                        .commit("Clock of the future");

        RepositoryHistory history = read(company.build());

        assertThat(history.asOf()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(history.commits()).hasSize(3);
        assertThat(history.commits().getLast().committed()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void readsOnlyWhatWasThereAtAnEarlierMoment() {
        Path path =
                company()
                        .commit("PIER-1 One")
                        .tag("v1.0")
                        .commit("PIER-2 Two")
                        .tag("v1.1")
                        .commit("PIER-3 Three")
                        .build();
        GitOptions options = GitOptions.learning(CLOCK).asOf(Instant.parse("2026-01-06T12:00:00Z"));

        RepositoryHistory history = GitSource.read(path, options, Progress.SILENT);

        assertThat(history.commits()).hasSize(2);
        assertThat(history.commitsReachable()).isEqualTo(2);
        assertThat(history.tags()).extracting(ReleaseTag::name).containsExactly("v1.0", "v1.1");
        assertThat(history.asOf()).isEqualTo(Instant.parse("2026-01-06T12:00:00Z"));
    }

    @Test
    void tellsOneAuthorBehindAMailmap() {
        RepositoryHistory history =
                read(
                        company()
                                .by("A Quill <aq@home.example>")
                                .commit("One")
                                .by(ADA)
                                .commit("Two")
                                .by(BRAM)
                                .file(".mailmap", ADA + " <aq@home.example>\n")
                                .commit("Map")
                                .build());

        assertThat(history.hasIdentityMap()).isTrue();
        assertThat(history.people()).isEqualTo(2);
        assertThat(history.commits().stream().map(Commit::author).distinct()).hasSize(2);
    }

    @Test
    void countsAMovedSubmoduleAsOneLine() {
        GitRepositoryBuilder company =
                company()
                        .submodule("libs/rope", "1111111111111111111111111111111111111111")
                        .commit("Add rope")
                        .submodule("libs/rope", "2222222222222222222222222222222222222222")
                        .commit("Move rope");

        RepositoryHistory history = read(company.build());

        assertThat(history.moduleChanges()).extracting(ModuleChange::lines).containsExactly(1L, 1L);
    }

    @Test
    void countsARenameInBothPlaces() {
        GitRepositoryBuilder company =
                company()
                        .file("old/a.txt", "1\n2\n")
                        .commit("Add")
                        .rename("old/a.txt", "new/a.txt")
                        .commit("Move");

        RepositoryHistory history = read(company.build());

        assertThat(history.moduleChanges())
                .extracting(ModuleChange::module)
                .containsExactlyInAnyOrder("old", "old", "new");
    }

    @Test
    void leavesOutLockFilesAndCountsThem() {
        Path path =
                company()
                        .file("web/app.js", "1\n")
                        .file("web/package-lock.json", "{}\n")
                        .file("vendor/x.go", "x\n")
                        .commit("Add")
                        .build();
        GitReading reading = GitSource.open(path, GitOptions.learning(CLOCK), Progress.SILENT);

        RepositoryHistory history = reading.withFileChanges(Progress.SILENT);

        assertThat(history.moduleChanges()).extracting(ModuleChange::module).containsExactly("web");
        assertThat(reading.filesLeftOut()).isEqualTo(new FilesLeftOut(3, 0, 1, 1));
    }

    @Test
    void readsOnlyTheLastTwelveMonthsOfFileChanges() {
        GitRepositoryBuilder company =
                company()
                        .at("2024-01-01T00:00:00Z")
                        .file("old/a", "1\n")
                        .commit("Old")
                        .at("2026-01-01T00:00:00Z")
                        .file("new/a", "1\n")
                        .commit("New");

        RepositoryHistory history = read(company.build());

        assertThat(history.moduleChanges()).extracting(ModuleChange::module).containsExactly("new");
        assertThat(history.commits()).hasSize(2);
    }

    @Test
    void readsTheSameFromAnyPlaceInTheRepository() {
        GitRepositoryBuilder company =
                company().by(NOOR).file("pier/deep/a", "1\n").commit("PIER-9 Sink").tag("v1.0");
        Path path = company.build();
        company.git("worktree", "add", "--quiet", "--detach", folder.resolve("second").toString());
        GitRepositoryBuilder.run(
                folder, new byte[0], "clone", "--quiet", "--bare", path.toString(), "bare.git");

        RepositoryHistory whole = read(path);

        assertThat(read(path.resolve("pier/deep"))).isEqualTo(whole);
        assertThat(read(path.resolve(".git"))).isEqualTo(whole);
        assertThat(read(folder.resolve("bare.git")).commits()).isEqualTo(whole.commits());
        assertThat(read(folder.resolve("bare.git")).name()).isEqualTo("bare");
        assertThat(read(folder.resolve("second")).commits()).isEqualTo(whole.commits());
        assertThat(read(folder.resolve("second")).rules().mainLine()).isEqualTo("detached HEAD");
    }

    @Test
    void readsTagsOfAllKinds() {
        GitRepositoryBuilder company =
                company()
                        .file("a", "1")
                        .commit("One")
                        .tag("v1.0")
                        .annotatedTag("v1.1", "2026-01-05T12:00:00Z");
        Path path = company.build();
        company.git("tag", "a-tree", "HEAD^{tree}");
        company.git(
                "-c",
                "user.name=Ada Quill",
                "-c",
                "user.email=ada.quill@little.example",
                "tag",
                "-a",
                "-m",
                "again",
                "v1.2",
                "v1.1");

        RepositoryHistory history =
                GitSource.read(
                        path,
                        GitOptions.learning(CLOCK).asOf(Instant.parse("2100-01-01T00:00:00Z")),
                        Progress.SILENT);

        assertThat(history.tags())
                .extracting(ReleaseTag::name)
                .contains("v1.0", "v1.1", "v1.2", "a-tree");
        assertThat(history.tags().stream().filter(tag -> tag.name().equals("a-tree")))
                .singleElement()
                .extracting(ReleaseTag::kind)
                .isEqualTo(ReleaseTag.Kind.OTHER);
        assertThat(history.gaps()).isEmpty();
    }

    @Test
    void findsFilesForAssistantsAtTheTip() {
        RepositoryHistory history =
                read(
                        company()
                                .file("AGENTS.md", "x")
                                .file(".github/copilot-instructions.md", "x")
                                .file("docs/agents.md", "x")
                                .commit("Add")
                                .build());

        assertThat(history.agentFiles())
                .containsExactly(".github/copilot-instructions.md", "AGENTS.md");
    }

    @Test
    void letsNoNameAddressOrMessageOut() {
        Path path =
                company()
                        .file("a/b", "1")
                        .commit("PIER-1 Secret words")
                        .by("ada.q <ada.quill@home.example>")
                        .commit("PIER-2 More secret words")
                        .build();

        RepositoryHistory history = read(path);

        assertThat(
                        history.commits().toString()
                                + history.changes()
                                + history.moduleChanges()
                                + history.tags())
                .doesNotContain("Ada", "Quill", "quill", "Secret", "secret");
    }

    @Test
    void leavesTheRepositoryAsItWas() {
        GitRepositoryBuilder company = company().file("a", "1").commit("One");
        Path path = company.build();
        String before =
                company.git("status", "--porcelain=v2", "--branch")
                        + company.git("count-objects", "-v");

        read(path);

        assertThat(
                        company.git("status", "--porcelain=v2", "--branch")
                                + company.git("count-objects", "-v"))
                .isEqualTo(before);
    }

    @Test
    void runsNoProgramThatTheRepositoryNames() throws java.io.IOException {
        GitRepositoryBuilder company =
                company()
                        .file(".gitattributes", "*.txt diff=trap filter=trap\n")
                        .file("pier/a.txt", "1\n")
                        .commit("One")
                        .file("pier/a.txt", "2\n")
                        .commit("Two");
        Path path = company.build();
        Path sprung = folder.resolve("sprung");
        Path trap =
                java.nio.file.Files.writeString(
                        folder.resolve("trap.sh"), "#!/bin/sh\ntouch '" + sprung + "'\ncat\n");
        trap.toFile().setExecutable(true);
        for (String setting :
                java.util.List.of(
                        "core.fsmonitor",
                        "core.pager",
                        "diff.external",
                        "diff.trap.command",
                        "diff.trap.textconv",
                        "filter.trap.clean",
                        "filter.trap.smudge",
                        "core.sshCommand",
                        "gpg.program")) {
            company.git("config", setting, trap.toString());
        }

        RepositoryHistory history = read(path);

        assertThat(history.moduleChanges()).hasSize(3);
        assertThat(sprung).doesNotExist();
    }
}
