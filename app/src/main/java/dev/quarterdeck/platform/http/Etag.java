package dev.quarterdeck.platform.http;

import dev.quarterdeck.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// Writes a record's version as an entity tag and compares it with what a client last read
/// (RFC 9110 §8.8.3, §13.1.1).
public final class Etag {

    private Etag() {}

    /// Writes a version as a strong entity tag.
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// Answers with a record and its version.
    public static <T> ResponseEntity<T> tagged(long version, T body) {
        return ResponseEntity.ok().eTag(of(version)).body(body);
    }

    /// Lets a change through only when the client has seen the present version.
    ///
    /// @param ifMatch the header, or null when it was left out
    /// @throws Refusal when it is missing, or names another version
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null) {
            throw new Refusal(
                    "The header If-Match must name the version that is to be changed.",
                    "Maybe read the record first and send its ETag (%s).".formatted(of(version)));
        }
        if (!ifMatch.trim().equals("*") && !ifMatch.trim().equals(of(version))) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    "The record was changed since version (%s) was read; it is at (%s)."
                            .formatted(ifMatch, of(version)),
                    "Maybe read it again, then change it.");
        }
    }
}
