package dev.quarterdeck.platform.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Plays a tool on this machine: answers what a test prepared, and remembers what it was asked.
public final class LittleServer implements AutoCloseable {

    private final HttpServer server;
    private final Deque<Function<Asked, Told>> first = new ArrayDeque<>();
    private Function<Asked, Told> usual = asked -> Told.of(404, "{}");
    private final List<Asked> asked = new ArrayList<>();

    /// What it was asked. @param query decoded, as written
    public record Asked(
            String method, String path, String query, Map<String, String> headers, String body) {

        /// Returns a value of the query; empty when it is not there.
        public String query(String name) {
            for (var part : query.split("&")) {
                var pair = part.split("=", 2);
                if (pair[0].equals(name)) {
                    return pair.length == 1
                            ? ""
                            : java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
                }
            }
            return "";
        }
    }

    /// What it tells. @param cut whether the connection is cut in the middle of the body
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Told(int status, Map<String, String> headers, byte[] body, boolean cut) {

        /// Tells a body.
        public static Told of(int status, String body) {
            return new Told(status, Map.of(), body.getBytes(StandardCharsets.UTF_8), false);
        }

        /// Tells a header more.
        public Told with(String name, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Told(status, more, body, cut);
        }

        /// Tells half of it, then cuts the connection.
        public Told cutOff() {
            return new Told(status, headers, body, true);
        }
    }

    /// Begins on a free port.
    public LittleServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /// Answers everything that nothing else is prepared for.
    public synchronized LittleServer always(Function<Asked, Told> answer) {
        usual = answer;
        return this;
    }

    /// Answers the next question that is not prepared yet.
    public synchronized LittleServer next(Told told) {
        first.add(one -> told);
        return this;
    }

    /// Returns what it was asked so far.
    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /// Returns its address.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private synchronized Told told(Asked question) {
        asked.add(question);
        var prepared = first.poll();
        return (prepared == null ? usual : prepared).apply(question);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name, values.getFirst()));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var query = exchange.getRequestURI().getRawQuery();
        var told =
                told(
                        new Asked(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().getRawPath(),
                                query == null ? "" : query,
                                headers,
                                body));
        try (exchange) {
            told.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            var bytes = told.body();
            exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody()
                    .write(bytes, 0, told.cut() ? bytes.length / 2 : bytes.length);
        } catch (IOException e) {
            // The caller went away, or was cut off on purpose.
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
