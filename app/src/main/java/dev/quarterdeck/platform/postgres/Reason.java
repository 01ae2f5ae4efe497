package dev.quarterdeck.platform.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;

/// Puts into a few words why something failed.
final class Reason {

    private Reason() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "access to " + denied.getFile() + " is denied";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /// Finds the line of a program's output that says why it gave up: the last fatal one, else the
    /// last that is not blank.
    static String of(String output) {
        var lines = output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.stream()
                .filter(line -> line.matches(".*(FATAL|PANIC|error): .*"))
                .reduce((first, second) -> second)
                .or(() -> last(lines))
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC|error): +", ""))
                .map(line -> line.replaceFirst("\\.$", ""))
                .orElse("it said nothing");
    }

    static boolean isFullDisk(String text) {
        return text.contains("No space left on device")
                || text.contains("There is not enough space on the disk");
    }

    private static Optional<String> last(List<String> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
    }
}
