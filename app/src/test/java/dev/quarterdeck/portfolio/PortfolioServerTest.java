package dev.quarterdeck.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.Cast;
import dev.quarterdeck.server.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Keeps goals and initiatives over REST and files, as who may and who may not.
class PortfolioServerTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String GOALS = "/api/v1/goals";
    private static final String INITIATIVES = "/api/v1/initiatives";
    private static Api console;
    private static Api owner;
    private static Api manager;
    private static Api peer;

    @BeforeAll
    static void bringPeople() {
        console = SERVER.console();
        organization("team,name,parent,from\npf-team,Portfolio,,2020-01-01\n");
        organization(
                """
                employee_number,name,from,manager,team,share
                PF-1,Mila Above,2020-01-01,,pf-team,100
                PF-2,Otto Owner,2020-01-01,PF-1,pf-team,100
                PF-3,Pia Peer,2020-01-01,PF-1,pf-team,100
                PF-4,Dana Director,2020-01-01,,pf-team,100
                """);
        manager = SERVER.signUp("pf-manager", "PF-1");
        owner = SERVER.signUp("pf-owner", "PF-2");
        peer = SERVER.signUp("pf-peer", "PF-3");
    }

    private static void organization(String csv) {
        var answer = console.post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static JsonNode post(Api who, String path, String body, int status) {
        var answer = who.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Api.json(answer);
    }

    private static JsonNode change(Api who, JsonNode what, String body, int status) {
        var path = (what.has("outcome") ? GOALS : INITIATIVES) + "/" + what.get("id").asString();
        var version = what.at("/version/number").asInt();
        var answer = who.with("If-Match", "\"" + version + "\"").send("PATCH", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Api.json(answer);
    }

    private static JsonNode bring(String csv, boolean dryRun) {
        var answer =
                console.post(
                        "/api/v1/portfolio/imports?name=f.csv&dryRun=" + dryRun, "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer);
    }

    private static JsonNode initiative(String key, String query) {
        return Api.json(console.get(INITIATIVES + query))
                .get("items")
                .valueStream()
                .filter(one -> one.get("key").asString().equals(key))
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    @Test
    void keepsEachChangeAsAVersionWithWhoAndWhy() {
        var made =
                post(
                        console,
                        GOALS,
                        """
                        {"key":"PF-G1","name":"Pay","outcome":"Payments settle in a day.",
                         "from":"2026-01-01","owner":"PF-2","why":"said by the board"}\
                        """,
                        201);
        var changed =
                change(
                        owner,
                        made,
                        "{\"outcome\":\"They settle in an hour.\",\"why\":\"agreed\"}",
                        200);

        assertThat(changed.get("name").asString()).as("what is left out stays").isEqualTo("Pay");
        assertThat(changed.at("/version/number").asInt()).isEqualTo(2);
        var history =
                Api.json(peer.get(GOALS + "/" + made.get("id").asString() + "/history"))
                        .get("items");
        assertThat(history).hasSize(2);
        assertThat(history.get(0).at("/version/why").asString()).isEqualTo("agreed");
        assertThat(history.get(0).get("changes").toString())
                .isEqualTo(
                        "[{\"column\":\"outcome\",\"from\":\"Payments settle in a day.\","
                                + "\"to\":\"They settle in an hour.\"}]");
        assertThat(console.get("/api/v1/audit?limit=500").body())
                .contains("goal.keep", "goal %s, version 2".formatted(made.get("id").asString()));
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseChangedMeanwhile() {
        var made = post(console, INITIATIVES, "{\"key\":\"PF-STALE\",\"name\":\"One\"}", 201);
        change(console, made, "{\"name\":\"Two\"}", 200);

        change(console, made, "{\"name\":\"Three\"}", 412);
    }

    @Test
    void letsOwnersShapeAndOnlyThoseWhoDirectDecide() {
        var made =
                post(
                        owner,
                        INITIATIVES,
                        "{\"key\":\"PF-OWN\",\"name\":\"Mine\",\"owner\":\"PF-2\"}",
                        201);
        post(peer, INITIATIVES, "{\"key\":\"PF-X\",\"name\":\"X\",\"owner\":\"PF-2\"}", 403);
        change(peer, made, "{\"name\":\"Not mine\"}", 403);
        var shaped = change(manager, made, "{\"stage\":\"shaping\",\"effort\":\"3;5;9\"}", 200);

        assertThat(change(owner, shaped, "{\"stage\":\"committed\"}", 403).get("detail").asString())
                .contains("decided by directors and administrators");
        change(owner, shaped, "{\"order\":\"0.5\"}", 403);
        assertThat(
                        change(console, shaped, "{\"stage\":\"committed\",\"order\":\"0.5\"}", 200)
                                .get("stage")
                                .asString())
                .isEqualTo("COMMITTED");
    }

    @Test
    void letsOnlyThoseWhoDirectDecideWhichTimeAGoalIsMeantToHave() {
        var goal =
                "{\"key\":\"PF-TIME\",\"name\":\"Time\",\"outcome\":\"So.\",\"from\":\"2026-01-01\",\"owner\":\"PF-2\"%s}";
        post(owner, GOALS, goal.formatted(",\"intended\":\"20\""), 403);
        var made = post(owner, GOALS, goal.formatted(""), 201);

        change(owner, made, "{\"intended\":\"20\"}", 403);
        assertThat(change(console, made, "{\"intended\":\"120\"}", 400).get("detail").asString())
                .contains("(120) must be a whole number of per cent");
        var meant = change(console, made, "{\"intended\":\"20\"}", 200);
        assertThat(meant.get("intended").asInt()).isEqualTo(20);
        // What is left out stays, so its owner goes on shaping it.
        var shaped = change(owner, meant, "{\"outcome\":\"So it is.\"}", 200);
        assertThat(shaped.get("intended").asInt()).isEqualTo(20);

        var effort = Api.json(console.get("/api/v1/plan/effort?weeks=4"));
        // It was said today, and stands for what is left of four weeks.
        assertThat(effort.at("/shown/goals").valueStream())
                .filteredOn(one -> one.get("key").asString().equals("PF-TIME"))
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.get("intended").asDouble())
                                        .isStrictlyBetween(0.0, 0.2));
        assertThat(console.get("/api/v1/plan/effort?team=nobody").statusCode()).isEqualTo(404);
        assertThat(console.get("/api/v1/plan/effort?weeks=0").statusCode()).isEqualTo(400);
        assertThat(console.get("/api/v1/plan/effort?asOf=2089-01-01").statusCode()).isEqualTo(400);
    }

    @Test
    void letsADirectorDecideAboutWhatIsTheirOwn() {
        var person = Api.json(console.get("/api/v1/persons?q=PF-4")).at("/items/0/id").asString();
        var cast = new Cast(SERVER);
        var director = cast.signUp("pf-director", UUID.fromString(person));
        var made =
                post(
                        director,
                        INITIATIVES,
                        "{\"key\":\"PF-DIR\",\"name\":\"Hers\",\"owner\":\"PF-4\"}",
                        201);
        change(director, made, "{\"stage\":\"committed\"}", 403);

        cast.grant("pf-director", "DIRECTOR", "EVERYTHING", "");

        assertThat(change(director, made, "{\"stage\":\"committed\"}", 200).get("stage").asString())
                .isEqualTo("COMMITTED");
    }

    @Test
    void refusesAKeyThatIsTakenAndAStopWithoutAReason() {
        var made = post(console, INITIATIVES, "{\"key\":\"PF-TAKEN\",\"name\":\"One\"}", 201);

        post(console, INITIATIVES, "{\"key\":\"pf-taken\",\"name\":\"Two\"}", 409);
        var refused = change(console, made, "{\"stage\":\"stopped\"}", 400);
        assertThat(refused.get("detail").asString()).contains("must say why it is stopped");
        var stopped =
                change(console, made, "{\"stage\":\"stopped\",\"stopReason\":\"too dear\"}", 200);
        assertThat(stopped.get("stopReason").asString()).isEqualTo("too dear");
    }

    @Test
    void saysWhichInitiativesWaitForEachOtherInACircle() {
        var first = post(console, INITIATIVES, "{\"key\":\"PF-C1\",\"name\":\"One\"}", 201);
        post(console, INITIATIVES, "{\"key\":\"PF-C2\",\"name\":\"Two\",\"after\":\"PF-C1\"}", 201);
        post(
                console,
                INITIATIVES,
                "{\"key\":\"PF-C3\",\"name\":\"Three\",\"after\":\"PF-C2\"}",
                201);

        var refused = change(console, first, "{\"after\":\"PF-C3\"}", 400);

        assertThat(refused.get("detail").asString())
                .isEqualTo(
                        "The initiatives (PF-C1 after PF-C3 after PF-C2 after PF-C1) must not wait for"
                                + " each other in a circle.");
    }

    @Test
    void bringsNothingInWhenOneRowIsRefusedAndSaysAllThatAre() {
        var report =
                bring(
                        """
                        key,name,stage,after,confidence,roots
                        PF-B1,Fine,idea,PF-B2,0.5,
                        PF-B2,Fine too,idea,,,PAY-1;PAY-2
                        PF-B3,Stopped,stopped,,,
                        PF-B4,Too sure,idea,,1.5,
                        PF-B5,Unknown,idea,PF-NOBODY,,
                        """,
                        false);

        assertThat(report.get("applied").asBoolean()).isFalse();
        assertThat(report.get("refused").valueStream().map(one -> one.get("line").asInt()))
                .containsExactly(4, 5, 6);
        assertThat(report.get("refused").valueStream().map(one -> one.get("column").asString()))
                .containsExactly("stop_reason", "confidence", "after");
        assertThat(initiative("PF-B1", "").isMissingNode()).isTrue();
    }

    @Test
    void findsACircleWithinOneFile() {
        var report = bring("key,name,after\nPF-D1,One,PF-D2\nPF-D2,Two,PF-D1\n", false);

        assertThat(report.get("applied").asBoolean()).isFalse();
        assertThat(report.get("refused").get(0).get("rule").asString())
                .contains("PF-D1 after PF-D2 after PF-D1");
    }

    @Test
    void readsWhatItWroteWithoutADifference() {
        bring(
                "key,name,outcome,from,until,owner\n"
                        + "PF-RG,\"Round, trip\",\"Says \"\"yes\"\".\",2026-01-01,2026-12-31,PF-2\n",
                false);
        var whole =
                """
                key,name,goal,owner,stage,stop_reason,order,must_date,earliest_start,value,cost_of_delay,reach,impact,confidence,effort,roots,scopes,after
                PF-R1,One,PF-RG,PF-2,running,,900,2026-06-30,2026-01-15,100000;250000;600000,2000;5000.5;9000,100;200;400,1;2;3,0.5;0.8;0.9,6;9;20,PAY-1;PAY-7,"pf-team=24 (Java 0.6, SQL 0.4)",PF-R2
                PF-R2,=Two,,,stopped,nobody wants it,901,,,,,,,,,,pf-team=3,
                """;
        assertThat(bring(whole, false).get("applied").asBoolean()).isTrue();

        for (var kind : List.of("GOALS", "INITIATIVES")) {
            var file = console.get("/api/v1/portfolio/export?format=csv&kind=" + kind).body();
            assertThat(file).contains("PF-R");
            var again = bring(file, false);
            assertThat(again.get("refused")).as(again.toString()).isEmpty();
            assertThat(again.get("changes")).as(again.toString()).isEmpty();
        }
        var one = initiative("PF-R1", "");
        assertThat(one.at("/costOfDelay/likely").asDouble()).isEqualTo(5000.5);
        assertThat(one.at("/scopes/0/skills/Java").asDouble()).isEqualTo(0.6);
        assertThat(one.get("after").get(0).asString()).isEqualTo("PF-R2");
        assertThat(Api.json(console.get("/api/v1/portfolio/export?format=json")).get("goals"))
                .isNotEmpty();
    }

    @Test
    void leavesAloneWhatAFileHasNoColumnFor() {
        bring("key,name,must_date,effort\nPF-L1,One,2026-09-01,3;4;5\n", false);
        var report = bring("key,effort\nPF-L1,\n", true);

        assertThat(report.get("applied").asBoolean()).isFalse();
        assertThat(report.get("changes").toString())
                .isEqualTo(
                        "[{\"key\":\"PF-L1\",\"added\":false,\"cells\":"
                                + "[{\"column\":\"effort\",\"from\":\"3;4;5\",\"to\":\"\"}]}]");
        assertThat(initiative("PF-L1", "").at("/effort/low").asInt())
                .as("a dry run keeps nothing")
                .isEqualTo(3);
        bring("key,effort\nPF-L1,\n", false);
        assertThat(initiative("PF-L1", "").get("effort").isNull()).isTrue();
        assertThat(initiative("PF-L1", "").get("mustDate").asString()).isEqualTo("2026-09-01");
    }

    @Test
    void showsAPastDayAsItWasKnownThen() {
        var imports = SERVER.bean(PortfolioImports.class);
        said(imports, "2026-03-01", "key,name,effort\nPF-P1,Before,5\n");
        said(imports, "2026-04-01", "key,name,effort\nPF-P1,After,8\n");

        assertThat(initiative("PF-P1", "?asOf=2026-02-28").isMissingNode()).isTrue();
        assertThat(initiative("PF-P1", "?asOf=2026-03-15").get("name").asString())
                .isEqualTo("Before");
        assertThat(initiative("PF-P1", "").at("/effort/likely").asInt()).isEqualTo(8);
        assertThat(console.get(INITIATIVES + "?asOf=2999-01-01").statusCode()).isEqualTo(400);
    }

    private static void said(PortfolioImports imports, String day, String csv) {
        var then = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
        var report =
                imports.at(then)
                        .run(
                                Viewer.console(),
                                "f.csv",
                                csv.getBytes(StandardCharsets.UTF_8),
                                true,
                                null);
        assertThat(report.refused()).isEmpty();
    }

    @Test
    void ordersByCostOfDelayOverTheDurationsThatAreHandedIn() {
        bring(
                """
                key,name,stage,cost_of_delay
                PF-O1,Long,idea,30000
                PF-O2,Short,idea,8000
                PF-O3,Unknown,idea,
                PF-O4,Over,done,5000
                """,
                false);

        var order =
                Api.json(
                        console.get(
                                "/api/v1/portfolio/order?by=CD3&weeks=PF-O1:10&weeks=PF-O2:1:2:3"));

        assertThat(order.get("places").valueStream().map(one -> one.get("key").asString()))
                .containsExactly("PF-O2", "PF-O1");
        assertThat(order.at("/places/0/score").asDouble()).isEqualTo(4_000);
        // Below 3,000 when it takes more than 8/3 weeks: (3 - 8/3)² / ((3 - 1) (3 - 2)) = 1/18.
        assertThat(order.at("/neighbours/0/flips").asDouble()).isCloseTo(1 / 18.0, within(0.001));
        var left = order.get("left").toString();
        assertThat(left)
                .contains(
                        "{\"key\":\"PF-O3\",\"lacks\":\"the cost of delay and how many weeks it takes\"}")
                .doesNotContain("PF-O4");
        assertThat(console.get("/api/v1/portfolio/order?by=CD3&weeks=PF-O1:0").statusCode())
                .isEqualTo(400);
    }

    @Test
    void saysWhereTheOrderPutsSomethingBeforeWhatItWaitsFor() {
        bring(
                """
                key,name,stage,cost_of_delay,after
                PF-H3,Ground,idea,100,
                PF-H2,Walls,idea,2000,PF-H3
                PF-H1,Roof,idea,9000,PF-H2
                PF-H4,Done,done,1,
                PF-H5,Flag,idea,50,PF-H3;PF-H4
                """,
                false);

        var order =
                Api.json(
                        console.get(
                                "/api/v1/portfolio/order?by=CD3&weeks=PF-H1:1&weeks=PF-H2:1&weeks=PF-H3:1&weeks=PF-H5:1"));

        assertThat(held(order, "PF-H1"))
                .isEqualTo("[{\"key\":\"PF-H2\",\"rank\":2},{\"key\":\"PF-H3\",\"rank\":3}]");
        assertThat(held(order, "PF-H2")).isEqualTo("[{\"key\":\"PF-H3\",\"rank\":3}]");
        assertThat(held(order, "PF-H3")).isEqualTo("[]");
        assertThat(held(order, "PF-H5")).isEqualTo("[]");
        var unranked =
                Api.json(console.get("/api/v1/portfolio/order?by=CD3&weeks=PF-H2:1&weeks=PF-H5:1"));
        assertThat(held(unranked, "PF-H2")).isEqualTo("[{\"key\":\"PF-H3\",\"rank\":null}]");
    }

    private static String held(JsonNode order, String key) {
        return order.get("places")
                .valueStream()
                .filter(one -> one.get("key").asString().equals(key))
                .map(one -> one.get("heldBy").toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsOneCurrencyOfTheOrganisation() {
        assertThat(
                        console.send("PUT", "/api/v1/portfolio/currency", "{\"code\":\"XQZ\"}")
                                .statusCode())
                .isEqualTo(400);
        assertThat(
                        peer.send("PUT", "/api/v1/portfolio/currency", "{\"code\":\"EUR\"}")
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        console.send("PUT", "/api/v1/portfolio/currency", "{\"code\":\"EUR\"}")
                                .statusCode())
                .isEqualTo(204);
        assertThat(Api.json(peer.get(INITIATIVES)).get("currency").asString()).isEqualTo("EUR");
    }

    @Test
    void locksEveryTableThatNamesAnybody() {
        var open =
                SERVER.bean(Database.class)
                        .keeping(
                                sql ->
                                        sql.sql(
                                                        """
                                                        select n.nspname || '.' || c.relname
                                                        from pg_class c
                                                        join pg_namespace n on n.oid = c.relnamespace
                                                        join pg_attribute a on a.attrelid = c.oid
                                                        where n.nspname in ('portfolio', 'seats')
                                                            and c.relkind = 'r'
                                                            and a.attname in ('owner_id', 'person_id', 'application')
                                                            and not (c.relrowsecurity and c.relforcerowsecurity)
                                                        """)
                                                .query(String.class)
                                                .list());
        var locked =
                SERVER.bean(Database.class)
                        .keeping(
                                sql ->
                                        sql.sql(
                                                        """
                                                        select count(*) from pg_class c
                                                        join pg_namespace n on n.oid = c.relnamespace
                                                        where n.nspname in ('portfolio', 'seats')
                                                            and c.relforcerowsecurity
                                                        """)
                                                .query(Integer.class)
                                                .single());
        assertThat(open).isEmpty();
        assertThat(locked).as("the scan sees the tables").isEqualTo(7);
    }
}
