package dev.quarterdeck.sources.git;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Unpack a git bundle, one file that holds a whole repository.
///
/// It becomes a bare repository: no file of it is checked out, no hook is copied, nothing that it
/// names is fetched or run.
public final class GitBundle {

    private static final byte[] MAGIC = "# v".getBytes(StandardCharsets.US_ASCII);
    private static final String WHOLE =
            "Maybe make it again with: git bundle create app.bundle --all";

    private GitBundle() {}

    /// Answers whether a file begins as a bundle does (gitformat-bundle).
    public static boolean isBundle(Path file) {
        try (var in = Files.newInputStream(file)) {
            var head = new String(in.readNBytes(16), StandardCharsets.US_ASCII);
            return head.startsWith(new String(MAGIC, StandardCharsets.US_ASCII))
                    && head.substring(MAGIC.length).matches("(?s)[23] git bundle\n.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes a bare repository of a bundle.
    ///
    /// @param bundle the file
    /// @param target a folder that is not there yet
    /// @throws Refusal when the bundle is broken, is not whole, or does not say which line to
    ///     follow
    public static void unpack(Path bundle, Path target) {
        var git = new Git(Objects.requireNonNull(target.toAbsolutePath().getParent()));
        var name = String.valueOf(bundle.getFileName());
        var cloned =
                git.askLocally(
                        "clone",
                        "--bare",
                        "--quiet",
                        "--template=",
                        "--no-local",
                        "--",
                        bundle.toAbsolutePath().toString(),
                        target.toAbsolutePath().toString());
        if (!cloned.isFine()) {
            throw refusal(name, cloned.ended());
        }
        if (!new Git(target).ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}").isFine()) {
            throw new Refusal(
                    "The bundle (%s) must hold HEAD, the line that is followed.".formatted(name),
                    WHOLE);
        }
    }

    private static Refusal refusal(String name, Git.Ended ended) {
        return ended.errors().contains("prerequisite")
                ? new Refusal(
                        "The bundle (%s) must hold the whole history, and it holds only its newer part."
                                .formatted(name),
                        WHOLE)
                : new Refusal(
                        "The bundle (%s) must be readable by git, which said: %s."
                                .formatted(name, withoutFolders(ended.words())),
                        WHOLE);
    }

    /// Where the server keeps its files is nobody's business.
    private static String withoutFolders(String words) {
        return words.replaceAll("'?/[^' ]*/([^/' ]+)'?", "$1");
    }

    /// Returns a small file at the tip of a repository; empty when there is none.
    ///
    /// @param repository a bare repository
    /// @param file its path in the repository
    public static java.util.Optional<String> fileAtTip(Path repository, String file) {
        var git = new Git(repository);
        var size = git.ask("cat-file", "-s", "HEAD:" + file);
        if (!size.isFine() || Long.parseLong(size.text().strip()) > 1 << 20) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(git.ask("cat-file", "blob", "HEAD:" + file))
                .filter(Git.Answer::isFine)
                .map(Git.Answer::text);
    }

    /// Returns every folder that git reads for a repository: its own, a shared one, borrowed
    /// objects. Links and pointer files may lead anywhere.
    ///
    /// @throws Refusal when there is no readable repository
    public static List<Path> foldersOf(Path repository) {
        return GitFolders.of(repository);
    }
}
