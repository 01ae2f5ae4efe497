package dev.quarterdeck.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditVerification;
import dev.quarterdeck.platform.backup.Manifest;
import dev.quarterdeck.platform.backup.ReachedStore;
import dev.quarterdeck.platform.backup.Restore;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.QuarterdeckServer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Brings a backup back into an empty store: `qd restore FILE`.
@Command(
        name = "restore",
        description = "Brings a backup back into an empty store; the server must be stopped.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  qd restore quarterdeck-2026-03-31.zip",
            "  QD_HOME=/tmp/try qd restore quarterdeck-2026-03-31.zip        a trial beside the real one",
            "  QD_DB_URL=postgresql://quarterdeck:secret@db/quarterdeck qd restore quarterdeck.zip",
            "",
            "It is restored whole or not at all, and its audit log is verified (exit code 1 when it is",
            "not whole). Sessions and tokens are as they were when the backup was made."
        })
final class RestoreCommand implements Callable<Integer> {

    private static final int FINDING = 1;

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "What `qd backup` wrote.")
    private Path file = Path.of("");

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        // The libraries below tell what they do line by line; here only what went wrong matters.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var settings = BackupCommand.settings(console);
        var state = QuarterdeckServer.state(settings.folder());
        var source = console.folder().resolve(file).normalize();
        Manifest restored;
        AuditVerification audit;
        try (var progress = new ScreenProgress(console);
                var backup = Restore.open(source, state, progress);
                var store = ReachedStore.toFill(settings.external(), settings.store(), progress)) {
            backup.into(store.address());
            restored = backup.manifest();
            // A newer program's migrations run here.
            try (var database = Database.open(store.address(), state.modules())) {
                audit = Audit.verify(database, settings.folder());
            }
        }
        console.out()
                .printf(
                        Locale.ROOT,
                        "Restored %,d rows of %d tables, as of %s.%n",
                        restored.rows(),
                        restored.tables().size(),
                        restored.takenAt());
        return tell(audit);
    }

    private int tell(AuditVerification audit) {
        console.out()
                .printf(
                        Locale.ROOT,
                        "Audit log: %,d entries, %d written heads compared, %s.%n",
                        audit.entries(),
                        audit.headsCompared(),
                        audit.isWhole() ? "whole" : "NOT WHOLE");
        audit.faults().forEach(fault -> console.out().println("  " + fault));
        console.out().flush();
        console.err().println("Start the server with: qd serve");
        console.err().flush();
        return audit.isWhole() ? Quarterdeck.FINE : FINDING;
    }
}
