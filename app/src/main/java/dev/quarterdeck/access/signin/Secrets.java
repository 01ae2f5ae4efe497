package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// Makes random secrets, and the hashes by which they are known again.
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    // Without the look-alikes 0 O 1 l I, because people read it from a screen.
    private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789";

    private Secrets() {}

    /// Makes a secret of 256 bits, as 43 characters fit for a header, a cookie or a URL.
    static String next() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /// Makes a password of 100 bits in five groups that a person can type.
    static String readable() {
        var text = new StringBuilder();
        for (int at = 0; at < 20; at++) {
            if (at > 0 && at % 4 == 0) {
                text.append('-');
            }
            text.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return text.toString();
    }

    /// Makes a short name of 60 bits, lower case letters and digits.
    static String name() {
        var text = new StringBuilder();
        for (int at = 0; at < 12; at++) {
            text.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return text.toString();
    }

    static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// Hashes a secret of high entropy: no salt, no stretching needed.
    static byte[] hash(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}
