package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs a server in a process of its own, with its embedded database behind it, so that it can be
/// killed or kept short of memory.
final class ChildServer {

    private final Path home;
    private final Map<String, String> environment;

    /// @param home its data folder
    ChildServer(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /// Starts it, and waits until it answers.
    Process start(String... options) throws IOException, InterruptedException {
        Files.deleteIfExists(home.resolve("server").resolve("address"));
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.quarterdeck.cli.Quarterdeck",
                        "serve",
                        "--port",
                        "0"));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        new File(home.toFile(), "serve.log")));
        builder.environment().put("QD_HOME", home.toString());
        builder.environment().put("QD_LOG", "text");
        builder.environment().remove("QD_DB_URL");
        builder.environment().putAll(environment);
        var server = builder.start();
        var patience = new CountDownLatch(1);
        for (int i = 0; i < 1_200; i++) {
            if (Files.exists(home.resolve("server").resolve("address"))) {
                return server;
            }
            assertThat(server.isAlive()).as(log()).isTrue();
            assertThat(patience.await(100, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new AssertionError("The server did not start: " + log());
    }

    /// Kills it as a power cut does.
    static void kill(Process server) throws InterruptedException {
        server.destroyForcibly();
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /// The last kill orphaned the database: a start takes it over, and a plain end stops it.
    void endTheDatabaseLeftBehind(String... options) throws Exception {
        var server = start(options);
        server.destroy();
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    String log() throws IOException {
        return Files.readString(home.resolve("serve.log"));
    }

    /// Asks in the console's name.
    HttpResponse<String> ask(String method, String path, String type, byte[] body) {
        return send(method, path, type, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    /// Asks in the console's name with JSON; an empty body is none.
    HttpResponse<String> ask(String method, String path, String body) {
        return body.isEmpty()
                ? send(method, path, "application/json", HttpRequest.BodyPublishers.noBody())
                : ask(
                        method,
                        path,
                        "application/json",
                        body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// Sends a file in the console's name.
    HttpResponse<String> send(String path, String type, Path file) throws IOException {
        return send("POST", path, type, HttpRequest.BodyPublishers.ofFile(file));
    }

    private HttpResponse<String> send(
            String method, String path, String type, HttpRequest.BodyPublisher body) {
        try {
            var address = Files.readAllLines(home.resolve("server").resolve("address")).getFirst();
            var token = Files.readString(home.resolve("server").resolve("console-token")).strip();
            return Api.sendUnchecked(
                    HttpRequest.newBuilder(URI.create(address.strip() + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", type)
                            .timeout(java.time.Duration.ofMinutes(5))
                            .method(method, body)
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
