package dev.quarterdeck.sources.jira;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/// Walks over the lines of a stream, one at a time, in a buffer that is used again.
final class LineBytes {

    private final InputStream in;
    private final int maxLength;
    private final byte[] chunk = new byte[1 << 16];
    private byte[] line = new byte[1 << 16];
    private int chunkAt;
    private int chunkEnd;
    private int length;
    private long number;
    private boolean ended;

    LineBytes(InputStream in, int maxLength) {
        this.in = in;
        this.maxLength = maxLength;
    }

    /// Goes to the next line; returns false at the end.
    boolean next() throws IOException {
        length = 0;
        number++;
        while (!ended) {
            if (chunkAt == chunkEnd && !refill()) {
                return length > 0;
            }
            int end = indexOfNewline();
            append(end);
            if (end < chunkEnd) {
                chunkAt = end + 1;
                return true;
            }
            chunkAt = end;
        }
        return false;
    }

    private boolean refill() throws IOException {
        int read = in.read(chunk);
        ended = read < 0;
        chunkAt = 0;
        chunkEnd = Math.max(read, 0);
        return !ended;
    }

    private int indexOfNewline() {
        int at = chunkAt;
        while (at < chunkEnd && chunk[at] != '\n') {
            at++;
        }
        return at;
    }

    private void append(int end) throws IOException {
        int added = end - chunkAt;
        if (added > maxLength - length) {
            throw new IOException(
                    String.format(
                            Locale.ROOT, "line %,d is longer than %,d bytes", number, maxLength));
        }
        if (length + added > line.length) {
            line = Arrays.copyOf(line, Math.max(length + added, line.length * 2));
        }
        System.arraycopy(chunk, chunkAt, line, length, added);
        length += added;
    }

    /// Returns the 1-based number of the line.
    long number() {
        return number;
    }

    /// Returns the buffer, valid until the next call of `next`.
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
