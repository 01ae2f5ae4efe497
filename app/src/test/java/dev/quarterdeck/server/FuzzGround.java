package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.littlecompany.LittleCompanyLook;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.server.MalformedRequests.Request;
import dev.quarterdeck.sources.kept.Hooks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Brings persons, teams, users, grants, accounts and a job into a server, and knows their ids, so
/// that malformed requests are about something that is there.
final class FuzzGround {

    private final Api console;
    private final Api somebody;
    private final Map<String, String> known = new HashMap<>();

    FuzzGround(TestServer server) {
        console = server.console();
        bring("team,name,parent,from\nfz-team,Fuzz,,2020-01-01\n");
        bring(
                """
                employee_number,name,email,from,manager,team,share
                FZ-1,Arne Berg,fz1@harbour.example,2020-01-01,,fz-team,100
                FZ-2,Birte Dahl,fz2@harbour.example,2020-01-01,FZ-1,fz-team,100
                """);
        bring("employee_number,kind,from,until\nFZ-2,holiday,2026-01-05,2026-05-29\n");
        bring("employee_number,skill,level,declared_by,from\nFZ-2,sql,3,self,2026-01-05\n");
        bring(
                """
                tool,account,name,addresses,employee_number,from
                push,fz-stray,Stray,stray@else.example,,
                jira,fz-birte,Birte,fz2@harbour.example,FZ-2,2026-01-05
                """);
        somebody = server.signUp("fuzz", "FZ-2");
        knowPersons();
        knowLogins(server);
        known.put("jobId", job());
        knowALook(server);
        knowAConnection(server);
        known.put("agreementId", decided("agreements"));
        known.put("experimentId", decided("experiments"));
        known.put("metric", "flow.queue");
        knowDecisions();
        knowThePortfolio();
    }

    private void knowDecisions() {
        known.put("item", "HARBOR-1");
        known.put("shares", "{\"new-work\":100}");
        known.put(
                "intentionId",
                made("/api/v1/intentions", "{\"from\":\"2026-01-05\",\"shares\":{\"debt\":100}}"));
        known.put(
                "categoryId",
                made("/api/v1/item-categories", "{\"item\":\"HARBOR-1\",\"category\":\"debt\"}"));
        var dismissed =
                console.post(
                        "/api/v1/owner-dismissals", "{\"kind\":\"PROJECT\",\"name\":\"FZ-ATTIC\"}");
        assertThat(dismissed.statusCode()).as(dismissed.body()).isEqualTo(200);
        known.put("dismissalId", Api.json(dismissed).get("items").get(0).get("id").asString());
        known.put("rule", "quarterdeck");
    }

