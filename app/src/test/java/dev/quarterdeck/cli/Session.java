package dev.quarterdeck.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/// Runs verbs of `qd` as one person would, in one folder, with a still clock and an own data
/// folder.
final class Session {

    static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");

    private final Path folder;
    private final Path data;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    Session(Path folder, Path data) {
        this.folder = folder;
        this.data = data;
    }

    /// Runs one verb and returns its exit code; what was printed before is forgotten.
    int qd(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var console =
                new Console(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        Map.of("QD_HOME", data.toString()),
                        folder,
                        data,
                        false,
                        false,
                        100);
        return Quarterdeck.commandLine(console).execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
