package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds a store for one process, until it closes or dies.
///
/// The operating system gives the lock back when its holder dies, so a file left behind means
/// nothing.
final class InstanceLock implements Closeable {

    // Closing any channel of a locked file gives up the lock of the whole process: so a second
    // start in this process must be refused before it opens one.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    // Far behind the text: on Windows a locked byte cannot be read by others.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private InstanceLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// @throws Refusal when another holds it
    static InstanceLock take(Path file) throws IOException {
        if (!HELD_HERE.add(file)) {
            throw inUse(file, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return new InstanceLock(file, locked(file));
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    /// Answers whether a process, this one too, holds it.
    static boolean isHeld(Path file) throws IOException {
        if (HELD_HERE.contains(file)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock(LOCKED_BYTE, 1, false)) {
            return lock == null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }

    private static FileChannel locked(Path file) throws IOException {
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw inUse(file, Files.readString(file).strip());
            }
            var pid = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((pid + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Refusal inUse(Path file, String pid) throws IOException {
        var since = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
        return new Refusal(
                "The store (%s) is in use by process %s since %s; a store serves one process at a time."
                        .formatted(file.getParent(), pid, since),
                "Maybe stop that process, or set QD_HOME to another folder.");
    }
}
