package dev.quarterdeck.sources.git;

import dev.quarterdeck.sources.Bridge;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Keeps a bare copy of a repository up to date with its server.
///
/// Branches and tags are mirrored; refs that hosts add for requests and builds are left out. git
/// knows an address of this machine alone: see {@link Bridge}. What was fetched stays when a fetch
/// is cut off, except for the pack that was on its way.
final class Clone {

    /// Files at the tip that the reading needs even where no other file is fetched.
    private static final List<String> NEEDED = List.of(".mailmap", ".quarterdeck.yml");

    private static final Pattern PROGRESS =
            Pattern.compile("(?:remote: )?([A-Z][a-z ]+):\\s+\\d+% \\((\\d+)/(\\d+)\\).*");
    private static final String CONTENTS = "quarterdeck.contents";

    private final Path folder;
    private final Git git;

    private Clone(Path folder) {
        this.folder = folder;
        this.git = new Git(folder);
    }

    /// Opens the clone in a folder, or begins it.
    static Clone in(Path folder) {
        var place = folder.resolve("repository.git");
        try {
            Files.createDirectories(place);
            removeLeftovers(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var clone = new Clone(place);
        if (!Files.exists(place.resolve("HEAD"))) {
            clone.require(clone.git.ask("init", "--bare", "--quiet", "--template=", "."));
        }
        return clone;
    }

    /// A run that was killed leaves locks and halves behind; no other run is under way.
    private static void removeLeftovers(Path place) throws IOException {
        var leftovers = new ArrayList<Path>();
        try (var files = Files.walk(place)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> isLeftover(String.valueOf(file.getFileName())))
                    .forEach(leftovers::add);
        }
        for (var file : leftovers) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isLeftover(String name) {
        return name.endsWith(".lock")
                || name.startsWith("answer-") && name.endsWith(".part")
                || name.startsWith("tmp_");
    }

    Path folder() {
        return folder;
    }

    Git git() {
        return git;
    }

    boolean hasCommits() {
        return git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}").isFine();
    }

    /// Answers whether the files of all commits are there.
    boolean isWhole() {
        return setting(CONTENTS).filter("whole"::equals).isPresent();
    }

    private Optional<String> setting(String name) {
        var answer = git.ask("config", "--get", name);
        return answer.isFine() ? Optional.of(answer.text().strip()) : Optional.empty();
    }

    /// Fetches what is new, and forgets branches and tags that are no more.
    void fetch(Visit visit, Take take) {
        boolean wantsFiles = visit.setting("contents").equals(GitConnector.FILES);
        try (var bridge =
                visit.bridge(folder, bytes -> take.progress("receiving bytes", bytes, 0))) {
            var outside =
                    new Git(
                            folder,
                            Map.of(
                                    "remote.origin.url", bridge.address().toString(),
                                    "http.followRedirects", "false",
                                    "http.proxy", "",
                                    "credential.helper", "",
                                    "protocol.version", "2"));
            var refs = fetched(outside, wantsFiles, take);
            if (!refs.isFine()) {
                bridge.rethrow();
                throw trouble(refs);
            }
            follow(outside, take);
            needed(outside, take);
        }
        tidy();
    }

    /// Joins packs when there are many; not behind our back, where the next run would meet it.
    private void tidy() {
        git.ask(
                "-c",
                "gc.auto=6700",
                "-c",
                "gc.autoPackLimit=20",
                "-c",
                "gc.autoDetach=false",
                "gc",
                "--auto",
                "--quiet");
    }

    private Git.Ended fetched(Git outside, boolean wantsFiles, Take take) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "fetch",
                                "--prune",
                                "--force",
                                "--no-tags",
                                "--no-write-fetch-head",
                                "--progress"));
        boolean wasPartial = setting(CONTENTS).filter("partial"::equals).isPresent();
        if (!wantsFiles && !isWhole()) {
            arguments.add("--filter=blob:none");
        } else if (wantsFiles && wasPartial) {
            forgetPartial();
            arguments.addAll(List.of("--refetch", "--no-filter"));
        }
        arguments.addAll(
                List.of("origin", "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"));
        var ignored = new boolean[1];
        var ended =
                outside.fetch(
                        arguments,
                        List.of(),
                        line -> {
                            ignored[0] |= line.contains("filtering not recognized by server");
                            hear(line, take);
                        });
        if (ended.isFine()) {
            boolean isWhole = wantsFiles || isWhole() || ignored[0];
            if (isWhole) {
                forgetPartial();
            }
            require(git.ask("config", CONTENTS, isWhole ? "whole" : "partial"));
        }
        return ended;
    }

    /// A clone that holds everything asks nobody for more.
    private void forgetPartial() {
        git.ask("config", "--unset-all", "remote.origin.promisor");
        git.ask("config", "--unset-all", "remote.origin.partialclonefilter");
        git.ask("config", "--unset-all", "extensions.partialclone");
    }

    private static void hear(String line, Take take) {
        var progress = PROGRESS.matcher(line.strip());
        if (progress.matches()) {
            take.progress(
                    progress.group(1).toLowerCase(java.util.Locale.ROOT),
                    Long.parseLong(progress.group(2)),
                    Long.parseLong(progress.group(3)));
        } else {
            take.progress("fetching", 0, 0);
        }
    }

    /// Follows the branch that the server follows, also when it was renamed.
    private void follow(Git outside, Take take) {
        take.progress("asking for the default branch", 0, 0);
        var answer = outside.askByHttp("ls-remote", "--symref", "origin", "HEAD");
        answer.lines().stream()
                .filter(line -> line.startsWith("ref: refs/heads/") && line.endsWith("\tHEAD"))
                .map(line -> line.substring(5, line.length() - 5))
                .findFirst()
                .ifPresent(branch -> require(git.ask("symbolic-ref", "HEAD", branch)));
    }

    /// Fetches the few files that tell how the history is to be read.
    private void needed(Git outside, Take take) {
        if (isWhole()) {
            return;
        }
        for (var name : NEEDED) {
            var id = git.ask("rev-parse", "--verify", "--quiet", "HEAD:" + name);
            if (!id.isFine() || git.ask("cat-file", "-e", id.text().strip()).isFine()) {
                continue;
            }
            var ended =
                    outside.fetch(
                            List.of(
                                    "fetch",
                                    "--no-tags",
                                    "--no-write-fetch-head",
                                    "--filter=blob:none",
                                    "origin",
                                    id.text().strip()),
                            List.of(),
                            line -> hear(line, take));
            if (!ended.isFine()) {
                take.gap(
                        name,
                        "The server does not send a single file.",
                        "Maybe set what is fetched to: " + GitConnector.FILES + ".");
            }
        }
    }

    private void require(Git.Answer answer) {
        if (!answer.isFine()) {
            throw trouble(answer.ended());
        }
    }

    private ToolTrouble trouble(Git.Ended ended) {
        return new ToolTrouble(
                ToolTrouble.Kind.UNEXPECTED,
                "The repository must be readable by git, which said: %s."
                        .formatted(GitConnector.withoutAddresses(ended.words())),
                "Maybe clone it by hand once, to see what is wrong with it.");
    }
}
