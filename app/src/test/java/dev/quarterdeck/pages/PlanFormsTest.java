package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.Cast;
import dev.quarterdeck.server.TestServer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Says on pages what is wanted, when work rests, and which seats there are.
class PlanFormsTest {

    private static final TestServer SERVER = TestServer.shared();
    private static Browser reader;
    private static UUID owner;

    @BeforeAll
    static void bringPeople() {
        bring("team,name,parent,from\npo-team,Ordering,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\nPO-1,Olga Owner,2020-01-01,,po-team,100\n");
        owner =
                UUID.fromString(
                        Api.json(SERVER.console().get("/api/v1/persons?limit=500"))
                                .get("items")
                                .valueStream()
                                .filter(one -> one.toString().contains("\"PO-1\""))
                                .findFirst()
                                .orElseThrow()
                                .get("id")
                                .asString());
        reader = Reader.administrator(SERVER);
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String id(String list, String key) {
        return Api.json(SERVER.console().get(list))
                .get("items")
                .valueStream()
                .filter(one -> one.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        var more = new HashMap<>(values);
        more.put(name, value);
        return more;
    }

    @Test
    void keepsAGoalAndAnInitiativeForIt() {
        var goal =
                Map.of(
                        "key", "PO-G",
                        "name", "Order <b>",
                        "outcome", "Everything has its place.",
                        "from", "2026-01-05",
                        "owner", "PO-1");
        var path = "/plan/goals";
        assertThat(reader.submit(path, path + "?act=add-goal", goal).statusCode()).isEqualTo(303);

        var initiative =
                Map.of(
                        "key", "PO-I",
                        "name", "Shelves",
                        "goal", "PO-G",
                        "stage", "committed",
                        "reach", "1;2;3");
        assertThat(reader.submit(path, path + "?act=add-initiative", initiative).statusCode())
                .isEqualTo(303);

        var page = reader.open(path + "?did=add-initiative").body();
        assertThat(page)
                .contains("The initiative is kept.", "PO-I", "Olga Owner", "Order &lt;b&gt;")
                .doesNotContain("Order <b>");
        assertThat(reader.open(path + "?explain=plan.wanted").body())
                .contains("initiatives whose stage is committed or running");
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndKeepsWhatWasTyped() {
        var path = "/plan/goals";
        var typed =
                Map.of(
                        "key", "PO-BAD",
                        "name", "Typed already",
                        "stage", "idea",
                        "must_date", "soon");

        var answer = reader.submit(path, path + "?act=add-initiative", typed);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Typed already", "The day (soon)", "aria-invalid=\"true\"");
    }

    @Test
    void saysWhenSomebodyElseWasQuicker() {
        var path = "/plan/goals";
        var typed = Map.of("key", "PO-C", "name", "First", "stage", "idea");
        assertThat(reader.submit(path, path + "?act=add-initiative", typed).statusCode())
                .isEqualTo(303);
        var id = id("/api/v1/initiatives", "PO-C");
        var change = path + "?act=change-initiative&id=" + id;
        assertThat(reader.open(path + "?initiative=" + id).body())
                .contains("Change the initiative PO-C", "name=\"version\" value=\"1\"");

        var second = with(typed, "version", "1");
        assertThat(reader.submit(path, change, with(second, "name", "Mine")).statusCode())
                .isEqualTo(303);
        var late = reader.submit(path, change, with(second, "name", "Theirs"));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Somebody else changed it since you read it (version 1, now 2)")
                .contains("Mine", "value=\"Theirs\"", "name=\"version\" value=\"2\"");
    }

    @Test
    void listsWhatWasStoppedWithItsReasonAndRefusesItWithout() {
        var path = "/plan/goals";
        var typed = Map.of("key", "PO-S", "name", "Too late", "stage", "stopped");
        assertThat(reader.submit(path, path + "?act=add-initiative", typed).statusCode())
                .isEqualTo(422);

        var reason = with(typed, "stop_reason", "Others build it.");
        assertThat(reader.submit(path, path + "?act=add-initiative", reason).statusCode())
                .isEqualTo(303);

        assertThat(reader.open(path).body()).contains("Others build it.");
    }

    @Test
    void setsAFreezeAndCallsItOff() {
        var path = "/plan/goals";
        var typed =
                Map.of(
                        "key", "PO-P",
                        "pause", "freeze",
                        "name", "Stocktaking",
                        "from", "2019-03-04",
                        "until", "2019-03-11",
                        "teams", "po-team",
                        "status", "set");
        assertThat(reader.submit(path, path + "?act=add-pause", typed).statusCode()).isEqualTo(303);
        var id = id("/api/v1/pauses", "PO-P");

        var off = with(with(typed, "version", "1"), "status", "called_off");
        assertThat(reader.submit(path, path + "?act=change-pause&id=" + id, off).statusCode())
                .isEqualTo(303);

        assertThat(reader.open(path).body()).contains("Stocktaking", "called off");
    }

    @Test
    void asksNothingOfThoseWhoMayNot() {
        var peer = Reader.somebody(SERVER, null);

        var page = peer.open("/plan/goals").body();

        assertThat(page).contains("You may not change this").doesNotContain("Add a goal");
        var answer =
                peer.submit(
                        "/plan/goals",
                        "/plan/goals?act=add-goal",
                        Map.of("key", "PO-X", "name", "x", "outcome", "x", "from", "2026-01-05"));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void letsPeopleAskForWhatTheyOwnThemselves() {
        var self = Reader.somebody(SERVER, owner);

        assertThat(self.open("/plan/goals").body()).contains("Add an initiative");
        var typed = Map.of("key", "PO-OWN", "name", "Mine", "stage", "idea", "owner", "PO-1");
        assertThat(self.submit("/plan/goals", "/plan/goals?act=add-initiative", typed).statusCode())
                .isEqualTo(303);

        // Time of people is not theirs to decide; what they typed stays.
        var id = id("/api/v1/initiatives", "PO-OWN");
        var committed = with(with(typed, "version", "1"), "stage", "committed");
        var change = "/plan/goals?act=change-initiative&id=" + id;
        var refused = self.submit("/plan/goals", change, committed);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("You may not change", "Change the initiative PO-OWN");
    }

    @Test
    void keepsASeatAndSaysWhenSomebodyStarts() {
        var path = "/plan/seats";
        var typed =
                Map.of(
                        "key", "PO-SEAT",
                        "team", "po-team",
                        "role", "stocker",
                        "kind", "new",
                        "status", "open",
                        "target_start", "2099-01-05;2099-02-02;2099-03-02");
        assertThat(reader.submit(path, path + "?act=add-seat", typed).statusCode()).isEqualTo(303);

        var page = reader.open(path).body();
        assertThat(page).contains("PO-SEAT", "Ordering", "stocker");
        var id = id("/api/v1/seats", "PO-SEAT");
        assertThat(reader.open(path + "?seat=" + id).body())
                .contains("Change the seat PO-SEAT", "2099-01-05;2099-02-02;2099-03-02");
        assertThat(reader.open(path + "?explain=plan.seats-awaited").body())
                .contains("by which rule");

        var bad = with(with(typed, "version", "1"), "status", "accepted");
        var refused = reader.submit(path, path + "?act=change-seat&id=" + id, bad);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("that is accepted must say the day of its start");
    }

    @Test
    void tellsNoCostToThoseWhoMayNotKnowIt() {
        var cast = new Cast(SERVER);
        var director = cast.signUp("po-director", null);
        cast.grant("po-director", "DIRECTOR", "EVERYTHING", "");
        var answer =
                director.post(
                        "/api/v1/seats",
                        "{\"key\":\"PO-PAID\",\"team\":\"po-team\",\"role\":\"stocker\",\"monthlyCost\":\"87654 EUR\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);

        var page = Reader.somebody(SERVER, null).open("/plan/seats").body();

        assertThat(page)
                .contains("PO-PAID", "What seats cost is for those who may know it.")
                .doesNotContain("87,654", "87654");
    }

    @Test
    void ordersByWorthAndSaysHowFarThatHolds() {
        for (int i = 1; i <= 2; i++) {
            var answer =
                    SERVER.console()
                            .post(
                                    "/api/v1/initiatives",
                                    """
                                    {"key":"PO-R%d","name":"Ranked","reach":"%d;20;30","impact":"1;2;3","confidence":"0.5;0.8;1",
                                     "effort":"2;4;9","costOfDelay":"100;200;300"}
                                    """
                                            .formatted(i, i));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }

        var last =
                SERVER.console()
                        .post(
                                "/api/v1/initiatives",
                                """
                                {"key":"PO-R3","name":"Roof","reach":"900","impact":"3","confidence":"1","effort":"1",
                                 "after":"PO-R1"}
                                """);
        assertThat(last.statusCode()).as(last.body()).isEqualTo(201);

        var page = reader.open("/plan/order").body();
        assertThat(page)
                .contains("PO-R1", "PO-R2", "as good as equal")
                .contains("PO-R1, ranked ", "cannot be finished before")
                .contains("1 initiative stands before what must be done first.");
        var ranked = id("/api/v1/initiatives", "PO-R1");
        assertThat(reader.open("/plan/order?explain=plan.order." + ranked).body())
                .contains("draws of all guesses");
        var delay = reader.open("/plan/order?by=CD3&weeks=PO-R1:2:4:8+PO-R2:3").body();
        assertThat(delay).contains("PO-R1", "PO-R2", "Effort is no duration");
        assertThat(reader.open("/plan/order?by=CD3&weeks=NOPE:3").body())
                .contains("The weeks (NOPE:3) must name an initiative");
    }

    @Test
    void showsTheRecordOfForecasts() {
        var page = reader.open("/plan/record");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("What was told of initiatives, and what happened");
    }
}
