package dev.quarterdeck.sources.kept;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Compares the signature of a pushed body with those that the connection's secrets make, in
/// constant time, and before anything of the body is read.
///
/// Known are HMAC-SHA256 over the body as GitHub, Bitbucket (`X-Hub-Signature-256`,
/// `X-Hub-Signature`) and PagerDuty (`X-PagerDuty-Signature`) write it, the plain token of GitLab
/// (`X-Gitlab-Token`), and our own: `X-Quarterdeck-Signature: sha256=<hex>` over the seconds of
/// `X-Quarterdeck-Timestamp`, a full stop and the body.
final class HookSignature {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String PREFIX = "sha256=";

    private final Function<String, @Nullable String> headers;
    private final byte[] body;
    private final Instant now;

    /// @param headers finds a header by its name
    HookSignature(Function<String, @Nullable String> headers, byte[] body, Instant now) {
        this.headers = headers;
        this.body = body;
        this.now = now;
    }

    /// Answers whether one of the secrets signed the body.
    boolean isOfOneOf(List<String> secrets) {
        boolean found = false;
        for (var secret : secrets) {
            // All are compared, so that the time tells nothing.
            found |= isOf(secret);
        }
        return found;
    }

    private boolean isOf(String secret) {
        var own = header("X-Quarterdeck-Signature");
        if (!own.isEmpty()) {
            return isInTime() && isSame(own, PREFIX + hmac(secret, stamped()));
        }
        var hub = header("X-Hub-Signature-256");
        if (!hub.isEmpty()) {
            return isSame(hub, PREFIX + hmac(secret, body));
        }
        var bitbucket = header("X-Hub-Signature");
        if (bitbucket.startsWith(PREFIX)) {
            return isSame(bitbucket, PREFIX + hmac(secret, body));
        }
        var pager = header("X-PagerDuty-Signature");
        if (!pager.isEmpty()) {
            var right = "v1=" + hmac(secret, body);
            return Stream.of(pager.split(","))
                    .limit(10)
                    .anyMatch(one -> isSame(one.strip(), right));
        }
        return isSame(header("X-Gitlab-Token"), secret);
    }

    private String header(String name) {
        var value = headers.apply(name);
        return value == null ? "" : value.strip();
    }

    private boolean isInTime() {
        var stamp = header("X-Quarterdeck-Timestamp");
        if (!stamp.matches("\\d{9,11}")) {
            return false;
        }
        var signed = Instant.ofEpochSecond(Long.parseLong(stamp));
        return Duration.between(signed, now).abs().compareTo(WINDOW) <= 0;
    }

    private byte[] stamped() {
        var stamp = (header("X-Quarterdeck-Timestamp") + ".").getBytes(StandardCharsets.UTF_8);
        var whole = new byte[stamp.length + body.length];
        System.arraycopy(stamp, 0, whole, 0, stamp.length);
        System.arraycopy(body, 0, whole, stamp.length, body.length);
        return whole;
    }

    private static boolean isSame(String one, String other) {
        return !one.isEmpty()
                && MessageDigest.isEqual(
                        one.getBytes(StandardCharsets.UTF_8),
                        other.getBytes(StandardCharsets.UTF_8));
    }

    static String hmac(String secret, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256.", e);
        }
    }
}
