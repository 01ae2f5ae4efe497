package dev.quarterdeck.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Writes down the end of the audit chain outside the database, one line a day and one at each
/// clean stop: `2026-03-31 1042 <sha-256>`.
final class AuditHeads {

    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (\\d+) ([0-9a-f]{64})");

    private final Path file;

    AuditHeads(Path file) {
        this.file = file;
    }

    synchronized void write(Audit.Head head, LocalDate day, boolean always) {
        var lines = lines();
        var line = "%s %d %s".formatted(day, head.seq(), head.hash());
        boolean written = !lines.isEmpty() && lines.getLast().startsWith(day + " ");
        if (lines.contains(line) || (written && !always)) {
            return;
        }
        try {
            Files.writeString(
                    file,
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the heads that can be read; a line cut short by a crash is passed over.
    synchronized List<Audit.Head> read() {
        var heads = new ArrayList<Audit.Head>();
        for (var line : lines()) {
            var parts = LINE.matcher(line);
            if (parts.matches()) {
                heads.add(new Audit.Head(Long.parseLong(parts.group(2)), parts.group(3)));
            }
        }
        return heads;
    }

    private List<String> lines() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file, StandardCharsets.UTF_8)
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
