package dev.quarterdeck.planning.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.Cast;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Makes scenarios and compares them over REST.
class ScenariosServerTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Cast CAST = new Cast(SERVER);

    private static Api director;
    private static Api manager;
    private static Api colleague;
    private static Api finance;

    @BeforeAll
    static void bringAPlan() {
        bring(
                "team,name,parent,from\nsc-crane,Cranes of scenarios,,2020-01-01\nsc-berth,Berths of scenarios,,2020-01-01\nsc-mast,Masts of scenarios,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\n"
                        + IntStream.rangeClosed(1, 6)
                                .mapToObj(one -> row(one, "sc-crane"))
                                .collect(Collectors.joining())
                        + IntStream.rangeClosed(7, 9)
                                .mapToObj(one -> row(one, "sc-berth"))
                                .collect(Collectors.joining())
                        + IntStream.rangeClosed(10, 14)
                                .mapToObj(one -> row(one, "sc-mast"))
                                .collect(Collectors.joining()));
        bring(
                "employee_number,skill,level,declared_by,from\nSC-2,rigging,3,self,2026-01-05\nSC-3,rigging,3,self,2026-01-05\n"
                        + IntStream.rangeClosed(10, 14)
                                .mapToObj("SC-%d,rigging,3,self,2026-01-05\n"::formatted)
                                .collect(Collectors.joining()));
        add("SC-A", 101, "sc-crane=20");
        add("SC-B", 102, "sc-crane=20;sc-berth=6");
        add("SC-C", 103, "sc-berth=12");
        director = CAST.signUp("director", person("SC-1"));
        CAST.grant("director", "DIRECTOR", "EVERYTHING", "");
        manager = CAST.signUp("manager", person("SC-2"));
        colleague = CAST.signUp("colleague", person("SC-3"));
        finance = CAST.signUp("finance", person("SC-9"));
        CAST.grant("finance", "FINANCE", "EVERYTHING", "");
        var rate =
                director.send(
                        "PUT",
                        "/api/v1/staffing/assumptions",
                        "{\"role\":\"rigging\",\"what\":\"RATE\",\"value\":\"8000 EUR\",\"from\":\"2020-01-01\",\"source\":\"budget\"}");
        assertThat(rate.statusCode()).as(rate.body()).isLessThan(300);
        SERVER.console().send("PUT", "/api/v1/portfolio/currency", "{\"code\":\"EUR\"}");
    }

    private static String row(int number, String team) {
        return "SC-%d,Rigger %d,2020-01-01,%s,%s,100\n"
                .formatted(number, number, number == 1 ? "" : "SC-1", team);
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static UUID person(String number) {
        var found = Api.json(SERVER.console().get("/api/v1/persons?q=" + number)).get("items");
        return UUID.fromString(found.get(0).get("id").asString());
    }

    private static void add(String key, int order, String scopes) {
        var answer =
                SERVER.console()
                        .post(
                                "/api/v1/initiatives",
                                """
                                {"key":"%s","name":"Plan %s","stage":"running","order":"%d","scopes":"%s","mustDate":"%s"}
                                """
                                        .formatted(key, key, order, scopes, TODAY.plusWeeks(26)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String scenario(Api who, String name, String... changes) {
        var made = who.post("/api/v1/plan/scenarios", "{\"name\":\"%s\"}".formatted(name));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var id = Api.json(made).get("id").asString();
        for (var change : changes) {
            var kept = who.with("If-Match", "*").post(path(id) + "/changes", change);
            assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        }
        return id;
    }

    private static String path(String id) {
        return "/api/v1/plan/scenarios/" + id;
    }

    private static JsonNode compared(Api who, String... ids) {
        var query = List.of(ids).stream().map(id -> "scenario=" + id);
        var answer = who.get("/api/v1/plan/comparison?" + query.collect(Collectors.joining("&")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer);
    }

    private static JsonNode initiative(JsonNode side, String key) {
        return side.get("initiatives")
                .valueStream()
                .filter(one -> one.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static double weeks(JsonNode side, String key) {
        return initiative(side, key).at("/shift/meanWeeks").asDouble();
    }

    @Test
    void pullsADateByHiringAndShowsWhoPaysForAnotherOrder() {
        var hire =
                scenario(
                        manager,
                        "Two hired",
                        "{\"kind\":\"HIRE\",\"team\":\"sc-crane\",\"role\":\"rigger\",\"count\":\"2\",\"from\":\"%s\"}"
                                .formatted(TODAY));
        var order =
                scenario(
                        manager,
                        "Last first",
                        "{\"kind\":\"CUT\",\"initiative\":\"SC-C\",\"items\":\"11\"}",
                        "{\"kind\":\"REORDER\",\"initiative\":\"SC-B\",\"before\":\"SC-A\"}");

        var compared = compared(manager, hire, order);

        var hired = compared.get("scenarios").get(0);
        assertThat(weeks(hired, "SC-A")).isNegative();
        assertThat(hired.get("changes").get(0).asString())
                .isEqualTo(
                        "2 (rigger) are hired into Cranes of scenarios from %s.".formatted(TODAY));
        var ordered = compared.get("scenarios").get(1);
        assertThat(weeks(ordered, "SC-B")).isNegative();
        assertThat(weeks(ordered, "SC-A")).isPositive();
        var payer = ordered.get("payers").get(0);
        assertThat(payer.get("key").asString()).isEqualTo("SC-A");
        assertThat(payer.get("because").asString()).isEqualTo("SC-B goes before SC-A.");
    }

    @Test
    void showsExactlyNoDifferenceWhereNothingDiffers() {
        var empty = scenario(manager, "Nothing");
        var same =
                scenario(
                        manager,
                        "The same again",
                        "{\"kind\":\"CUT\",\"initiative\":\"SC-A\",\"items\":\"20\"}",
                        "{\"kind\":\"REORDER\",\"initiative\":\"SC-B\",\"before\":\"SC-C\"}",
                        "{\"kind\":\"REDATE\",\"initiative\":\"SC-C\",\"mustDate\":\"%s\"}"
                                .formatted(TODAY.plusWeeks(26)));

        for (var side : compared(manager, empty, same).get("scenarios")) {
            assertThat(side.get("payers").size()).isZero();
            side.get("initiatives")
                    .valueStream()
                    .map(one -> one.get("shift"))
                    .filter(JsonNode::isObject)
                    .forEach(
                            shift ->
                                    assertThat(
                                                    List.of(
                                                            shift.get("p50Weeks").asDouble(),
                                                            shift.get("p85Weeks").asDouble(),
                                                            shift.get("meanWeeks").asDouble(),
                                                            shift.get("later").asDouble(),
                                                            shift.get("earlier").asDouble()))
                                            .containsOnly(0.0));
        }
    }

    @Test
    void leavesOutWhatDoesNotFitAndSaysWhy() {
        var id =
                scenario(
                        manager,
                        "Misfits",
                        "{\"kind\":\"CUT\",\"initiative\":\"SC-A\",\"items\":\"21\"}",
                        "{\"kind\":\"CONTRACT\",\"team\":\"sc-crane\",\"role\":\"rigger\",\"from\":\"2020-01-01\",\"until\":\"2020-02-01\"}",
                        "{\"kind\":\"LEAVE\",\"team\":\"sc-berth\",\"count\":\"9\",\"from\":\"2026-01-01\"}");

        var side = compared(manager, id).get("scenarios").get(0);

        var leftOut = side.get("leftOut").valueStream().map(JsonNode::asString).toList();
        assertThat(leftOut)
                .anyMatch(one -> one.contains("SC-A has 20 items left, and a cut adds none"))
                .anyMatch(one -> one.contains("that is over"))
                .anyMatch(one -> one.contains("9 are too many for Berths of scenarios, 2 at most"));
        assertThat(side.get("changes").size()).isZero();
        assertThat(weeks(side, "SC-A")).isZero();
    }

    @Test
    void tellsOfLeaversOnlyWhoMayKnow() {
        var id =
                scenario(
                        manager,
                        "Somebody leaves",
                        "{\"kind\":\"LEAVE\",\"team\":\"sc-crane\",\"from\":\"%s\"}"
                                .formatted(TODAY));

        assertThat(weeks(compared(manager, id).get("scenarios").get(0), "SC-A")).isPositive();
        assertThat(director.get(path(id)).statusCode()).isEqualTo(200);
        for (var hidden : List.of(colleague, finance)) {
            assertThat(hidden.get(path(id)).statusCode()).isEqualTo(404);
            assertThat(hidden.get("/api/v1/plan/scenarios").body()).doesNotContain(id);
            assertThat(hidden.get("/api/v1/plan/comparison?scenario=" + id).statusCode())
                    .isEqualTo(404);
            assertThat(hidden.get(path(id) + "/history").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void namesNobodyAndHidesWeeksOfSmallGroups() {
        var two =
                scenario(
                        manager,
                        "A rigger moves",
                        "{\"kind\":\"MOVE\",\"team\":\"sc-crane\",\"toTeam\":\"sc-berth\",\"role\":\"rigging\",\"from\":\"%s\"}"
                                .formatted(TODAY));
        var six =
                scenario(
                        manager,
                        "One moves",
                        "{\"kind\":\"MOVE\",\"team\":\"sc-crane\",\"toTeam\":\"sc-berth\",\"count\":\"0.5\",\"from\":\"%s\"}"
                                .formatted(TODAY));

        var sides = compared(manager, two, six).get("scenarios");

        assertThat(sides.get(0).get("load").size()).isZero();
        assertThat(sides.get(0).get("loadHidden").asString()).contains("single people's leave");
        var loads = sides.get(1).get("load").valueStream().map(one -> one.get("name").asString());
        assertThat(loads.distinct().toList())
                .contains("Cranes of scenarios")
                .doesNotContain("Berths of scenarios");
        assertThat(weeks(sides.get(1), "SC-C")).isNegative();
    }

    @Test
    void keepsEachStateAsAVersionAndRefusesAStaleOne() {
        var id = scenario(manager, "Versions");
        var first = manager.get(path(id)).headers().firstValue("ETag").orElseThrow();
        var change = "{\"kind\":\"DROP\",\"initiative\":\"SC-A\",\"why\":\"too dear\"}";

        var kept = manager.with("If-Match", first).post(path(id) + "/changes", change);

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(manager.with("If-Match", first).post(path(id) + "/changes", change).statusCode())
                .isEqualTo(412);
        var changeId = Api.json(kept).at("/changes/0/id").asString();
        var taken = manager.with("If-Match", "*").delete(path(id) + "/changes/" + changeId);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        var versions = Api.json(manager.get(path(id) + "/history")).get("items");
        assertThat(versions.size()).isEqualTo(3);
        assertThat(versions.get(1).at("/version/why").asString()).isEqualTo("too dear");
        assertThat(versions.get(1).at("/changes/0/words").asString()).isEqualTo("SC-A is stopped.");
        assertThat(colleague.with("If-Match", "*").delete(path(id)).statusCode()).isEqualTo(403);
        assertThat(manager.with("If-Match", "*").delete(path(id)).statusCode()).isEqualTo(204);
        assertThat(manager.get(path(id)).statusCode()).isEqualTo(404);
        assertThatThrownBy(
                        () ->
                                SERVER.bean(Database.class)
                                        .keep(
                                                sql ->
                                                        sql.sql(
                                                                        "delete from planning.scenario_version")
                                                                .update()))
                .hasMessageContaining("never changed");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        var id = scenario(manager, "Refused");
        var refused =
                List.of(
                        "{\"kind\":\"HIRE\",\"team\":\"nowhere\",\"role\":\"r\",\"from\":\"2026-01-01\"}",
                        "{\"kind\":\"HIRE\",\"team\":\"sc-crane\",\"role\":\"r\",\"count\":\"1.5\",\"from\":\"2026-01-01\"}",
                        "{\"kind\":\"CONTRACT\",\"team\":\"sc-crane\",\"role\":\"r\",\"from\":\"2026-01-01\",\"until\":\"2026-01-01\"}",
                        "{\"kind\":\"MOVE\",\"team\":\"sc-crane\",\"toTeam\":\"sc-crane\",\"from\":\"2026-01-01\"}",
                        "{\"kind\":\"REORDER\",\"initiative\":\"SC-A\",\"before\":\"SC-A\"}",
                        "{\"kind\":\"REDATE\",\"initiative\":\"SC-A\"}",
                        "{\"kind\":\"PRAY\"}",
                        "{}");
        for (var change : refused) {
            var answer = manager.with("If-Match", "*").post(path(id) + "/changes", change);
            assertThat(answer.statusCode()).as(change + " " + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("Maybe");
        }
    }

    @Test
    void tellsMoneyOnlyToWhoMayKnowIt() {
        var from = TODAY.plusMonths(2).withDayOfMonth(1);
        var contract =
                "{\"kind\":\"CONTRACT\",\"team\":\"sc-crane\",\"role\":\"rigger\",\"from\":\"%s\",\"until\":\"%s\"%s}";
        var id =
                scenario(
                        director,
                        "Contractor",
                        contract.formatted(
                                from, from.plusMonths(3), ",\"monthlyCost\":\"12000 EUR\""));
        assertThat(
                        manager.with("If-Match", "*")
                                .post(
                                        path(scenario(manager, "Dear")) + "/changes",
                                        contract.formatted(
                                                from,
                                                from.plusMonths(3),
                                                ",\"monthlyCost\":\"1 EUR\""))
                                .statusCode())
                .isEqualTo(403);

        var seen = compared(finance, id);
        var hidden = compared(colleague, id);

        var money = seen.get("scenarios").get(0).get("money");
        var third = money.get("months").get(3);
        // The month in the middle is a whole one of the contract.
        assertThat(third.get("more").asDouble()).isCloseTo(12_000, within(1.0));
        assertThat(money.get("more").asDouble()).isCloseTo(36_000, within(2_500.0));
        double parts =
                money.get("initiatives")
                        .valueStream()
                        .mapToDouble(one -> one.get("mean").asDouble())
                        .sum();
        assertThat(parts).isCloseTo(money.get("mean").asDouble(), within(0.01));
        assertThat(money.get("notes").toString()).contains("without a loaded rate");
        assertThat(hidden.at("/scenarios/0/money").isNull()).isTrue();
        assertThat(hidden.toString()).doesNotContain("12000 EUR").contains("is seen by finance");
        assertThat(colleague.get(path(id)).body()).doesNotContain("12000 EUR");
        assertThat(seen.at("/scenarios/0/initiatives"))
                .isEqualTo(hidden.at("/scenarios/0/initiatives"));
    }

    @Test
    void saysThePriceOfALeverAtOnceToWhoMayKnowIt() {
        var lever =
                "/api/v1/plan/initiatives/SC-A/levers?lever=contractor&team=sc-mast&week=5&weeks=13";

        var price = Api.json(finance.get(lever)).get("price");
        // Thirteen weeks of one at 8,000 a month.
        assertThat(price.get("more").asDouble()).isCloseTo(8_000 * 12 / 4.0, within(500.0));
        assertThat(price.get("notes").toString())
                .contains("At the loaded rate of their role", "1 contractor.");
        assertThat(
                        Api.json(finance.get("/api/v1/plan/initiatives/SC-A/levers?lever=first"))
                                .at("/price/more")
                                .asDouble())
                .isCloseTo(0, within(1e-6));
        var hidden = colleague.get(lever);
        assertThat(Api.json(hidden).get("price").isNull()).isTrue();
        assertThat(hidden.body()).contains("is seen by finance").doesNotContain("loaded rate");
    }

    @Test
    void tellsTheCostOfTeamsThatAreLargeEnoughAndOfAllOthersTogether() {
        var from = TODAY.plusMonths(2).withDayOfMonth(1);
        var id =
                scenario(
                        director,
                        "Masts",
                        "{\"kind\":\"CONTRACT\",\"team\":\"sc-mast\",\"role\":\"rigging\",\"from\":\"%s\",\"until\":\"%s\"}"
                                .formatted(from, from.plusMonths(3)));
        var leaving =
                scenario(
                        director,
                        "Fewer at the cranes",
                        "{\"kind\":\"LEAVE\",\"team\":\"sc-crane\",\"count\":\"1\",\"role\":\"rigging\",\"from\":\"%s\"}"
                                .formatted(from));

        var money = compared(finance, id).at("/scenarios/0/money");
        var teams = money.get("teams").valueStream().toList();
        assertThat(teams.stream().mapToDouble(one -> one.get("mean").asDouble()).sum())
                .isCloseTo(money.get("mean").asDouble(), within(0.01));
        assertThat(named(teams, "Masts of scenarios").get("more").asDouble())
                .isCloseTo(24_000, within(1_700.0));
        assertThat(named(teams, "Cranes of scenarios").get("more").asDouble())
                .isCloseTo(0, within(1e-6));
        // Three people work there.
        assertThat(teams).noneMatch(one -> one.get("name").asString().startsWith("Berths"));
        assertThat(compared(director, leaving).at("/scenarios/0/money/teams").size()).isZero();
    }

    private static JsonNode named(List<JsonNode> all, String name) {
        return all.stream()
                .filter(one -> one.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void speaksOfFieldsWhereThereAreNoRows() {
        var id = scenario(manager, "Fields");
        var answer =
                manager.with("If-Match", "*")
                        .post(
                                path(id) + "/changes",
                                "{\"kind\":\"REDATE\",\"initiative\":\"SC-A\",\"mustDate\":\"soon\"}");

        assertThat(answer.body()).contains("The day (soon) of mustDate must be");
        assertThat(
                        manager.with("If-Match", "*")
                                .post(path(id) + "/changes", "{\"kind\":\"DROP\"}")
                                .body())
                .contains("The field (initiative) must not be empty.")
                .doesNotContain(" row ", "The cell");
    }

    @Test
    void comparesFourAtMost() {
        var ids = IntStream.range(0, 5).mapToObj(one -> scenario(manager, "Five " + one)).toList();
        var query = ids.stream().map(id -> "scenario=" + id).collect(Collectors.joining("&"));

        var answer = manager.get("/api/v1/plan/comparison?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(SERVER.api().get("/api/v1/plan/comparison").statusCode()).isEqualTo(401);
    }
}
