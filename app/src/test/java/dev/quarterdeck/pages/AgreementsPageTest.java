package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AgreementsPageTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String PAGE = "/delivery/teams/agp-team/agreements";
    private static Browser head;
    private static Browser member;

    @BeforeAll
    static void bringATeam() {
        bring("team,name,parent,from\nagp-team,Agreeing page,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\nAGP-1,Head Page,2020-01-01,,agp-team,100\n"
                        + IntStream.rangeClosed(2, 9)
                                .mapToObj(
                                        one ->
                                                "AGP-%d,Member %d,2020-01-01,AGP-1,agp-team,100"
                                                        .formatted(one, one))
                                .collect(Collectors.joining("\n"))
                        + "\n");
        head = Reader.somebody(SERVER, person("AGP-1"));
        member = Reader.somebody(SERVER, person("AGP-2"));
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static UUID person(String number) {
        return UUID.fromString(
                Api.json(SERVER.console().get("/api/v1/persons?q=" + number))
                        .at("/items/0/id")
                        .asString());
    }

    private static Map<String, String> agreement(String metric, String value) {
        return Map.of(
                "metric", metric,
                "statistic", "P85",
                "bound", "NO_MORE",
                "value", value,
                "from", "2026-03-02");
    }

    private static String id(String body, String what) {
        return body.replaceAll("(?s).*id=\"" + what + "-([0-9a-f-]{36})\".*", "$1");
    }

    @Test
    void saysWhatWillStandHere() {
        assertThat(head.open("/delivery/teams/agp-team/now").body())
                .contains("/delivery/teams/agp-team/agreements");
        assertThat(head.open(PAGE).body())
                .contains("What we agreed on", "What we try", "Agree on something", "Decision:");
    }

    @Test
    void agreesShowsEndsAndTakesBack() {
        var made = head.submit(PAGE, PAGE + "?act=agree", agreement("flow.in-progress", "6"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        var page = head.open(PAGE + "?did=agree").body();
        assertThat(page)
                .contains("Agreed.", "Work in progress: no more than 6 items", "Written by");
        var id = id(page, "agreement");
        assertThat(head.open(PAGE + "?explain=agreement.kept." + id).body())
                .contains("whole weeks that keep to it");

        var end = PAGE + "?act=end&id=" + id;
        var refused = head.submit(PAGE, end, Map.of("until", "1999-01-01"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("must be after the first day", "value=\"1999-01-01\"");
        assertThat(head.submit(PAGE, end, Map.of("until", "2026-06-01")).statusCode())
                .isEqualTo(303);
        assertThat(head.open(PAGE).body()).contains("ended 2026-06-01", "Take the end back");
        assertThat(head.open(PAGE + "?asOf=2026-04-01").body())
                .contains("Nothing is agreed yet", "Changes are made on the page of today")
                .doesNotContain("Agree on something");
        head.submit(PAGE, PAGE + "?act=undo&id=" + id, Map.of());
        head.submit(PAGE, PAGE + "?act=undo&id=" + id, Map.of());
        assertThat(head.open(PAGE).body()).doesNotContain(id);
    }

    @Test
    void readsValuesInTheUnitsOfPeople() {
        head.submit(PAGE, PAGE + "?act=agree", agreement("review.pickup", "1 d"));
        assertThat(head.open(PAGE).body())
                .contains("Time to first answer, 85%: no more than 24 h", "none yet");

        var noUnit = head.submit(PAGE, PAGE + "?act=agree", agreement("review.time", "5"));
        assertThat(noUnit.statusCode()).isEqualTo(422);
        assertThat(noUnit.body())
                .contains("must be a number with min, h, d or w", "Maybe 1 d.", "value=\"5\"");
        assertThat(head.submit(PAGE, PAGE + "?act=agree", agreement("ci.success", "0.9")).body())
                .contains("must be a number of per cent");
        assertThat(head.submit(PAGE, PAGE + "?act=agree", agreement("no.such", "5")).body())
                .contains("There is no metric (no.such)");
    }

    @Test
    void triesAndCloses() {
        var typed =
                Map.of(
                        "title", "Pairs <b>& more</b>",
                        "change", "Two on each change",
                        "metric", "flow.throughput",
                        "statistic", "P85",
                        "expected", "HIGHER",
                        "from", "2026-03-02",
                        "until", "2026-05-31");
        var made = head.submit(PAGE, PAGE + "?act=start", typed);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        var page = head.open(PAGE).body();
        assertThat(page)
                .contains("Pairs &lt;b", "cannot tell", "Throughput, up")
                .doesNotContain("<b>");
        var close = PAGE + "?act=close&id=" + id(page, "experiment");
        assertThat(head.submit(PAGE, close, Map.of("verdict", "BETTER", "lesson", "")).body())
                .contains("The lesson () must have 1 to");
        head.submit(PAGE, close, Map.of("verdict", "BETTER", "lesson", "Fewer questions later"));
        assertThat(head.open(PAGE).body())
                .contains("Lesson: Fewer questions later", "the numbers are those of that day");
    }

    @Test
    void letsMembersReadAndChangeNothing() {
        assertThat(member.open(PAGE).body())
                .contains("What we agreed on", "decided by its head, those above")
                .doesNotContain("Agree on something");
        assertThat(
                        member.submit("/account", PAGE + "?act=agree", agreement("flow.queue", "6"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(head.open("/delivery/teams/no-such/agreements").statusCode()).isEqualTo(404);
    }
}
