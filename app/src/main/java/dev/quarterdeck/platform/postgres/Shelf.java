package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps unpacked programs, one folder per release named `<version>-<checksum of the packed
/// file>`.
///
/// A folder of that name is whole: it was renamed when the last file was there. The file `size`
/// tells how many bytes belong in it, so that a loss of power or a cleaner is noticed as well.
record Shelf(Path folder, Platform platform) {

    private static final String SIZE = "size";

    Optional<InstalledBinaries> find(String fingerprint) throws IOException {
        for (var place : places()) {
            var name = place.getFileName().toString();
            if (!name.endsWith("-" + fingerprint)) {
                continue;
            }
            if (isWhole(place)) {
                var text = name.substring(0, name.length() - fingerprint.length() - 1);
                return PostgresVersion.said("postgres (PostgreSQL) " + text)
                        .map(version -> new InstalledBinaries(place, version, platform));
            }
            OwnFiles.delete(place);
        }
        return Optional.empty();
    }

    /// Finds a release of a major version; each can read what another of them wrote.
    Optional<InstalledBinaries> ofMajor(int major) throws IOException {
        for (var place : places()) {
            var name = place.getFileName().toString();
            var version =
                    PostgresVersion.said(
                            "postgres (PostgreSQL) " + name.replaceFirst("-[0-9a-f]{8}$", ""));
            if (version.filter(is -> is.major() == major).isPresent() && isWhole(place)) {
                return version.map(is -> new InstalledBinaries(place, is, platform));
            }
        }
        return Optional.empty();
    }

    InstalledBinaries add(Packed packed, Progress progress) throws IOException {
        createFolder();
        removeHalves();
        var half = Files.createTempDirectory(folder, ".unpacking-");
        if (OwnFiles.hasModes(half)) {
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try {
            packed.unpackInto(half, progress);
            var version = ask(half);
            Files.writeString(half.resolve(SIZE), Long.toString(bytesIn(half)));
            var whole = folder.resolve(version.text() + "-" + packed.fingerprint());
            rename(half, whole);
            return new InstalledBinaries(whole, version, platform);
        } finally {
            OwnFiles.delete(half);
        }
    }

    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            OwnFiles.folder(folder.resolveSibling(""));
            Files.createDirectories(folder);
        }
    }

    private void removeHalves() throws IOException {
        for (var place : places()) {
            if (place.getFileName().toString().startsWith(".unpacking-")) {
                OwnFiles.delete(place);
            }
        }
    }

    private PostgresVersion ask(Path half) {
        var programs = new InstalledBinaries(half, new PostgresVersion(0, "0"), platform);
        var words = List.of(programs.program("postgres"), "--version");
        try {
            var ending = new Command(RunAs.SELF, half, Map.of()).run(words);
            return PostgresVersion.said(ending.output())
                    .orElseThrow(() -> cannotRun(Reason.of(ending.output())));
        } catch (IOException e) {
            throw cannotRun(Reason.of(e));
        }
    }

    private static Refusal cannotRun(String reason) {
        return new Refusal(
                "The programs of PostgreSQL must run on this machine: %s.".formatted(reason),
                Platform.ELSEWHERE);
    }

    // Two stores side by side may unpack at once; the second finds the first one's folder whole.
    private static void rename(Path half, Path whole) throws IOException {
        try {
            Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!isWhole(whole)) {
                throw e;
            }
        }
    }

    private static boolean isWhole(Path place) throws IOException {
        var size = place.resolve(SIZE);
        return Files.exists(size)
                && Files.readString(size).strip().equals(Long.toString(bytesIn(place)));
    }

    private static long bytesIn(Path place) throws IOException {
        try (var walk = Files.walk(place)) {
            long bytes = 0;
            for (var file : (Iterable<Path>) walk::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && !file.getFileName().toString().equals(SIZE)) {
                    bytes += Files.size(file);
                }
            }
            return bytes;
        }
    }

    private List<Path> places() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var children = Files.newDirectoryStream(folder)) {
            var places = new ArrayList<Path>();
            children.forEach(places::add);
            return places;
        }
    }
}
