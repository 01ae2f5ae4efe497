package dev.quarterdeck.pages.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Runs the packaged program's demo in a process and a data folder of its own.
///
/// The system property `quarterdeck.program` names another launcher than the clone's own `./qd`.
final class PackagedDemo {

    private static final Path LAUNCHER =
            Path.of(System.getProperty("quarterdeck.program", "../qd")).toAbsolutePath();
    private static final Path PACKAGED = Path.of("target/quarterdeck.jar");
    private static final Pattern ADDRESS = Pattern.compile("  (http://\\S+)   sign in there as");
    private static final Pattern READER = Pattern.compile("    (\\S+) +(\\S+)   .+");
    private static final Pattern WAY_IN = Pattern.compile("  (http://\\S+/sign-in/once\\S+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final Path home;
    private final Map<String, String> passwords = new HashMap<>();
    private URI address = URI.create("http://localhost");
    private URI wayIn = address;

    private PackagedDemo(Process process, Path home) {
        this.process = process;
        this.home = home;
    }

    private static final class Shared {

        static final PackagedDemo DEMO = start();
    }

    /// Returns the demo that all classes of tests read, and that none fills with odd names.
    static PackagedDemo shared() {
        requirePackaged();
        return Shared.DEMO;
    }

    private static void requirePackaged() {
        if (System.getProperty("quarterdeck.program") == null && !Files.exists(PACKAGED)) {
            var reason = "the program is not packaged (%s)".formatted(PACKAGED);
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("Browser tests must run in CI, but " + reason);
            }
            abort(reason + ": mvn package -DskipTests makes it");
        }
    }

    /// Starts another one; it ends with the test run at the latest.
    static PackagedDemo start() {
        requirePackaged();
        try {
            var home = Files.createTempDirectory("quarterdeck-demo");
            var command =
                    new ProcessBuilder(LAUNCHER.toString(), "demo", "--no-browser", "--port", "0");
            command.environment().put("QD_HOME", home.toString());
            command.environment().put("QD_REQUESTS_PER_MINUTE", "1000000");
            command.redirectErrorStream(true);
            var demo = new PackagedDemo(command.start(), home);
            Runtime.getRuntime().addShutdownHook(new Thread(demo::close));
            demo.hear();
            return demo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The stream stays open: a demo that cannot say something would stop.
    private void hear() throws IOException {
        var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var heard = new ArrayList<String>();
        String line;
        while ((line = out.readLine()) != null) {
            heard.add(line);
            hear(line);
            if (line.startsWith("Ctrl-C")) {
                Thread.ofPlatform().daemon().start(() -> out.lines().forEach(_ -> {}));
                return;
            }
        }
        throw new AssertionError("The demo ended: " + String.join("\n", heard));
    }

    private void hear(String line) {
        var found = ADDRESS.matcher(line);
        if (found.matches()) {
            address = URI.create(found.group(1));
        }
        var way = WAY_IN.matcher(line);
        if (way.matches()) {
            wayIn = URI.create(way.group(1));
        }
        var reader = READER.matcher(line);
        if (reader.matches()) {
            passwords.put(reader.group(1), reader.group(2));
        }
    }

    /// Returns an address of the demo, as a browser opens it.
    String at(String path) {
        return address.resolve(path).toString();
    }

    /// Returns the link that signs in as the director, once.
    String wayIn() {
        return wayIn.toString();
    }

    String password(String login) {
        var password = passwords.get(login);
        if (password == null) {
            throw new AssertionError("Nobody is called " + login + ": " + passwords.keySet());
        }
        return password;
    }

    /// Asks the API as the program on the server's own machine does, and answers what was said.
    HttpResponse<String> api(String method, String path, String json) {
        return send(path, "application/json", method, json);
    }

    /// Sends a file to an import as that program does.
    HttpResponse<String> upload(String path, String name, String text) {
        var body =
                "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--part--\r\n"
                        .formatted(name, text);
        return send(path, "multipart/form-data; boundary=part", "POST", body);
    }

    private HttpResponse<String> send(String path, String type, String method, String body) {
        try {
            var token =
                    Files.readString(
                            home.resolve("demo").resolve("server").resolve("console-token"));
            return CLIENT.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .header("Authorization", "Bearer " + token.strip())
                            .header("Content-Type", type)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void close() {
        process.destroy();
        try {
            process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroyForcibly();
        delete();
    }

    private void delete() {
        try (var all = Files.walk(home)) {
            all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A folder under the system's temporary one that somebody else tidies.
        }
    }
}
