package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.TestServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Reads the page of the plan.
class PlanPageTest {

    private static final TestServer SERVER = TestServer.shared();

    @BeforeAll
    static void bringAPlan() {
        bring(
                "team,name,parent,from\npp-large,Roadmapping,,2020-01-01\npp-small,Plotting,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\n"
                        + IntStream.rangeClosed(1, 7)
                                .mapToObj(
                                        one ->
                                                "PP-%d,Planner %d,2020-01-01,%s,%s,100\n"
                                                        .formatted(
                                                                one,
                                                                one,
                                                                one == 1 ? "" : "PP-1",
                                                                one == 7 ? "pp-small" : "pp-large"))
                                .collect(Collectors.joining()));
        add("PP-1", "pp-large=10", "2099-01-01");
        add("PP-2", "pp-large=500;pp-small=4", "2026-12-31");
        add("PP-3", "", "");
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void add(String key, String scopes, String must) {
        var answer =
                SERVER.console()
                        .post(
                                "/api/v1/initiatives",
                                "{\"key\":\"%s\",\"name\":\"Plan <%s>\",\"stage\":\"running\",\"order\":\"1\",\"scopes\":\"%s\",\"mustDate\":\"%s\"}"
                                        .formatted(key, key, scopes, must));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void showsRangesOddsAndWhatIsMissing() {
        var reader = Reader.administrator(SERVER);

        var page = reader.open("/plan").body();

        assertThat(page).contains("Initiatives, in their order", "PP-1", "Plan &lt;PP-2&gt;");
        assertThat(page).contains("Nobody said what belongs to it", "less than 85% sure");
        assertThat(page)
                .contains("Roadmapping")
                .contains("of fewer than five people are not shown");
        assertThat(page).doesNotContain("Plan <PP-2>");
    }

    @Test
    void explainsADate() {
        var reader = Reader.administrator(SERVER);
        var page = reader.open("/plan").body();
        var id = page.replaceAll("(?s).*?(plan\\.done\\.[0-9a-f-]{36}).*", "$1");

        var explained = reader.open("/plan?explain=" + id).body();

        assertThat(explained)
                .contains("simulated futures of the whole plan", "items known to remain");
    }
}
