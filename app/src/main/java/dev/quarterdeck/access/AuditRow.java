package dev.quarterdeck.access;

import dev.quarterdeck.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of the audit log with its place in the chain.
///
/// @param seq counts from 1 without gaps
/// @param previousHash the hash of the row before, zeros for the first
/// @param hash SHA-256 of the previous hash and this row in its canonical form
public record AuditRow(
        long seq,
        Instant at,
        UUID user,
        String label,
        String channel,
        String action,
        String fieldClass,
        List<UUID> subjects,
        String what,
        @Nullable String beforeDigest,
        @Nullable String afterDigest,
        @Nullable String requestId,
        Hash previousHash,
        Hash hash) {

    /// Returns the row with the hash that its content and its place ask for.
    AuditRow sealed() {
        return new AuditRow(
                seq,
                at,
                user,
                label,
                channel,
                action,
                fieldClass,
                subjects,
                what,
                beforeDigest,
                afterDigest,
                requestId,
                previousHash,
                expectedHash());
    }

    /// Computes the hash anew.
    Hash expectedHash() {
        var digest = Sha256.begin();
        digest.update(previousHash.bytes());
        digest.update(canonical().getBytes(StandardCharsets.UTF_8));
        return new Hash(digest.digest());
    }

    // Each part carries its length, so that no two rows share one form; null has none.
    private String canonical() {
        var text = new StringBuilder();
        part(text, Long.toString(seq));
        part(text, at.toString());
        part(text, user.toString());
        part(text, label);
        part(text, channel);
        part(text, action);
        part(text, fieldClass);
        part(text, subjects.toString());
        part(text, what);
        part(text, beforeDigest);
        part(text, afterDigest);
        part(text, requestId);
        return text.toString();
    }

    private static void part(StringBuilder text, @Nullable String part) {
        if (part == null) {
            text.append("-;");
        } else {
            text.append(part.length()).append(':').append(part).append(';');
        }
    }
}
