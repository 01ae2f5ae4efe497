package dev.quarterdeck.reports;

import dev.quarterdeck.platform.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.List;

/// Names a look by what it says: the same inputs and answers give the same id, whenever and however
/// fast.
public final class LookId {

    private static final int LENGTH = 8;

    private LookId() {}

    /// Returns the look with its id: the first hex digits of the SHA-256 of its JSON, without
    /// moment and timings.
    public static FirstLook named(FirstLook look) {
        return named(look, digest(look));
    }

    /// Does the same with the look's digest at hand.
    public static FirstLook named(FirstLook look, String digest) {
        return with(look, digest.substring(0, LENGTH), look.made(), look.readings());
    }

    /// Returns the SHA-256 of a look's JSON in hex, without id, moment and timings: two looks that
    /// say the same have the same.
    public static String digest(FirstLook look) {
        return digestOf(with(look, "", Instant.EPOCH, List.of()));
    }

    private static String digestOf(FirstLook look) {
        var digest = Sha256.begin();
        try (var out =
                new OutputStreamWriter(
                        new DigestOutputStream(OutputStream.nullOutputStream(), digest),
                        StandardCharsets.UTF_8)) {
            JsonLook.write(look, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.hex(digest);
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
