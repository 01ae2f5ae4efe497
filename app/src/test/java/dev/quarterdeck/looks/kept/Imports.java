package dev.quarterdeck.looks.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// Makes repositories and imports on a running server, as a client does.
final class Imports {

    private final TestServer server;
    private final Api console;

    Imports(TestServer server) {
        this.server = server;
        this.console = server.console();
    }

    String uploads(String name) {
        return made("{\"name\":\"%s\"}".formatted(name));
    }

    String at(String name, Path path) {
        return made("{\"name\":\"%s\",\"path\":\"%s\"}".formatted(name, path));
    }

    private String made(String body) {
        var answer = console.post("/api/v1/repositories", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.json(answer).get("id").asString();
    }

    HttpResponse<String> byPath(String repository, String query, String body) {
        return console.post(path(repository) + query, body);
    }

    private static String path(String repository) {
        return "/api/v1/repositories/" + repository + "/imports";
    }

    HttpResponse<String> upload(String repository, String query, Map<String, byte[]> files) {
        var body = new ByteArrayOutputStream();
        files.forEach(
                (name, content) -> {
                    body.writeBytes(
                            ("--x-y-z\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                            + name
                                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                                    .getBytes(StandardCharsets.UTF_8));
                    body.writeBytes(content);
                    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
                });
        body.writeBytes("--x-y-z--\r\n".getBytes(StandardCharsets.UTF_8));
        var answer =
                Api.sendUnchecked(
                        HttpRequest.newBuilder(server.root().resolve(path(repository) + query))
                                .header("Authorization", console.header("Authorization"))
                                .header("Content-Type", "multipart/form-data; boundary=x-y-z")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                                .build());
        console.contract().check(answer);
        return answer;
    }

    /// Waits for the job of an answer and returns it as it ended.
    JsonNode ended(HttpResponse<String> asked) {
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        var id = Api.json(asked).get("id").asString();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < deadline) {
            var job = Api.json(console.get("/api/v1/jobs/" + id));
            if (java.util.List.of("done", "failed", "cancelled")
                    .contains(job.get("state").asString())) {
                return job;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("The job " + id + " did not end.");
    }

    /// Waits for a job that succeeds and returns its report.
    JsonNode report(HttpResponse<String> asked) {
        var job = ended(asked);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("done");
        return job.get("result");
    }

    /// Waits for a job that is refused and returns why.
    String refusal(HttpResponse<String> asked) {
        var job = ended(asked);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("failed");
        return job.get("refusal").asString();
    }
}
