package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Asks for the forecast over REST.
class ForecastsServerTest {

    private static final TestServer SERVER = TestServer.shared();

    @BeforeAll
    static void bringAPlan() {
        bring(
                "team,name,parent,from\npf-large,Forecasting,,2020-01-01\npf-small,Foretelling,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\n"
                        + IntStream.rangeClosed(1, 6)
                                .mapToObj(one -> row(one, "pf-large"))
                                .collect(Collectors.joining())
                        + row(7, "pf-small"));
        add("PF-1", "running", 1, "pf-large=10", "");
        add("PF-2", "committed", 2, "pf-large=20;pf-small=4", "PF-1");
        add("PF-3", "committed", 3, "", "");
        add("PF-4", "idea", 4, "pf-large=10", "");
    }

    private static String row(int number, String team) {
        return "PF-%d,Forecaster %d,2020-01-01,%s,%s,100\n"
                .formatted(number, number, number == 1 ? "" : "PF-1", team);
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void add(String key, String stage, int order, String scopes, String after) {
        var answer =
                SERVER.console()
                        .post(
                                "/api/v1/initiatives",
                                """
                                {"key":"%s","name":"Plan %s","stage":"%s","order":"%d","scopes":"%s","after":"%s",
                                 "mustDate":"%s"}
                                """
                                        .formatted(
                                                key,
                                                key,
                                                stage,
                                                order,
                                                scopes,
                                                after,
                                                LocalDate.now(java.time.ZoneOffset.UTC)
                                                        .plusWeeks(30)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static JsonNode forecast() {
        var answer = SERVER.console().get("/api/v1/plan/forecast");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer);
    }

    private static JsonNode initiative(JsonNode forecast, String key) {
        return forecast.get("initiatives")
                .valueStream()
                .filter(one -> one.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsDatesAsRangesOfWhatIsWanted() {
        var forecast = forecast();

        var first = initiative(forecast, "PF-1").get("dates");
        var second = initiative(forecast, "PF-2").get("dates");
        assertThat(day(first, "p15")).isBefore(day(first, "p85"));
        assertThat(day(second, "p50")).isAfter(day(first, "p50"));
        assertThat(first.get("odds").asDouble()).isGreaterThan(second.get("odds").asDouble());
        assertThat(initiative(forecast, "PF-2").get("open").asDouble()).isEqualTo(24);
        assertThat(forecast.toString()).doesNotContain("PF-4");
    }

    private static LocalDate day(JsonNode dates, String name) {
        return LocalDate.parse(dates.get(name).asString());
    }

    @Test
    void saysByWhichDayItHadToBeDoneBefore() {
        add("PF-5", "running", 5, "pf-large=2", "");
        var path = "/api/v1/plan/initiatives/PF-5/forecast";
        assertThat(Api.json(SERVER.console().get(path)).get("redated").isNull()).isTrue();
        var made =
                Api.json(SERVER.console().get("/api/v1/initiatives"))
                        .get("items")
                        .valueStream()
                        .filter(one -> one.get("key").asString().equals("PF-5"))
                        .findFirst()
                        .orElseThrow();
        var day = LocalDate.parse(made.get("mustDate").asString());
        var changed =
                SERVER.console()
                        .with("If-Match", "\"1\"")
                        .send(
                                "PATCH",
                                "/api/v1/initiatives/" + made.get("id").asString(),
                                "{\"mustDate\":\"%s\"}".formatted(day.plusWeeks(9)));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);

        assertThat(Api.json(SERVER.console().get(path)).at("/redated/day").asString())
                .isEqualTo(day.toString());
    }

    @Test
    void saysWhyThereIsNoForecast() {
        var one = initiative(forecast(), "PF-3");

        assertThat(one.get("dates").isNull()).isTrue();
        assertThat(one.get("missing").asString()).contains("Nobody said what belongs to it");
    }

    @Test
    void tellsTheWeeksOfLargeTeamsAlone() {
        var teams = forecast().get("teams").valueStream().toList();

        var large = named(teams, "Forecasting");
        assertThat(large.get("weeks").size()).isEqualTo(26);
        var week = large.get("weeks").get(0);
        assertThat(
                        week.get("initiatives").asDouble()
                                + week.get("unplanned").asDouble()
                                + week.get("idle").asDouble())
                .isCloseTo(week.get("people").asDouble(), within(1e-6));
        assertThat(named(teams, "Foretelling").get("weeks").size()).isZero();
    }

    private static JsonNode named(java.util.List<JsonNode> teams, String name) {
        return teams.stream()
                .filter(one -> one.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsWhatWasToldOnceAndForGood() {
        var database = SERVER.bean(Database.class);
        var inputs = forecast().get("inputs").asString();
        assertThat(forecast().get("inputs").asString()).isEqualTo(inputs);

        var kept =
                database.keeping(
                        sql ->
                                sql.sql(
                                                """
                                                select d.key || ' ' || cardinality(d.weeks)
                                                from planning.forecast f join planning.forecast_date d on d.forecast = f.id
                                                where f.inputs = :inputs order by 1
                                                """)
                                        .param("inputs", inputs)
                                        .query(String.class)
                                        .list());
        assertThat(kept).contains("PF-1 40", "PF-2 40").doesNotContain("PF-3 40");
        assertThatThrownBy(
                        () ->
                                database.keep(
                                        sql ->
                                                sql.sql(
                                                                "update planning.forecast_date set items = 0")
                                                        .update()))
                .hasMessageContaining("never changed");
    }

    @Test
    void isNotForStrangers() {
        assertThat(SERVER.api().get("/api/v1/plan/forecast").statusCode()).isEqualTo(401);
    }
}
