package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Keeps from a person what is planned about them: a transfer and a leaving, far from now.
class PlannedRowsTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final List<String> LISTS =
            List.of("", "/memberships", "/reporting-lines", "/skills", "/accounts");

    private static String asta;
    private static String dorte;
    private static Api self;

    @BeforeAll
    static void bring() {
        bring("team,name,parent,from\npr-a,Sluice,,2020-01-01\npr-b,Weir,,2020-01-01\n");
        bring(
                """
                employee_number,name,from,until,manager,team,share
                PR-1,Runa Falk,2020-01-01,,,pr-a,100
                PR-2,Asta Lund,2020-01-01,,PR-1,pr-a,100
                PR-2,,2089-01-01,2090-03-01,PR-3,pr-b,100
                PR-3,Bodil Krog,2020-01-01,,PR-1,pr-b,100
                PR-4,Dorte Vang,2089-01-01,,PR-1,pr-b,100
                """);
        bring("employee_number,skill,level,from,until\nPR-2,welding,3,2021-01-01,2089-06-01\n");
        bring(
                """
                employee_number,kind,from,until
                PR-2,study,2088-02-01,2088-03-01
                PR-2,parental,2089-12-01,2090-06-01
                """);
        asta = id("PR-2", "");
        dorte = id("PR-4", "&asOf=2089-02-01");
        self = SERVER.signUp("asta", "PR-2");
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
    }

    private static String id(String number, String more) {
        return Api.json(SERVER.console().get("/api/v1/persons?q=" + number + more))
                .at("/items/0/id")
                .asString();
    }

    private static String read(Api api, String path) {
        var answer = api.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void keepsFromAPersonTheirOwnTransferAndLeaving() {
        for (var list : LISTS) {
            var told = read(self, "/api/v1/persons/" + asta + list);

            assertThat(told).as(list).doesNotContain("2089-0").doesNotContain("2090-");
        }
        var today = Api.json(self.get("/api/v1/persons/" + asta));
        assertThat(today.get("extent").asString()).isEqualTo("full");
        assertThat(today.get("rows").valueStream().map(row -> row.get("kind").asString()))
                .contains("employment", "line", "membership", "skill", "leave");
        assertThat(read(self, "/api/v1/organization/export?format=csv")).doesNotContain("2089");
        assertThat(self.get("/api/v1/persons/" + asta + "?asOf=2089-02-01").statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsAPersonTheirOwnLeaveButNotThatALeavingCutsItShort() {
        for (var path : List.of("/api/v1/persons/" + asta + "/leave", "/api/v1/leave")) {
            var told = read(self, path);

            assertThat(told).contains("2088-03-01", "2089-12-01").doesNotContain("2090-03-01");
        }
    }

    @Test
    void keepsPlansFromAColleagueAndShowsThemToTheManager() {
        var colleague = SERVER.signUp("bodil", "PR-3");
        var manager = SERVER.signUp("runa", "PR-1");
        var path = "/api/v1/persons/" + asta;

        assertThat(read(colleague, path)).contains("Asta Lund").doesNotContain("2089", "2090");
        assertThat(read(manager, path)).contains("2089-01-01", "2090-03-01", "2089-06-01");
        assertThat(read(manager, "/api/v1/my/people")).doesNotContain("2089", "2090");
        assertThat(colleague.get("/api/v1/persons/" + dorte).statusCode()).isEqualTo(404);
        assertThat(read(manager, "/api/v1/persons/" + dorte)).contains("Dorte Vang");
    }
}
