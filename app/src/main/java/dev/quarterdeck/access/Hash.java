package dev.quarterdeck.access;

import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 hash, compared by content.
record Hash(byte[] bytes) {

    static final Hash NONE = new Hash(new byte[32]);

    static Hash ofHex(String hex) {
        return new Hash(HexFormat.of().parseHex(hex));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash(byte[] theirs) && Arrays.equals(bytes, theirs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
