package dev.quarterdeck.platform.backup;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Grows a file under another name beside its place, so that under its own it is whole or not
/// there.
///
/// It is locked while it grows; what a killed process left is not, and is removed by the next.
/// Only its owner can read it.
final class HalfFile implements AutoCloseable {

    private static final String END = ".half";

    private final Path target;
    private final Path half;
    private final FileChannel channel;

    private HalfFile(Path target, Path half) throws IOException {
        this.target = target;
        this.half = half;
        this.channel = FileChannel.open(half, StandardOpenOption.WRITE);
        channel.lock();
    }

    /// @throws Refusal when the file exists already
    static HalfFile of(Path target) throws IOException {
        if (Files.exists(target)) {
            throw new Refusal(
                    "The file (%s) must not exist yet.".formatted(target),
                    "Maybe name it by the day, or move the other away.");
        }
        removeLeft(target);
        // A temporary file is closed to others from the first byte.
        return new HalfFile(
                target, Files.createTempFile(target.resolveSibling(""), prefix(target), END));
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    private static void removeLeft(Path target) throws IOException {
        try (var all = Files.newDirectoryStream(target.resolveSibling(""))) {
            for (var file : all) {
                var name = file.getFileName().toString();
                if (name.startsWith(prefix(target)) && name.endsWith(END) && isLeft(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isLeft(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    void finish() throws IOException {
        channel.force(true);
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // On the systems that know modes, a rename is durable when its folder is.
            try (var folder =
                    FileChannel.open(target.resolveSibling(""), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(half);
    }
}
