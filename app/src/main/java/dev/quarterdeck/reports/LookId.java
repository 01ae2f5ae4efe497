package dev.quarterdeck.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// Names a look by what it says: the same inputs and answers give the same id, whenever and however
/// fast.
public final class LookId {

    private static final int LENGTH = 8;

    private LookId() {}

    /// Returns the look with its id: the first hex digits of the SHA-256 of its JSON, without
    /// moment and timings.
    public static FirstLook named(FirstLook look) {
        return with(
                look,
                digest(with(look, "", Instant.EPOCH, List.of())),
                look.made(),
                look.readings());
    }

    private static String digest(FirstLook look) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var out =
                    new OutputStreamWriter(
                            new DigestOutputStream(OutputStream.nullOutputStream(), digest),
                            StandardCharsets.UTF_8)) {
                JsonLook.write(look, out);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FirstLook with(FirstLook look, String id, Instant made, List<String> readings) {
        return new FirstLook(
                id,
                look.subject(),
                look.asOf(),
                made,
                readings,
                look.sections(),
                look.guesses(),
                look.unknowns(),
                look.gaps(),
                look.issues(),
                look.nextCommands());
    }
}
