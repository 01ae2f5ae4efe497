package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.MalformedRequests.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                git,fz-stray,Stray,stray@else.example,,
                jira,fz-birte,Birte,fz2@harbour.example,FZ-2,2026-01-05
                """);
        somebody = server.signUp("fuzz", "FZ-2");
        knowPersons();
        knowLogins(server);
        known.put("jobId", job());
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
        known.put("tool", "git");
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
        known.put("grantId", first("/api/v1/grants?limit=500", user).get("id").asString());
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
