package dev.quarterdeck.sources.git;

import dev.quarterdeck.platform.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;

/// Runs git on one repository: reads only, asks nobody, fetches nothing, runs no program that the
/// repository names.
final class Git {

    private static final List<String> SAFE_SETTINGS =
            List.of(
                    "git",
                    "--no-pager",
                    "-c",
                    "core.quotepath=off",
                    "-c",
                    "log.showSignature=false",
                    "-c",
                    "i18n.logOutputEncoding=UTF-8",
                    "-c",
                    "core.fsmonitor=false",
                    "-c",
                    "core.hooksPath=/dev/null",
                    "-c",
                    "diff.external=",
                    "-c",
                    "diff.ignoreSubmodules=none",
                    "-c",
                    "gc.auto=0");

    /// An inherited `GIT_DIR` (we may run inside a hook) would silently point at another
    /// repository.
    private static final List<String> FOREIGN_VARIABLES =
            List.of(
                    "GIT_DIR",
                    "GIT_WORK_TREE",
                    "GIT_INDEX_FILE",
                    "GIT_OBJECT_DIRECTORY",
                    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                    "GIT_NAMESPACE",
                    "GIT_COMMON_DIR",
                    "GIT_PREFIX",
                    "GIT_EXTERNAL_DIFF",
                    "GIT_DIFF_OPTS",
                    "GIT_TRACE",
                    "GIT_TRACE2",
                    "GIT_TRACE2_EVENT",
                    "GIT_CEILING_DIRECTORIES");

    private static final int STDERR_KEPT = 16_384;

    private final Path directory;

    Git(Path directory) {
        this.directory = directory;
    }

    /// What a finished git process said.
    record Ended(int exit, String errors) {

        boolean isFine() {
            return exit == 0;
        }

        /// Returns the line that tells what went wrong: the first fatal one, else the first.
        String words() {
            return errors.lines()
                    .filter(line -> line.startsWith("fatal:"))
                    .findFirst()
                    .or(() -> errors.lines().findFirst())
                    .map(String::strip)
                    .orElse("git ended with exit code " + exit);
        }
    }

    /// A finished git process with everything it printed.
    record Answer(String text, Ended ended) {

        boolean isFine() {
            return ended.isFine();
        }

        List<String> lines() {
            return text.lines().toList();
        }
    }

    /// Takes git's output while it runs.
    @FunctionalInterface
    interface OutputReader {
        void read(InputStream output) throws IOException;
    }

    /// Runs git and keeps its output, which must be small.
    Answer ask(String... arguments) {
        return ask(List.of(), arguments);
    }

    /// Runs git with lines on its standard input and keeps its output, which must be small.
    Answer ask(Collection<String> input, String... arguments) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        Ended ended = stream(List.of(arguments), input, output -> output.transferTo(kept));
        return new Answer(kept.toString(StandardCharsets.UTF_8), ended);
    }

    /// Runs git and hands its output to `reader` as it comes.
    Ended stream(List<String> arguments, Collection<String> input, OutputReader reader) {
        Process process = start(arguments);
        FutureTask<String> errors = new FutureTask<>(() -> head(process.getErrorStream()));
        Thread.ofVirtual().start(errors);
        Thread feeder = Thread.ofVirtual().start(() -> feed(process.getOutputStream(), input));
        try (InputStream output = process.getInputStream()) {
            reader.read(output);
            int exit = process.waitFor();
            feeder.join();
            return new Ended(exit, errors.get());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while git was running", interrupted);
        } catch (java.util.concurrent.ExecutionException broken) {
            throw new IllegalStateException("Could not read git's messages", broken);
        } finally {
            process.destroy();
        }
    }

    private Process start(List<String> arguments) {
        List<String> command = new ArrayList<>(SAFE_SETTINGS);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        FOREIGN_VARIABLES.forEach(environment::remove);
        environment.put("LC_ALL", "C");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_NO_LAZY_FETCH", "1");
        // git before 2.44 ignores GIT_NO_LAZY_FETCH; without any allowed protocol it cannot fetch.
        environment.put("GIT_ALLOW_PROTOCOL", "none");
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new Refusal(
                    "The program (git) could not be started, but every history is read through it.",
                    "Maybe install git and see that it is on the PATH.");
        }
    }

    private static void feed(OutputStream sink, Collection<String> lines) {
        try (sink) {
            StringBuilder block = new StringBuilder();
            for (String line : lines) {
                block.append(line).append('\n');
            }
            sink.write(block.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // git ended before it read everything; its exit code and words tell why.
            return;
        }
    }

    private static String head(InputStream errors) throws IOException {
        try (errors) {
            byte[] head = errors.readNBytes(STDERR_KEPT);
            errors.transferTo(OutputStream.nullOutputStream());
            return new String(head, StandardCharsets.UTF_8);
        }
    }
}
