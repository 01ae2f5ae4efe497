package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.GitRepositoryBuilder;
import dev.quarterdeck.littlecompany.HarborRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookCommandTest {

    private static final Pattern ID =
            Pattern.compile(
                    "\\b(?:link|knowledge|releases|failures|forecast|flow|ai)\\.[a-z0-9-]+");

    @TempDir static Path shared;

    @TempDir Path data;

    private static Path harbor;

    @BeforeAll
    static void makeTheRepository() {
        harbor = HarborRepository.in(shared.resolve("harbor"));
    }

    private Session session() {
        return new Session(harbor, data);
    }

    @Test
    void saysEverySectionInOrder() {
        var session = session();

        assertThat(session.qd("look", ".")).isZero();
        assertThat(session.out())
                .containsSubsequence(
                        "harbor",
                        "merged changes name a ticket",
                        "hang",
                        "release",
                        "a floor for failed change",
                        "The next",
                        "declare AI assistance",
                        "I could not know",
                        "I guessed",
                        "Share:");
    }

    @Test
    void explainsEveryIdItPrints() {
        var session = session();
        session.qd("look", ".");
        var ids = ID.matcher(session.out()).results().map(MatchResult::group).distinct().toList();

        assertThat(ids).hasSizeGreaterThan(15);
        assertThat(ids)
                .allSatisfy(
                        id -> {
                            assertThat(session.qd("explain", id)).as(id).isZero();
                            assertThat(session.out()).contains(id);
                        });
    }

    @Test
    void countsTheCommitsAsGitDoes() {
        var session = session();
        session.qd("look", ".");
        var counted =
                GitRepositoryBuilder.run(harbor, new byte[0], "rev-list", "--count", "HEAD")
                        .strip();

        assertThat(session.out()).contains(counted + " commits in");
    }

    @Test
    void writesTheArtefactsWhereItIsToldTo() throws IOException {
        var session = session();
        var out = data.resolve("report");

        session.qd("look", ".", "--out", out.toString());

        assertThat(out.resolve("look.html"))
                .content()
                .startsWithIgnoringCase("<!doctype html>")
                .contains("link.named");
        assertThat(out.resolve("look.md")).content().contains("link.named");
        try (var files = Files.list(harbor)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .doesNotContain("look.html", "look.md");
        }
    }

    @Test
    void givesTheSameLookTheSameIdWheneverItIsMade() {
        var first = session();
        first.qd("look", ".", "--format", "json");
        var again = new Session(harbor, data.resolve("elsewhere"));
        again.qd("look", ".", "--format", "json");

        assertThat(lookId(again)).isEqualTo(lookId(first));
    }

    @Test
    void usesNothingLaterThanTheAskedDay() {
        var session = session();
        session.qd("look", ".", "--as-of", "2025-06-30", "--format", "md");

        assertThat(session.out())
                .contains("As of **2025-06-30**")
                .contains("v1.3")
                .doesNotContain("v1.4");
        session.qd("explain", "link.changes", "--all", "--format", "csv");
        assertThat(session.out().lines().skip(1))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.split(",")[1]).isLessThanOrEqualTo("2025-06-30"));
    }

    @Test
    void refusesADayItCannotRead() {
        var session = session();

        assertThat(session.qd("look", ".", "--as-of", "31.3.2026")).isEqualTo(2);
        assertThat(session.err()).contains("(31.3.2026)").contains("Maybe 2026-03-31");
    }

    @Test
    void refusesAFolderThatIsNoRepository() {
        var session = new Session(data, data);

        assertThat(session.qd("look", data.toString())).isEqualTo(2);
        assertThat(session.err()).contains(data.toString()).contains("Maybe");
    }

    @Test
    void tellsAShallowCloneAndEndsWithThree() {
        var shallow = data.resolve("shallow");
        GitRepositoryBuilder.run(
                data,
                new byte[0],
                "clone",
                "--quiet",
                "--depth",
                "5",
                harbor.toUri().toString(),
                shallow.toString());
        var session = new Session(shallow, data);

        assertThat(session.qd("look", ".")).isEqualTo(3);
        assertThat(session.out()).contains("INCOMPLETE").contains("shallow");
    }

    @Test
    void looksAtARepositoryWithoutACommit() {
        var empty = GitRepositoryBuilder.in(data.resolve("empty")).build();
        var session = new Session(empty, data);

        assertThat(session.qd("look", ".")).isZero();
        assertThat(session.out()).contains("No change").contains("too little history");
    }

    @Test
    void looksAtARepositoryWithOneCommit() {
        var one =
                GitRepositoryBuilder.in(data.resolve("one"))
                        .file("a.txt", "a")
                        .commit("Begin")
                        .build();
        var session = new Session(one, data);

        assertThat(session.qd("look", ".")).isZero();
        assertThat(session.out()).contains("1 commit in").contains("1 merged change");
    }

    @Test
    void readsTheCorrectionsOfTheRepository() throws IOException {
        var copy = data.resolve("copy");
        GitRepositoryBuilder.run(
                data, new byte[0], "clone", "--quiet", harbor.toString(), copy.toString());
        Files.writeString(copy.resolve(".quarterdeck.yml"), "ticket-prefixes: [OTHER]\n");
        var session = new Session(copy, data);

        session.qd("look", ".");

        assertThat(session.out())
                .contains("0% of the last 12 months'")
                .contains("ticket-prefixes = OTHER");
    }

    private static String lookId(Session session) {
        var found = Pattern.compile("\"look\"\\s*:\\s*\"([0-9a-f]+)\"").matcher(session.out());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
