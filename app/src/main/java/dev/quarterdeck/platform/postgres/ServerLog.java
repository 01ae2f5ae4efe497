package dev.quarterdeck.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Keeps the server's log small and finds in it why a start failed.
record ServerLog(StoreFolder store) {

    private static final long LARGEST = 16L << 20;
    private static final int TAIL = 8 << 10;

    void trim() throws IOException {
        for (var file : files()) {
            if (Files.size(file) > LARGEST) {
                Files.delete(file);
            }
        }
    }

    /// Returns the end of the newest log file and all that was said before the log was opened.
    String lastWords() throws IOException {
        var early = Files.exists(store.startLog()) ? tail(store.startLog()) : "";
        var newest = files().stream().max(Comparator.comparing(ServerLog::changed));
        return newest.isPresent() ? early + "\n" + tail(newest.get()) : early;
    }

    /// Returns what was said before the log was opened.
    String firstWords() throws IOException {
        return Files.exists(store.startLog()) ? tail(store.startLog()) : "";
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(store.log())) {
            return List.of();
        }
        try (var children = Files.newDirectoryStream(store.log(), "*.log")) {
            var files = new ArrayList<Path>();
            children.forEach(files::add);
            return files;
        }
    }

    private static long changed(Path file) {
        return file.toFile().lastModified();
    }

    private static String tail(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var bytes = ByteBuffer.allocate(TAIL);
            channel.read(bytes, Math.max(0, channel.size() - TAIL));
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }
}
