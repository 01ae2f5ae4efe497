package dev.quarterdeck.sources.jira;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// What a file's first bytes say that it is.
enum ContentKind {
    CSV,
    JSON,
    JSON_LINES,
    EMPTY,
    ZIP,
    MARKUP,
    BINARY;

    private static final int PEEK = 1 << 16;

    static ContentKind of(ExportFile file) throws IOException {
        byte[] head = file.head(PEEK);
        if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
            return ZIP;
        }
        String text = new String(head, charset(head)).replace("\uFEFF", "").stripLeading();
        if (text.isEmpty()) {
            return EMPTY;
        }
        ContentKind kind = ofText(text);
        // Lines are split at the byte level, which only UTF-8 allows.
        boolean wide = charset(head) != StandardCharsets.UTF_8;
        return kind == JSON_LINES && wide ? JSON : kind;
    }

    private static ContentKind ofText(String text) {
        char first = text.charAt(0);
        if (first == '<') {
            return MARKUP;
        }
        if (first == '{' || first == '[') {
            return isLines(text) ? JSON_LINES : JSON;
        }
        return text.indexOf('\0') >= 0 ? BINARY : CSV;
    }

    /// Answers whether the first line is an object of its own and another begins right after it.
    ///
    /// A single object on one line is read as a document; the two readings agree then.
    private static boolean isLines(String text) {
        int end = text.indexOf('\n');
        if (text.charAt(0) != '{' || end < 0) {
            return false;
        }
        return text.substring(0, end).strip().length() > 2
                && text.substring(end + 1).stripLeading().startsWith("{");
    }

    /// Returns the encoding named by a byte-order mark or shown by zero bytes; UTF-8 otherwise.
    static Charset charset(byte[] head) {
        int first = head.length > 0 ? head[0] & 0xff : -1;
        int second = head.length > 1 ? head[1] & 0xff : -1;
        if (first == 0xff && second == 0xfe || first > 0 && second == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0xfe && second == 0xff || first == 0 && second > 0) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }
}
