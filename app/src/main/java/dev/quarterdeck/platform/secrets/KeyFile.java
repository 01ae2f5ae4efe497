package dev.quarterdeck.platform.secrets;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The file with the key under which all others lie: one key a line, 256 bits in Base64. The first
/// is used; those below are known until nothing lies under them any more.
final class KeyFile {

    private static final String REMEDY =
            "Maybe bring the file back from where it was saved, or name it by QD_KEY_FILE.";

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    /// A key with the name that is stored beside what lies under it.
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Key(String id, byte[] bytes) {

        static Key of(byte[] bytes) {
            return new Key(HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(bytes), 8)), bytes);
        }

        @Override
        public String toString() {
            return "key " + id;
        }
    }

    Path path() {
        return file;
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /// Reads the keys, the one in use first.
    ///
    /// @throws Refusal when the file is missing or holds anything else
    Map<String, Key> keys() {
        var keys = new LinkedHashMap<String, Key>();
        try {
            for (var line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    var bytes = Base64.getDecoder().decode(line.strip());
                    if (bytes.length != Envelope.KEY) {
                        throw new IllegalArgumentException("another length");
                    }
                    var key = Key.of(bytes);
                    keys.put(key.id(), key);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable();
        }
        if (keys.isEmpty()) {
            throw unreadable();
        }
        return keys;
    }

    private Refusal unreadable() {
        return new Refusal(
                "The key file (%s) must hold keys of 256 bits in Base64, one a line."
                        .formatted(file),
                REMEDY);
    }

    /// Makes the file with one key, unless somebody else just did.
    void make() {
        try {
            write(file, List.of(Key.of(Envelope.randomKey())));
        } catch (FileAlreadyExistsException e) {
            // Another start made it: that one is read.
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /// Replaces the keys in one step.
    ///
    /// @throws Refusal when the file may not be changed, such as a mounted one
    void replace(List<Key> keys) {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            write(beside, keys);
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Refusal unwritable(IOException e) {
        return new Refusal(
                "The key file (%s) must be writable: %s."
                        .formatted(file, e.getClass().getSimpleName()),
                "Maybe it is mounted: put the new key into it as the first line, above the old one,"
                        + " start the server, and rotate again.");
    }

    private static void write(Path file, List<Key> keys) throws IOException {
        var text = new StringBuilder();
        keys.forEach(
                key -> text.append(Base64.getEncoder().encodeToString(key.bytes())).append('\n'));
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        readableByTheOwner(file))) {
            out.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static FileAttribute<?>[] readableByTheOwner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("r--------"))
                }
                : new FileAttribute<?>[0];
    }
}
