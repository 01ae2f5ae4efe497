package dev.quarterdeck.platform.backup;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Opens a backup and believes nothing of it before every byte was compared with its manifest.
final class SavedFile implements AutoCloseable {

    private static final long LONGEST_MANIFEST = 16L << 20;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private SavedFile(Path file, ZipFile zip, Progress progress) throws IOException {
        this.file = file;
        this.zip = zip;
        this.manifest = readManifest();
        compare(progress);
    }

    /// @throws Refusal when it is no backup, or not a whole one
    static SavedFile open(Path file, Progress progress) {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(
                    "There is no file (%s).".formatted(file), "Maybe look at its path again.");
        }
        try {
            var zip = new ZipFile(file.toFile());
            try {
                return new SavedFile(file, zip, progress);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException e) {
            throw damaged(file, "it is cut or no backup at all");
        } catch (java.io.EOFException e) {
            throw damaged(file, "it is cut");
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream read(String entry) throws IOException {
        var found = zip.getEntry(entry);
        if (found == null) {
            throw damaged(file, "the part (%s) is missing".formatted(entry));
        }
        return zip.getInputStream(found);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }

    private Manifest readManifest() throws IOException {
        var entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null || entry.getSize() > LONGEST_MANIFEST) {
            throw damaged(file, "it holds no list of its parts");
        }
        try (var in = zip.getInputStream(entry)) {
            var tree = JsonMapper.shared().readTree(in.readNBytes((int) LONGEST_MANIFEST));
            int format = tree.path("format").asInt(0);
            if (format > Manifest.FORMAT) {
                throw new Refusal(
                        "The backup (%s) is of format %d; this program reads up to %d."
                                .formatted(file, format, Manifest.FORMAT),
                        "Maybe restore it with a newer version of Quarterdeck.");
            }
            if (format < 1) {
                throw damaged(file, "its list of parts has no format");
            }
            return JsonMapper.shared().treeToValue(tree, Manifest.class);
        } catch (JacksonException | NullPointerException e) {
            throw damaged(file, "its list of parts cannot be read");
        }
    }

    private void compare(Progress progress) throws IOException {
        var expected = new LinkedHashMap<String, String>();
        manifest.tables().forEach(table -> expected.put(table.entry(), table.sha256()));
        manifest.files().forEach(saved -> expected.put(saved.entry(), saved.sha256()));
        var present = new HashSet<String>();
        zip.stream().forEach(entry -> present.add(entry.getName()));
        present.remove(Backup.MANIFEST);
        present.removeAll(expected.keySet());
        if (!present.isEmpty()) {
            throw damaged(file, "the parts %s are not in its list".formatted(present));
        }
        int done = 0;
        for (Map.Entry<String, String> part : expected.entrySet()) {
            progress.at("Checking the backup", done++, expected.size());
            if (!digest(part.getKey()).equals(part.getValue())) {
                throw damaged(
                        file, "the part (%s) differs from its checksum".formatted(part.getKey()));
            }
        }
    }

    private String digest(String entry) throws IOException {
        var digest = Sha256.begin();
        try (var in = new DigestInputStream(read(entry), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest);
    }

    static Refusal damaged(Path file, String how) {
        return new Refusal(
                "The file (%s) must be a whole backup: %s.".formatted(file, how),
                "Maybe take another copy of it; nothing was changed.");
    }
}
