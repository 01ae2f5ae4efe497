package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Asks one server over REST, with one token, and turns its refusals into ours.
///
/// Follows no redirect: the token must not travel further than the address that was named.
final class RemoteServer {

    /// The code of the refusal when a connection broke, after which nobody knows what was done.
    static final String BROKEN = "connection-broken";

    private static final Duration PATIENCE_TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PATIENCE_WITH_FILES = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServerAddress address;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE_TO_CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /// @param token shown with every request, or empty
    RemoteServer(ServerAddress address, String token) {
        this.address = address;
        this.token = token;
    }

    ServerAddress address() {
        return address;
    }

    Reply get(String path) {
        return asked("GET", path, BodyPublishers.noBody(), Map.of());
    }

    Reply delete(String path) {
        return asked("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    Reply post(String path) {
        return asked("POST", path, BodyPublishers.noBody(), Map.of());
    }

    Reply post(String path, JsonNode body) {
        return send("POST", path, body, Map.of());
    }

    /// Changes something of a known version.
    Reply send(String method, String path, JsonNode body, Map<String, String> headers) {
        var all = new java.util.HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return asked(method, path, BodyPublishers.ofString(body.toString()), all);
    }

    /// Sends a body of any kind with headers of its own.
    Reply asked(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var answer = answer(method, path, body, headers);
        if (answer.statusCode() >= 300) {
            throw Answers.refusal(answer, address, !token.isEmpty());
        }
        return new Reply(
                answer.statusCode(),
                answer.body(),
                read(answer),
                answer.headers().firstValue("ETag").orElse(""));
    }

    /// Reads a list page by page.
    ///
    /// @param path with its parameters, but no cursor
    /// @param enough stops after the first page on which it answers true
    List<JsonNode> list(String path, Predicate<List<JsonNode>> enough) {
        var items = new ArrayList<JsonNode>();
        var next = "";
        do {
            var cursor = next.isEmpty() ? "" : "cursor=" + encoded(next);
            var page = get(joined(path, cursor)).body();
            page.path("items").forEach(items::add);
            next = Words.of(page, "next");
        } while (!next.isEmpty() && !items.isEmpty() && !enough.test(items));
        return items;
    }

    /// Reads a whole list.
    List<JsonNode> list(String path) {
        return list(joined(path, "limit=500"), items -> false);
    }

    static String joined(String path, String parameter) {
        return parameter.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + parameter;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Asks and returns whatever comes, refusals included.
    ///
    /// @throws Refusal when nothing comes
    HttpResponse<String> answer(
            String method, String path, BodyPublisher body, Map<String, String> headers) {
        return answer(
                method,
                path,
                body,
                headers,
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /// Reads an answer line by line, as it comes, however long it is.
    void lines(String path, Consumer<String> heard) {
        var answer =
                answer(
                        "GET",
                        path,
                        BodyPublishers.noBody(),
                        Map.of(),
                        HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() >= 300) {
            answer.body().close();
            // The same question again, for the words of the refusal.
            get(path);
            throw Answers.notOurs(address);
        }
        try (var lines = answer.body()) {
            lines.forEach(heard);
        } catch (UncheckedIOException e) {
            throw broken(e);
        }
    }

    private Refusal broken(Exception e) {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                BROKEN,
                "The connection to the server (%s) broke: %s."
                        .formatted(address, String.valueOf(e.getMessage())),
                "Maybe try again, or see how it is: qd doctor server");
    }

    private <T> HttpResponse<T> answer(
            String method,
            String path,
            BodyPublisher body,
            Map<String, String> headers,
            HttpResponse.BodyHandler<T> handler) {
        boolean isLarge = body.contentLength() > 1 << 20;
        var request =
                HttpRequest.newBuilder(address.at(path))
                        .timeout(isLarge ? PATIENCE_WITH_FILES : PATIENCE)
                        .header("Accept", "application/json, application/problem+json, */*;q=0.5")
                        .method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            return client.send(request.build(), handler);
        } catch (ConnectException e) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "The server (%s) does not answer.".formatted(address),
                    "Maybe start it: qd serve");
        } catch (HttpTimeoutException e) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "The server (%s) did not answer in time.".formatted(address),
                    "Maybe try again, or see how it is: qd doctor server");
        } catch (IOException e) {
            throw broken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "The request was stopped before the server (%s) answered.".formatted(address),
                    "Maybe see what it did: qd job list");
        }
    }

    private JsonNode read(HttpResponse<String> answer) {
        if (answer.body().isBlank()) {
            return MissingNode.getInstance();
        }
        boolean isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        if (!isJson) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw Answers.notOurs(address);
        }
    }
}
