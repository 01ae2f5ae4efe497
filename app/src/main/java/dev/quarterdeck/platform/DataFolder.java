package dev.quarterdeck.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/// Finds the user's own folder for what Quarterdeck keeps, outside every repository.
///
/// `QD_HOME` when set; else the platform's usual place: `$XDG_DATA_HOME/quarterdeck` or
/// `~/.local/share/quarterdeck`,
/// `~/Library/Application Support/Quarterdeck`, `%LOCALAPPDATA%\Quarterdeck`. Readable by its owner
/// alone.
public final class DataFolder {

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /// Finds the folder from the environment, without creating it.
    ///
    /// @param environment environment variables
    /// @param home the user's home folder
    /// @param osName the value of `os.name`
    public static DataFolder of(Map<String, String> environment, Path home, String osName) {
        var own = environment.getOrDefault("QD_HOME", "");
        if (!own.isBlank()) {
            return new DataFolder(Path.of(own));
        }
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            var local = environment.getOrDefault("LOCALAPPDATA", "");
            return new DataFolder((local.isBlank() ? home : Path.of(local)).resolve("Quarterdeck"));
        }
        if (os.contains("mac")) {
            return new DataFolder(home.resolve("Library/Application Support/Quarterdeck"));
        }
        var xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return new DataFolder(
                (xdg.isBlank() ? home.resolve(".local/share") : Path.of(xdg))
                        .resolve("quarterdeck"));
    }

    /// Returns a folder below the root, created if it was missing.
    ///
    /// @throws Refusal when it cannot be created
    public Path folder(String... names) {
        var path = root;
        for (var name : names) {
            path = path.resolve(name);
        }
        try {
            createPrivately(path);
            return path;
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal(
                    "The data folder (%s) must be writable: %s.".formatted(path, e.getMessage()),
                    "Maybe set QD_HOME to a folder of your own.");
        }
    }

    private static void createPrivately(Path path) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            var owner =
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(path, owner);
        } else {
            Files.createDirectories(path);
        }
    }
}
