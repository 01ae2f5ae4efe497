package dev.quarterdeck.looks.kept;

import dev.quarterdeck.looks.CorrectionsFile;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.git.GitBundle;
import dev.quarterdeck.sources.items.ItemsCsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Holds the uploaded files of one import on disk while it runs, sorted by what they are, and the
/// bare repositories that bundles became.
final class ImportFolder implements AutoCloseable {

    private final Path root;
    private final Path own;
    private final List<Path> trackerFiles = new ArrayList<>();
    private final List<Path> itemsFiles = new ArrayList<>();
    private @Nullable Path bundle;

    /// @param root where all imports work, and bare repositories are kept
    private ImportFolder(Path root, UUID job) {
        this.root = root;
        this.own = root.resolve("work-" + job);
    }

    /// Writes the files of a job; what an interrupted run left is overwritten.
    ///
    /// @throws Refusal when there is more than one bundle
    static ImportFolder of(Path root, UUID job, List<LookImports.Upload> files) {
        var folder = new ImportFolder(root, job);
        try {
            delete(folder.own);
            Files.createDirectories(folder.own);
            for (int i = 0; i < files.size(); i++) {
                var place = Files.createDirectory(folder.own.resolve(String.valueOf(i)));
                var file = place.resolve(plain(files.get(i).name()));
                folder.sort(Files.write(file, files.get(i).content()));
            }
            return folder;
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException(e);
        } catch (Refusal refusal) {
            folder.close();
            throw refusal;
        }
    }

    /// A name from outside never leads to another folder.
    private static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var kept = last.replaceAll("[^\\p{L}\\p{N} ._+-]", "_");
        var short120 = kept.length() > 120 ? kept.substring(kept.length() - 120) : kept;
        return short120.matches("[. ]*") ? "file" : short120;
    }

    private void sort(Path file) {
        if (GitBundle.isBundle(file)) {
            if (bundle != null) {
                throw new Refusal(
                        "There must be at most one bundle, and there are (%s) and (%s)."
                                .formatted(bundle.getFileName(), file.getFileName()),
                        "Maybe each belongs to a repository of its own.");
            }
            bundle = file;
        } else if (ItemsCsv.isItems(file)) {
            itemsFiles.add(file);
        } else {
            trackerFiles.add(file);
        }
    }

    /// Adds a file of the server's machine.
    void add(Path file) {
        sort(file);
    }

    List<Path> trackerFiles() {
        return List.copyOf(trackerFiles);
    }

    List<Path> itemsFiles() {
        return List.copyOf(itemsFiles);
    }

    /// Makes a bare repository of the uploaded bundle; null when there is none.
    ///
    /// The corrections that lie in the repository are written beside it.
    @Nullable Path unpacked() {
        if (bundle == null) {
            return null;
        }
        var target = own.resolve("repository.git");
        GitBundle.unpack(bundle, target);
        writeCorrections(target);
        return target;
    }

    /// Writes the corrections that lie in a bare repository beside it, as they are now.
    static void writeCorrections(Path repository) {
        var file = repository.resolve(CorrectionsFile.NAME);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        GitBundle.fileAtTip(repository, CorrectionsFile.NAME).ifPresent(text -> write(file, text));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the bare repository that an earlier bundle became; null when there was none.
    static @Nullable Path kept(Path root, UUID repository) {
        var kept = root.resolve(repository + ".git");
        return Files.isDirectory(kept) ? kept : null;
    }

    /// Keeps an unpacked bundle for later imports that send none.
    void keep(Path unpacked, UUID repository) {
        var place = root.resolve(repository + ".git");
        try {
            delete(place);
            Files.move(unpacked, place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns words without the folder in which the server works.
    String withoutFolder(String words) {
        return words.replaceAll("\\Q" + own + "\\E(/\\d+)?/", "");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() {
        try {
            delete(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
