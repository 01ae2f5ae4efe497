package dev.quarterdeck.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.platform.outbound.LittleServer;
import dev.quarterdeck.platform.outbound.Outbound;
import dev.quarterdeck.platform.outbound.OutboundSettings;
import dev.quarterdeck.platform.outbound.SteppedClock;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Visit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// How long it takes to fetch a repository and to tell its commits.
@Tag("slow")
class GitSpeedTest {

    private static final int COMMITS = 20_000;
    private static final double BAR = 60;

    @TempDir private Path root;
    @TempDir private Path folder;

    /// Counts what it takes.
    private static final class Counted implements Take {

        private final Map<String, String> cursors = new HashMap<>();
        private long commits;

        @Override
        public Optional<String> cursor(String stream) {
            return Optional.ofNullable(cursors.get(stream));
        }

        @Override
        public void page(
                String stream,
                Map<String, String> parameters,
                List<JsonNode> records,
                @Nullable String cursorAfter) {
            commits += stream.equals("commits") ? records.size() : 0;
            if (cursorAfter != null) {
                cursors.put(stream, cursorAfter);
            }
        }

        @Override
        public void cursor(String stream, String cursorAfter) {
            cursors.put(stream, cursorAfter);
        }

        @Override
        public void expects(String stream, long count) {}

        @Override
        public List<String> unlisted(HistoryKind kind, Collection<String> ids) {
            return List.of();
        }

        @Override
        public void whole(HistoryKind kind, Collection<String> ids) {}

        @Override
        public void gap(String what, String why, String remedy) {
            throw new AssertionError(what + ": " + why);
        }

        @Override
        public void progress(String step, long done, long total) {}
    }

    /// Commits that each write one of five hundred files in twenty folders.
    private void invent(Path bare) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("git", "fast-import", "--quiet")
                        .directory(bare.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (var out =
                new BufferedWriter(
                        new OutputStreamWriter(
                                process.getOutputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < COMMITS; i++) {
                var message = "HAR-%d: change number %d (#%d)\n".formatted(i % 900, i, i);
                var text = "line %d\n".formatted(i).repeat(20);
                out.write("commit refs/heads/main\n");
                out.write(
                        "committer Ada <ada@example.com> %d +0000\n"
                                .formatted(1_600_000_000L + i * 600L));
                out.write("data %d\n%s".formatted(message.length(), message));
                out.write("M 100644 inline f%d/g%d.txt\n".formatted(i % 20, i % 500));
                out.write("data %d\n%s\n".formatted(text.length(), text));
            }
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "files"})
    void fetchesAndTellsTwentyThousandCommits(String contents)
            throws IOException, InterruptedException {
        var bare = Files.createDirectories(root.resolve("acme/harbor.git"));
        GitHttpServer.git(bare, "init", "--bare", "--quiet");
        invent(bare);
        var clock = new SteppedClock(Instant.parse("2026-03-31T12:00:00Z"));
        var allowed =
                new OutboundSettings(
                        Set.of("127.0.0.1"), null, List.of(), null, OutboundSettings.Limits.USUAL);
        try (var tool = new LittleServer().always(new GitHttpServer(root)::answer);
                var outbound = new Outbound(allowed, clock.waiting(), new Random(11))) {
            var connector = new GitConnector();
            var settings =
                    new Settings(
                            connector.tool(),
                            Map.of(
                                    "address",
                                    tool.address() + "acme/harbor.git",
                                    "contents",
                                    contents));
            var visit =
                    new Visit(
                            connector,
                            settings,
                            outbound.line(settings.address()),
                            () -> {},
                            folder);
            var scope = new Scope("repository", "1", "acme/harbor");
            var taken = new Counted();
            double first = seconds(() -> connector.fetch(visit, scope, taken));
            double again = seconds(() -> connector.fetch(visit, scope, taken));
            System.out.printf(
                    "%,d commits, %s: %.1f s, with nothing new %.1f s%n",
                    COMMITS, contents, first, again);
            assertThat(taken.commits).isEqualTo(COMMITS);
            assertThat(first).isLessThan(BAR);
            assertThat(again).isLessThan(first);
        }
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }
}
