package dev.quarterdeck.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Agrees, tries and closes over REST, as who may and who may not.
class AgreementsServerTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static Api head;
    private static Api member;
    private static String large;
    private static String small;

    @BeforeAll
    static void bringTeams() {
        bring(
                "team,name,parent,from\nag-large,Agreeing,,2020-01-01\nag-small,Few,,2020-01-01\nag-rest,Rest,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\nAG-1,Head Agreeing,2020-01-01,,ag-large,100\n"
                        + IntStream.rangeClosed(2, 7)
                                .mapToObj(
                                        one ->
                                                "AG-%d,Member %d,2020-01-01,AG-1,ag-large,100"
                                                        .formatted(one, one))
                                .collect(Collectors.joining("\n"))
                        + "\nAG-8,Few One,2020-01-01,AG-1,ag-small,100\nAG-9,Few Two,2020-01-01,AG-1,ag-small,100\n"
                        // Of them the few would follow, so they are hidden with them.
                        + IntStream.rangeClosed(10, 14)
                                .mapToObj(
                                        one ->
                                                "AG-%d,Rest %d,2020-01-01,AG-1,ag-rest,100"
                                                        .formatted(one, one))
                                .collect(Collectors.joining("\n"))
                        + "\n");
        large = team("ag-large");
        small = team("ag-small");
        head = SERVER.signUp("ag-head", "AG-1");
        member = SERVER.signUp("ag-member", "AG-2");
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String team(String key) {
        return Api.json(SERVER.console().get("/api/v1/teams"))
                .get("items")
                .valueStream()
                .filter(one -> one.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static String agreement(String metric, String value) {
        return "{\"metric\":\"%s\",\"bound\":\"NO_MORE\",\"value\":%s,\"from\":\"2026-03-02\"}"
                .formatted(metric, value);
    }

    private static String post(Api who, String path, String body, int status) {
        var answer = who.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static String agreements(String team) {
        return "/api/v1/teams/" + team + "/agreements";
    }

    private static String id(String body) {
        return body.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void keepsWhatTheHeadOfATeamAgreesOn() {
        var made = id(post(head, agreements(large), agreement("flow.in-progress", "6"), 201));

        var found = course(member, made, "");
        assertThat(found.at("/agreement/statistic").asString()).isEqualTo("VALUE");
        assertThat(found.get("counted").asInt()).isGreaterThan(30);
        assertThat(found.get("kept").asInt())
                .as("nothing is in progress: each week keeps to it")
                .isEqualTo(found.get("counted").asInt());
        assertThat(course(member, made, "?asOf=2026-04-01").isMissingNode())
                .as("it was not agreed then")
                .isTrue();
        assertThat(SERVER.console().get("/api/v1/audit?limit=500").body())
                .contains("agreement.agree", made);
    }

    private static tools.jackson.databind.JsonNode course(Api who, String id, String query) {
        return Api.json(who.get(agreements(large) + query))
                .get("items")
                .valueStream()
                .filter(one -> one.at("/agreement/id").asString().equals(id))
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    @Test
    void refusesWhoeverIsNeitherHeadNorAboveNorAdministrator() {
        assertThat(post(member, agreements(large), agreement("flow.queue", "6"), 403))
                .contains("decided by its head, those above and administrators");
        var made = id(post(head, agreements(large), agreement("flow.queue", "6"), 201));
        post(member, "/api/v1/agreements/" + made + "/end", "{}", 403);
        post(member, "/api/v1/agreements/" + made + "/undo", "", 403);
        assertThat(member.get(agreements(large)).body()).contains(made);
    }

    @Test
    void endsAndTakesBackStepByStep() {
        var made = id(post(head, agreements(large), agreement("flow.arrivals", "6"), 201));
        assertThat(post(head, agreements(large), agreement("flow.arrivals", "9"), 409))
                .contains("already");

        var end = "/api/v1/agreements/" + made + "/end";
        assertThat(post(head, end, "{\"until\":\"2026-06-01\"}", 200))
                .contains("\"until\":\"2026-06-01\"");
        assertThat(course(head, made, "").get("counted").asInt()).isEqualTo(13);
        post(head, end, "{\"until\":\"2026-06-01\"}", 409);
        post(head, "/api/v1/agreements/" + made + "/undo", "", 204);
        assertThat(course(head, made, "").at("/agreement/until").isNull()).isTrue();
        post(head, "/api/v1/agreements/" + made + "/undo", "", 204);
        assertThat(course(head, made, "").isMissingNode()).isTrue();
        post(head, "/api/v1/agreements/" + made + "/undo", "", 404);
    }

    @Test
    void hidesTheWeeksOfATeamWhoseNumbersAreHidden() {
        post(head, agreements(small), agreement("flow.in-progress", "6"), 201);

        var found = Api.json(head.get(agreements(small))).at("/items/0");
        assertThat(found.get("hidden").asString()).contains("fewer than five people");
        assertThat(found.get("weeks")).isEmpty();
        assertThat(found.get("counted").asInt()).isZero();
    }

    @Test
    void refusesWhatCouldNotBeMeasured() {
        var path = agreements(large);
        assertThat(post(head, path, agreement("review.pikup", "6"), 404)).contains("review.pickup");
        assertThat(post(head, path, agreement("ci.success", "90"), 400))
                .contains("must lie between 0 and 1", "0.2 for 20 of 100");
        assertThat(
                        post(
                                head,
                                path,
                                "{\"metric\":\"ci.success\",\"statistic\":\"P85\",\"bound\":\"NO_LESS\",\"value\":0.9,\"from\":\"2026-03-02\"}",
                                400))
                .contains("must be VALUE");
        assertThat(
                        post(
                                head,
                                path,
                                "{\"metric\":\"ci.success\",\"bound\":\"NO_LESS\",\"value\":0.9,\"from\":\"1999-03-02\"}",
                                400))
                .contains("first day (1999-03-02)");
        post(head, agreements("00000000-0000-0000-0000-000000000001"), agreement("x", "1"), 404);
    }

    private static String experiment(String from, String until) {
        return """
        {"title":"Pairs %d","change":"Two people on each change","metric":"flow.throughput",
         "expected":"HIGHER","from":"%s","until":"%s"}"""
                .formatted(NEXT.incrementAndGet(), from, until);
    }

    private static tools.jackson.databind.JsonNode tried(String id) {
        return Api.json(member.get("/api/v1/teams/" + large + "/experiments"))
                .get("items")
                .valueStream()
                .filter(one -> one.at("/experiment/id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void comparesClosesAndKeepsTheNumbersOfThatDay() {
        var path = "/api/v1/teams/" + large + "/experiments";
        post(member, path, experiment("2026-03-02", "2026-05-31"), 403);
        var made = id(post(head, path, experiment("2026-03-02", "2026-05-31"), 201));
        var open = tried(made);
        assertThat(open.at("/found/state").asString()).isEqualTo("COMPARED");
        assertThat(open.at("/found/weeksAfter").asInt()).isEqualTo(13);
        assertThat(open.at("/found/comparison/verdict").asString()).isEqualTo("CANNOT_TELL");

        var close = "/api/v1/experiments/" + made + "/close";
        post(member, close, "{\"verdict\":\"BETTER\",\"lesson\":\"Fewer questions\"}", 403);
        post(head, close, "{\"verdict\":\"BETTER\",\"lesson\":\"Fewer questions\"}", 200);
        post(head, close, "{\"verdict\":\"WORSE\",\"lesson\":\"No\"}", 409);

        var closed = tried(made);
        assertThat(closed.get("weeks")).isEqualTo(open.get("weeks"));
        assertThat(closed.at("/experiment/closed/verdict").asString()).isEqualTo("BETTER");
        change(made);
        assertThat(tried(made).at("/found/comparison/after").asDouble())
                .as("what was frozen is read, not what is so by now")
                .isEqualTo(7);
        post(head, "/api/v1/experiments/" + made + "/undo", "", 204);
        assertThat(tried(made).get("weeks")).isEqualTo(open.get("weeks"));
    }

    /// Makes the frozen numbers others than the present ones.
    private static void change(String experiment) {
        SERVER.bean(Database.class)
                .keep(
                        sql ->
                                sql.sql(
                                                """
                                                update agreements.frozen_week set value = 7
                                                where step in (select id from agreements.experiment_step
                                                    where experiment = cast(:experiment as uuid))
                                                """)
                                        .param("experiment", experiment)
                                        .update());
    }

    @Test
    void refusesAnExperimentThatIsTooShortToTell() {
        assertThat(
                        post(
                                head,
                                "/api/v1/teams/" + large + "/experiments",
                                experiment("2026-03-04", "2026-05-02"),
                                400))
                .contains("8 to 104 whole weeks", "Maybe 2026-05-03");
    }
}
