package dev.quarterdeck.sources.kept;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Reads lines of which none takes more memory than allowed: the rest of a longer one is passed
/// over.
final class BoundedLines {

    private static final int BLOCK = 1 << 14;

    private final Reader in;
    private final int longest;
    private final char[] block = new char[BLOCK];
    private int at;
    private int end;
    private long row;
    private boolean cut;

    BoundedLines(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// Returns the next line without its end, or null when there is none.
    @Nullable String next() throws IOException {
        cut = false;
        if (at == end && !fill()) {
            return null;
        }
        row++;
        var line = new StringBuilder();
        do {
            int stop = at;
            while (stop < end && block[stop] != '\n') {
                stop++;
            }
            append(line, stop);
            at = Math.min(end, stop + 1);
            if (stop < end) {
                break;
            }
        } while (fill());
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r'
                ? line.substring(0, length - 1)
                : line.toString();
    }

    private void append(StringBuilder line, int stop) {
        int room = longest - line.length();
        cut |= stop - at > room;
        line.append(block, at, Math.min(stop - at, room));
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(block));
        return end > 0;
    }

    /// Answers whether the last line was longer.
    boolean isCut() {
        return cut;
    }

    /// Returns the number of the last line, from 1.
    long row() {
        return row;
    }
}
