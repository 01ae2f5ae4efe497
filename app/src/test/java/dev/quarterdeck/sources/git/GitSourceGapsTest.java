package dev.quarterdeck.sources.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quarterdeck.activity.ModuleChange;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.littlecompany.GitRepositoryBuilder;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing may be silently short: what git cannot read is told.
class GitSourceGapsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    private GitRepositoryBuilder tenCommits() {
        GitRepositoryBuilder company = GitRepositoryBuilder.in(folder.resolve("harbour"));
        for (int i = 1; i <= 10; i++) {
            company.file("pier/plank" + i, "plank " + i + "\n")
                    .commit("PIER-" + i + " Lay a plank");
        }
        company.build();
        return company;
    }

    private static RepositoryHistory read(Path path) {
        return GitSource.read(path, GitOptions.learning(CLOCK), Progress.SILENT);
    }

    private void remove(String hash) throws IOException {
        Path object =
                folder.resolve("harbour/.git/objects")
                        .resolve(hash.substring(0, 2))
                        .resolve(hash.substring(2));
        Files.delete(object);
    }

    private void damage(String hash) throws IOException {
        Path object =
                folder.resolve("harbour/.git/objects")
                        .resolve(hash.substring(0, 2))
                        .resolve(hash.substring(2));
        Files.delete(object);
        Files.writeString(object, "no object at all");
    }

    @Test
    void tellsWhereAShallowCloneWasCut() {
        tenCommits();
        GitRepositoryBuilder.run(
                folder,
                new byte[0],
                "clone",
                "--quiet",
                "--depth=4",
                "file://" + folder.resolve("harbour"),
                "shallow");

        RepositoryHistory history = read(folder.resolve("shallow"));

        assertThat(history.commits()).hasSize(4);
        assertThat(history.gaps())
                .singleElement()
                .satisfies(
                        gap -> {
                            assertThat(gap.what())
                                    .isEqualTo("history before 1 commit (4 commits read)");
                            assertThat(gap.remedy()).contains("git fetch --unshallow");
                        });
    }

    @Test
    void readsOnBehindARemovedFileAndTellsWhoseLinesAreMissing() throws IOException {
        GitRepositoryBuilder company = tenCommits();
        remove(company.git("rev-parse", "HEAD~5:pier/plank5"));
        // git would take the content from the work tree.
        Files.delete(folder.resolve("harbour/pier/plank5"));

        RepositoryHistory history = read(folder.resolve("harbour"));

        assertThat(history.moduleChanges()).hasSize(10);
        assertThat(history.gaps())
                .singleElement()
                .extracting(ReadGap::what)
                .asString()
                .isEqualTo("the lines of 1 of 10 commits (each file counts as one line)");
    }

    @Test
    void readsOnBehindARemovedTree() throws IOException {
        GitRepositoryBuilder company = tenCommits();
        remove(company.git("rev-parse", "HEAD~5:pier"));

        RepositoryHistory history = read(folder.resolve("harbour"));

        assertThat(history.commits()).hasSize(10);
        assertThat(history.moduleChanges()).hasSize(8);
        assertThat(history.gaps())
                .singleElement()
                .extracting(ReadGap::what)
                .asString()
                .isEqualTo("the files of 2 of 10 commits");
    }

    @Test
    void tellsThatHistoryEndsAtARemovedCommit() throws IOException {
        GitRepositoryBuilder company = tenCommits();
        remove(company.git("rev-parse", "HEAD~6"));

        RepositoryHistory history = read(folder.resolve("harbour"));

        assertThat(history.commits()).hasSize(6);
        assertThat(history.commitsReachable()).isGreaterThan(6);
        assertThat(history.gaps().getFirst().why()).contains(company.git("rev-parse", "HEAD~5"));
    }

    @Test
    void tellsThatHistoryEndsAtADamagedCommit() throws IOException {
        GitRepositoryBuilder company = tenCommits();
        damage(company.git("rev-parse", "HEAD~6"));

        RepositoryHistory history = read(folder.resolve("harbour"));

        assertThat(history.commits()).hasSize(6);
        assertThat(history.gaps()).isNotEmpty();
    }

    @Test
    void findsItsWayRoundARemovedCommitThroughAMerge() throws IOException {
        GitRepositoryBuilder company = GitRepositoryBuilder.in(folder.resolve("harbour"));
        company.commit("Base")
                .on("left")
                .commit("Left")
                .on("main")
                .on("right")
                .commit("Right")
                .on("main")
                .commit("Between")
                .merge("Merge branches 'left' and 'right'", "left", "right")
                .build();
        remove(company.git("rev-parse", "left"));

        RepositoryHistory history = read(folder.resolve("harbour"));

        assertThat(history.commits()).hasSize(4);
        assertThat(history.gaps()).hasSize(1);
    }

    @Test
    void takesNoLineOfAMessageForAnAnswerOfGit() throws IOException {
        String fake = "0123456789012345678901234567890123456789 commit 12";
        GitRepositoryBuilder company = GitRepositoryBuilder.in(folder.resolve("harbour"));
        company.commit("Base\n\ntests missing\n\nparent 1\n" + fake)
                .on("left")
                .commit("Left")
                .on("main")
                .on("right")
                .commit("Right\n\ntests missing\n" + fake)
                .on("main")
                .commit("Between\n\ntests missing")
                .merge("Merge branches 'left' and 'right'", "left", "right")
                .build();
        remove(company.git("rev-parse", "left"));

        RepositoryHistory history = read(folder.resolve("harbour"));

        assertThat(history.commits()).hasSize(4);
        assertThat(history.commitsReachable()).isEqualTo(5);
        assertThat(history.gaps()).hasSize(1);
    }

    @Test
    void countsFilesWithoutLinesInAPartialCloneAndFetchesNothing() {
        tenCommits().git("config", "uploadpack.allowFilter", "true");
        GitRepositoryBuilder.run(
                folder,
                new byte[0],
                "clone",
                "--quiet",
                "--bare",
                "--filter=blob:none",
                "file://" + folder.resolve("harbour"),
                "partial.git");

        RepositoryHistory history = read(folder.resolve("partial.git"));

        assertThat(history.moduleChanges())
                .hasSize(10)
                .extracting(ModuleChange::lines)
                .containsOnly(1L);
        assertThat(history.gaps())
                .singleElement()
                .extracting(ReadGap::what)
                .asString()
                .startsWith("the lines of 10 of 10 commits");
    }

    @Test
    void leavesOutATagWhoseCommitIsMissing() throws IOException {
        GitRepositoryBuilder company = tenCommits();
        company.git("checkout", "--quiet", "--detach");
        company.git(
                "-c",
                "user.name=Ada Quill",
                "-c",
                "user.email=ada@little.example",
                "commit",
                "--quiet",
                "--allow-empty",
                "--message=Aside");
        company.git("tag", "v0.9");
        company.git("tag", "v1.0", "main");
        String aside = company.git("rev-parse", "HEAD");
        company.git("checkout", "--quiet", "main");
        remove(aside);

        RepositoryHistory history = read(folder.resolve("harbour"));

        assertThat(history.tags()).hasSize(1);
        assertThat(history.gaps()).extracting(ReadGap::what).containsExactly("1 of 2 tags");
    }

    @Test
    void refusesAFolderOutsideAnyRepository() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(folder))
                .withMessage(
                        "The folder (%s) must lie inside a git repository, and it does not.",
                        folder)
                .satisfies(refusal -> assertThat(refusal.remedy()).startsWith("Maybe "));
    }

    @Test
    void refusesAFolderThatDoesNotExist() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(folder.resolve("nowhere")))
                .withMessageContaining("does not exist");
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("is a file");
    }

    @Test
    void refusesARepositoryWhoseTipIsMissing() throws IOException {
        GitRepositoryBuilder company = tenCommits();
        remove(company.git("rev-parse", "HEAD"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(folder.resolve("harbour")))
                .satisfies(refusal -> assertThat(refusal.remedy()).contains("git fsck"));
    }
}
