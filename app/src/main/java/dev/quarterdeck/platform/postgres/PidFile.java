package dev.quarterdeck.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads `postmaster.pid`, in which a server says who it is and how far it has come.
///
/// @param pid the server's process
/// @param started when it started, to the second
/// @param isReady whether it takes connections
record PidFile(long pid, Instant started, boolean isReady) {

    private static final int STATUS_LINE = 7;

    // No system gives a process this number.
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE - 1);

    static Optional<PidFile> read(Path data) throws IOException {
        var lines = lines(data);
        if (lines.size() < 3 || !lines.get(0).matches("\\d+") || !lines.get(2).matches("\\d+")) {
            return Optional.empty();
        }
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        return Optional.of(
                new PidFile(
                        Long.parseLong(lines.get(0)),
                        Instant.ofEpochSecond(Long.parseLong(lines.get(2))),
                        ready));
    }

    /// Takes a dead server's number out of the file.
    ///
    /// The number may by now belong to somebody else, and PostgreSQL would refuse to start. The
    /// file stays, because it names the shared memory by which PostgreSQL finds children that
    /// outlive their server.
    static void retire(Path data) throws IOException {
        var lines = lines(data);
        if (lines.isEmpty()) {
            return;
        }
        var kept = new StringBuilder(NOBODY).append('\n');
        lines.stream().limit(STATUS_LINE).skip(1).forEach(line -> kept.append(line).append('\n'));
        Files.writeString(file(data), kept);
    }

    private static List<String> lines(Path data) throws IOException {
        try {
            return Files.readAllLines(file(data));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }
}