    private String made(String path, String body) {
        var made = console.post(path, body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.json(made).get("id").asString();
    }

    private void knowThePortfolio() {
        known.put(
                "goalId",
                kept("/api/v1/goals", "FZ-G", "\"outcome\":\"Calm.\",\"from\":\"2026-01-05\""));
        known.put(
                "pauseId",
                kept(
                        "/api/v1/pauses",
                        "FZ-P",
                        "\"pause\":\"FREEZE\",\"from\":\"2019-01-02\",\"until\":\"2019-01-03\""));
        known.put("initiativeId", kept("/api/v1/initiatives", "FZ-I", "\"roots\":\"FZ-1\""));
        known.put(
                "seatId",
                kept("/api/v1/seats", "FZ-S", "\"team\":\"fz-team\",\"role\":\"engineer\""));
        // Of an account that is there, and free elsewhere.
        known.put("key", "fz-stray");
        known.put("goal", "FZ-G");
        known.put("owner", "FZ-2");
        known.put("replaces", "FZ-2");
        known.put("ofSeat", "FZ-S");
        known.put("monthlyCost", "9500 EUR");
        known.put("scopes", "fz-team=3 (sql 1)");
        known.put("after", "");
        known.put("weeks", "FZ-I:2:3:5");
        List.of("value", "costOfDelay", "reach", "impact", "effort")
                .forEach(guess -> known.put(guess, "1;2;3"));
        List.of("order", "confidence", "items", "count").forEach(number -> known.put(number, "1"));
        kept(
                "/api/v1/initiatives",
                "FZ-J",
                "\"stage\":\"running\",\"order\":\"2\",\"scopes\":\"fz-team=3\"");
        known.put("initiativeKey", "FZ-J");
        known.put("lever", "first");
        known.put("baselineId", made("/api/v1/plan/baselines", "{\"name\":\"Fuzz\"}"));
        knowAScenario();
    }

    private void knowAScenario() {
        var id = made("/api/v1/plan/scenarios", "{\"name\":\"Fuzz\"}");
        var changed =
                console.with("If-Match", "*")
                        .post(
                                "/api/v1/plan/scenarios/" + id + "/changes",
                                "{\"kind\":\"DROP\",\"initiative\":\"FZ-I\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        known.put("scenarioId", id);
        known.put("scenario", id);
        known.put("changeId", Api.json(changed).at("/changes/0/id").asString());
        known.put("initiative", "FZ-I");
        known.put("before", "");
        known.put("seat", "FZ-S");
        known.put("toTeam", "fz-team");
        known.put("teams", "fz-team");
    }

    private String kept(String path, String key, String rest) {
        var name = path.endsWith("seats") ? "" : "\"name\":\"Fuzz\",";
        var made = console.post(path, "{\"key\":\"%s\",%s%s}".formatted(key, name, rest));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.json(made).get("id").asString();
    }

    private String decided(String what) {
        var made =
                console.post(
                        "/api/v1/teams/%s/%s".formatted(known.get("teamId"), what),
                        MatrixBodies.of("POST", "/api/v1/teams/{teamId}/" + what));
        return Api.json(made).get("id").asString();
    }

    private void knowAConnection(TestServer server) {
        var made = console.post("/api/v1/connections", "{\"tool\":\"push\",\"name\":\"fz-push\"}");
        var id = Api.json(made).get("id").asString();
        var hooks = server.bean(Hooks.class);
        var secret = hooks.newSecret(Viewer.console(), UUID.fromString(id)).secret();
        hooks.take(
                new Hooks.Pushed(
                        UUID.fromString(id),
                        header -> header.equals("X-Gitlab-Token") ? secret : null,
                        "incidents",
                        "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        known.put("history", Long.toString(FactsGround.tell(server, UUID.fromString(id))));
        known.put("factKind", "work-item");
        known.put("metricId", "flow.throughput");
        known.put("status", FactsGround.STATUS);
        known.put("connectionId", id);
        known.put("connection", id);
        known.put("runId", first("/api/v1/runs?connection=" + id, "").get("id").asString());
    }

    private void bring(String csv) {
        var answer = console.post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        assertThat(Api.json(answer).path("refused")).as(answer.body()).isEmpty();
    }

    private void knowPersons() {
        var person = first("/api/v1/persons?q=FZ-2", "FZ-2").get("id").asString();
        known.put("personId", person);
        known.put("number", "FZ-2");
        known.put("manager", "FZ-1");
        known.put("team", "fz-team");
        known.put("tool", "push");
        known.put("teamId", first("/api/v1/teams", "fz-team").get("id").asString());
        known.put("accountId", first("/api/v1/accounts", "fz-stray").get("accountId").asString());
        for (var list : List.of("memberships", "reporting-lines", "leave", "skills", "accounts")) {
            // The console sees no leave.
            var viewer = list.equals("leave") ? somebody : console;
            var path = "/api/v1/persons/" + person + "/" + list;
            known.put(list, first(viewer, path, "").get("id").asString());
        }
    }

    private void knowLogins(TestServer server) {
        var cast = new Cast(server);
        cast.signUp("fuzzed", null);
        cast.grant("fuzzed", "FINANCE", "EVERYTHING", "");
        var user = cast.user("fuzzed");
        known.put("userId", user);
        known.put("holderId", user);
        known.put("expires", Instant.now().plus(30, ChronoUnit.DAYS).toString());
        known.put("grantId", first("/api/v1/grants?limit=500", user).get("id").asString());
    }

    private void knowALook(TestServer server) {
        var made = console.post("/api/v1/repositories", "{\"name\":\"fz-harbor\"}");
        var repository = Api.json(made).get("id").asString();
        var kept =
                server.bean(Looks.class)
                        .keep(
                                Viewer.console(),
                                UUID.fromString(repository),
                                LittleCompanyLook.whole());
        known.put("repositoryId", repository);
        known.put("repository", repository);
        known.put("lookId", kept.head().id().toString());
        known.put("figureId", "link.named");
        known.put("figure", "link.named");
        known.put("chartId.svg", "link.by-quarter.svg");
        // Read from uploads: no folder of this machine is right for every run.
        known.put("path", "");
        known.put("zone", "UTC");
    }

    private JsonNode first(String path, String holding) {
        return first(console, path, holding);
    }

    private static JsonNode first(Api viewer, String path, String holding) {
        return Api.json(viewer.get(path))
                .get("items")
                .valueStream()
                .filter(one -> one.toString().contains(holding))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing at " + path));
    }

    // More lines than are brought in at once.
    private String job() {
        var rows = new StringBuilder("team,name,parent,from\n");
        for (int i = 0; i < 1_001; i++) {
            rows.append("fz-team,Fuzz,,2020-01-01\n");
        }
        var answer =
                console.post(
                        "/api/v1/organization/imports?dryRun=false", "text/csv", rows.toString());
        assertThat(answer.statusCode()).isEqualTo(202);
        return Api.json(answer).get("id").asString();
    }

    /// Returns what is there, by the name of a path parameter or a member.
    Map<String, String> known() {
        return Map.copyOf(known);
    }

    /// Returns whose token a request carries: the console's, and for every other reading one of
    /// somebody who is a person.
    String authorization(Request request, int number) {
        boolean isReading = request.method().equals("GET");
        return (isReading && number % 2 == 0 ? somebody : console).header("Authorization");
    }
}
