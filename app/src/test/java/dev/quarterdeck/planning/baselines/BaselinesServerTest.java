package dev.quarterdeck.planning.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.pages.Reader;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Freezes the plan over REST and asks later what came of it.
class BaselinesServerTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @BeforeAll
    static void bringAPlan() {
        bring("team,name,parent,from\nbl-team,Baselines,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\n"
                        + IntStream.rangeClosed(1, 5)
                                .mapToObj(
                                        one ->
                                                "BL-%d,Liner %d,2020-01-01,,bl-team,100\n"
                                                        .formatted(one, one))
                                .collect(Collectors.joining()));
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String add(String key, int order, int items) {
        var answer =
                SERVER.console()
                        .post(
                                "/api/v1/initiatives",
                                "{\"key\":\"%s\",\"name\":\"Plan %s\",\"stage\":\"running\",\"order\":\"%d\",\"scopes\":\"bl-team=%d\",\"mustDate\":\"%s\"}"
                                        .formatted(key, key, order, items, TODAY.plusYears(1)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.json(answer).get("id").asString();
    }

    private static void change(String id, String body) {
        var answer =
                SERVER.console()
                        .with("If-Match", "*")
                        .send("PATCH", "/api/v1/initiatives/" + id, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static JsonNode line(JsonNode course, String key) {
        return course.get("initiatives")
                .valueStream()
                .filter(one -> one.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsWhatWasSaidAndTellsWhatBecameOfIt() {
        var done = add("BL-A", 201, 4);
        var grown = add("BL-B", 202, 10);
        var stopped = add("BL-C", 203, 10);
        var frozen =
                SERVER.console()
                        .post(
                                "/api/v1/plan/baselines",
                                "{\"name\":\"Plan of the quarter\",\"why\":\"agreed\"}");
        assertThat(frozen.statusCode()).as(frozen.body()).isEqualTo(201);
        var id = Api.json(frozen).get("id").asString();
        assertThat(Api.json(frozen).get("forecast").isNull()).isFalse();
        change(done, "{\"stage\":\"done\"}");
        change(grown, "{\"scopes\":\"bl-team=16\"}");
        change(stopped, "{\"stage\":\"stopped\",\"stopReason\":\"no longer needed\"}");
        add("BL-D", 204, 3);

        var course = Api.json(SERVER.console().get("/api/v1/plan/baselines/" + id));

        assertThat(line(course, "BL-A").get("verdict").asString()).isEqualTo("DONE_IN_TIME");
        assertThat(line(course, "BL-A").at("/now/done").asString()).isEqualTo(TODAY.toString());
        var later = line(course, "BL-B");
        assertThat(later.get("verdict").asString()).isEqualTo("LATER");
        assertThat(later.get("weeks").asDouble()).isGreaterThan(1);
        assertThat(later.at("/said/items").asDouble()).isEqualTo(10);
        assertThat(later.at("/now/items").asDouble()).isEqualTo(16);
        assertThat(line(course, "BL-C").get("verdict").asString()).isEqualTo("DROPPED");
        assertThat(line(course, "BL-C").get("words").asString()).isEqualTo("Stopped since.");
        assertThat(line(course, "BL-D").get("verdict").asString()).isEqualTo("ADDED");
        assertThat(SERVER.console().get("/api/v1/plan/baselines?limit=500").body())
                .contains("Plan of the quarter", "agreed");
        assertThat(Reader.administrator(SERVER).open("/plan/baselines/" + id).body())
                .contains("/plan/initiatives/BL-B?since=" + TODAY + "#move", ">why<")
                .doesNotContain("/plan/initiatives/BL-A?since=");
        assertThatThrownBy(
                        () ->
                                SERVER.bean(Database.class)
                                        .keep(
                                                sql ->
                                                        sql.sql(
                                                                        "update planning.baseline set name = 'x'")
                                                                .update()))
                .hasMessageContaining("never changed");
    }

    @Test
    void listsThemInPagesTheNewestFirst() {
        add("BL-P", 205, 2);
        var made = new ArrayList<String>();
        for (var name : List.of("First page", "Second page", "Third page")) {
            var body = "{\"name\":\"%s\"}".formatted(name);
            var answer = SERVER.console().post("/api/v1/plan/baselines", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            made.addFirst(Api.json(answer).get("id").asString());
        }

        var listed = new ArrayList<String>();
        var next = "";
        do {
            var page = Api.json(SERVER.console().get("/api/v1/plan/baselines?limit=2" + next));
            page.get("items").forEach(one -> listed.add(one.get("id").asString()));
            next = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asString();
        } while (!next.isEmpty());

        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(made);
        assertThat(SERVER.console().get("/api/v1/plan/baselines?cursor=nonsense").statusCode())
                .isEqualTo(400);
        var unknown = Cursor.encode("00000000-0000-7000-8000-000000000001");
        assertThat(SERVER.console().get("/api/v1/plan/baselines?cursor=" + unknown).statusCode())
                .isEqualTo(400);
    }

    @Test
    void wantsANameAndKnowsNoOthers() {
        assertThat(SERVER.console().post("/api/v1/plan/baselines", "{\"name\":\" \"}").statusCode())
                .isEqualTo(400);
        assertThat(
                        SERVER.console()
                                .get("/api/v1/plan/baselines/00000000-0000-7000-8000-000000000001")
                                .statusCode())
                .isEqualTo(404);
        assertThat(SERVER.api().get("/api/v1/plan/baselines").statusCode()).isEqualTo(401);
    }
}
