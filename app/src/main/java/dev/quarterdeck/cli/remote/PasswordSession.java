package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.net.HttpCookie;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Signs in with a password as a browser does, for what no token may do, and out again.
final class PasswordSession implements AutoCloseable {

    private static final Pattern FORM_TOKEN =
            Pattern.compile("name=\"_csrf\" value=\"([^\"]{1,400})\"");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RemoteServer server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String formToken = "";

    private PasswordSession(ServerAddress address) {
        server = new RemoteServer(address, "");
    }

    /// @throws Refusal when the login or the password is wrong, or there was no password
    static PasswordSession open(ServerAddress address, String login, String password) {
        if (password.isEmpty()) {
            throw new Refusal(
                    "The password of (%s) must be given.".formatted(login),
                    "Maybe run qd in a terminal, where it asks, or set QD_PASSWORD.");
        }
        var session = new PasswordSession(address);
        session.signIn(login, password);
        return session;
    }

    private void signIn(String login, String password) {
        var form = send("GET", "/sign-in", "", "");
        var token = FORM_TOKEN.matcher(form.body());
        if (form.statusCode() != 200 || !token.find()) {
            throw Answers.notOurs(server.address());
        }
        var answer =
                send(
                        "POST",
                        "/sign-in",
                        fields(
                                Map.of(
                                        "login",
                                        login,
                                        "password",
                                        password,
                                        "_csrf",
                                        token.group(1))),
                        FORM);
        if (answer.statusCode() != 303) {
            throw new Refusal(
                    Refusal.Kind.UNAUTHENTICATED,
                    "The server let (%s) not in (%d): login and password must fit."
                            .formatted(login, answer.statusCode()),
                    answer.statusCode() == 429
                            ? "Maybe wait a little: too many tries were wrong."
                            : "Maybe try it in a browser: " + server.address() + "/sign-in");
        }
        var me = accepted(send("GET", "/api/v1/me/sign-in", "", ""));
        formToken = Words.of(me, "csrf");
    }

    private static String fields(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + RemoteServer.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    Reply post(String path, JsonNode body) {
        var answer = send("POST", path, body.toString(), "application/json");
        return new Reply(answer.statusCode(), answer.body(), accepted(answer), "");
    }

    private JsonNode accepted(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw Answers.refusal(answer, server.address(), false);
        }
        return Answers.read(answer);
    }

    private HttpResponse<String> send(String method, String path, String body, String type) {
        var headers = new LinkedHashMap<String, String>();
        if (!cookies.isEmpty()) {
            headers.put(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (!type.isEmpty()) {
            headers.put("Content-Type", type);
        }
        if (!formToken.isEmpty()) {
            headers.put("X-CSRF-TOKEN", formToken);
        }
        var answer = server.answer(method, path, BodyPublishers.ofString(body), headers);
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String header) {
        for (var cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }

    /// Signs out; a session that could not be ended ends by itself.
    @Override
    public void close() {
        try {
            send("POST", "/sign-out", fields(Map.of("_csrf", formToken)), FORM);
        } catch (Refusal unreachable) {
            return;
        }
    }
}
