package dev.quarterdeck.cli.remote;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers on loopback what it was taught, in order, and remembers what it was asked.
final class FakeServer implements AutoCloseable {

    private final HttpServer http;
    private final Map<String, Deque<Taught>> answers = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    /// @param body as text, whatever its type
    record Asked(String method, String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            var values = headers.get(name);
            return values == null ? "" : values.getFirst();
        }
    }

    private record Taught(int status, String type, String body, Map<String, String> headers) {}

    FakeServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    /// Teaches one answer more; the last one taught stays.
    FakeServer teach(String request, int status, String body) {
        return teach(request, status, body, Map.of());
    }

    FakeServer teach(String request, int status, String body, Map<String, String> headers) {
        var type = status >= 400 ? "application/problem+json" : "application/json";
        answers.computeIfAbsent(request, key -> new ArrayDeque<>())
                .add(new Taught(status, type, body, headers));
        return this;
    }

    /// Teaches to hear a request and hang up without an answer.
    FakeServer teachToHangUp(String request) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>())
                .add(new Taught(0, "", "", Map.of()));
        return this;
    }

    FakeServer teachPage(String request, String html) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>())
                .add(new Taught(200, "text/html", html, Map.of()));
        return this;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            asked.add(
                    new Asked(
                            exchange.getRequestMethod(),
                            path,
                            Map.copyOf(exchange.getRequestHeaders()),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8)));
            var taught = next(exchange.getRequestMethod() + " " + path);
            if (taught.status() == 0) {
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", taught.type());
            taught.headers().forEach(exchange.getResponseHeaders()::add);
            var bytes = taught.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(taught.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Taught next(String request) {
        var known = answers.get(request);
        if (known == null) {
            return new Taught(
                    404,
                    "application/problem+json",
                    problem("not-found", 404, "Nothing is taught for (%s).".formatted(request), ""),
                    Map.of());
        }
        return known.size() > 1 ? known.removeFirst() : known.getFirst();
    }

    static String problem(String code, int status, String detail, String remedy) {
        return """
               {"type":"urn:quarterdeck:problem:%s","title":"No","status":%d,"detail":"%s",
                "remedy":"%s","instance":"urn:quarterdeck:request:r-1"}
               """
                .formatted(code, status, detail, remedy);
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    Asked last() {
        return asked().getLast();
    }

    URI root() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
