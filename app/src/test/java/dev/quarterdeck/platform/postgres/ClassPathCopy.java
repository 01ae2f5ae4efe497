package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.ArrayUtils;
import org.tukaani.xz.XZInputStream;

/// Copies what the launcher needs of the class path to where another user may read it.
final class ClassPathCopy {

    private ClassPathCopy() {}

    static List<Path> entries() {
        var resource = Platform.current().resource();
        var binaries = ClassPathCopy.class.getClassLoader().getResource(resource).toString();
        return List.of(
                placeOf(Refusal.class),
                placeOf(ClassPathCopy.class),
                placeOf(TarArchiveEntry.class),
                placeOf(IOUtils.class),
                placeOf(ArrayUtils.class),
                placeOf(XZInputStream.class),
                Path.of(URI.create(binaries.substring("jar:".length(), binaries.indexOf("!/")))));
    }

    static Path copy(Path entry, Path folder, int number) throws IOException {
        var target = folder.resolve(number + "-" + entry.getFileName());
        try (var walk = Files.walk(entry)) {
            for (var file : (Iterable<Path>) walk::iterator) {
                Files.copy(file, target.resolve(entry.relativize(file).toString()));
            }
        }
        return target;
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
