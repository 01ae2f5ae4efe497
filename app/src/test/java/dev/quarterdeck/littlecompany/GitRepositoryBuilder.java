package dev.quarterdeck.littlecompany;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Make a git repository of the little company, commit by commit, in one run of `git fast-import`.
///
/// Nothing of the machine's own git settings or clock gets in: the same calls make the same hashes.
/// Each commit is a day after the one before unless a date is set.
public final class GitRepositoryBuilder {

    /// Leads the Harbour team.
    public static final String ADA = "Ada Quill <ada.quill@little.example>";

    /// Engineer in the Harbour team.
    public static final String BRAM = "Bram Tidewater <bram@little.example>";

    /// Engineer in the Lighthouse team.
    public static final String NOOR = "Noor Hale <noor.hale@little.example>";

    private final Path folder;
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final Map<String, Integer> marks = new HashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final StringBuilder extraFiles = new StringBuilder();
    private int lastMark;
    private String branch = "main";
    private String author = ADA;
    private Charset charset = StandardCharsets.UTF_8;
    private String encoding = "";
    private Instant now = Instant.parse("2026-01-05T09:00:00Z");
    private String authorDate = "";
    private String committerDate = "";

    private GitRepositoryBuilder(Path folder) {
        this.folder = folder;
    }

    /// Starts a repository with a work tree in `folder`.
    public static GitRepositoryBuilder in(Path folder) {
        GitRepositoryBuilder builder = new GitRepositoryBuilder(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        builder.git("init", "--quiet", "--initial-branch=main");
        return builder;
    }

    /// Takes the next commits onto a branch, which starts where the current branch stands.
    public GitRepositoryBuilder on(String name) {
        if (!marks.containsKey(name) && marks.containsKey(branch)) {
            put("reset refs/heads/" + name + "\nfrom :" + marks.get(branch) + "\n\n");
            marks.put(name, marks.get(branch));
        }
        branch = name;
        return this;
    }

    /// Takes the next commits onto a branch without any history before it.
    public GitRepositoryBuilder onNewRoot(String name) {
        branch = name;
        return this;
    }

    /// Lets this person, as `Name <address>`, make the next commits.
    public GitRepositoryBuilder by(String person) {
        author = person;
        return this;
    }

    /// Sets the date of the next commit.
    public GitRepositoryBuilder at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    /// Sets the raw dates of the next commit only, as seconds and zone.
    public GitRepositoryBuilder rawDates(String authored, String committed) {
        authorDate = authored;
        committerDate = committed;
        return this;
    }

    /// Writes names and messages of the next commits in another charset.
    ///
    /// @param declared what the commit says about it; empty to say nothing
    public GitRepositoryBuilder encoded(Charset written, String declared) {
        charset = written;
        encoding = declared;
        return this;
    }

    /// Puts a file into the next commit.
    public GitRepositoryBuilder file(String path, String content) {
        files.put(path, content);
        return this;
    }

    /// Puts a submodule into the next commit.
    public GitRepositoryBuilder submodule(String path, String hash) {
        extraFiles.append("M 160000 ").append(hash).append(' ').append(path).append('\n');
        return this;
    }

    /// Renames a file in the next commit.
    public GitRepositoryBuilder rename(String from, String to) {
        extraFiles.append("R ").append(from).append(' ').append(to).append('\n');
        return this;
    }

    /// Commits what was put, or nothing at all.
    public GitRepositoryBuilder commit(String message) {
        return commit(message, List.of());
    }

    /// Merges branches into the current one.
    public GitRepositoryBuilder merge(String message, String... branches) {
        return commit(message, List.of(branches));
    }

    private GitRepositoryBuilder commit(String message, List<String> merged) {
        int mark = ++lastMark;
        put("commit refs/heads/" + branch + "\nmark :" + mark + "\n");
        put("author " + author + " " + date(authorDate) + "\n");
        put("committer " + author + " " + date(committerDate) + "\n");
        put(encoding.isEmpty() ? "" : "encoding " + encoding + "\n");
        data(message.getBytes(charset));
        if (marks.containsKey(branch)) {
            put("from :" + marks.get(branch) + "\n");
        }
        merged.forEach(other -> put("merge :" + marks.get(other) + "\n"));
        files.forEach(this::putFile);
        put(extraFiles + "\n");
        marks.put(branch, mark);
        clear();
        return this;
    }

    private void putFile(String path, String content) {
        put("M 100644 inline " + path + "\n");
        data(content.getBytes(StandardCharsets.UTF_8));
    }

    private String date(String raw) {
        return raw.isEmpty() ? now.getEpochSecond() + " +0000" : raw;
    }

    private void clear() {
        files.clear();
        extraFiles.setLength(0);
        authorDate = "";
        committerDate = "";
        now = now.plus(Duration.ofDays(1));
    }

    /// Tags the tip of the current branch without a date of its own.
    public GitRepositoryBuilder tag(String name) {
        put("reset refs/tags/" + name + "\nfrom :" + marks.get(branch) + "\n\n");
        return this;
    }

    /// Tags the tip of the current branch, with a tagger and a date.
    public GitRepositoryBuilder annotatedTag(String name, String moment) {
        put("tag " + name + "\nfrom :" + marks.get(branch) + "\n");
        put("tagger " + ADA + " " + Instant.parse(moment).getEpochSecond() + " +0000\n");
        data(("Tag " + name).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// Writes everything and returns the folder, with `main` checked out.
    public Path build() {
        git(
                stream.toByteArray(),
                "fast-import",
                "--quiet",
                "--force",
                "--date-format=raw-permissive");
        if (marks.containsKey("main")) {
            git("reset", "--quiet", "--hard", "main");
        }
        return folder;
    }

    /// Runs git in the repository and returns what it printed.
    public String git(String... arguments) {
        return git(new byte[0], arguments);
    }

    private String git(byte[] input, String... arguments) {
        return run(folder, input, arguments);
    }

    /// Runs git in any folder, apart from the machine's settings, and returns what it printed.
    public static String run(Path folder, byte[] input, String... arguments) {
        try {
            java.util.ArrayList<String> command = new java.util.ArrayList<>(List.of("git"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
            builder.environment().put("LC_ALL", "C");
            Process process = builder.redirectErrorStream(true).start();
            try (var sink = process.getOutputStream()) {
                sink.write(input);
            }
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "git " + String.join(" ", arguments) + ": " + output);
            }
            return output.strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void put(String text) {
        stream.writeBytes(text.getBytes(charset));
    }

    private void data(byte[] bytes) {
        put("data " + bytes.length + "\n");
        stream.writeBytes(bytes);
        put("\n");
    }
}
