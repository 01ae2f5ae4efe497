package dev.quarterdeck.sources.git;

import dev.quarterdeck.platform.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Opens a repository, wherever in it the user points, and finds the commit to look at.
///
/// @param shallow number of commits at which a shallow clone was cut; 0 for a whole one
record Repository(
        Git git, String name, Path gitFolder, int shallow, boolean grafted, boolean partial) {

    private static final String GIVE_ONE =
            "Maybe name the folder that holds the repository, as in: qd look ~/src/app";

    static Repository open(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            String problem = Files.exists(absolute) ? "is a file" : "does not exist";
            throw new Refusal(
                    "The repository (%s) %s, but it must be a folder inside a git repository."
                            .formatted(path, problem),
                    GIVE_ONE);
        }
        Git git = new Git(absolute);
        Git.Answer answer =
                git.ask(
                        "rev-parse",
                        "--absolute-git-dir",
                        "--git-common-dir",
                        "--is-inside-work-tree",
                        "--show-cdup");
        if (!answer.isFine()) {
            throw refusal(path, answer.ended());
        }
        Path parent = absolute.getParent();
        boolean inGitFolder = absolute.endsWith(".git") && !answer.lines().get(2).equals("true");
        return inGitFolder && parent != null && holds(parent, answer.lines().getFirst())
                ? open(parent)
                : of(absolute, answer.lines());
    }

    /// The mailmap is only read from the work tree, so a `.git` folder is left for the tree it
    /// serves.
    private static boolean holds(Path folder, String gitFolder) {
        Git.Answer answer =
                new Git(folder).ask("rev-parse", "--is-inside-work-tree", "--absolute-git-dir");
        return answer.isFine() && answer.lines().equals(List.of("true", gitFolder));
    }

    private static Repository of(Path asked, List<String> facts) {
        Path gitFolder = Path.of(facts.get(0));
        Path common = asked.resolve(facts.get(1)).normalize();
        boolean inWorkTree = facts.get(2).equals("true");
        String up = facts.size() > 3 ? facts.get(3) : "";
        Path top = inWorkTree ? asked.resolve(up).normalize() : gitFolder;
        Git git = new Git(top);
        return new Repository(
                git,
                nameOf(top, inWorkTree),
                gitFolder,
                cutPoints(common.resolve("shallow")),
                Files.exists(common.resolve("info").resolve("grafts")),
                isPartial(git));
    }

    private static String nameOf(Path top, boolean inWorkTree) {
        Path folder = !inWorkTree && top.endsWith(".git") ? top.getParent() : top;
        Path last = folder == null ? null : folder.getFileName();
        String name = last == null ? "repository" : last.toString();
        return name.endsWith(".git") && name.length() > 4
                ? name.substring(0, name.length() - 4)
                : name;
    }

    private static int cutPoints(Path shallow) {
        if (!Files.exists(shallow)) {
            return 0;
        }
        try (var lines = Files.lines(shallow)) {
            return Math.max(1, (int) lines.count());
        } catch (java.io.IOException | java.io.UncheckedIOException unreadable) {
            return 1;
        }
    }

    private static boolean isPartial(Git git) {
        return git.ask(
                        "config",
                        "--get-regexp",
                        "^(extensions\\.partialclone|remote\\..*\\.promisor)$")
                .isFine();
    }

    private static Refusal refusal(Path path, Git.Ended ended) {
        String words = ended.errors();
        if (words.contains("dubious ownership") || words.contains("safe.directory")) {
            return new Refusal(
                    "The repository (%s) belongs to another user, and git reads only repositories of one's own."
                            .formatted(path),
                    "Maybe allow it with: git config --global --add safe.directory "
                            + path.toAbsolutePath().normalize());
        }
        if (words.contains("not a git repository")) {
            return new Refusal(
                    "The folder (%s) must lie inside a git repository, and it does not."
                            .formatted(path),
                    GIVE_ONE);
        }
        return new Refusal(
                "The repository (%s) must be readable by git, which said: %s."
                        .formatted(path, ended.words()),
                "Maybe run git status there and mend what it says.");
    }

    /// Returns the hash of the commit to look at; empty when there is none.
    String tip(java.util.Optional<Instant> asOf) {
        Git.Answer head = git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
        if (!head.isFine()) {
            return tipIsMissing(head);
        }
        if (asOf.isEmpty()) {
            return head.text().strip();
        }
        Git.Answer then =
                git.ask(
                        "rev-list",
                        "-1",
                        "--first-parent",
                        "--before=@" + asOf.get().getEpochSecond() + " +0000",
                        "HEAD",
                        "--");
        return then.text().strip();
    }

    /// No commit yet is an answer; a tip that names an unreadable commit is a broken repository.
    private String tipIsMissing(Git.Answer head) {
        Git.Answer named = git.ask("rev-parse", "--verify", "--quiet", "HEAD");
        if (named.text().isBlank()) {
            return "";
        }
        throw new Refusal(
                "The tip (%s) of the repository (%s) must be a readable commit, and git cannot read it."
                        .formatted(named.text().strip(), name),
                "Maybe run git fsck there, then fetch it again.");
    }

    /// Returns the name of the line that is followed.
    String mainLine() {
        Git.Answer branch = git.ask("symbolic-ref", "--quiet", "--short", "HEAD");
        return branch.isFine() ? branch.text().strip() : "detached HEAD";
    }

    /// Returns what `git rev-list --count` says; -1 when it cannot say.
    long countReachable(String tip) {
        Git.Answer count = git.ask("rev-list", "--count", tip, "--");
        return count.isFine() ? Long.parseLong(count.text().strip()) : -1;
    }
}
