package dev.quarterdeck.cli.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Looks at what lies in the data folder, without a server and without changing anything.
final class DataFolderChecks {

    private static final long LITTLE = 2L << 30;
    private static final long TOO_LITTLE = 256L << 20;
    private static final Duration OLD = Duration.ofDays(7);
    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    private final RemoteConsole console;
    private final Path data;

    DataFolderChecks(RemoteConsole console) {
        this.console = console;
        this.data = console.data().get();
    }

    List<Check> all() {
        return List.of(folder(), disk(), java(), postgres(), backup());
    }

    private Check folder() {
        if (!Files.isWritable(data)) {
            return Check.broken(
                    "data folder",
                    "%s is not writable.".formatted(data),
                    "Maybe change its owner, or set QD_HOME to a folder of your own.");
        }
        try {
            boolean isOpen =
                    Files.getPosixFilePermissions(data).stream().anyMatch(OTHERS::contains);
            return isOpen
                    ? Check.attention(
                            "data folder",
                            "%s is open to others.".formatted(data),
                            "Maybe close it: chmod 700 '%s'".formatted(data))
                    : Check.ok("data folder", data.toString());
        } catch (IOException | UnsupportedOperationException e) {
            return Check.ok("data folder", data.toString());
        }
    }

    private Check disk() {
        try {
            long free = Files.getFileStore(data).getUsableSpace();
            var words = String.format(Locale.ROOT, "%,d MiB free", free >> 20);
            if (free < TOO_LITTLE) {
                return Check.broken("disk", words, "Maybe make room: the database needs some.");
            }
            return free < LITTLE
                    ? Check.attention("disk", words, "Maybe make room before it runs full.")
                    : Check.ok("disk", words);
        } catch (IOException e) {
            return Check.attention(
                    "disk",
                    "The free space is not known: %s.".formatted(e.getMessage()),
                    "Maybe look with: df");
        }
    }

    private static Check java() {
        return Check.ok(
                "java",
                "%s, %s"
                        .formatted(
                                Runtime.version(), System.getProperty("java.vendor", "unknown")));
    }

    private Check postgres() {
        if (!console.variable("QD_DB_URL").isEmpty()) {
            return Check.ok("database", "external, named by QD_DB_URL");
        }
        var store = data.resolve("store").resolve("data");
        if (!Files.exists(store.resolve("PG_VERSION"))) {
            return Check.attention(
                    "database", "There is none yet.", "Maybe start the server once: qd serve");
        }
        try {
            var version = Files.readString(store.resolve("PG_VERSION")).strip();
            return running(version, store.resolve("postmaster.pid"));
        } catch (IOException e) {
            return Check.attention(
                    "database",
                    "%s belongs to another user, so its state is not known.".formatted(store),
                    "Maybe run qd as the user who runs the server.");
        }
    }

    private Check running(String version, Path pidFile) throws IOException {
        var lines =
                Files.exists(pidFile)
                        ? Files.readAllLines(pidFile, StandardCharsets.UTF_8)
                        : List.<String>of();
        boolean isAlive =
                !lines.isEmpty()
                        && lines.getFirst().strip().matches("\\d{1,18}")
                        && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                                .filter(ProcessHandle::isAlive)
                                .isPresent();
        boolean isServed = RunningServer.read(data).filter(RunningServer::isAlive).isPresent();
        var name = "embedded PostgreSQL " + version;
        if (isAlive && !isServed) {
            return Check.attention(
                    "database",
                    name + " runs without its server.",
                    "Maybe start the server: it takes it over or stops it.");
        }
        if (isServed && !isAlive) {
            return Check.broken(
                    "database",
                    name + " has stopped under the running server.",
                    "Maybe restart the server; the log in %s tells why."
                            .formatted(data.resolve("store").resolve("log")));
        }
        return Check.ok("database", name + (isAlive ? ", running" : ", stopped with its server"));
    }

    private Check backup() {
        var last = LastBackup.read(data);
        if (last.isEmpty()) {
            return Check.attention(
                    "backup",
                    "None is known of this data folder.",
                    "Maybe make one: qd backup FILE");
        }
        Instant at = last.get().at();
        var words = "%s in %s".formatted(at, last.get().file());
        return at.plus(OLD).isBefore(console.clock().instant())
                ? Check.attention("backup", words, "Maybe make one: it is more than a week old.")
                : Check.ok("backup", words);
    }
}
