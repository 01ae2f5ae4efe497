package dev.quarterdeck.looks.kept;

import dev.quarterdeck.platform.Refusal;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Know the folders of the server's machine below which repositories may be read.
///
/// They are those that `QD_REPOSITORIES` names. When it is not set there is the home folder of who
/// started the server, if it listens to its own machine alone, and none otherwise.
public final class RepositoryFolders {

    private static final String NAMED = "QD_REPOSITORIES";

    private final List<Path> allowed;

    private RepositoryFolders(List<Path> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /// Reads the setting.
    ///
    /// @param setting the value of `QD_REPOSITORIES`, folders separated as in a search path, or
    ///     null when it is not set
    /// @param home the folder that is allowed when nothing is set, or null for none
    /// @throws Refusal when a named folder is not absolute or cannot be opened
    public static RepositoryFolders of(@Nullable String setting, @Nullable Path home) {
        if (setting == null) {
            return new RepositoryFolders(
                    home == null ? List.of() : Stream.of(home).flatMap(one -> real(one)).toList());
        }
        return new RepositoryFolders(
                Arrays.stream(setting.split(File.pathSeparator))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(RepositoryFolders::named)
                        .toList());
    }

    private static Stream<Path> real(Path path) {
        try {
            return Stream.of(path.toRealPath());
        } catch (IOException missing) {
            // Nothing lies below a folder that is not there.
            return Stream.empty();
        }
    }

    private static Path named(String folder) {
        var path = parsed(NAMED, folder);
        if (!path.isAbsolute()) {
            throw new Refusal(
                    "The folder (%s) of %s must begin at the root.".formatted(folder, NAMED),
                    "Maybe /srv/git.");
        }
        return real(path)
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "The folder (%s) of %s must exist."
                                                .formatted(folder, NAMED),
                                        "Maybe it is not mounted yet."));
    }

    private static Path parsed(String what, String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new Refusal(
                    "The %s must be a path without special characters.".formatted(what),
                    "Maybe /srv/git/app.");
        }
    }

    /// Returns a path with every link followed, when it lies below an allowed folder.
    ///
    /// A path outside is refused in the same words whether or not something is there.
    ///
    /// @param what the member of the request, for the refusal
    /// @throws Refusal when it lies elsewhere or does not exist
    public Path require(String what, String path) {
        var asked = parsed(what, path);
        if (!asked.isAbsolute() || !isAllowed(asked.normalize()) && !isAllowedReally(asked)) {
            throw outside(what, path);
        }
        var real =
                real(asked)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                "The %s (%s) must exist and be readable."
                                                        .formatted(what, path),
                                                "Maybe it is mistyped, or another user's."));
        if (!isAllowed(real)) {
            throw outside(what, path);
        }
        return real;
    }

    private String folders() {
        return allowed.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private boolean isAllowedReally(Path asked) {
        return real(asked).anyMatch(this::isAllowed);
    }

    private boolean isAllowed(Path path) {
        return allowed.stream().anyMatch(path::startsWith);
    }

    private Refusal outside(String what, String path) {
        return new Refusal(
                allowed.isEmpty()
                        ? "No folder of this machine may be read, as %s names none."
                                .formatted(NAMED)
                        : "The %s (%s) must lie below a folder that %s allows (%s)."
                                .formatted(what, path, NAMED, folders()),
                "Maybe upload a bundle, or ask who runs the server to add the folder.");
    }
}
