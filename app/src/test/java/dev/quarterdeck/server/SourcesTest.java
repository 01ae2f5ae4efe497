package dev.quarterdeck.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.platform.outbound.LittleServer;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Connects an invented tool to a whole server, reads it, and pushes to it.
class SourcesTest {

    private static final String ITEM =
            """
            {"id":"%s","key":"HARBOR-%s","created":"2026-01-01T00:00:00Z","updated":"2026-02-01T00:00:00Z","changes":[]}""";

    private static TestServer server;
    private final LittleServer tool = new LittleServer();

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("QD_OUTBOUND_ALLOW", "127.0.0.1"), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void end() {
        tool.close();
    }

    private static String unique(String name) {
        return name + " " + UUID.randomUUID();
    }

    private String connect(String name) {
        var made =
                server.console()
                        .post(
                                "/api/v1/connections",
                                """
                                {"tool":"sample","name":"%s","settings":{"address":"%s","token":"planted-sesame"}}"""
                                        .formatted(name, tool.address()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.json(made).get("id").asString();
    }

    private static JsonNode ended(String job) throws InterruptedException {
        var patience = new CountDownLatch(1);
        for (int i = 0; i < 600; i++) {
            var answer = Api.json(server.console().get("/api/v1/jobs/" + job));
            if (!answer.get("state").asString().matches("waiting|running")) {
                return answer;
            }
            assertThat(patience.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new AssertionError("The job does not end.");
    }

    private static JsonNode run(String connection, String how) throws InterruptedException {
        var asked =
                server.console()
                        .post(
                                "/api/v1/connections/%s/runs".formatted(connection),
                                "{\"how\":\"%s\"}".formatted(how));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        var id = Api.json(asked).get("id").asString();
        ended(id);
        return Api.json(server.console().get("/api/v1/runs/" + id));
    }

    private void play(String items, String ids) {
        tool.always(
                asked ->
                        switch (asked.path()) {
                            case "/me" ->
                                    asked.headers()
                                                    .getOrDefault("Authorization", "")
                                                    .equals("Bearer planted-sesame")
                                            ? Told.of(200, "{}")
                                            : Told.of(401, "{}");
                            case "/projects" -> Told.of(200, "[{\"id\":10,\"name\":\"Harbor\"}]");
                            case "/projects/10/items" ->
                                    Told.of(200, "{\"total\":2,\"items\":[%s]}".formatted(items));
                            case "/projects/10/ids" -> Told.of(200, ids);
                            default -> Told.of(404, "{}");
                        });
    }

    @Test
    void handsHistoriesOutToWhoMayBringThemIn() throws InterruptedException {
        play(ITEM.formatted(2, 2) + "," + ITEM.formatted(1, 1), "[\"1\",\"2\"]");
        var name = unique("Exports");
        var id = connect(name);
        var path = "/api/v1/connections/" + id;
        var scopes = Api.json(server.console().post(path + "/scopes/listing", "{}"));
        var scope = scopes.at("/items/0/id").asString();
        server.console().send("PUT", path + "/scopes", "{\"chosen\":[\"%s\"]}".formatted(scope));
        run(id, "SYNC");

        var export = "/api/v1/histories/export?source=" + id + "&kind=";
        var lines = server.console().get(export + "work-item");
        assertThat(lines.statusCode()).isEqualTo(200);
        assertThat(lines.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/x-ndjson");
        assertThat(lines.body().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith(
                        "{\"kind\":\"work-item\",\"source\":\""
                                + name
                                + "\",\"id\":\"1\",\"key\":\"HARBOR-1\"");
        assertThat(server.console().get(export + "change").body()).isEmpty();
        assertThat(server.console().get(export + "person").statusCode()).isEqualTo(400);
        assertThat(server.console().get(export + "change&format=csv").statusCode()).isEqualTo(400);
        assertThat(
                        server.console()
                                .get("/api/v1/histories/export?kind=change&source=nowhere")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void connectsChoosesReadsAndTellsWhatCame() throws InterruptedException {
        play(ITEM.formatted(1, 1) + "," + ITEM.formatted(2, 2), "[\"1\",\"2\"]");
        var id = connect(unique("Reads"));
        var path = "/api/v1/connections/" + id;
        assertThat(Api.json(server.console().post(path + "/check", "{}")).get("fine").asBoolean())
                .isTrue();
        var scopes = Api.json(server.console().post(path + "/scopes/listing", "{}"));
        var scope = scopes.at("/items/0/id").asString();
        server.console().send("PUT", path + "/scopes", "{\"chosen\":[\"%s\"]}".formatted(scope));

        var report = run(id, "SYNC");

        assertThat(report.at("/run/state").asString())
                .as(report.toString())
                .isEqualTo("incomplete");
        assertThat(report.at("/gaps/0/what").asString()).isEqualTo("comments of Harbor");
        assertThat(report.at("/run/totals/records").asLong()).isEqualTo(2);
        assertThat(report.at("/streams/0/difference").asLong()).isZero();
        assertThat(
                        Api.json(server.console().get(path + "/histories"))
                                .at("/histories/WORK_ITEM")
                                .asLong())
                .isEqualTo(2);

        var again = run(id, "REPLAY");
        assertThat(again.at("/run/state").asString()).isEqualTo("done");
        assertThat(again.at("/run/totals/events").asLong()).isZero();
        assertThat(again.at("/run/totals/records").asLong()).isEqualTo(2);

        play(ITEM.formatted(1, 1), "[\"1\"]");
        var later = run(id, "ANEW");
        assertThat(later.at("/run/totals/gone").asLong()).isEqualTo(1);
        assertThat(later.at("/run/totals/events").asLong()).as("gone").isEqualTo(1);
        assertThat(run(id, "ANEW").at("/run/totals/gone").asLong()).isZero();
    }

    @Test
    void showsNoSecretAndAsksForItAgainAtAnotherAddress() {
        play("", "[]");
        var id = connect(unique("Secret"));
        var path = "/api/v1/connections/" + id;
        var shown = server.console().get(path);
        assertThat(shown.body()).contains("\"secrets\":[\"token\"]").doesNotContain("sesame");
        assertThat(server.console().get("/api/v1/connections").body()).doesNotContain("sesame");

        var moved =
                server.console()
                        .with("If-Match", "*")
                        .send(
                                "PATCH",
                                path,
                                "{\"settings\":{\"address\":\"https://elsewhere.example\"}}");
        assertThat(moved.statusCode()).isEqualTo(400);
        assertThat(moved.body()).contains("entered again");
    }

    @Test
    void refusesWhatATunnelledAddressWouldOpen() {
        play("", "[]");
        var id = connect(unique("Tunnel"));
        var moved =
                server.console()
                        .with("If-Match", "*")
                        .send(
                                "PATCH",
                                "/api/v1/connections/" + id,
                                "{\"settings\":{\"address\":\"http://169.254.169.254/\",\"token\":\"x\"}}");
        assertThat(moved.statusCode()).isEqualTo(200);
        var checked = server.console().post("/api/v1/connections/%s/check".formatted(id), "{}");
        assertThat(Api.json(checked).get("kind").asString()).isEqualTo("ADDRESS");
    }

    @Test
    void saysWhatIsWrongWithASecret() {
        tool.always(asked -> Told.of(401, "{}"));
        var id = connect(unique("Wrong"));
        var checked =
                Api.json(server.console().post("/api/v1/connections/%s/check".formatted(id), "{}"));
        assertThat(checked.get("fine").asBoolean()).isFalse();
        assertThat(checked.get("kind").asString()).isEqualTo("NOT_SIGNED_IN");
        assertThat(checked.get("remedy").asString()).startsWith("Maybe");
    }

    @Test
    void takesAFileOfRecordsAndAccountsForEachOfThem() throws InterruptedException {
        var file =
                ITEM.formatted(7, 7)
                        + "\nnot json\n"
                        + ITEM.formatted(8, 8)
                        + "\n{\"strange\":1}\n";
        var asked =
                server.console()
                        .post(
                                "/api/v1/tools/sample/records?name=items.ndjson",
                                "application/x-ndjson",
                                file);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        var id = Api.json(asked).get("id").asString();
        ended(id);

        var report = Api.json(server.console().get("/api/v1/runs/" + id));
        assertThat(report.at("/run/totals").toString())
                .contains("\"records\":4", "\"told\":2", "\"unusable\":2", "\"issues\":2");
        var issues = server.console().get("/api/v1/runs/%s/issues".formatted(id)).body();
        assertThat(issues).contains("The line is no JSON.", "is of no sort", "\"record\":2");
    }

    private static String hmac(String secret, String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    }

    private static HttpResponse<String> push(
            String path, String body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(server.root().resolve(path))
                        .header(
                                "Content-Type",
                                headers.getOrDefault("Content-Type", "application/json"))
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return Api.sendUnchecked(request.build());
    }

    private static Map<String, String> signed(String secret, String body, String delivery)
            throws Exception {
        var now = "" + Clock.systemUTC().instant().getEpochSecond();
        return Map.of(
                "X-Quarterdeck-Timestamp", now,
                "X-Quarterdeck-Delivery", delivery,
                "X-Quarterdeck-Signature", "sha256=" + hmac(secret, now + "." + body));
    }

    private static String pushConnection() {
        var made =
                server.console()
                        .post(
                                "/api/v1/connections",
                                "{\"tool\":\"push\",\"name\":\"%s\"}".formatted(unique("Pushed")));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.json(made).get("id").asString();
    }

    private static String secret(String connection) {
        return Api.json(
                        server.console()
                                .post(
                                        "/api/v1/connections/%s/hook-secrets".formatted(connection),
                                        "{}"))
                .get("secret")
                .asString();
    }

    @Test
    void takesASignedPushOnce() throws Exception {
        var connection = pushConnection();
        var secret = secret(connection);
        var body =
                """
                {"id":"d1","component":"harbor","environment":"production","commit":"abc","createdAt":"2026-03-01T10:00:00Z",
                 "finishedAt":"2026-03-01T10:05:00Z","result":"success"}""";
        var path = "/hooks/%s/deployments".formatted(connection);
        var gone = push("/hooks/%s/gone".formatted(connection), body, signed(secret, body, "one"));
        assertThat(gone.body()).contains("\"status\":400", "The stream (gone) must be");

        var taken = push(path, body, signed(secret, body, "one"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        server.api().contract().check(taken);
        assertThat(Api.json(taken).get("told").asLong()).isEqualTo(1);
        assertThat(push(path, body, signed(secret, body, "one")).body())
                .contains("\"repeated\":true");
        assertThat(
                        server.console()
                                .get("/api/v1/connections/%s/histories".formatted(connection))
                                .body())
                .contains("\"DEPLOYMENT\":1");
    }

    @Test
    void takesCsvWithAnIssueForEachBadRow() throws Exception {
        var connection = pushConnection();
        var secret = secret(connection);
        var body =
                """
                id,severity,opened_at,resolved_at,component
                i1,high,2026-03-01T10:00:00Z,2026-03-01T11:00:00Z,harbor
                i2,low,yesterday,,quay
                """;
        var headers = new java.util.HashMap<>(signed(secret, body, "csv"));
        headers.put("Content-Type", "text/csv");
        var taken = push("/hooks/%s/incidents".formatted(connection), body, headers);

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body())
                .contains("\"records\":2", "\"told\":1", "\"unusable\":1", "yesterday");
    }

    @Test
    void takesNothingThatIsNotSignedInTime() throws Exception {
        var connection = pushConnection();
        var secret = secret(connection);
        var body = "{\"id\":\"i9\",\"openedAt\":\"2026-03-01T10:00:00Z\"}";
        var path = "/hooks/%s/incidents".formatted(connection);
        var good = signed(secret, body, "two");
        var old = "1700000000";

        for (var wrong :
                java.util.List.of(
                        Map.<String, String>of(),
                        signed("another secret", body, "two"),
                        signed(secret, body + " ", "two"),
                        Map.of("X-Gitlab-Token", "wrong"),
                        Map.of("X-Hub-Signature-256", "sha256="),
                        Map.of(
                                "X-Quarterdeck-Timestamp",
                                old,
                                "X-Quarterdeck-Signature",
                                "sha256=" + hmac(secret, old + "." + body)))) {
            var refused = push(path, body, wrong);
            assertThat(refused.statusCode()).as(wrong.toString()).isEqualTo(403);
            assertThat(refused.body()).contains("not-signed");
        }
        var stranger = push("/hooks/%s/incidents".formatted(UUID.randomUUID()), body, good);
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(push(path, "x".repeat(6 << 20), good).statusCode()).isEqualTo(413);
        assertThat(
                        server.console()
                                .get("/api/v1/connections/%s/histories".formatted(connection))
                                .body())
                .doesNotContain("INCIDENT");
    }

    @Test
    void keepsTwoSecretsAliveAndForgetsTheThird() throws Exception {
        var connection = pushConnection();
        var first = secret(connection);
        var second = secret(connection);
        var body = "{\"id\":\"i1\",\"openedAt\":\"2026-03-01T10:00:00Z\"}";
        var path = "/hooks/%s/incidents".formatted(connection);

        assertThat(push(path, body, Map.of("X-Gitlab-Token", first)).statusCode()).isEqualTo(200);
        assertThat(
                        push(
                                        path,
                                        body,
                                        Map.of(
                                                "X-Hub-Signature-256",
                                                "sha256=" + hmac(second, body)))
                                .statusCode())
                .isEqualTo(200);
        var third = secret(connection);
        assertThat(push(path, body, Map.of("X-Gitlab-Token", first)).statusCode()).isEqualTo(403);
        assertThat(push(path, body, Map.of("X-Gitlab-Token", third)).statusCode()).isEqualTo(200);
    }
}
