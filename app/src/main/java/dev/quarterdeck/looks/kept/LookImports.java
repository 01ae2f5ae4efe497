package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Sha256;
import dev.quarterdeck.platform.jobs.Jobs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Take orders for looks: by the repository's path, or with files that are sent.
public final class LookImports {

    private static final int MOST_FILES = 50;

    private final Looks looks;
    private final LookImport job;
    private final Jobs jobs;
    private final JsonMapper json;
    private final Path root;

    LookImports(Looks looks, LookImport job, Jobs jobs, JsonMapper json, Path root) {
        this.looks = looks;
        this.job = job;
        this.jobs = jobs;
        this.json = json;
        this.root = root;
    }

    /// How the sources are to be read, as the user wrote it; empty where nothing was said.
    ///
    /// @param asOf the day to look at
    /// @param zone of tracker dates without one
    /// @param dates order of day and month in tracker dates
    public record Wish(String asOf, String zone, String dates) {

        /// Says nothing.
        public static final Wish NOTHING = new Wish("", "", "");
    }

    /// A file that was sent. @param name as the user calls it
    public record Upload(String name, byte[] content) {}

    /// What is to be looked at.
    ///
    /// @param paths tracker files on the server's machine
    /// @param uploads a bundle, and tracker files
    public record Order(UUID repository, Wish wish, List<String> paths, List<Upload> uploads) {

        public Order {
            paths = List.copyOf(paths);
            uploads = List.copyOf(uploads);
        }

        String digest() {
            var sha = Sha256.begin();
            sha.update((repository + "\n" + wish + "\n" + paths).getBytes(StandardCharsets.UTF_8));
            for (var upload : uploads) {
                sha.update(upload.name().getBytes(StandardCharsets.UTF_8));
                sha.update(upload.content());
            }
            return Sha256.hex(sha);
        }
    }

    /// Refuses what can be refused before a repository is there.
    ///
    /// @param files how many files there are
    /// @throws Refusal when the wish cannot be read, or there are too many files
    public void requireReadable(Wish wish, int files) {
        job.reading(wish);
        if (files > MOST_FILES) {
            throw new Refusal(
                    "There must be at most %d files in one import.".formatted(MOST_FILES),
                    "Maybe join them first.");
        }
    }

    /// Refuses an order that cannot be begun.
    ///
    /// @throws Refusal when the viewer may not, the wish cannot be read, the repository is not
    ///     known or retired, or there are too many files
    void require(Viewer viewer, Order order) {
        looks.requireKeeping(viewer);
        requireReadable(order.wish(), order.uploads().size() + order.paths().size());
        var repository =
                looks.repository(viewer, order.repository())
                        .orElseThrow(() -> Looks.unknown(order.repository()));
        requireOpen(repository);
    }

    private void requireOpen(Repository repository) {
        if (!repository.isShownOn(looks.today())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "repository-retired",
                    "The repository (%s) must not be retired to import a look of it."
                            .formatted(repository.name()),
                    "Maybe take it back first: PATCH it with retired false.");
        }
    }

    /// Asks for a look as a background job, and returns the job's id.
    ///
    /// @throws Refusal when the viewer may not, or the order cannot be begun
    public UUID ask(Viewer viewer, Order order) {
        require(viewer, order);
        return jobs.ask(
                LookImport.KIND,
                viewer.user(),
                ImportOrder.of(viewer, order).packed(json, order.uploads()));
    }

    /// Answers whether a repository can be looked at again without files being sent: it lies on the
    /// server's machine, or a bundle of it is kept.
    public boolean isReadable(Viewer viewer, UUID repository) {
        return looks.repository(viewer, repository)
                .filter(
                        one ->
                                one.readFrom() == Repository.ReadFrom.PATH
                                        || ImportFolder.kept(root, repository) != null)
                .isPresent();
    }
}
