package dev.quarterdeck.cli;

import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.reports.HtmlLook;
import dev.quarterdeck.reports.JsonLook;
import dev.quarterdeck.reports.MarkdownLook;
import dev.quarterdeck.reports.StoredLook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Keeps looks in the user's data folder, so that `qd explain` answers about exactly what was
/// printed.
///
/// One folder per look id holds `look.json.gz`, `look.html` and `look.md`; the file `last` names
/// the newest. The oldest
/// looks beyond {@link #KEPT} are deleted.
final class LookStore {

    private static final int KEPT = 50;
    private static final String JSON = "look.json.gz";

    private final Path folder;

    LookStore(DataFolder data) {
        this.folder = data.folder("looks");
    }

    /// Keeps a look and returns its folder.
    Path keep(FirstLook look) {
        try {
            var own = Files.createDirectories(folder.resolve(look.lookId()));
            var part = own.resolve(JSON + ".part");
            try (var out =
                    new OutputStreamWriter(
                            new GZIPOutputStream(Files.newOutputStream(part)),
                            StandardCharsets.UTF_8)) {
                JsonLook.write(look, out);
            }
            Files.move(part, own.resolve(JSON), StandardCopyOption.REPLACE_EXISTING);
            writeArtefacts(look, own);
            Files.writeString(folder.resolve("last"), look.lookId());
            prune();
            return own;
        } catch (IOException e) {
            throw new Refusal(
                    "The look must be kept in (%s), which failed: %s."
                            .formatted(folder, e.getMessage()),
                    "Maybe the disk is full, or set QD_HOME to another folder.");
        }
    }

    /// Writes `look.html` and `look.md` into a folder.
    static void writeArtefacts(FirstLook look, Path into) throws IOException {
        Files.createDirectories(into);
        try (Writer out = Files.newBufferedWriter(into.resolve("look.html"))) {
            HtmlLook.write(look, out);
        }
        try (Writer out = Files.newBufferedWriter(into.resolve("look.md"))) {
            MarkdownLook.write(look, out);
        }
    }

    /// Reads one look, the newest when no id is given.
    ///
    /// @throws Refusal when there is none
    StoredLook read(String lookId) {
        var id = lookId.isEmpty() ? newest() : lookId;
        var file = folder.resolve(id).resolve(JSON);
        if (!id.matches("[0-9a-f]{4,64}") || !Files.exists(file)) {
            throw new Refusal(
                    "No look (%s) is kept in (%s).".formatted(id, folder),
                    "Maybe run `qd look .` first, or use one of: "
                            + String.join(", ", known())
                            + ".");
        }
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return StoredLook.read(in, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String newest() {
        try {
            return Files.readString(folder.resolve("last")).strip();
        } catch (IOException e) {
            throw new Refusal("No look is kept yet.", "Maybe run `qd look .` first.");
        }
    }

    private List<String> known() {
        return newestFirst().stream().limit(5).map(path -> path.getFileName().toString()).toList();
    }

    private List<Path> newestFirst() {
        try (var looks = Files.list(folder)) {
            return looks.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(LookStore::written).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long written(Path look) {
        return look.resolve(JSON).toFile().lastModified();
    }

    private void prune() throws IOException {
        for (Path old : newestFirst().stream().skip(KEPT).toList()) {
            for (String name : List.of(JSON, JSON + ".part", "look.html", "look.md")) {
                Files.deleteIfExists(old.resolve(name));
            }
            Files.deleteIfExists(old);
        }
    }
}
