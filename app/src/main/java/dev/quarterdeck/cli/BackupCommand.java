package dev.quarterdeck.cli;

import dev.quarterdeck.cli.remote.LastBackup;
import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.platform.backup.Backup;
import dev.quarterdeck.platform.backup.Manifest;
import dev.quarterdeck.platform.backup.ReachedStore;
import dev.quarterdeck.server.QuarterdeckServer;
import dev.quarterdeck.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Saves everything in one file, while the server runs or not: `qd backup FILE`.
@Command(
        name = "backup",
        description = "Saves the whole store in one file, while the server runs or not.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  qd backup quarterdeck-2026-03-31.zip",
            "  QD_DB_URL=postgresql://quarterdeck:secret@db/quarterdeck qd backup"
                    + " /safe/quarterdeck.zip",
            "",
            "The file holds every record, confidential ones too: keep it where only those read who"
                    + " may",
            "read everything. It holds no password of the database, and of our own passwords,"
                    + " sessions and",
            "API tokens hashes only; the identity provider's tokens of open sessions are in it in"
                    + " the clear."
        })
final class BackupCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "Where to write it; must not exist yet.")
    private Path file = Path.of("");

    BackupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var settings = settings(console);
        var target = console.folder().resolve(file).normalize();
        Manifest saved;
        try (var progress = new ScreenProgress(console);
                var store = ReachedStore.toRead(settings.external(), settings.store(), progress)) {
            saved =
                    Backup.write(
                            store.address(),
                            QuarterdeckServer.state(settings.folder()),
                            target,
                            console.clock().instant(),
                            progress);
        }
        new LastBackup(saved.takenAt(), target.toString()).note(settings.folder());
        console.out()
                .printf(
                        Locale.ROOT,
                        "Saved %,d rows of %d tables in %s (%,d KiB).%n",
                        saved.rows(),
                        saved.tables().size(),
                        target,
                        kibibytes(target));
        console.out().flush();
        console.err()
                .println("It holds personal records: keep it as closely as the server itself.");
        console.err().flush();
        return Quarterdeck.FINE;
    }

    static ServerSettings settings(Console console) {
        var folder =
                DataFolder.of(
                                console.environment(),
                                console.home(),
                                System.getProperty("os.name", ""))
                        .folder();
        return new ServerSettings(
                "127.0.0.1",
                ServerSettings.USUAL_PORT,
                folder,
                console.environment(),
                console.clock());
    }

    private static long kibibytes(Path file) {
        try {
            return Math.ceilDiv(Files.size(file), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
