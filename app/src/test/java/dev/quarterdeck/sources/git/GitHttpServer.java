package dev.quarterdeck.sources.git;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Answers as a host of git repositories does, by git's own program for it.
public final class GitHttpServer {

    private final Path root;
    private boolean filters = true;

    /// @param root the folder whose repositories are served
    public GitHttpServer(Path root) {
        this.root = root;
    }

    /// Knows no partial clones, as older servers.
    GitHttpServer withoutFilters() {
        filters = false;
        return this;
    }

    /// Answers one question of git.
    public Told answer(Asked asked) {
        try {
            var builder = new ProcessBuilder("git", "http-backend");
            var environment = builder.environment();
            environment.put("GIT_PROJECT_ROOT", root.toString());
            environment.put("GIT_HTTP_EXPORT_ALL", "1");
            environment.put("GIT_CONFIG_COUNT", "2");
            environment.put("GIT_CONFIG_KEY_0", "uploadpack.allowFilter");
            environment.put("GIT_CONFIG_VALUE_0", String.valueOf(filters));
            environment.put("GIT_CONFIG_KEY_1", "uploadpack.allowAnySHA1InWant");
            environment.put("GIT_CONFIG_VALUE_1", String.valueOf(filters));
            environment.put("PATH_INFO", asked.path());
            environment.put("QUERY_STRING", asked.query());
            environment.put("REQUEST_METHOD", asked.method());
            environment.put("REMOTE_ADDR", "127.0.0.1");
            header(asked, "Content-Type", "CONTENT_TYPE", environment);
            header(asked, "Git-Protocol", "GIT_PROTOCOL", environment);
            var body = asked.body().getBytes(StandardCharsets.UTF_8);
            environment.put("CONTENT_LENGTH", String.valueOf(body.length));
            var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (var sink = process.getOutputStream()) {
                sink.write(body);
            }
            return told(process.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void header(
            Asked asked, String name, String variable, Map<String, String> environment) {
        asked.headers().entrySet().stream()
                .filter(one -> one.getKey().equalsIgnoreCase(name))
                .findFirst()
                .ifPresent(one -> environment.put(variable, one.getValue()));
    }

    private static Told told(byte[] output) {
        var text = new String(output, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        var headers = new HashMap<String, String>();
        int status = 200;
        for (var line : text.substring(0, end).split("\r\n")) {
            var pair = line.split(": ", 2);
            if (pair[0].equals("Status")) {
                status = Integer.parseInt(pair[1].substring(0, 3));
            } else {
                headers.put(pair[0], pair[1]);
            }
        }
        var body = new ByteArrayOutputStream();
        body.write(output, end + 4, output.length - end - 4);
        return new Told(status, headers, body.toByteArray(), false);
    }

    /// Runs git as an author does, the same each time.
    public static String git(Path folder, String... arguments) {
        var command = new java.util.ArrayList<>(List.of("git", "-c", "init.defaultBranch=main"));
        command.addAll(List.of("-c", "user.name=Ada", "-c", "user.email=ada@example.com"));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().put("GIT_AUTHOR_DATE", "2026-01-05T10:00:00Z");
            builder.environment().put("GIT_COMMITTER_DATE", "2026-01-05T11:00:00Z");
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            var process = builder.redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Makes a work tree whose bare repository is served as `/acme/harbor.git`.
    ///
    /// @return the work tree, with its remote `origin`
    public static Path harbor(Path root, Path work) {
        try {
            var bare = Files.createDirectories(root.resolve("acme/harbor.git"));
            git(bare, "init", "--bare", "--quiet");
            git(work, "init", "--quiet");
            git(work, "remote", "add", "origin", bare.toString());
            Files.writeString(work.resolve(".mailmap"), "Ada Lovelace <ada@example.com>\n");
            commit(work, "harbor.txt", "Build the harbor");
            commit(work, "crane.txt", "HAR-7: a crane (#12)");
            git(work, "checkout", "--quiet", "-b", "quay");
            commit(work, "quay.txt", "A quay");
            git(work, "checkout", "--quiet", "main");
            git(
                    work,
                    "merge",
                    "--quiet",
                    "--no-ff",
                    "-m",
                    "Merge pull request #13 from a/quay",
                    "quay");
            git(work, "tag", "-a", "-m", "the first", "v1.0");
            git(work, "tag", "plain");
            git(work, "push", "--quiet", "--all");
            git(work, "push", "--quiet", "--tags");
            return work;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Commits a file.
    public static void commit(Path work, String file, String message) {
        try {
            Files.writeString(work.resolve(file), message + "\n");
            git(work, "add", "-A");
            git(work, "commit", "--quiet", "-m", message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
