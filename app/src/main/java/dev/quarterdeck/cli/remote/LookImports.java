package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes looks on the server: finds or makes the repository, sends what is to be read, waits.
final class LookImports {

    private static final String PATH = "/api/v1/repositories";

    private final ServerOptions options;

    LookImports(ServerOptions options) {
        this.options = options;
    }

    /// @param sources a folder on the server's machine, or files of this one, or both
    int run(List<Path> sources, LookWish wish) {
        var here = options.console().folder();
        var paths = sources.stream().map(here::resolve).map(Path::normalize).toList();
        var folder = folder(paths);
        var files = paths.stream().filter(path -> !path.equals(folder)).toList();
        var name = name(folder, wish);
        var upload = files.isEmpty() ? null : Upload.of(files);
        var server = options.open();
        var repository = repository(server, name, folder, wish);
        return made(server, Words.of(repository, "id"), name, upload, wish);
    }

    private static @Nullable Path folder(List<Path> paths) {
        var folders = paths.stream().filter(Files::isDirectory).toList();
        if (folders.size() > 1) {
            throw new Refusal(
                    "There must be at most one folder, and there are %d.".formatted(folders.size()),
                    "Maybe import one repository after the other.");
        }
        return folders.isEmpty() ? null : folders.getFirst();
    }

    private static String name(@Nullable Path folder, LookWish wish) {
        if (!wish.repository().isEmpty()) {
            return wish.repository();
        }
        var last = folder == null ? null : folder.getFileName();
        if (last == null) {
            throw new Refusal(
                    "The repository that the files belong to must be named.",
                    "Maybe --repository app.");
        }
        return last.toString();
    }

    private static JsonNode repository(
            RemoteServer server, String name, @Nullable Path folder, LookWish wish) {
        var body = JsonMapper.shared().createObjectNode();
        if (folder != null) {
            body.put("path", folder.toString());
        }
        if (!wish.team().isEmpty()) {
            body.put("team", wish.team());
        }
        return server.list(PATH).stream()
                .filter(one -> Words.of(one, "name").equalsIgnoreCase(name))
                .findFirst()
                .map(found -> changed(server, found, body))
                .orElseGet(() -> server.post(PATH, body.put("name", name)).body());
    }

    private static JsonNode changed(RemoteServer server, JsonNode found, ObjectNode body) {
        if (Words.of(body, "path").equals(Words.of(found, "path"))) {
            body.remove("path");
        }
        if (body.isEmpty()) {
            return found;
        }
        var path = PATH + "/" + Words.of(found, "id");
        var etag = server.get(path).etag();
        return server.send("PATCH", path, body, Map.of("If-Match", etag)).body();
    }

    private int made(
            RemoteServer server,
            String repository,
            String name,
            @Nullable Upload upload,
            LookWish wish) {
        var path = PATH + "/" + repository + "/imports" + wish.query();
        var reply =
                upload == null
                        ? ImportCommand.sentOnce(
                                options.console(),
                                headers ->
                                        server.asked(
                                                "POST",
                                                path,
                                                BodyPublishers.ofString("{}"),
                                                headers),
                                Map.of("Content-Type", "application/json"))
                        : ImportCommand.sentOnce(
                                options.console(),
                                headers -> server.asked("POST", path, upload.body(), headers),
                                upload.headers());
        var job = Words.of(reply.body(), "id");
        options.console().say("The server makes the look as job %s.".formatted(job));
        var ended = new JobWatch(server, options.console()).until("/api/v1/jobs/" + job);
        ImportCommand.requireDone(ended);
        var report = ended.body().path("result");
        options.show(ended, () -> describe(name, report));
        return report.path("gaps").isEmpty() && Words.number(report, "issueCount") == 0
                ? RemoteVerbs.FINE
                : RemoteVerbs.INCOMPLETE;
    }

    private void describe(String name, JsonNode report) {
        report.path("gaps")
                .forEach(
                        gap ->
                                options.print(
                                        "Not read: %s: %s. %s"
                                                .formatted(
                                                        Words.of(gap, "what"),
                                                        Words.of(gap, "why"),
                                                        Words.of(gap, "remedy"))));
        report.path("issues")
                .forEach(
                        issue ->
                                options.print(
                                        "%s, line %s: %s"
                                                .formatted(
                                                        Words.of(issue, "file"),
                                                        Words.of(issue, "row"),
                                                        Words.of(issue, "message"))));
        long more = Words.number(report, "issueCount") - report.path("issues").size();
        if (more > 0) {
            options.print("... and %s more.".formatted(Words.count(more, "row", "rows")));
        }
        options.print("Read: " + String.join(" · ", Words.all(report, "readings")));
        options.print(
                Words.is(report, "isNew")
                        ? "Kept: look %s of %s as of %s."
                                .formatted(
                                        Words.of(report, "contentId"),
                                        name,
                                        Words.of(report, "asOf"))
                        : "Nothing changes: look %s of %s is here already."
                                .formatted(Words.of(report, "contentId"), name));
    }
}
