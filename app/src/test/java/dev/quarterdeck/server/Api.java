package dev.quarterdeck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the test server over HTTP, and holds each answer against the OpenAPI document.
public final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final URI root;
    private final ApiContract contract;
    private final Map<String, String> headers;

    Api(URI root, ApiContract contract, Map<String, String> headers) {
        this.root = root;
        this.contract = contract;
        this.headers = headers;
    }

    /// Asks with other headers on top.
    public Api with(String header, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Api(root, contract, Map.copyOf(more));
    }

    /// Asks as the bearer of an API token.
    public Api withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /// Returns a header that every request of this client carries.
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// Returns the document that answers are held against.
    public ApiContract contract() {
        return contract;
    }

    /// Returns the server's address.
    public URI root() {
        return root;
    }

    /// Asks with GET.
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /// Sends JSON with POST.
    public HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(text(body)));
    }

    /// Sends a body of another type.
    public HttpResponse<String> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(text(body)));
    }

    /// Sends JSON with any method.
    public HttpResponse<String> send(String method, String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, text(body)));
    }

    /// Asks with DELETE.
    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    /// Reads a body as JSON.
    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::setHeader);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var answer = sendUnchecked(request.build());
        contract.check(answer);
        return answer;
    }

    /// Sends what the document need not know, such as broken requests and pages.
    public static HttpResponse<String> sendUnchecked(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
