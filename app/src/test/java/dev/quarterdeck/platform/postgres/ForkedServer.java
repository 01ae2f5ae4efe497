package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs a server in a process of its own, so that a test can end that process in every way.
final class ForkedServer implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final String answer;

    private ForkedServer(ProcessBuilder builder) throws IOException {
        this.process = builder.redirectErrorStream(true).start();
        this.output = process.inputReader();
        this.answer = answerOf(output);
    }

    static ForkedServer start(Path folder) throws IOException {
        return start(new Start(List.of(), Map.of(), System.getProperty("java.class.path")), folder);
    }

    static ForkedServer start(Start how, Path folder, String... words) throws IOException {
        var command = new ArrayList<>(how.prefix());
        command.addAll(
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        how.classPath(),
                        Main.class.getName(),
                        folder.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(how.environment());
        return new ForkedServer(builder);
    }

    /// @param prefix words before those of the virtual machine
    /// @param environment variables to set
    /// @param classPath where the classes lie
    record Start(List<String> prefix, Map<String, String> environment, String classPath) {}

    long pid() {
        return process.pid();
    }

    /// What the program said first: `ready`, or its refusal.
    String answer() {
        return answer;
    }

    void signal(String name) throws IOException {
        Stores.signal(name, process.pid());
    }

    int awaitEnd() {
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        awaitEnd();
        output.close();
    }

    private static String answerOf(BufferedReader output) throws IOException {
        var lines = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            lines.append(line).append('\n');
            if (line.startsWith("ready")) {
                break;
            }
        }
        return lines.toString().strip();
    }

    static final class Main {

        private Main() {}

        public static void main(String[] words) throws IOException {
            var stop = new ArrayList<Runnable>();
            try (var server = started(Path.of(words[0]))) {
                if (words.length > 1) {
                    server.stopBy(stop::add);
                }
                System.out.println("ready " + server.port());
                // Until the test closes the pipe or ends us.
                System.in.readAllBytes();
            } catch (Refusal refusal) {
                System.out.println(refusal.getMessage() + " " + refusal.remedy());
                System.exit(2);
            }
        }

        private static EmbeddedPostgres started(Path folder) {
            @Nullable String jar = System.getenv("TEST_POSTGRES_JAR");
            var binaries =
                    jar == null
                            ? PostgresBinaries.ofClasspath()
                            : PostgresBinaries.ofJar(Path.of(jar));
            return EmbeddedPostgres.start(folder, binaries, Progress.SILENT);
        }
    }
}
