package dev.quarterdeck.sources;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quarterdeck.platform.outbound.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Lets a program of this machine ask a tool through the one client that owns limits, retries and
/// the guard of addresses.
///
/// The program sees an address of this machine that nobody can guess. It knows no secret, needs no
/// proxy and no authority, and cannot be led elsewhere. An answer is read whole into a file before
/// the program hears of it, so that one that was cut off is asked for again.
public final class Bridge implements AutoCloseable {

    /// As much as one pack of a very large repository.
    private static final long LARGEST = 200L << 30;

    private static final int LARGEST_QUESTION = 64 << 20;
    private static final List<String> HEADERS =
            List.of("Accept", "Content-Type", "Content-Encoding", "Git-Protocol");

    private final Visit visit;
    private final Path work;
    private final LongConsumer received;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String door;
    private final AtomicReference<@Nullable RuntimeException> trouble = new AtomicReference<>();

    Bridge(Visit visit, Path work, LongConsumer received) {
        this.visit = visit;
        this.work = work;
        this.received = received;
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        this.door = "/" + HexFormat.of().formatHex(random) + "/";
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(door, this::answer);
        server.start();
    }

    /// Returns the address that stands for that of the connection; ends in a slash. Whoever knows
    /// it asks in the connection's name: it belongs in no argument list and no log.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + door);
    }

    /// Throws what went wrong first, if anything did: a program tells it in words of its own.
    ///
    /// @throws ToolTrouble when the tool did not answer as it should
    public void rethrow() {
        var first = trouble.get();
        if (first != null) {
            throw first;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var path = uri.getRawPath().substring(door.length());
            var file = Files.createTempFile(work, "answer-", ".part");
            try {
                pass(
                        exchange,
                        uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery(),
                        file);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    private void pass(HttpExchange exchange, String path, Path file) throws IOException {
        try {
            var question = exchange.getRequestBody().readNBytes(LARGEST_QUESTION);
            var answer =
                    visit.pass(
                            exchange.getRequestMethod(),
                            path,
                            headers(exchange),
                            question,
                            new Call.Into(file, LARGEST, received));
            answer.header("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            long size = Files.size(file);
            exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
            Files.copy(file, exchange.getResponseBody());
        } catch (ToolTrouble missing) {
            trouble.compareAndSet(null, missing);
            exchange.sendResponseHeaders(missing.isMissing() ? 404 : 502, -1);
        } catch (RuntimeException stopped) {
            trouble.compareAndSet(null, stopped);
            exchange.sendResponseHeaders(502, -1);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : HEADERS) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
