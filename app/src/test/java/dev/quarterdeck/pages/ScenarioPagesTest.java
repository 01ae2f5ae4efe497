package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.Cast;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Makes scenarios on their pages, sets them beside the plan, and freezes it.
class ScenarioPagesTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String PAGE = "/plan/scenarios";
    private static Browser reader;

    @BeforeAll
    static void bringAPlan() {
        bring("team,name,parent,from\nsp-team,Scenery,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\n"
                        + IntStream.rangeClosed(1, 6)
                                .mapToObj(
                                        one ->
                                                "SP-%d,Painter %d,2020-01-01,,sp-team,100\n"
                                                        .formatted(one, one))
                                .collect(Collectors.joining()));
        add("SP-A", 301);
        add("SP-B", 302);
        reader = Reader.administrator(SERVER);
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void add(String key, int order) {
        var answer =
                SERVER.console()
                        .post(
                                "/api/v1/initiatives",
                                "{\"key\":\"%s\",\"name\":\"Paint <%s>\",\"stage\":\"running\",\"order\":\"%d\",\"scopes\":\"sp-team=20\",\"mustDate\":\"%s\"}"
                                        .formatted(
                                                key,
                                                key,
                                                order,
                                                LocalDate.now(ZoneOffset.UTC).plusWeeks(20)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String made(String name) {
        var answer =
                reader.submit(PAGE, PAGE + "?act=make", Map.of("name", name, "note", "<i>why</i>"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("\\?.*", "");
    }

    private static int change(String path, String version, Map<String, String> more) {
        var form = new java.util.HashMap<>(Map.of("version", version));
        form.putAll(more);
        return reader.submit(path, path + "?act=add", form).statusCode();
    }

    @Test
    void makesOneAddsChangesAndSetsItBesideThePlan() {
        var path = made("Order of scenery");
        assertThat(reader.open(path).body())
                .contains("It changes nothing yet.", "&lt;i&gt;why", "Change one thing more");

        assertThat(
                        change(
                                path,
                                "1",
                                Map.of("kind", "reorder", "initiative", "SP-B", "before", "SP-A")))
                .isEqualTo(303);

        var page = reader.open(path).body();
        assertThat(page).contains("SP-B goes before SP-A.", "Take away");
        var compare =
                reader.open("/plan/compare?s=" + path.substring(path.lastIndexOf('/') + 1)).body();
        assertThat(compare)
                .contains("SP-B comes", "Who pays", "SP-A:", "Paint &lt;SP-A&gt;")
                .contains("What people cost is seen by finance")
                .contains("with the same luck in all of them");
        var figure = compare.replaceAll("(?s).*?(compare\\.[0-9a-f-]{36}\\.[0-9a-f-]{36}).*", "$1");
        assertThat(
                        reader.open(
                                        "/plan/compare?s=%s&explain=%s"
                                                .formatted(
                                                        path.substring(path.lastIndexOf('/') + 1),
                                                        figure))
                                .body())
                .contains("each is set against the same future of the plan");
    }

    @Test
    void showsWhatIsWrongBesideItsFieldAndAClash() {
        var path = made("Faults of scenery");

        var wrong =
                reader.submit(
                        path,
                        path + "?act=add",
                        Map.of(
                                "version",
                                "1",
                                "kind",
                                "cut",
                                "initiative",
                                "SP-A",
                                "items",
                                "few"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("The number (few) of items", "value=\"few\"");
        assertThat(change(path, "7", Map.of("kind", "drop", "initiative", "SP-A"))).isEqualTo(409);
        assertThat(reader.submit(PAGE, PAGE + "?act=make", Map.of("name", " ")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void takesAChangeAwayAndDropsTheScenario() {
        var path = made("Short of scenery");
        change(path, "1", Map.of("kind", "drop", "initiative", "SP-A"));
        var id = reader.open(path).body().replaceAll("(?s).*id=\"change-([0-9a-f-]{36})\".*", "$1");

        reader.submit(path, path, Map.of("act", "remove", "version", "2", "id", id));
        assertThat(reader.open(path).body()).contains("It changes nothing yet.");
        var dropped = reader.submit(path, path, Map.of("act", "drop", "version", "3", "id", ""));

        assertThat(dropped.headers().firstValue("Location").orElseThrow())
                .isEqualTo(PAGE + "?did=drop");
        assertThat(reader.open(path).statusCode()).isEqualTo(404);
    }

    @Test
    void freezesThePlanAndTellsWhatBecameOfIt() {
        var frozen =
                reader.submit(
                        "/plan/baselines",
                        "/plan/baselines",
                        Map.of("name", "Plan of <b>", "why", "agreed"));
        assertThat(frozen.statusCode()).as(frozen.body()).isEqualTo(303);
        var path = frozen.headers().firstValue("Location").orElseThrow();

        assertThat(reader.open(path).body())
                .contains("Plan of &lt;b&gt;", "Within a week of what was said.", "agreed");
        assertThat(reader.open(path + "?explain=baseline.kept").body())
                .contains("initiatives by what became of what was said");
        assertThat(reader.open("/plan/baselines").body()).contains("Plan of &lt;b&gt;");
    }

    @Test
    void saysWhatWouldStandThere() {
        assertThat(reader.open("/plan/compare").body()).contains("No scenario is chosen.");
        assertThat(reader.open("/plan/compare?s=nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsALeverThatWasPulledAsAScenario() {
        var path = "/plan/initiatives/SP-B?lever=cut&team=sp-team&items=5";
        var page = reader.open(path).body();
        assertThat(page).contains("Keep it as a scenario");

        var form = new java.util.HashMap<String, String>();
        var hidden =
                java.util.regex.Pattern.compile(
                                "<input type=\"hidden\" name=\"([^_\"][^\"]*)\" value=\"([^\"]*)\">")
                        .matcher(
                                page.replaceAll("(?s).*action=\"/plan/scenarios\"", "")
                                        .replaceAll("(?s)</form>.*", ""));
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        assertThat(form).containsEntry("kind", "cut").containsEntry("items", "15");
        var kept = reader.submit(path, PAGE, form);

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
        assertThat(reader.open(kept.headers().firstValue("Location").orElseThrow()).body())
                .contains("SP-B: 5 fewer items in Scenery", "SP-B comes");
    }

    @Test
    void tellsWhatTeamsAndLeversCostToWhoMayKnow() {
        var cast = new Cast(SERVER);
        var found = Api.json(SERVER.console().get("/api/v1/persons?q=SP-1")).get("items");
        var payer = cast.signUp("payer", UUID.fromString(found.get(0).get("id").asString()));
        cast.grant("payer", "DIRECTOR", "EVERYTHING", "");
        var rate =
                payer.send(
                        "PUT",
                        "/api/v1/staffing/assumptions",
                        "{\"role\":\"scene painter\",\"what\":\"RATE\",\"value\":\"8000 EUR\",\"from\":\"2020-01-01\",\"source\":\"budget\"}");
        assertThat(rate.statusCode()).as(rate.body()).isLessThan(300);
        var path = made("Dear scenery");
        change(
                path,
                "1",
                Map.of(
                        "kind",
                        "contract",
                        "team",
                        "sp-team",
                        "role",
                        "scene painter",
                        "from",
                        "2026-12-01",
                        "until",
                        "2099-01-01"));
        var compare = "/plan/compare?s=" + path.substring(path.lastIndexOf('/') + 1);
        var lever = "/plan/initiatives/SP-A?lever=contractor&team=sp-team&week=4&weeks=13";
        var director = Reader.director(SERVER);

        assertThat(director.open(compare).body())
                .contains("What each team costs", "Scenery", "Dear scenery, more")
                .contains("Dear scenery: At the loaded rate of their role", "1 contractor.");
        assertThat(director.open(lever + "&explain=lever.cost").body())
                .contains("with the same luck: seats by their own cost", "It costs ")
                .contains("more on the initiative itself");
        assertThat(reader.open(compare).body()).doesNotContain("What each team costs");
        assertThat(reader.open(lever).body())
                .contains("What people cost is seen by finance")
                .doesNotContain("more on the initiative itself", "In money");
    }

    @Test
    void leavesNoScenarioWhoseFirstChangeIsWrong() {
        var wrong =
                reader.submit(
                        PAGE,
                        PAGE,
                        Map.of("name", "Never of scenery", "kind", "drop", "initiative", "SP-Z"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(reader.open(PAGE).body()).doesNotContain(">Never of scenery</a>");
    }
}
