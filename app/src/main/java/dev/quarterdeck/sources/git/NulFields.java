package dev.quarterdeck.sources.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads fields that end with a NUL byte, in memory bounded by the longest field.
///
/// NUL cannot occur in a path, a name or a message that git prints, so no message can forge a
/// record. Bytes that are no UTF-8 become the replacement character.
final class NulFields {

    private static final int BLOCK = 1 << 16;

    private final InputStream input;
    private byte[] buffer = new byte[BLOCK];
    private int start;
    private int end;

    NulFields(InputStream input) {
        this.input = input;
    }

    /// Returns the next field, or null when none is left; an unfinished last field is dropped.
    @Nullable String next() throws IOException {
        int scanned = start;
        while (true) {
            for (int i = scanned; i < end; i++) {
                if (buffer[i] == 0) {
                    String field = new String(buffer, start, i - start, StandardCharsets.UTF_8);
                    start = i + 1;
                    return field;
                }
            }
            int pending = end - start;
            if (!fill()) {
                return null;
            }
            scanned = start + pending;
        }
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = input.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read > 0;
    }
}
