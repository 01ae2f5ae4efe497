package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Takes data out for other programs: `qd export histories --kind work-item`.
@Command(
        name = "export",
        description = "Takes data out for other programs.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Examples:",
            "  qd export histories --kind work-item --out items.ndjson",
            "  qd export histories --kind deployment --source Jenkins"
        })
final class ExportCommand {

    @Mixin private final ServerOptions options;

    ExportCommand(ServerOptions options) {
        this.options = options;
    }

    @Command(
            name = "histories",
            description = "One line of JSON for each history, with when what held.")
    int histories(
            @Option(
                            names = "--kind",
                            required = true,
                            paramLabel = "KIND",
                            description = "work-item, change or deployment.")
                    String kind,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "ndjson",
                            description = "Always ndjson.")
                    String format,
            @Option(
                            names = "--source",
                            paramLabel = "NAME",
                            defaultValue = "",
                            description = "The connection's name or id; all when left out.")
                    String source,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "The file to write; standard output when left out.")
                    @Nullable Path file) {
        var path =
                "/api/v1/histories/export?kind=%s&format=%s&source=%s"
                        .formatted(
                                RemoteServer.encoded(kind),
                                RemoteServer.encoded(format),
                                RemoteServer.encoded(source));
        var server = options.open();
        if (file == null) {
            var out = options.console().out();
            server.lines(path, line -> out.println(line));
            out.flush();
            return RemoteVerbs.FINE;
        }
        try (var out =
                Files.newBufferedWriter(
                        options.console().folder().resolve(file), StandardCharsets.UTF_8)) {
            server.lines(path, line -> write(out, line));
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal(
                    "The file (%s) could not be written: %s."
                            .formatted(file, String.valueOf(e.getMessage())),
                    "Maybe the folder is not there, or full.");
        }
        options.console().say("Wrote %s.".formatted(file));
        return RemoteVerbs.FINE;
    }

    private static void write(java.io.Writer out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
