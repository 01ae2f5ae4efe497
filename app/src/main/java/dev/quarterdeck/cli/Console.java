package dev.quarterdeck.cli;

import dev.quarterdeck.cli.remote.RemoteConsole;
import dev.quarterdeck.platform.DataFolder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// Everything a verb touches of the outside: streams, clock, environment, folders.
///
/// @param out where data goes
/// @param err where talk goes
/// @param clock the one clock
/// @param environment environment variables
/// @param folder the folder the user stands in
/// @param home the user's home folder
/// @param terminal whether a person watches standard error
/// @param colours whether standard output takes colours
/// @param width columns to wrap at
record Console(
        PrintWriter out,
        PrintWriter err,
        Clock clock,
        Map<String, String> environment,
        Path folder,
        Path home,
        boolean terminal,
        boolean colours,
        int width) {

    private static final int USUAL_WIDTH = 100;

    /// Returns the console of the running process.
    static Console ofProcess() {
        var environment = System.getenv();
        var terminal = System.console() != null && System.console().isTerminal();
        boolean plain =
                environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
        return new Console(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Clock.systemUTC(),
                environment,
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home", ".")),
                terminal,
                terminal && !plain,
                width(environment));
    }

    /// Returns what the verbs with a server touch of it.
    RemoteConsole remote() {
        return new RemoteConsole(
                out,
                err,
                clock,
                environment,
                folder,
                () -> DataFolder.of(environment, home, System.getProperty("os.name", "")).folder(),
                terminal,
                prompt -> terminal ? askedSecretly(prompt) : "");
    }

    private static String askedSecretly(String prompt) {
        var watched = System.console();
        var typed = watched == null ? null : watched.readPassword("%s", prompt);
        return typed == null ? "" : new String(typed);
    }

    private static int width(Map<String, String> environment) {
        var columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("\\d{2,3}")
                ? Math.max(60, Math.min(160, Integer.parseInt(columns)))
                : USUAL_WIDTH;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
