package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Finds the packed programs of one PostgreSQL release.
public final class PostgresBinaries {

    private final Path jar;
    private final Platform platform;

    private PostgresBinaries(Path jar, Platform platform) {
        this.jar = jar;
        this.platform = platform;
    }

    /// Takes the programs for this machine's platform that came with the product.
    ///
    /// @throws Refusal when none came for this platform
    public static PostgresBinaries ofClasspath() {
        var platform = Platform.current();
        var found = PostgresBinaries.class.getClassLoader().getResource(platform.resource());
        if (found == null) {
            throw missing("class path", platform);
        }
        var place = found.toString();
        if (!place.startsWith("jar:file:")) {
            throw new IllegalStateException(platform.resource() + " must lie in a jar: " + place);
        }
        var jar = place.substring("jar:".length(), place.lastIndexOf("!/"));
        return new PostgresBinaries(Path.of(URI.create(jar)), platform);
    }

    /// Takes the programs for this machine's platform from a jar, for another version than the
    /// product's own.
    public static PostgresBinaries ofJar(Path jar) {
        return new PostgresBinaries(jar, Platform.current());
    }

    /// Makes the programs ready to run: unpacks them, or finds them unpacked.
    InstalledBinaries install(Path shelf, Progress progress) {
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(platform.resource());
            if (entry == null) {
                throw missing(jar.toString(), platform);
            }
            var place = new Shelf(shelf, platform);
            var kept = place.find(fingerprint(entry));
            if (kept.isPresent()) {
                return kept.get();
            }
            try {
                return unpack(zip, entry, Unxz.BY_PROGRAM, place, progress);
            } catch (Unxz.ProgramFailed e) {
                return unpack(zip, entry, Unxz.IN_JAVA, place, progress);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static InstalledBinaries unpack(
            ZipFile zip, ZipEntry entry, Unxz how, Shelf place, Progress progress)
            throws IOException {
        try (var packed = zip.getInputStream(entry)) {
            return place.add(
                    new Packed(packed, entry.getSize(), fingerprint(entry), how), progress);
        }
    }

    private static String fingerprint(ZipEntry entry) {
        return String.format(Locale.ROOT, "%08x", entry.getCrc());
    }

    private Refusal unreadable(IOException e) {
        if (Reason.isFullDisk(Reason.of(e))) {
            return new Refusal(
                    "The programs of PostgreSQL must be unpacked and need 60 MB: %s."
                            .formatted(Reason.of(e)),
                    "Maybe free some space, or set QD_HOME to a folder on another disk.");
        }
        return new Refusal(
                "The packed programs of PostgreSQL (%s) must be unpacked: %s."
                        .formatted(jar, Reason.of(e)),
                Platform.ELSEWHERE);
    }

    private static Refusal missing(String where, Platform platform) {
        return new Refusal(
                "The programs of PostgreSQL for this platform (%s) are not in the %s."
                        .formatted(platform.resource(), where),
                Platform.ELSEWHERE);
    }
}
