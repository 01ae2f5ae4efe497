package dev.quarterdeck.activity.kept;

import java.util.Arrays;

/// The SHA-256 of what was stored. Ordered as PostgreSQL orders bytes.
@SuppressWarnings("ArrayRecordComponent") // Equality is by content, below.
record Digest(byte[] bytes) implements Comparable<Digest> {

    @Override
    public int compareTo(Digest other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
