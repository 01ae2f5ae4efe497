package dev.quarterdeck.sources.git;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds every folder that git reads for a repository.
final class GitFolders {

    private static final String ALTERNATES = "info/alternates";

    private GitFolders() {}

    static List<Path> of(Path repository) {
        var opened = Repository.open(repository);
        var common = opened.git().ask("rev-parse", "--path-format=absolute", "--git-common-dir");
        List<Path> folders = new ArrayList<>();
        folders.add(opened.gitFolder());
        var shared = common.isFine() ? Path.of(common.text().strip()) : opened.gitFolder();
        folders.add(shared);
        addObjects(shared.resolve("objects"), folders);
        return folders.stream().map(GitFolders::real).distinct().toList();
    }

    private static void addObjects(Path objects, List<Path> folders) {
        if (folders.contains(objects) || folders.size() > 20) {
            return;
        }
        folders.add(objects);
        var alternates = objects.resolve(ALTERNATES);
        if (!Files.exists(alternates)) {
            return;
        }
        try (var lines = Files.lines(alternates)) {
            lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> objects.resolve(line).normalize())
                    .forEach(other -> addObjects(other, folders));
        } catch (IOException | java.io.UncheckedIOException e) {
            throw unreadable(alternates);
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw unreadable(folder);
        }
    }

    private static Refusal unreadable(Path folder) {
        return new Refusal(
                "The folder (%s) of the repository must exist and be readable.".formatted(folder),
                "Maybe run git fsck there.");
    }
}
