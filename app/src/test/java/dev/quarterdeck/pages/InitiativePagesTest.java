package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.TestServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Reads the page of an initiative, pulls its levers, and reads the quarter.
class InitiativePagesTest {

    private static final TestServer SERVER = TestServer.shared();

    @BeforeAll
    static void bringAPlan() {
        bring("team,name,parent,from\nip-large,Coopering,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\n"
                        + IntStream.rangeClosed(1, 6)
                                .mapToObj(
                                        one ->
                                                "IP-%d,Cooper %d,2020-01-01,%s,ip-large,100\n"
                                                        .formatted(
                                                                one, one, one == 1 ? "" : "IP-1"))
                                .collect(Collectors.joining()));
        add("IP-0", "ip-large=2", "2026-11-01");
        add("IP-1", "ip-large=15", "2099-01-01");
        add("IP-2", "ip-large=40", "2026-12-31");
        add("IP-3", "", "");
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
                                "{\"key\":\"%s\",\"name\":\"Barrel <%s>\",\"stage\":\"running\",\"order\":\"%s\",\"scopes\":\"%s\",\"mustDate\":\"%s\"}"
                                        .formatted(key, key, key.substring(3), scopes, must));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String open(String path) {
        var answer = Reader.administrator(SERVER).open(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void isReachedFromThePlan() {
        assertThat(open("/plan")).contains("href=\"/plan/initiatives/IP-2\"", "/plan/quarter");
    }

    @Test
    void saysWhenItIsDoneAndWhatItWaitsFor() {
        var page = open("/plan/initiatives/ip-2");

        assertThat(page)
                .contains("IP-2, Barrel &lt;IP-2&gt;", "Half sure by", "Coopering")
                .contains("In Coopering it waits for its turn behind")
                .contains("No tracker knows what belongs to it.")
                .contains("Work it out: it plays the plan once for each input");
        assertThat(page).doesNotContain("Barrel <IP-2>");
    }

    @Test
    void saysWhyItsDayWillBeMissed() {
        var page = open("/plan/initiatives/IP-0");
        var id = page.replaceAll("(?s).*?(plan\\.late\\.[0-9a-f-]{36}).*", "$1");

        assertThat(page)
                .contains("after the day by which it must be done. Of the ", "weeks until then ")
                .contains("the work that is known, at the pace of its teams");
        assertThat(open("/plan/initiatives/IP-2"))
                .contains("It must be done by 2026-12-31", "what else its teams work on (")
                .contains("IP-1 in Coopering");
        assertThat(open("/plan/initiatives/IP-0?explain=" + id))
                .contains("put back onto the bare work", "scope that still comes");
        assertThat(open("/plan/initiatives/IP-1")).doesNotContain("after the day by which");
    }

    @Test
    void answersALeverWithWhoPays() {
        var page = open("/plan/initiatives/IP-2?lever=first");

        assertThat(page)
                .contains("What it would do: It goes first", "Who pays: ", "IP-1")
                .contains("id=\"lever-first\" open");
    }

    @Test
    void keepsWhatWasTypedBesideWhatIsWrong() {
        var page = open("/plan/initiatives/IP-2?lever=cut&team=ip-large&items=none");

        assertThat(page)
                .contains("The items (none) must be a whole number", "value=\"none\"")
                .contains("aria-invalid=\"true\"");
        assertThat(page).doesNotContain("What it would do");
    }

    @Test
    void saysWhatMakesTheRangeWide() {
        assertThat(open("/plan/initiatives/IP-1?drivers=yes"))
                .contains("If this were known", "How quick Coopering turns out to be");
    }

    @Test
    void explainsItsOdds() {
        var page = open("/plan/initiatives/IP-2");
        var id = page.replaceAll("(?s).*?(plan\\.odds\\.[0-9a-f-]{36}).*", "$1");

        assertThat(open("/plan/initiatives/IP-2?explain=" + id))
                .contains("simulated futures in which it is done by the end of its day");
    }

    @Test
    void saysWhyThereIsNoForecast() {
        assertThat(open("/plan/initiatives/IP-3"))
                .contains("There is no forecast of it.", "Nobody said what belongs to it");
        assertThat(Reader.administrator(SERVER).open("/plan/initiatives/NONE-9").statusCode())
                .isEqualTo(404);
    }

    @Test
    void drawsTheLineOfTheQuarter() {
        var page = open("/plan/quarter");

        assertThat(page)
                .contains("Where the line is", "What eats the time: unplanned work")
                .contains("end of the quarter", "Coopering", "Below the line: will not fit");
        assertThat(open("/plan/quarter?explain=plan.quarter.unplanned"))
                .contains("by what teams finished in the last half year");
    }
}
