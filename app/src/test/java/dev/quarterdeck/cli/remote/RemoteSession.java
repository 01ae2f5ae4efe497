package dev.quarterdeck.cli.remote;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Runs verbs with a server as one person would, in one folder, with a still clock.
final class RemoteSession {

    static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");

    private final Path folder;
    private final Path data;
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    RemoteSession(Path folder, Path data) {
        this.folder = folder;
        this.data = data;
    }

    RemoteSession with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    @Command(name = "qd")
    private static final class Root {}

    @Command(name = "doctor")
    private static final class Doctor {}

    @Command(name = "explain")
    private static final class Explain {}

    int qd(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var console =
                new RemoteConsole(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        environment,
                        folder,
                        () -> data,
                        false,
                        prompt -> "");
        var line =
                new CommandLine(new Root())
                        .addSubcommand(new Doctor())
                        .addSubcommand(new Explain());
        RemoteVerbs.addTo(line, console);
        line.setOut(console.out()).setErr(console.err());
        line.setExecutionExceptionHandler(
                (failure, verb, result) -> {
                    if (failure instanceof dev.quarterdeck.platform.Refusal refusal) {
                        err.write(refusal.getMessage() + "\n" + refusal.remedy() + "\n");
                        return refusal.code().equals(RemoteVerbs.FAULT) ? 70 : 2;
                    }
                    throw failure;
                });
        return line.execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
