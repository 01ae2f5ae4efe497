package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Lists epics of a large team and of a small one, and makes initiatives of them.
class EpicsServerTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final long DAY = 86_400;
    private static UUID owner = new UUID(0, 0);

    @BeforeAll
    static void bringEpics() {
        bring(
                "team,name,parent,from\nep-large,Epic Sewing,,2020-01-01\nep-small,Epic Darning,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\n"
                        + IntStream.rangeClosed(1, 7)
                                .mapToObj(EpicsServerTest::row)
                                .collect(Collectors.joining()));
        var day = today();
        owner =
                day.persons().stream()
                        .filter(one -> one.number().equals("EP-2"))
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .value();
        var large = day.requireTeam("ep-large").id();
        var small = day.requireTeam("ep-small").id();
        SERVER.bean(Database.class)
                .keep(
                        sql -> {
                            epic(sql, -8_810, "EPS/cloth#1", large, 1);
                            epic(sql, -8_820, "EPS-2", small, 2);
                            epic(sql, -8_830, "EPS-3", large, 3);
                            epic(sql, -8_840, "EPS-4", large, 4);
                            epic(sql, -8_850, "EPS-5", small, 5);
                            epic(sql, -8_860, "EPS-6", large, 6);
                        });
        add("EPS-A", "EPS-4;EPS-5");
        add("EPS-B", "EPS-6");
    }

    @AfterAll
    static void takeThemAway() {
        SERVER.bean(Database.class)
                .keep(
                        sql ->
                                sql.sql(
                                                "delete from activity.measured_item where item between -8899 and -8801")
                                        .update());
    }

    private static OrganizationDay today() {
        return SERVER.bean(Organization.class)
                .asOf(Viewer.console(), LocalDate.now(ZoneOffset.UTC));
    }

    private static String row(int number) {
        return "EP-%d,Seamster %d,2020-01-01,%s,%s,100\n"
                .formatted(
                        number,
                        number,
                        number == 1 ? "" : "EP-1",
                        number < 6 ? "ep-large" : "ep-small");
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void add(String key, String roots) {
        var answer =
                SERVER.console()
                        .post(
                                "/api/v1/initiatives",
                                "{\"key\":\"%s\",\"name\":\"Sewn\",\"stage\":\"idea\",\"roots\":\"%s\"}"
                                        .formatted(key, roots));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /// An epic with an open item and a finished one. @param daysAgo when both were touched
    private static void epic(JdbcClient sql, long id, String key, UUID team, int daysAgo) {
        item(sql, id, key, null, team, "OPEN", daysAgo);
        item(sql, id + 1, key + "-open", id, team, "OPEN", daysAgo);
        item(sql, id + 2, key + "-done", id, team, "FINISHED", daysAgo);
    }

    private static void item(
            JdbcClient sql,
            long id,
            String key,
            @Nullable Long parent,
            UUID team,
            String state,
            int daysAgo) {
        long now = Instant.now().getEpochSecond();
        sql.sql(
                        """
                        insert into activity.measured_item (item, item_key, level, parent, team, parts, state, category,
                            created_s, started_s, closed_s, touched_s, gone, imported, swept_closed)
                        values (:item, :key, :level, :parent, :team, 100, :state, :category, :created, :started, :closed,
                            :touched, false, false, false)
                        """)
                .param("item", id)
                .param("key", key)
                .param("level", parent == null ? "EPIC" : "ITEM")
                .param("parent", parent)
                .param("team", team.toString())
                .param("state", state)
                .param("category", state.equals("OPEN") ? "QUEUE" : "DONE")
                .param("created", now - 60 * DAY)
                .param("started", state.equals("OPEN") ? null : now - 30 * DAY)
                .param("closed", state.equals("OPEN") ? null : now - daysAgo * DAY)
                .param("touched", now - daysAgo * DAY)
                .update();
    }

    private static List<JsonNode> told(String part) {
        var answer = SERVER.console().get("/api/v1/plan/epics");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer)
                .get(part)
                .valueStream()
                .filter(one -> one.get("key").asString().startsWith("EPS"))
                .toList();
    }

    @Test
    void tellsNothingOfASmallTeamsEpicsByNumberNorByPlace() {
        var unclaimed = told("unclaimed");

        assertThat(unclaimed)
                .extracting(one -> one.get("key").asString())
                .containsExactly("EPS/cloth#1", "EPS-3", "EPS-2");
        var large = unclaimed.getFirst();
        assertThat(large.get("finished").asInt()).isEqualTo(1);
        assertThat(large.get("open").asInt()).isEqualTo(1);
        assertThat(large.get("touched").isNull()).isFalse();
        var small = unclaimed.getLast();
        assertThat(small.get("open").asInt()).isEqualTo(1);
        assertThat(small.get("teams").toString()).contains("Epic Darning");
        assertThat(List.of("finished", "begun", "touched"))
                .allMatch(one -> small.get(one).isNull());
    }

    @Test
    void hidesTheOtherEpicsOfItsInitiativeToo() {
        assertThat(told("claimed"))
                .extracting(
                        one ->
                                one.get("initiative").asString()
                                        + " "
                                        + one.get("key").asString()
                                        + " "
                                        + one.get("finished"))
                .containsExactly("EPS-A EPS-4 null", "EPS-A EPS-5 null", "EPS-B EPS-6 1");
    }

    @Test
    void showsTheSameOnThePage() {
        var page = Reader.somebody(SERVER, null).open("/plan/goals").body();

        var epics = page.substring(page.indexOf("id=\"epics-part\""));
        assertThat(epics.substring(0, epics.indexOf("stopped-part")))
                .containsSubsequence("EPS/cloth#1", "EPS-3", "EPS-2", "not told");
        assertThat(page)
                .contains("EPS-4, 1 left; EPS-5, 1 left", "EPS-6, 1 of 2 done")
                .doesNotContain("EPS-4, 1 of 2 done");
    }

    @Test
    void makesAnIdeaOfAnEpicThatPeopleMayAddAsTheirOwn() {
        var self = Reader.somebody(SERVER, owner);
        var path = "/plan/goals?epic=EPS%2Fcloth%231";

        var form = form(self.open(path).body());

        assertThat(form)
                .contains("value=\"EPS-cloth-1\"", "value=\"EPS/cloth#1\"", "value=\"EP-2\"")
                .containsPattern("<option value=\"idea\"[^>]*selected");
        assertThat(form(Reader.administrator(SERVER).open(path).body()))
                .contains("value=\"EPS-cloth-1\"")
                .containsPattern("<option value=\"idea\"[^>]*selected")
                .doesNotContain("value=\"EP-2\"");
    }

    private static String form(String page) {
        var form = page.substring(page.indexOf("act=add-initiative"));
        return form.substring(0, form.indexOf("</form>"));
    }
}
