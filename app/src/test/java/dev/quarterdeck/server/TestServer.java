package dev.quarterdeck.server;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// One server for the whole test run, on a database of its own.
public final class TestServer implements AutoCloseable {

    private final QuarterdeckServer server;
    private final Path folder;
    private final ApiContract contract;

    private TestServer(QuarterdeckServer server, Path folder) {
        this.server = server;
        this.folder = folder;
        this.contract =
                new ApiContract(
                        Api.sendUnchecked(
                                        HttpRequest.newBuilder(
                                                        root().resolve("/api/v1/openapi.json"))
                                                .build())
                                .body());
    }

    /// Returns the server that all tests share; tests make their own persons and users in it.
    public static TestServer shared() {
        return Shared.SERVER;
    }

    /// Starts another one, with settings of its own; the caller closes it.
    public static TestServer start(Map<String, String> environment, Clock clock) {
        try {
            var folder = Files.createTempDirectory("quarterdeck-server");
            var settings = new HashMap<>(environment);
            settings.putIfAbsent("QD_DB_URL", TestDatabase.url(TestDatabase.address()));
            settings.putIfAbsent("QD_LOG", "text");
            return new TestServer(
                    QuarterdeckServer.start(
                            new ServerSettings("127.0.0.1", 0, folder, settings, clock),
                            Progress.SILENT),
                    folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns a client without a login.
    public Api api() {
        return new Api(root(), contract, Map.of());
    }

    /// Returns a client with the console's token, which may manage everything but sees no
    /// confidential record.
    public Api console() {
        try {
            return api().withToken(
                            Files.readString(folder.resolve("server").resolve("console-token"))
                                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Signs up somebody who works here.
    ///
    /// @param number the employee number
    public Api signUp(String name, String number) {
        var person =
                Api.json(console().get("/api/v1/persons?q=" + number)).at("/items/0/id").asString();
        return new Cast(this).signUp(name, UUID.fromString(person));
    }

    /// Returns a bean of the running server.
    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    /// Returns its data folder.
    public Path folder() {
        return folder;
    }

    /// Returns its address.
    public URI root() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /// Stops it.
    @Override
    public void close() {
        server.close();
    }

    private static final class Shared {

        /// All tests ask as the one console: on a quick machine that is more in a minute than a
        /// person may.
        static final TestServer SERVER =
                start(Map.of("QD_REQUESTS_PER_MINUTE", "1000000"), Clock.systemUTC());

        static {
            TestDatabase.beforeTheEnd(SERVER::close);
        }
    }
}
