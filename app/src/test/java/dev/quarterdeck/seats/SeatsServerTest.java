package dev.quarterdeck.seats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.Cast;
import dev.quarterdeck.server.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Keeps seats, assumptions and stays of candidates over REST and files, as who may and who may
/// not.
class SeatsServerTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String SEATS = "/api/v1/seats";
    private static final String ASSUMPTIONS = "/api/v1/staffing/assumptions";
    private static Api console;
    private static Api above;
    private static Api head;
    private static Api peer;
    private static Api finance;
    private static Api director;

    @BeforeAll
    static void bringPeople() {
        console = SERVER.console();
        bringPeople(
                "team,name,parent,from\nse-all,All,,2020-01-01\nse-team,Seats,se-all,2020-01-01\n");
        bringPeople(
                """
                employee_number,name,from,manager,team,share
                SE-1,Ada Above,2020-01-01,,se-all,100
                SE-2,Hugo Head,2020-01-01,SE-1,se-team,100
                SE-3,Pia Peer,2020-01-01,SE-2,se-team,100
                SE-4,Lars Leaver,2020-01-01,SE-2,se-team,100
                """);
        above = SERVER.signUp("se-above", "SE-1");
        head = SERVER.signUp("se-head", "SE-2");
        peer = SERVER.signUp("se-peer", "SE-3");
        var cast = new Cast(SERVER);
        finance = cast.signUp("se-finance", null);
        cast.grant("se-finance", "FINANCE", "EVERYTHING", "");
        director = cast.signUp("se-director", null);
        cast.grant("se-director", "DIRECTOR", "EVERYTHING", "");
    }

    private static void bringPeople(String csv) {
        var answer = console.post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static JsonNode post(Api who, String path, String body, int status) {
        var answer = who.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Api.json(answer);
    }

    private static JsonNode change(Api who, JsonNode seat, String body, int status) {
        var version = "\"" + seat.at("/version/number").asInt() + "\"";
        var path = SEATS + "/" + seat.get("id").asString();
        var answer = who.with("If-Match", version).send("PATCH", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Api.json(answer);
    }

    private static JsonNode bring(Api who, String csv, boolean dryRun, int status) {
        var answer = who.post(SEATS + "/imports?dryRun=" + dryRun, "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Api.json(answer);
    }

    private static JsonNode find(Api who, String path, String member, String value) {
        return Api.json(who.get(path))
                .get("items")
                .valueStream()
                .filter(one -> one.get(member).asString().equals(value))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static String seat(String key, String rest) {
        return "{\"key\":\"%s\",\"team\":\"se-team\",\"role\":\"se-engineer\"%s}"
                .formatted(key, rest.isEmpty() ? "" : "," + rest);
    }

    @Test
    void letsTheHeadPlanAndThoseAboveApprove() {
        post(peer, SEATS, seat("SE-S1", ""), 403);
        var planned = post(head, SEATS, seat("SE-S1", "\"targetStart\":\"2027-01-04\""), 201);

        assertThat(change(head, planned, "{\"status\":\"approved\"}", 403).get("detail").asString())
                .contains("approved by those above the head of the team");
        var approved =
                change(
                        above,
                        planned,
                        "{\"status\":\"approved\",\"effectiveFrom\":\"2026-10-01\",\"why\":\"agreed\"}",
                        200);
        var open = change(head, approved, "{\"status\":\"open\",\"skill\":\"Java\"}", 200);
        change(head, open, "{\"level\":\"principal\"}", 403);
        assertThat(change(above, open, "{\"level\":\"principal\"}", 200).get("level").asString())
                .isEqualTo("principal");
        var history =
                Api.json(peer.get(SEATS + "/" + planned.get("id").asString() + "/history"))
                        .get("items");
        assertThat(history).hasSize(4);
        assertThat(history.get(2).at("/version/why").asString()).isEqualTo("agreed");
    }

    @Test
    void fillsABackfillInOneStepAndHidesWhoLeaves() {
        var made =
                post(
                        head,
                        SEATS + "/backfills",
                        "{\"replaces\":\"SE-4\",\"role\":\"se-engineer\",\"key\":\"SE-B1\"}",
                        201);

        assertThat(made.get("team").asString()).isEqualTo("se-team");
        assertThat(made.get("kind").asString()).isEqualTo("BACKFILL");
        assertThat(made.get("replaces").asString()).isEqualTo("SE-4");
        assertThat(find(peer, SEATS, "key", "SE-B1").get("replaces").isNull()).isTrue();
        assertThat(find(finance, SEATS, "key", "SE-B1").get("replaces").isNull()).isTrue();
        assertThat(find(above, SEATS, "key", "SE-B1").get("replaces").asString()).isEqualTo("SE-4");
        var path = SEATS + "/" + made.get("id").asString() + "/history";
        assertThat(peer.get(path).body()).doesNotContain("SE-4");
        assertThat(peer.get(SEATS + "/export").body()).contains("SE-B1").doesNotContain("SE-4");
        change(peer, made, "{\"replaces\":\"SE-3\"}", 403);
        assertThat(console.get("/api/v1/audit?limit=500").body()).contains("backfill.read");
    }

    @Test
    void copiesTheSeatThatIsLeft() {
        post(
                console,
                SEATS,
                seat("SE-F1", "\"level\":\"senior\",\"skill\":\"SQL\",\"status\":\"filled\""),
                201);

        var made = post(head, SEATS + "/backfills", "{\"ofSeat\":\"SE-F1\"}", 201);

        assertThat(made.get("key").asString()).startsWith("S-");
        assertThat(made.get("level").asString()).isEqualTo("senior");
        assertThat(made.get("ofSeat").asString()).isEqualTo("SE-F1");
        assertThat(made.get("status").asString()).isEqualTo("PLANNED");
        assertThat(
                        post(head, SEATS + "/backfills", "{\"key\":\"SE-B9\"}", 400)
                                .get("detail")
                                .asString())
                .contains("must name whom or which seat");
    }

    @Test
    void tellsTheCostOfASeatOnlyToWhomItIsOpen() {
        var made = post(console, SEATS, seat("SE-C1", ""), 201);
        change(head, made, "{\"monthlyCost\":\"9500 EUR\"}", 403);
        change(console, made, "{\"monthlyCost\":\"9500 EUR\"}", 403);
        var kept = change(director, made, "{\"monthlyCost\":\"9500 EUR\"}", 200);

        assertThat(kept.at("/monthlyCost/amount").asDouble()).isEqualTo(9_500);
        assertThat(find(finance, SEATS, "key", "SE-C1").at("/monthlyCost/currency").asString())
                .isEqualTo("EUR");
        for (var who : new Api[] {head, above, peer, console}) {
            var seen = find(who, SEATS, "key", "SE-C1");
            assertThat(seen.get("monthlyCost").isNull()).isTrue();
            assertThat(seen.get("hidden").get(0).asString()).isEqualTo("monthlyCost");
            assertThat(who.get(SEATS + "/export").body()).doesNotContain("9500", "monthly_cost");
        }
        var shifted = change(head, kept, "{\"skill\":\"Java\"}", 200);
        assertThat(shifted.get("monthlyCost").isNull()).isTrue();
        assertThat(find(director, SEATS, "key", "SE-C1").at("/monthlyCost/amount").asDouble())
                .as("who may not see it does not lose it")
                .isEqualTo(9_500);
    }

    @Test
    void tellsLoadedRatesOnlyToWhomTheyAreOpen() {
        var body =
                """
                {"role":"se-rated","what":"%s","value":"%s","from":"2026-01-01","source":"finance sheet"}\
                """;
        assertThat(send(console, body.formatted("RATE", "11500 EUR")).statusCode()).isEqualTo(403);
        assertThat(send(peer, body.formatted("NOTICE", "8")).statusCode()).isEqualTo(403);
        assertThat(send(director, body.formatted("RATE", "11500 EUR")).statusCode()).isEqualTo(200);
        assertThat(send(console, body.formatted("NOTICE", "8")).statusCode()).isEqualTo(200);

        assertThat(find(finance, ASSUMPTIONS, "value", "11500 EUR").isMissingNode()).isFalse();
        for (var who : new Api[] {head, peer, console}) {
            assertThat(who.get(ASSUMPTIONS).body()).contains("se-rated").doesNotContain("11500");
        }
    }

    private static java.net.http.HttpResponse<String> send(Api who, String body) {
        return who.send("PUT", ASSUMPTIONS, body);
    }

    @Test
    void readsWhatItWroteWithoutADifference() {
        var file =
                """
                key,team,role,level,skill,kind,of_seat,replaces,effective_from,target_start,status,starts,monthly_cost
                SE-R1,se-team,se-engineer,senior,Java,new,,,2026-10-01,2026-11-02;2026-12-01;2027-02-01,open,,9500.5 EUR
                SE-R2,se-team,se-engineer,,,backfill,SE-R1,SE-4,,2026-11-02,accepted,2026-11-16,
                """;
        assertThat(bring(director, file, false, 200).get("applied").asBoolean()).isTrue();
        var assumptions =
                """
                role,what,value,from,source
                se-engineer,attrition,0.12,2026-01-01,HR report of 2025
                se-engineer,ramp,0=0.25;8=0.6;26=1,2026-01-01,"three leads, asked"
                se-engineer,interviews,4,2026-01-01,calendar of May
                se-engineer,family,engineering,2026-01-01,the ladder
                se-engineer,rate,11000 EUR,2026-01-01,finance sheet
                """;
        assertThat(bring(director, assumptions, false, 200).get("applied").asBoolean()).isTrue();

        for (var kind : new String[] {"SEATS", "ASSUMPTIONS"}) {
            var written = director.get(SEATS + "/export?kind=" + kind).body();
            assertThat(written).contains("se-engineer");
            var again = bring(director, written, true, 200);
            assertThat(again.get("refused")).as(again.toString()).isEmpty();
            assertThat(again.get("changes")).as(again.toString()).isEmpty();
        }
        var shorter = head.get(SEATS + "/export").body();
        assertThat(shorter).doesNotContain("monthly_cost", "replaces");
        assertThat(bring(console, shorter, true, 200).get("changes")).isEmpty();
    }

    @Test
    void refusesAWholeFileForOneBadRow() {
        var report =
                bring(
                        director,
                        """
                        key,team,role,kind,status,starts,target_start,replaces
                        SE-X1,se-team,se-engineer,new,open,,,
                        SE-X2,nowhere,se-engineer,new,open,,,
                        SE-X3,se-team,se-engineer,new,accepted,,,
                        SE-X4,se-team,se-engineer,new,open,,2026-03-01;2026-02-01;2026-04-01,
                        SE-X5,se-team,se-engineer,new,open,,,SE-4
                        """,
                        false,
                        200);

        assertThat(report.get("applied").asBoolean()).isFalse();
        assertThat(report.get("refused").valueStream().map(one -> one.get("column").asString()))
                .containsExactly("team", "starts", "target_start", "kind");
        assertThat(find(console, SEATS, "key", "SE-X1").isMissingNode()).isTrue();
        bring(head, "key,team,role\nSE-X6,se-team,se-engineer\n", true, 403);
        bring(console, "key,team,role,monthly_cost\nSE-X6,se-team,se-engineer,\n", true, 403);
    }

    @Test
    void keepsNoNamesOfCandidates() {
        var report =
                bring(
                        console,
                        """
                        application,stage,entered,left,outcome,role
                        jo.doe@else.example,talk,2026-01-05,,open,se-writer
                        Jo Doe,talk,2026-01-05,,open,se-writer
                        A-7,talk,2026-01-05,,passed,se-writer
                        A-8,talk,2026-01-05,,open,
                        """,
                        false,
                        200);

        assertThat(report.get("refused").valueStream().map(one -> one.get("column").asString()))
                .containsExactly("application", "application", "left", "role");
        assertThat(report.toString()).doesNotContain("jo.doe", "Jo Doe");
    }

    @Test
    void countsApplicationsAndSaysWhenASeatIsFilled() {
        post(
                console,
                SEATS,
                "{\"key\":\"SE-W1\",\"team\":\"se-team\",\"role\":\"se-writer\",\"status\":\"open\","
                        + "\"targetStart\":\"2027-01-04\"}",
                201);
        assertThat(find(peer, SEATS + "/starts", "seat", "SE-W1").get("ground").asString())
                .isEqualTo("TYPED");
        var file = new StringBuilder("application,stage,entered,left,outcome,seat,role\n");
        for (int i = 0; i < 12; i++) {
            file.append("W-%d,talk,2026-01-05,2026-01-12,passed,,se-writer\n".formatted(i));
            file.append("W-%d,offer,2026-01-12,2026-01-19,passed,,se-writer\n".formatted(i));
        }
        file.append("W-90,talk,2026-03-02,,open,SE-W1,\n");
        bring(head, file.toString(), false, 403);
        assertThat(bring(console, file.toString(), false, 200).get("applied").asBoolean()).isTrue();
        assertThat(bring(console, file.toString(), false, 200).get("changes"))
                .as("the same file again changes nothing")
                .isEmpty();

        var start = find(peer, SEATS + "/starts", "seat", "SE-W1");
        assertThat(start.get("ground").asString()).isEqualTo("FUNNEL");
        assertThat(start.get("words").asString()).contains("12 hires and 13 applications");
        assertThat(start.toString()).doesNotContain("W-90");
        var then = find(peer, SEATS + "/starts?asOf=2026-01-10", "seat", "SE-W1");
        assertThat(then.isMissingNode()).as("the seat was not kept then").isTrue();
        var funnel = Api.json(console.get("/api/v1/staffing/funnel"));
        assertThat(funnel.get("stages").toString()).isEqualTo("[\"talk\",\"offer\"]");
        assertThat(funnel.get("hires").asInt()).isEqualTo(12);
        assertThat(peer.get("/api/v1/staffing/funnel").statusCode()).isEqualTo(403);
    }
}
