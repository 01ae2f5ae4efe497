package dev.quarterdeck.access.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Asks as a browser does: keeps cookies per host, follows a redirect only when told to.
public final class Browser {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI home;
    final Map<String, Map<String, String>> jars = new LinkedHashMap<>();

    public Browser(String home) {
        this.home = URI.create(home);
    }

    public HttpResponse<String> get(String target) {
        return send(request(target).GET());
    }

    HttpRequest.Builder request(String target) {
        var uri = home.resolve(target);
        var request = HttpRequest.newBuilder(uri).header("User-Agent", "Firefox on Linux");
        var cookies = cookies(uri);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    Map<String, String> cookies() {
        return cookies(home);
    }

    private Map<String, String> cookies(URI uri) {
        return jars.computeIfAbsent(uri.getAuthority(), unknown -> new LinkedHashMap<>());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            var cookies = cookies(answer.uri());
            for (var set : answer.headers().allValues("Set-Cookie")) {
                var pair = set.split(";", 2)[0].split("=", 2);
                if (pair[1].isEmpty() || set.contains("Max-Age=0")) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Fills in the form of a page: takes its token along.
    public HttpResponse<String> submit(String page, String target, Map<String, String> fields) {
        var form = new LinkedHashMap<>(fields);
        form.put("_csrf", csrf(page));
        return post(target, form);
    }

    /// Fills in a form of a page with a file.
    public HttpResponse<String> upload(
            String page,
            String target,
            Map<String, String> fields,
            String field,
            String file,
            String content) {
        var form = new LinkedHashMap<>(fields);
        form.put("_csrf", csrf(page));
        var body = new StringBuilder();
        form.forEach(
                (name, value) ->
                        body.append("--cut\r\nContent-Disposition: form-data; name=\"")
                                .append(name)
                                .append("\"\r\n\r\n")
                                .append(value)
                                .append("\r\n"));
        body.append(
                        "--cut\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                                .formatted(field, file))
                .append("Content-Type: text/csv\r\n\r\n")
                .append(content)
                .append("\r\n--cut--\r\n");
        return send(
                request(target)
                        .header("Content-Type", "multipart/form-data; boundary=cut")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    String csrf(String page) {
        var shown = get(page).body();
        var token = CSRF.matcher(shown);
        if (!token.find()) {
            throw new AssertionError("There is no form on " + page + ": " + shown);
        }
        return token.group(1);
    }

    HttpResponse<String> post(String target, Map<String, String> form) {
        return send(
                request(target)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form))));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(
                        field ->
                                URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public HttpResponse<String> signIn(String login, String password) {
        return submit("/sign-in", "/sign-in", Map.of("login", login, "password", password));
    }

    /// Changes the password as the page does, where the new one is typed twice.
    public HttpResponse<String> changePassword(String old, String next) {
        return submit("/password", "/password", Map.of("old", old, "next", next, "again", next));
    }

    /// Opens an address as somebody who looks at a page does.
    public HttpResponse<String> open(String target) {
        return send(
                request(target)
                        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                        .GET());
    }

    /// Asks as a script of a page does, with one header more.
    public HttpResponse<String> send(String target, String header, String value) {
        return send(request(target).header(header, value).GET());
    }

    /// Sends JSON with a token in the header.
    HttpResponse<String> json(String method, String target, String token, String body) {
        return send(
                request(target)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    /// Sends JSON as a script of ours does: by the session's cookie and the form's token.
    public HttpResponse<String> script(String method, String target, String body) {
        var csrf =
                get("/api/v1/me/sign-in").body().replaceAll("(?s).*\"csrf\":\"([^\"]+)\".*", "$1");
        return send(
                request(target)
                        .header("X-CSRF-TOKEN", csrf)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }
}
