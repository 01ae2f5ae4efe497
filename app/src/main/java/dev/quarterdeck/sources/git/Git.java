package dev.quarterdeck.sources.git;

import dev.quarterdeck.platform.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

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
    private final Map<String, String> settings;

    Git(Path directory) {
        this(directory, Map.of());
    }

    /// @param settings handed to git by its environment, so that no list of processes shows them
    Git(Path directory, Map<String, String> settings) {
        this.directory = directory;
        this.settings = Map.copyOf(settings);
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

    /// Runs git where it may read a file of this machine as a remote, and nothing else.
    Answer askLocally(String... arguments) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        Ended ended =
                stream(
                        start(List.of(arguments), "file"),
                        List.of(),
                        output -> output.transferTo(kept));
        return new Answer(kept.toString(StandardCharsets.UTF_8), ended);
    }

    /// Runs git where it may ask another machine by http, and keeps its output, which must be
    /// small.
    Answer askByHttp(String... arguments) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        Ended ended =
                stream(
                        start(List.of(arguments), "http"),
                        List.of(),
                        output -> output.transferTo(kept));
        return new Answer(kept.toString(StandardCharsets.UTF_8), ended);
    }

    /// Runs one git on the output of another, and hands on each line of what comes of it.
    ///
    /// @param input lines for the first
    void pipe(
            Collection<String> input,
            List<String> first,
            List<String> second,
            Consumer<String> line) {
        try {
            var both =
                    ProcessBuilder.startPipeline(
                            List.of(
                                    builder(first, "none").redirectError(Redirect.DISCARD),
                                    builder(second, "none").redirectError(Redirect.DISCARD)));
            try (var lines = both.getLast().inputReader(StandardCharsets.UTF_8)) {
                Thread.ofVirtual().start(() -> feed(both.getFirst().getOutputStream(), input));
                lines.lines().forEach(line);
            } finally {
                both.forEach(Process::destroy);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Runs git and hands its output to `reader` as it comes.
    Ended stream(List<String> arguments, Collection<String> input, OutputReader reader) {
        return stream(start(arguments, "none"), input, reader);
    }

    /// Runs git where it may ask another machine by http, and hands on what it says meanwhile.
    ///
    /// @param input lines on its standard input
    /// @param said hears each line of its progress; throws to stop it
    Ended fetch(List<String> arguments, Collection<String> input, Consumer<String> said) {
        var process = start(arguments, "http");
        try (var errors = process.errorReader(StandardCharsets.UTF_8)) {
            Thread.ofVirtual().start(() -> feed(process.getOutputStream(), input));
            Thread.ofVirtual().start(() -> drain(process.getInputStream()));
            var words = new StringBuilder();
            // A line of progress ends with a carriage return, which a reader takes for an end too.
            for (var line = errors.readLine(); line != null; line = errors.readLine()) {
                said.accept(line);
                if (words.length() < STDERR_KEPT && line.indexOf('%') < 0) {
                    words.append(line).append('\n');
                }
            }
            return new Ended(process.waitFor(), words.toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while git was running", interrupted);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static void drain(InputStream output) {
        try (output) {
            output.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // git ended.
            return;
        }
    }

    private static Ended stream(Process process, Collection<String> input, OutputReader reader) {
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

    private Process start(List<String> arguments, String protocol) {
        try {
            return builder(arguments, protocol).start();
        } catch (IOException missing) {
            throw new Refusal(
                    "The program (git) could not be started, but every history is read through it.",
                    "Maybe install git and see that it is on the PATH.");
        }
    }

    private ProcessBuilder builder(List<String> arguments, String protocol) {
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
        environment.put("GIT_ALLOW_PROTOCOL", protocol);
        if (!settings.isEmpty()) {
            configure(environment);
        }
        return builder;
    }

    /// What the user or the machine set for git holds for them, not for a server: no other
    /// address, no helper that knows passwords, no proxy.
    private void configure(Map<String, String> environment) {
        List.of("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY", "GIT_ASKPASS")
                .forEach(environment::remove);
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_CONFIG_COUNT", String.valueOf(settings.size()));
        int number = 0;
        for (var setting : settings.entrySet()) {
            environment.put("GIT_CONFIG_KEY_" + number, setting.getKey());
            environment.put("GIT_CONFIG_VALUE_" + number, setting.getValue());
            number++;
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
