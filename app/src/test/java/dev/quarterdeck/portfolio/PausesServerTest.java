package dev.quarterdeck.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Keeps freezes and blackouts over REST and files.
class PausesServerTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String PATH = "/api/v1/pauses";

    @BeforeAll
    static void bringATeam() {
        organization("team,name,parent,from\npz-team,Pausing,,2020-01-01\n");
        organization(
                "employee_number,name,from,manager,team,share\nPZ-1,Pia Pause,2020-01-01,,pz-team,100\n");
    }

    private static void organization(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static JsonNode add(String body, int status) {
        var answer = SERVER.console().post(PATH, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Api.json(answer);
    }

    private static JsonNode change(JsonNode one, int version, String body, int status) {
        var answer =
                SERVER.console()
                        .with("If-Match", "\"%d\"".formatted(version))
                        .send("PATCH", PATH + "/" + one.get("id").asString(), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Api.json(answer);
    }

    private static List<JsonNode> listed(String key, String query) {
        return Api.json(SERVER.console().get(PATH + query))
                .get("items")
                .valueStream()
                .filter(one -> one.get("key").asString().equals(key))
                .toList();
    }

    @Test
    void keepsEachChangeAsAVersion() {
        var made =
                add(
                        """
                        {"key":"PZ-1","pause":"FREEZE","name":"Year end","from":"2019-12-16","until":"2020-01-04",
                         "teams":"pz-team","reason":"Nobody is on call."}
                        """,
                        201);
        assertThat(made.get("teams").get(0).asString()).isEqualTo("pz-team");
        assertThat(made.get("status").asString()).isEqualTo("SET");

        change(made, 7, "{\"status\":\"CALLED_OFF\"}", 412);
        var off = change(made, 1, "{\"status\":\"CALLED_OFF\",\"why\":\"We ship.\"}", 200);

        assertThat(off.at("/version/number").asInt()).isEqualTo(2);
        assertThat(off.get("reason").asString()).isEqualTo("Nobody is on call.");
        var history =
                Api.json(SERVER.console().get(PATH + "/" + made.get("id").asString() + "/history"));
        assertThat(history.at("/items/0/changes/0/to").asString()).isEqualTo("called_off");
        assertThat(history.at("/items/0/version/why").asString()).isEqualTo("We ship.");
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        assertThat(listed("PZ-1", "?asOf=" + yesterday)).isEmpty();
    }

    @Test
    void refusesWhatCannotBe() {
        var end =
                add(
                        "{\"key\":\"PZ-2\",\"pause\":\"BLACKOUT\",\"name\":\"x\",\"from\":\"2019-01-02\",\"until\":\"2019-01-02\"}",
                        400);
        assertThat(end.get("detail").asString()).contains("must lie after the first day");
        var team =
                add(
                        "{\"key\":\"PZ-2\",\"pause\":\"BLACKOUT\",\"name\":\"x\",\"from\":\"2019-01-02\",\"until\":\"2019-01-03\",\"teams\":\"pz-nobody\"}",
                        400);
        assertThat(team.get("detail").asString()).contains("There is no team (pz-nobody)");
        add(
                "{\"key\":\"PZ-3\",\"pause\":\"FREEZE\",\"name\":\"x\",\"from\":\"2019-01-02\",\"until\":\"2019-01-03\"}",
                201);
        add(
                "{\"key\":\"pz-3\",\"pause\":\"FREEZE\",\"name\":\"x\",\"from\":\"2019-01-02\",\"until\":\"2019-01-03\"}",
                409);
    }

    @Test
    void bringsBackWhatItWrote() {
        var csv =
                "key,pause,name,from,until,teams,reason,status\n"
                        + "PZ-4,blackout,Holidays,2019-08-05,2019-08-19,pz-team,,set\n";
        assertThat(bring(csv, false).get("added").asInt()).isEqualTo(1);
        assertThat(bring(csv, false).get("added").asInt()).isZero();

        var written =
                SERVER.console().get("/api/v1/portfolio/export?format=csv&kind=PAUSES").body();
        assertThat(written).contains("PZ-4,blackout,Holidays,2019-08-05,2019-08-19,pz-team,,set");
        var again = bring(written, true);
        assertThat(again.get("refusedCount").asInt()).isZero();
        assertThat(again.get("changed").asInt()).isZero();
        // One bad row and nothing is kept.
        var bad = csv.replace("PZ-4", "PZ-5") + "PZ-6,nap,x,2019-08-05,2019-08-19,,,\n";
        assertThat(bring(bad, false).get("applied").asBoolean()).isFalse();
        assertThat(listed("PZ-5", "")).isEmpty();
    }

    private static JsonNode bring(String csv, boolean dryRun) {
        var answer =
                SERVER.console()
                        .post(
                                "/api/v1/portfolio/imports?name=pauses.csv&dryRun=" + dryRun,
                                "text/csv",
                                csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer);
    }

    @Test
    void isSetByDirectorsAndAdministratorsAlone() {
        var somebody = SERVER.signUp("pz-somebody", "PZ-1");

        var answer =
                somebody.post(
                        PATH,
                        "{\"key\":\"PZ-7\",\"pause\":\"FREEZE\",\"name\":\"x\",\"from\":\"2019-01-02\",\"until\":\"2019-01-03\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
