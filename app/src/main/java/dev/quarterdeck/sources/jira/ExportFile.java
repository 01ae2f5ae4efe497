package dev.quarterdeck.sources.jira;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// One file of an export: opens it, unpacked, as often as needed, and words what is wrong with it.
final class ExportFile {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final String name;
    private final long maxBytes;
    private final Progress progress;

    ExportFile(Path path, JiraOptions options, Progress progress) {
        this.path = path;
        this.name = String.valueOf(options.bareNames() ? path.getFileName() : path);
        this.maxBytes = options.maxBytes();
        this.progress = progress;
    }

    /// Returns the name as the user gave it, or its end.
    String name() {
        return name;
    }

    /// Opens the content; gzip is recognised by its first bytes, whatever the name says.
    InputStream open(boolean tellsProgress) throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            InputStream counted = tellsProgress ? new Counted(raw) : raw;
            BufferedInputStream in = new BufferedInputStream(counted, BUFFER);
            return new Limited(isGzip(in) ? new GZIPInputStream(in, BUFFER) : in);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }

    /// Returns up to `size` bytes from the start of the content.
    byte[] head(int size) throws IOException {
        try (InputStream in = open(false)) {
            return in.readNBytes(size);
        }
    }

    void done() throws IOException {
        long size = Files.size(path);
        progress.at(step(), size, size);
    }

    private String step() {
        return "reading " + path.getFileName();
    }

    Refusal refusal(String problem, String remedy) {
        return new Refusal("The tracker file (%s) %s.".formatted(name(), problem), remedy);
    }

    Refusal broken(IOException e) {
        String cutOff = "Maybe the file was cut off; export or copy it again.";
        return switch (e) {
            case EOFException _ -> refusal("ends in the middle of its compressed data", cutOff);
            case ZipException _ ->
                    refusal("has broken compressed data (%s)".formatted(e.getMessage()), cutOff);
            case CharacterCodingException _ ->
                    refusal("has text in no known encoding", "Maybe export it as UTF-8.");
            default ->
                    refusal(
                            "cannot be read (%s)".formatted(e.getMessage()),
                            "Maybe the path or its permissions are wrong.");
        };
    }

    /// Tells progress in bytes of the file as it lies on disk.
    private final class Counted extends InputStream {

        private static final long STEP = 1 << 20;

        private final InputStream in;
        private final long size;
        private long done;
        private long told;

        Counted(InputStream in) throws IOException {
            this.in = in;
            this.size = Files.size(path);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) {
            done += bytes;
            if (done - told >= STEP) {
                told = done;
                progress.at(step(), done, size);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /// Refuses more than the allowed bytes, so that a small archive cannot unfold without end.
    private final class Limited extends InputStream {

        private final InputStream in;
        private long left = maxBytes;

        Limited(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            take(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            take(Math.max(read, 0));
            return read;
        }

        private void take(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw refusal(
                        String.format(
                                Locale.ROOT, "holds more than the allowed %,d bytes", maxBytes),
                        "Maybe split the export by project.");
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
