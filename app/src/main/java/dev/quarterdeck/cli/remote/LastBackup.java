package dev.quarterdeck.cli.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Remembers when a data folder was last saved, in its file `server/last-backup`: the moment
/// and the file, a line each.
///
/// @param at when the backup was whole
/// @param file where it was written
public record LastBackup(Instant at, String file) {

    /// Writes it down beside the data; a backup counts also when this cannot be written.
    public void note(Path data) {
        try {
            Files.createDirectories(data.resolve("server"));
            Files.writeString(file(data), "%s%n%s%n".formatted(at, file));
        } catch (IOException e) {
            return;
        }
    }

    static Optional<LastBackup> read(Path data) {
        try {
            var lines = Files.readAllLines(file(data), StandardCharsets.UTF_8);
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(
                            new LastBackup(Instant.parse(lines.get(0).strip()), lines.get(1)));
        } catch (IOException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Path file(Path data) {
        return data.resolve("server").resolve("last-backup");
    }
}
