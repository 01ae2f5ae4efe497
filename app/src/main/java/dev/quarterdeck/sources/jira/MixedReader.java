package dev.quarterdeck.sources.jira;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Decodes UTF-8, and takes bytes that cannot be UTF-8 for windows-1252.
///
/// An accented letter of windows-1252 followed by plain text is never valid UTF-8, so a whole file
/// in that encoding comes out right without reading it twice.
final class MixedReader extends Reader {

    private static final Charset FALLBACK = Charset.forName("windows-1252");

    private final InputStream in;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private long replaced;

    MixedReader(InputStream in) {
        this.in = in;
    }

    /// Returns how many bytes were no UTF-8 so far.
    long replaced() {
        return replaced;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(target, offset, length).slice();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (result.isError()) {
                takeAsFallback(chars);
            }
            boolean starved = result.isUnderflow() && !ended;
            if (chars.position() > 0 && (!starved || !chars.hasRemaining())) {
                return chars.position();
            }
            if (result.isUnderflow() && !refill()) {
                return chars.position() > 0 ? chars.position() : -1;
            }
        }
    }

    private void takeAsFallback(CharBuffer chars) {
        if (chars.hasRemaining() && bytes.hasRemaining()) {
            byte[] one = {bytes.get()};
            chars.put(new String(one, FALLBACK).charAt(0));
            replaced++;
            decoder.reset();
        }
    }

    /// Reads more bytes; returns whether there is anything left to decode.
    private boolean refill() throws IOException {
        if (ended) {
            return false;
        }
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read > 0) {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
        ended = read < 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
