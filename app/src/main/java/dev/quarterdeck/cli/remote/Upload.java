package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Sends files as one multipart body (RFC 7578), read from disk while they are sent.
final class Upload {

    private static final String END = "\r\n";

    private final List<Path> files;
    private final List<byte[]> digests;

    private Upload(List<Path> files, List<byte[]> digests) {
        this.files = files;
        this.digests = digests;
    }

    /// @throws Refusal when one of them cannot be read
    static Upload of(List<Path> files) {
        files.forEach(ImportCommand::requireReadable);
        return new Upload(files, files.stream().map(Upload::digest).toList());
    }

    Map<String, String> headers() {
        return Map.of("Content-Type", "multipart/form-data; boundary=" + boundary());
    }

    // Made of the content's digest, so no file holds it by chance or on purpose.
    private String boundary() {
        return "quarterdeck-" + digest("boundary").substring(0, 40);
    }

    /// Returns a digest of the files, their names, their order and some words.
    String digest(String words) {
        var digest = Sha256.begin();
        digest.update(words.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < files.size(); i++) {
            digest.update((byte) 0);
            digest.update(name(files.get(i)).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(digests.get(i));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    BodyPublisher body() {
        var parts = new ArrayList<BodyPublisher>();
        try {
            for (var file : files) {
                parts.add(BodyPublishers.ofString(head(file)));
                parts.add(BodyPublishers.ofFile(file));
                parts.add(BodyPublishers.ofString(END));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parts.add(BodyPublishers.ofString("--" + boundary() + "--" + END));
        return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    private String head(Path file) {
        return "--"
                + boundary()
                + END
                + "Content-Disposition: form-data; name=\"file\"; filename=\""
                + name(file)
                + "\""
                + END
                + "Content-Type: text/csv"
                + END
                + END;
    }

    /// Returns the name as a header may hold it.
    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceAll("[\\p{Cntrl}\"\\\\]", "_");
    }

    private static byte[] digest(Path file) {
        var digest = Sha256.begin();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new Refusal(
                    "The file (%s) must be readable: %s.".formatted(file, e.getMessage()),
                    "Maybe copy it to another place.");
        }
        return digest.digest();
    }
}
