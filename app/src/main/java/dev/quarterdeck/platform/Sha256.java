package dev.quarterdeck.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests bytes with SHA-256 (FIPS 180-4), which every Java has.
public final class Sha256 {

    private Sha256() {}

    /// Begins a digest that is fed piece by piece.
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /// Ends a digest and writes it as 64 hexadecimal digits.
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Digests all of these bytes.
    public static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }
}
