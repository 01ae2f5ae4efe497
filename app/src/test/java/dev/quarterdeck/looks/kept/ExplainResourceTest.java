package dev.quarterdeck.looks.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Asks what stands behind numbers that are of no single repository.
class ExplainResourceTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final Api CONSOLE = SERVER.console();

    @BeforeAll
    static void makeATeam() {
        var team =
                CONSOLE.post(
                        "/api/v1/teams",
                        "{\"key\":\"explained\",\"name\":\"Explained\",\"from\":\"2026-01-01\"}");
        assertThat(team.statusCode()).as(team.body()).isEqualTo(201);
        var person =
                CONSOLE.post(
                        "/api/v1/persons",
                        """
                        {"number":"EX-1","from":"2026-01-01","name":"Ines Vold","team":"explained"}""");
        assertThat(person.statusCode()).as(person.body()).isEqualTo(201);
    }

    @Test
    void explainsTheOrganisationsNumbersWithoutARepository() {
        var headcount = Api.json(CONSOLE.get("/api/v1/explain/people.headcount?asOf=2026-02-01"));

        assertThat(headcount.get("subject").asString()).isEqualTo("Organisation");
        assertThat(headcount.get("look").isNull()).isTrue();
        assertThat(headcount.get("as_of").asString()).isEqualTo("2026-02-01");
        assertThat(headcount.get("id").asString()).isEqualTo("people.headcount");
        assertThat(CONSOLE.get("/api/v1/explain/people.headcount?format=csv").body())
                .contains("Ines Vold");
        assertThat(CONSOLE.get("/api/v1/explain/people.headcount/rows?limit=1").body())
                .contains("\"columns\":[", "\"items\":[");
        assertThat(Api.json(CONSOLE.get("/api/v1/explain/delivery.named")).get("id").asString())
                .isEqualTo("delivery.named");
    }

    @Test
    void explainsATeamsNumberWhenTheTeamIsNamed() {
        assertThat(CONSOLE.get("/api/v1/explain/people.members").body())
                .contains("so the team must be named");
        assertThat(CONSOLE.get("/api/v1/explain/people.members?team=explained&format=csv").body())
                .contains("Ines Vold");
        assertThat(CONSOLE.get("/api/v1/explain/people.members?team=nobody").statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesATeamForANumberThatIsNoTeams() {
        assertThat(CONSOLE.get("/api/v1/explain/people.headcount?team=explained").body())
                .contains("The number (people.headcount) is the organisation's", "people.members");
        assertThat(CONSOLE.get("/api/v1/explain/delivery.named?team=nobody").statusCode())
                .isEqualTo(404);
        var both =
                CONSOLE.get(
                        "/api/v1/explain/link.named?team=explained&repository="
                                + new java.util.UUID(0, 7));
        assertThat(both.body()).contains("either of a repository");
    }

    @Test
    void saysWhatElseIsNeededForANumberOfARepository() {
        var answer = CONSOLE.get("/api/v1/explain/link.named");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("no number with the id (link.named)", "repository=<id>")
                .contains("people.span", "delivery.looked-at", "people.members");
    }

    @Test
    void explainsMetricsOfDelivery() {
        var answer = CONSOLE.get("/api/v1/explain/flow.cycle-time");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Api.json(answer).get("id").asString()).isEqualTo("flow.cycle-time");
    }
}
