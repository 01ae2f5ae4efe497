package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tries what `docs/security-tests.md` promises of the server as a whole.
class SecurityRequirementsTest {

    private static final TestServer SERVER = TestServer.shared();

    private static HttpResponse<String> raw(String path, String... headers) {
        var request = HttpRequest.newBuilder(SERVER.root().resolve(path)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Api.sendUnchecked(request.build());
    }

    private static String token() {
        return SERVER.console().header("Authorization");
    }

    private static List<String> readableRoutes() {
        return SERVER.api().contract().operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .map(ApiContract.Operation::path)
                .filter(path -> !path.contains("{"))
                .map(path -> path.endsWith("/export") ? path + "?format=csv" : path)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x'; drop table organization.person; --",
                "' or '1'='1",
                "</script><script>alert(1)</script>",
                "\"}],\"items\":[{\"a\":\"",
                "%' or position('a' in 'a') > 0 --",
                "javascript:alert(1)"
            })
    void takesWhatAnybodyWroteAsText(String name) {
        var number = "SQ-" + Integer.toHexString(name.hashCode());
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/persons",
                                """
                                {"number":"%s","name":"%s","from":"2026-01-05"}"""
                                        .formatted(number, name.replace("\"", "\\\"")));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);

        var found = Api.json(SERVER.console().get("/api/v1/persons?q=" + number));
        assertThat(found.get("items")).hasSize(1);
        assertThat(found.at("/items/0/name").asString()).isEqualTo(name);
        assertThat(SERVER.console().get("/api/v1/persons?q=%27%20or%201=1%20--").body())
                .doesNotContain(number);
    }

    @Test
    void letsNoOtherOriginRead() {
        for (var path : readableRoutes()) {
            var answer = raw(path, "Authorization", token(), "Origin", "https://evil.example");

            assertThat(answer.headers().map().keySet())
                    .as(path)
                    .noneMatch(header -> header.toLowerCase().startsWith("access-control-"));
        }
    }

    @Test
    void boundsABrowserOnEveryRouteAndNamesTypeAndCharacters() {
        var routes = new java.util.ArrayList<>(readableRoutes());
        routes.addAll(List.of("/sign-in", "/scim/v2/Users", "/no/such/address", "/error"));
        assertThat(routes).hasSizeGreaterThan(25);
        for (var path : routes) {
            var answer = raw(path, "Authorization", token());
            var headers = answer.headers();

            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("Server")).as(path).isEmpty();
            var type = headers.firstValue("Content-Type").orElse("");
            // JSON is UTF-8 by its own standard (RFC 8259 §8.1).
            assertThat(type.contains("json") || type.toLowerCase().contains("charset=utf-8"))
                    .as(path + " is " + type)
                    .isTrue();
        }
    }

    @Test
    void refusesJsonThatIsDeepLongOrNamesAMemberTwice() {
        var bodies =
                List.of(
                        "[".repeat(100_000),
                        "{\"number\":\"J-1\",\"number\":\"J-2\"}",
                        "{\"number\":\"" + "x".repeat(900_000) + "\"}",
                        "{\"share\":1" + "0".repeat(500) + "}",
                        "{\"" + "k".repeat(5_000) + "\":1}",
                        "{\"number\":\"J-1\"} {}");
        for (var body : bodies) {
            var answer = SERVER.console().post("/api/v1/persons", body);

            assertThat(answer.statusCode()).as(body.substring(0, 15)).isIn(400, 413);
            assertThat(answer.body()).doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void takesNoSecretFromAnAddress() {
        var secret = token().replace("Bearer ", "");
        for (var name : List.of("token", "access_token", "api_key", "authorization")) {
            assertThat(raw("/api/v1/users?" + name + "=" + secret).statusCode())
                    .as(name)
                    .isEqualTo(401);
        }
    }

    @Test
    void masksPasswordsAndLetsPasswordManagersFillThem() {
        var page = new Browser(SERVER.root().toString()).get("/sign-in").body();

        assertThat(page).containsPattern("name=\"password\" type=\"password\"");
        assertThat(page).contains("autocomplete=\"current-password\"");
        assertThat(page).doesNotContain("onpaste", "autocomplete=\"off\"");
    }

    @Test
    void keepsNoFileUnderANameThatWasSent() throws java.io.IOException {
        var csv = "employee_number,name,from\nFN-1,Gro Vik,2020-01-01\n";
        var body =
                "--x\r\nContent-Disposition: form-data; name=\"file\";"
                        + " filename=\"../../../qd-planted.csv\"\r\n\r\n"
                        + csv
                        + "\r\n--x--\r\n";
        var answer =
                Api.sendUnchecked(
                        HttpRequest.newBuilder(
                                        SERVER.root()
                                                .resolve(
                                                        "/api/v1/organization/imports?dryRun=false"))
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .header("Authorization", token())
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                body, StandardCharsets.UTF_8))
                                .build());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var folder = SERVER.folder().toAbsolutePath();
        for (var at = folder; at != null; at = at.getParent()) {
            assertThat(at.resolve("qd-planted.csv")).doesNotExist();
        }
        try (var files = java.nio.file.Files.walk(folder)) {
            assertThat(files).noneMatch(file -> file.toString().contains("planted"));
        }
    }
}
