package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.looks.kept.LookImports;
import dev.quarterdeck.looks.kept.LookImports.Order;
import dev.quarterdeck.looks.kept.LookImports.Upload;
import dev.quarterdeck.looks.kept.LookImports.Wish;
import dev.quarterdeck.looks.kept.Repositories;
import dev.quarterdeck.looks.kept.RepositoryFolders;
import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.web.multipart.MultipartFile;

/// Begins an import from what somebody typed, or says which field is wrong.
///
/// Everything that can be refused is refused before a new repository is made.
final class ImportBegin {

    private final LookImports imports;
    private final Repositories repositories;
    private final RepositoryFolders folders;

    ImportBegin(LookImports imports, Repositories repositories, RepositoryFolders folders) {
        this.imports = imports;
        this.repositories = repositories;
        this.folders = folders;
    }

    /// Returns the id of the job.
    ///
    /// @throws Refusal about the field that is wrong
    UUID begin(Viewer viewer, Map<String, String> typed, List<MultipartFile> files)
            throws IOException {
        var uploads = uploads(files);
        var paths = paths(typed);
        var wish = wish(typed, uploads.size() + paths.size());
        requireSomething(viewer, typed, uploads.size() + paths.size());
        var repository = repository(viewer, typed);
        return imports.ask(viewer, new Order(repository, wish, paths, uploads));
    }

    private static String of(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "");
    }

    private static <T> T in(String field, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            throw refusal.about(field);
        }
    }

    private static List<Upload> uploads(List<MultipartFile> files) throws IOException {
        var uploads = new ArrayList<Upload>();
        for (var file : files) {
            var name = file.getOriginalFilename();
            if (name != null && !name.isBlank()) {
                uploads.add(new Upload(name, file.getBytes()));
            }
        }
        return uploads;
    }

    private List<String> paths(Map<String, String> typed) {
        return of(typed, "tracker")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> in("tracker", () -> folders.require("file", line).toString()))
                .toList();
    }

    private Wish wish(Map<String, String> typed, int files) {
        var wish = new Wish(of(typed, "day"), of(typed, "zone"), of(typed, "dates"));
        check("day", new Wish(wish.asOf(), "", ""), 0);
        check("zone", new Wish("", wish.zone(), ""), 0);
        check("dates", new Wish("", "", wish.dates()), 0);
        check("file", Wish.NOTHING, files);
        return wish;
    }

    private void check(String field, Wish wish, int files) {
        in(
                field,
                () -> {
                    imports.requireReadable(wish, files);
                    return wish;
                });
    }

    private void requireSomething(Viewer viewer, Map<String, String> typed, int files) {
        var chosen = of(typed, "repository");
        boolean isReadable =
                chosen.isEmpty()
                        ? !of(typed, "path").isEmpty()
                        : imports.isReadable(viewer, id(chosen));
        if (files == 0 && !isReadable) {
            throw new Refusal(
                            "There must be something to look at: a bundle, a tracker's file, or a folder.",
                            "Maybe git bundle create app.bundle --all makes a bundle.")
                    .about("file");
        }
    }

    private static UUID id(String chosen) {
        try {
            return UUID.fromString(chosen);
        } catch (IllegalArgumentException notAnId) {
            throw new Refusal(
                            "The repository (%s) must be one of the list.".formatted(chosen),
                            "Maybe choose a new one.")
                    .about("repository");
        }
    }

    private UUID repository(Viewer viewer, Map<String, String> typed) {
        if (!of(typed, "repository").isEmpty()) {
            return id(of(typed, "repository"));
        }
        var path = of(typed, "path");
        in("path", () -> path.isEmpty() ? path : folders.require("folder", path).toString());
        var said = new Repositories.Said(name(typed), null, path, null, null);
        return in("name", () -> repositories.add(viewer, said)).id();
    }

    private static String name(Map<String, String> typed) {
        var name = of(typed, "name");
        return name.isEmpty()
                ? of(typed, "path").replaceAll("/+$", "").replaceAll(".*/", "")
                : name;
    }
}
