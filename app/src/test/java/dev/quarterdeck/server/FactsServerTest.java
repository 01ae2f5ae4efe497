package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.SourceFacts;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.sources.kept.Hooks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Asks a whole server for facts and workflows.
class FactsServerTest {

    private static TestServer server;
    private static String connection;
    private static long item;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of(), Clock.systemUTC());
        var made =
                server.console()
                        .post("/api/v1/connections", "{\"tool\":\"push\",\"name\":\"facts\"}");
        connection = Api.json(made).get("id").asString();
        item = FactsGround.tell(server, UUID.fromString(connection));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode get(String path) {
        var answer = server.console().get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer);
    }

    private static void ended(String job) throws InterruptedException {
        var patience = new CountDownLatch(1);
        for (int i = 0; i < 600; i++) {
            if (!get("/api/v1/jobs/" + job).get("state").asString().matches("waiting|running")) {
                return;
            }
            assertThat(patience.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new AssertionError("The job does not end.");
    }

    @Test
    void showsAnItemWithItsIntervalsAndWithoutAnyAccount() {
        var sheet = get("/api/v1/facts/work-item/" + item);

        assertThat(sheet.at("/facts/itemKey").asString()).isEqualTo("HARBOR-1");
        assertThat(sheet.at("/facts/status").asString()).isEqualTo("Doing");
        assertThat(sheet.at("/facts/category").asString()).isEqualTo("WORK");
        assertThat(sheet.get("intervals").toString()).contains("\"field\":\"STATUS\"");
        assertThat(sheet.toString()).doesNotContain("ASSIGNEE", "assignee", "author");

        var before = server.console().get("/api/v1/facts/work-item/" + item + "?asOf=2026-03-01");
        assertThat(before.statusCode()).as("it did not exist yet").isEqualTo(404);
        var then = get("/api/v1/facts/work-item/" + item + "?asOf=2026-03-02");
        assertThat(then.at("/facts")).isEqualTo(sheet.at("/facts"));
    }

    @Test
    void foldsAnewWhatIsDecidedAndWhatIsTakenBack() throws InterruptedException {
        var path = "/api/v1/connections/" + connection + "/workflow";
        var learned = get(path).at("/statuses/0");
        assertThat(learned.get("status").asString()).isEqualTo(FactsGround.STATUS);
        assertThat(learned.at("/guess/byWords").asString()).isEqualTo("WORK");

        ended(put(path, "{\"decisions\":[{\"status\":\"1\",\"category\":\"DONE\"}]}"));
        assertThat(get(path).at("/statuses/0/decided").asBoolean()).isTrue();
        assertThat(get(path).get("stale").asInt()).isZero();
        assertThat(get("/api/v1/facts/work-item/" + item).at("/facts/state").asString())
                .isEqualTo("FINISHED");

        var decision = get(path).at("/decisions/0/id").asString();
        ended(put(path, "{\"undo\":\"%s\"}".formatted(decision)));
        assertThat(get("/api/v1/facts/work-item/" + item).at("/facts/state").asString())
                .isEqualTo("OPEN");
        assertThat(get("/api/v1/audit?limit=50").toString())
                .contains("workflow.decide", "workflow.undo");
    }

    private static String put(String path, String body) {
        var answer = server.console().send("PUT", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Api.json(answer).get("id").asString();
    }

    @Test
    void refusesWhatIsNoDecision() {
        var path = "/api/v1/connections/" + connection + "/workflow";
        for (var body :
                new String[] {
                    "{}",
                    "{\"decisions\":[]}",
                    "{\"decisions\":[null]}",
                    "{\"decisions\":[{\"status\":\"77\",\"category\":\"WORK\"}]}",
                    "{\"decisions\":[{\"status\":\"1\",\"category\":\"UNKNOWN\"}]}",
                    "{\"decisions\":[{\"status\":\"1\",\"category\":\"WORK\",\"discards\":true}]}",
                    "{\"decisions\":[{\"status\":\"1\",\"category\":\"WORK\",\"from\":\"0001-01-01\"}]}"
                }) {
            var answer = server.console().send("PUT", path, body);
            assertThat(answer.statusCode()).as(body + " " + answer.body()).isEqualTo(400);
        }
    }

    @Test
    void showsWhatIsPushedAtOnceAndLinksItSoon() {
        var id = UUID.fromString(connection);
        var hooks = server.bean(Hooks.class);
        var secret = hooks.newSecret(Viewer.console(), id).secret();
        push(
                hooks,
                secret,
                "deployments",
                """
                {"id":"d1","component":"API","environment":"production","commit":"8f31c0d",
                 "startedAt":"2026-03-31T10:00:00Z","finishedAt":"2026-03-31T10:05:00Z","result":"success"}""");
        var deployment = get("/api/v1/facts/deployment?state=success&source=" + id).at("/items/0");
        assertThat(deployment.get("ranMs").asLong()).isEqualTo(300_000);

        push(
                hooks,
                secret,
                "incidents",
                """
                {"id":"i1","openedAt":"2026-03-31T10:35:00Z","component":"api"}""");
        var incident =
                get("/api/v1/facts/incident?from=2026-03-31&until=2026-04-01").at("/items/0");
        server.bean(SourceFacts.class).settle(id, Progress.SILENT);
        var link = get("/api/v1/facts/incident/" + incident.get("history").asLong()).at("/links/0");
        assertThat(link.get("rule").asString()).isEqualTo("SAME_COMPONENT");
        assertThat(link.get("history").asLong()).isEqualTo(deployment.get("history").asLong());
        assertThat(get("/api/v1/fact-links").toString()).contains("\"by\":\"SAME_COMPONENT\"");
    }

    @Test
    void keepsWhoOwnsWhatAndSaysWhatNobodyOwns() {
        assertThat(get("/api/v1/owner-suggestions").toString()).contains("\"name\":\"harbor\"");
        var imported =
                server.console()
                        .post(
                                "/api/v1/organization/imports?dryRun=false",
                                "text/csv",
                                "employee_number,name,from,team\nH1,Ada Berg,2020-01-01,DOCK\n");
        assertThat(imported.statusCode()).as(imported.body()).isLessThan(300);
        var team =
                server.bean(Organization.class)
                        .asOf(Viewer.console(), LocalDate.of(2026, 3, 31))
                        .teams()
                        .getFirst()
                        .id();
        var decided =
                decide(
                        "{\"decisions\":[{\"kind\":\"PROJECT\",\"name\":\"HARBOR\",\"team\":\"%s\"}]}"
                                .formatted(team));
        assertThat(decided.at("/items/0/name").asString()).isEqualTo("harbor");
        assertThat(get("/api/v1/owner-suggestions").toString())
                .doesNotContain("\"name\":\"harbor\"");
        decide("{\"undo\":\"%s\"}".formatted(decided.at("/items/0/id").asString()));
        assertThat(get("/api/v1/owners").at("/items/0/undone").isNull()).isFalse();
        assertThat(server.console().send("PUT", "/api/v1/owners", "{}").statusCode())
                .isEqualTo(400);
        assertThat(get("/api/v1/audit?limit=50").toString())
                .contains("owners.decide", "owners.undo");
    }

    @Test
    void dismissesANameOverRestAndRecallsIt() {
        var path = "/api/v1/owner-dismissals";
        var dismissed = server.console().post(path, "{\"kind\":\"PROJECT\",\"name\":\"Attic\"}");
        assertThat(dismissed.statusCode()).as(dismissed.body()).isEqualTo(200);
        assertThat(get(path).at("/items/0/name").asString()).isEqualTo("attic");
        assertThat(server.console().post(path, "{\"name\":\"Attic\"}").statusCode()).isEqualTo(400);
        var undo = path + "/" + get(path).at("/items/0/id").asString() + "/undo";
        assertThat(server.console().post(undo, "").statusCode()).isEqualTo(204);
        assertThat(server.console().post(undo, "").statusCode()).isEqualTo(404);
        assertThat(get(path).get("items")).isEmpty();
    }

    private static JsonNode decide(String body) {
        var answer = server.console().send("PUT", "/api/v1/owners", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer);
    }

    private static void push(Hooks hooks, String secret, String stream, String body) {
        var taken =
                hooks.take(
                        new Hooks.Pushed(
                                UUID.fromString(connection),
                                header -> header.equals("X-Gitlab-Token") ? secret : null,
                                stream,
                                body.getBytes(StandardCharsets.UTF_8)));
        assertThat(taken.issues()).isEmpty();
    }

    @Test
    void keepsRulesAboutComponents() {
        var path = "/api/v1/component-rules?repository=Acme/Harbor";
        var body =
                """
                {"items":[{"component":"api","paths":["services/api/**","!**/*.md"],"names":["harbor-api"]}]}""";
        assertThat(server.console().send("PUT", path, body).statusCode()).isEqualTo(200);
        assertThat(
                        get("/api/v1/component-rules?repository=acme/harbor")
                                .at("/items/0/paths/1")
                                .asString())
                .isEqualTo("!**/*.md");
        assertThat(server.console().send("PUT", path, "{\"items\":[{\"paths\":[]}]}").statusCode())
                .isEqualTo(400);
    }
}
