package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Progress;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Unpacks programs from a tar file packed by xz.
///
/// @param stream the packed bytes
/// @param size how many they are
/// @param fingerprint their checksum, eight hexadecimal digits
/// @param how by what xz is undone
record Packed(InputStream stream, long size, String fingerprint, Unxz how) {

    private static final int OWNERS_EXECUTE = 0100;

    void unpackInto(Path folder, Progress progress) throws IOException {
        var counted = new Counted(stream, size, progress);
        try (var plain = how.open(new BufferedInputStream(counted, 1 << 16));
                var tar = new TarArchiveInputStream(plain)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
            // Only its end tells whether all of it was whole.
            plain.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void unpack(InputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        var target = inside(folder, folder.resolve(entry.getName()));
        if (entry.isDirectory()) {
            createFolders(target);
            return;
        }
        createFolders(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            inside(folder, target.resolveSibling(entry.getLinkName()));
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if (OwnFiles.hasModes(target)) {
            boolean runs = (entry.getMode() & OWNERS_EXECUTE) != 0;
            var modes = PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--");
            Files.setPosixFilePermissions(target, modes);
        }
    }

    private static Path inside(Path folder, Path target) throws IOException {
        var plain = target.normalize();
        if (!plain.startsWith(folder)) {
            throw new IOException("entry (%s) must stay inside the archive".formatted(target));
        }
        return plain;
    }

    // Open to all whatever the umask says: root lends the programs to another user.
    private static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        createFolders(folder.resolveSibling(""));
        Files.createDirectory(folder);
        if (OwnFiles.hasModes(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static final class Counted extends FilterInputStream {

        private final long size;
        private final Progress progress;
        private long done;

        Counted(InputStream in, long size, Progress progress) {
            super(in);
            this.size = size;
            this.progress = progress;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got = super.read(bytes, offset, length);
            done += Math.max(0, got);
            progress.at("Unpacking PostgreSQL", done, size);
            return got;
        }
    }
}
