package dev.quarterdeck.load;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Signs in and looks around, before anything is measured.
final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    Visitor(URI address) {
        this.address = address;
    }

    /// Returns the header that makes a request one of this reader's.
    String signIn(String login, String password) throws IOException, InterruptedException {
        var token = CSRF.matcher(get("/sign-in").body());
        if (!token.find()) {
            throw new IllegalStateException("There is no form at " + address + "/sign-in.");
        }
        var form =
                "login=%s&password=%s&_csrf=%s"
                        .formatted(encoded(login), encoded(password), encoded(token.group(1)));
        var answer =
                client.send(
                        HttpRequest.newBuilder(address.resolve("/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", address.toString())
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("%s may not sign in: %d".formatted(login, answer.statusCode()));
        }
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /// Goes on as a reader who is signed in.
    void cookie(String header) {
        for (var pair : header.split("; ")) {
            var parts = pair.split("=", 2);
            var cookie = new HttpCookie(parts[0], parts[1]);
            cookie.setPath("/");
            cookie.setVersion(0);
            cookies.getCookieStore().add(address, cookie);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve(path)).header("Accept", "text/html").build(),
                BodyHandlers.ofString());
    }

    /// Returns where a page leads, as far as it has this form.
    List<String> links(String path, Pattern form) throws IOException, InterruptedException {
        return form.matcher(get(path).body()).results().map(MatchResult::group).distinct().toList();
    }
}
