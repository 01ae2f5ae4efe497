package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Reads the lists of the organisation page by page, and changes a team of a known version.
class OrganizationPagesTest {

    private static final TestServer SERVER = TestServer.shared();

    @BeforeAll
    static void bring() {
        bring("team,name,parent,from\npg-a,Pier,,2020-01-01\npg-b,Quay,pg-a,2020-01-01\n");
        bring(
                """
                employee_number,name,from,manager,team,share
                PG-1,Ake Nord,2020-01-01,,pg-a,100
                PG-2,Bo Nord,2020-01-01,PG-1,pg-a,100
                PG-3,Cia Nord,2020-01-01,PG-1,pg-b,100
                PG-4,Didrik Nord,2020-01-01,PG-3,pg-b,100
                PG-5,Didrik Nord,2020-01-01,,,
                PG-6,Didrik Nord,2020-01-01,,,
                """);
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
    }

    private static List<JsonNode> pages(Api api, String path, int limit) {
        var pages = new ArrayList<JsonNode>();
        var next = "";
        do {
            var cursor = next.isEmpty() ? "" : "&cursor=" + next;
            var answer = api.get(path + "?limit=" + limit + cursor);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            pages.add(Api.json(answer));
            next = pages.getLast().path("next").asString("");
        } while (!next.isEmpty());
        return pages;
    }

    private static List<String> rows(List<JsonNode> pages, String list) {
        return pages.stream()
                .flatMap(page -> page.get(list).valueStream())
                .map(JsonNode::toString)
                .toList();
    }

    @Test
    void showsADayPageByPageAsTheExportShowsItWhole() {
        var whole = Api.json(SERVER.console().get("/api/v1/organization/export?format=json"));

        var pages = pages(SERVER.console(), "/api/v1/organization", 3);

        assertThat(pages).hasSizeGreaterThan(3);
        assertThat(pages)
                .allSatisfy(
                        page ->
                                assertThat(
                                                page.get("persons").size()
                                                        + page.get("teams").size()
                                                        + page.get("findings").size())
                                        .isBetween(1, 3));
        for (var list : List.of("persons", "teams")) {
            assertThat(rows(pages, list)).isEqualTo(rows(List.of(whole), list));
        }
        assertThat(rows(pages, "findings"))
                .hasSizeGreaterThan(1)
                .containsExactlyInAnyOrderElementsOf(rows(List.of(whole), "findings"));
    }

    @Test
    void listsTeamsPageByPage() {
        var pages = pages(SERVER.console(), "/api/v1/teams", 1);
        var whole = pages(SERVER.console(), "/api/v1/teams", 500);

        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(rows(pages, "items")).isEqualTo(rows(whole, "items"));
        assertThat(SERVER.console().get("/api/v1/teams?limit=501").statusCode()).isEqualTo(400);
        assertThat(SERVER.console().get("/api/v1/teams?cursor=x").statusCode()).isEqualTo(400);
    }

    @Test
    void listsWhomOneManagesPageByPage() {
        var manager = SERVER.signUp("pages", "PG-1");

        var pages = pages(manager, "/api/v1/my/people", 1);

        assertThat(pages).hasSize(3);
        assertThat(pages.stream().map(page -> page.at("/items/0/number").asString()))
                .containsExactly("PG-2", "PG-3", "PG-4");
        assertThat(SERVER.console().get("/api/v1/my/people?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void changesATeamOfTheVersionThatWasReadOnly() {
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/teams",
                                """
                                {"key":"pg-c","name":"Raft","from":"2026-01-05"}""");
        var path = "/api/v1/teams/" + Api.json(made).get("id").asString();
        var read = SERVER.console().get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(made.headers().firstValue("ETag")).contains(read);
        var named = "{\"name\":\"%s\",\"from\":\"2026-02-02\"}";

        assertThat(SERVER.console().send("PATCH", path, named.formatted("None")).statusCode())
                .isEqualTo(400);
        var known = SERVER.console().with("If-Match", read);
        var changed = known.send("PATCH", path, named.formatted("Ferry"));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).isPresent().isNotEqualTo(read);
        assertThat(known.send("PATCH", path, named.formatted("Late")).statusCode()).isEqualTo(412);

        assertThat(Api.json(SERVER.console().get(path)).get("name").asString()).isEqualTo("Ferry");
    }
}
