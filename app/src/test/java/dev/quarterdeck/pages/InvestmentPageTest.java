package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.FactsGround;
import dev.quarterdeck.server.TestServer;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InvestmentPageTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String PAGE = "/delivery/teams/inv-team/investment";
    private static Browser head;
    private static Browser member;

    @BeforeAll
    static void bringATeamWithAnItem() {
        bring(
                "team,name,parent,from\ninv-team,Investing,,2020-01-01\ninv-rest,Resting,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\nINV-1,Head Page,2020-01-01,,inv-team,100\n"
                        + IntStream.rangeClosed(2, 16)
                                .mapToObj(
                                        one ->
                                                "INV-%d,Member %d,2020-01-01,INV-1,%s,100"
                                                        .formatted(
                                                                one,
                                                                one,
                                                                // Else others' numbers might follow
                                                                // from the team's.
                                                                one < 10 ? "inv-team" : "inv-rest"))
                                .collect(Collectors.joining("\n"))
                        + "\n");
        var tracker =
                SERVER.console()
                        .post(
                                "/api/v1/connections",
                                "{\"tool\":\"push\",\"name\":\"inv-tracker\"}");
        FactsGround.tell(
                SERVER, UUID.fromString(Api.json(tracker).get("id").asString()), "INVEST-1");
        var team =
                Api.json(SERVER.console().get("/api/v1/teams"))
                        .get("items")
                        .valueStream()
                        .filter(one -> one.get("key").asString().equals("inv-team"))
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .asString();
        var owned =
                SERVER.console()
                        .send(
                                "PUT",
                                "/api/v1/owners",
                                "{\"decisions\":[{\"kind\":\"PROJECT\",\"name\":\"INVEST\",\"team\":\"%s\"}]}"
                                        .formatted(team));
        assertThat(owned.statusCode()).as(owned.body()).isEqualTo(200);
        SERVER.bean(Measured.class).follow();
        head = Reader.somebody(SERVER, person("INV-1"));
        member = Reader.somebody(SERVER, person("INV-2"));
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static UUID person(String number) {
        return UUID.fromString(
                Api.json(SERVER.console().get("/api/v1/persons?q=" + number))
                        .at("/items/0/id")
                        .asString());
    }

    private static Map<String, String> typed(String item, String category) {
        return Map.of("item", item, "category", category, "below", "true");
    }

    @Test
    void letsTheHeadDecideWhatAnItemIsForAndTakeItBack() {
        assertThat(head.open(PAGE).body())
                .contains("What people decided", "Nobody has decided what an item is for");
        var noItem = head.submit(PAGE, PAGE, typed("INVEST-7", "debt"));
        assertThat(noItem.statusCode()).isEqualTo(422);
        assertThat(noItem.body()).contains("There is no item (INVEST-7)", "value=\"INVEST-7\"");
        assertThat(head.submit(PAGE, PAGE, typed("INVEST-1", "<b>")).body())
                .contains("must be one of the list")
                .doesNotContain("<b>)");

        var kept = head.submit(PAGE, PAGE, typed("invest-1", "debt"));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
        var page = head.open(PAGE + "?did=decided").body();
        assertThat(page)
                .contains(
                        "INVEST-1 is for technical debt, with all that is below it",
                        "the numbers follow within minutes",
                        "Decided by");
        assertThat(member.open(PAGE).body())
                .contains("INVEST-1 is for", "change nothing on it")
                .doesNotContain("name=\"below\"");
        assertThat(member.submit(PAGE, PAGE, typed("INVEST-1", "defects")).statusCode())
                .isEqualTo(403);

        var id = page.replaceAll("(?s).*id=\"decision-([0-9a-f-]{36})\".*", "$1");
        var undo = Map.of("act", "undo", "id", id);
        assertThat(member.submit(PAGE, PAGE, undo).statusCode()).isEqualTo(403);
        assertThat(head.submit(PAGE, PAGE, undo).statusCode()).isEqualTo(303);
        assertThat(head.open(PAGE).body()).doesNotContain("INVEST-1 is for");
        assertThat(head.submit(PAGE, PAGE, undo).body()).contains("must be one that stands");
        assertThat(SERVER.console().get("/api/v1/audit?limit=100").body())
                .contains("category.decide", "category.undo");
    }
}
