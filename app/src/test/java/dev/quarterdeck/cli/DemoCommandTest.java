package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the demo as a person does, on a database of its own, from the first line to the last.
class DemoCommandTest {

    @TempDir Path home;

    private Console console(PrintWriter err) {
        return new Console(
                new PrintWriter(new StringWriter()),
                err,
                Clock.systemUTC(),
                Map.of("QD_HOME", home.toString(), "QD_DB_URL", "postgresql://nobody@nowhere/real"),
                home,
                home,
                false,
                false,
                100);
    }

    @Test
    @Tag("slow")
    void startsFillsLetsInAndIsDropped() throws Exception {
        var told = new PipedReader(1 << 16);
        var err = new PrintWriter(new PipedWriter(told));
        var exit =
                CompletableFuture.supplyAsync(
                        () ->
                                Quarterdeck.commandLine(console(err))
                                        .execute("demo", "--port", "0", "--no-browser"),
                        work -> Thread.ofPlatform().start(work));
        var lines = new BufferedReader(told);
        var before = readTo(lines, "Ctrl-C ends the demo.");
        var link = URI.create(line(before, "/sign-in/once?key="));

        var browser = new Browser("http://localhost:" + link.getPort());
        assertThat(browser.get(link.getPath() + "?" + link.getQuery()).statusCode()).isEqualTo(303);
        assertThat(browser.get("/").body()).contains("Demo organisation").contains("berth-plan");
        assertThat(browser.get("/account").body()).contains("Maren Holt");
        assertThat(home.resolve("demo/store")).isDirectory();
        assertThat(browser.submit("/", "/demo/drop", Map.of()).body())
                .contains("The demo is gone")
                .contains("./qd serve");

        var after = readTo(lines, "Start your own: ./qd serve");
        assertThat(after).contains("The demo is gone, with everything that was in it.");
        assertThat(exit.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(home.resolve("demo")).doesNotExist();
    }

    private static List<String> readTo(BufferedReader lines, String last) throws IOException {
        var read = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            read.add(line);
            if (line.contains(last)) {
                return read;
            }
        }
        throw new AssertionError("It ended early: " + read);
    }

    private static String line(List<String> lines, String with) {
        return lines.stream().filter(line -> line.contains(with)).findFirst().orElseThrow().strip();
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Files.createDirectories(home.resolve("demo"));
        Files.writeString(home.resolve("demo/thesis.txt"), "chapter one");
        var err = new StringWriter();

        int exit =
                Quarterdeck.commandLine(console(new PrintWriter(err)))
                        .execute("demo", "--no-browser");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("must hold nothing but a demo");
        assertThat(home.resolve("demo/thesis.txt")).exists();
    }

    @Test
    void opensNoBrowserWithoutADesktopOrAProgramForIt() {
        assertThat(new DesktopBrowser(Map.of("PATH", "/usr/bin"), "Linux").open("http://x"))
                .isFalse();
        assertThat(
                        new DesktopBrowser(
                                        Map.of("PATH", home.toString(), "DISPLAY", ":0"), "Linux")
                                .open("http://x"))
                .isFalse();
        assertThat(new DesktopBrowser(Map.of("PATH", home.toString()), "Mac OS X").open("http://x"))
                .isFalse();
    }
}
