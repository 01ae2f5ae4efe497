package dev.quarterdeck.sources.kept;

import dev.quarterdeck.platform.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Holds uploaded files on disk until their job has read them, under names of our own.
final class Uploads {

    private static final Duration KEPT = Duration.ofDays(2);

    private final Path folder;
    private final Clock clock;

    Uploads(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// Writes a file as it comes, without holding it in memory.
    ///
    /// @return the name under which it is held
    String keep(InputStream in) throws IOException {
        Files.createDirectories(folder);
        var name = Ids.next(clock).toString();
        var file = folder.resolve(name);
        try {
            Files.copy(in, file);
            return name;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /// Finds a file that is held.
    Optional<Path> file(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        var file = folder.resolve(UUID.fromString(name).toString());
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    void remove(@Nullable String name) {
        file(name).ifPresent(Uploads::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes what no job took up within two days.
    void forgetOld() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var before = FileTime.from(clock.instant().minus(KEPT));
        try (var files = Files.list(folder)) {
            files.filter(file -> isOlder(file, before)).forEach(Uploads::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOlder(Path file, FileTime before) {
        try {
            return Files.getLastModifiedTime(file).compareTo(before) < 0;
        } catch (IOException e) {
            return false;
        }
    }
}
