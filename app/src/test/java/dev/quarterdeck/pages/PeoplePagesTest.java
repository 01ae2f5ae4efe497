package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeoplePagesTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String HOSTILE =
            "Iris \\\"><img src=x onerror=alert(1)><script>x</script>";

    /// A team with one person in it. @param key the team's @param person the person's id
    private record Crew(String key, String number, UUID person) {}

    private static Crew crew(String team, String name) {
        int number = NEXT.incrementAndGet();
        var key = "pages-" + number;
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/teams",
                                "{\"key\":\"%s\",\"name\":\"%s\",\"from\":\"2026-01-01\"}"
                                        .formatted(key, team));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var person =
                SERVER.console()
                        .post(
                                "/api/v1/persons",
                                """
                                {"number":"PEO-%d","from":"2026-01-01","name":"%s","team":"%s"}"""
                                        .formatted(number, name, key));
        assertThat(person.statusCode()).as(person.body()).isEqualTo(201);
        return new Crew(
                key, "PEO-" + number, UUID.fromString(Api.json(person).get("id").asString()));
    }

    @Test
    void showTheChartTheTeamsAndAPerson() {
        var crew = crew("Mooring", "Nadia Falk");
        var reader = Reader.somebody(SERVER, null);

        assertThat(reader.open("/people").body()).contains("Mooring", "Nadia Falk");
        assertThat(reader.open("/people?q=nadia").body()).contains("<mark>", "1 match");
        assertThat(reader.open("/people/teams/" + crew.key()).body())
                .contains("<h1>Mooring</h1>", "Nadia Falk", "You may not change it");
        assertThat(reader.open("/people/persons/" + crew.person()).body())
                .contains("<h1>Nadia Falk</h1>", "name, team and work address");
        assertThat(reader.open("/people/managers").statusCode()).isEqualTo(200);
    }

    @Test
    void countAMatchInTwoTeamsOnce() {
        var one = crew("Rope walk", "Orm Strand").key();
        var other = crew("Sail loft", "Liv Strand").key();
        var csv =
                """
                employee_number,name,from,team,share
                TWO-1,Zelda Twoteams,2026-02-01,%s,50
                TWO-1,Zelda Twoteams,2026-02-01,%s,50
                """
                        .formatted(one, other);
        var brought =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(brought.statusCode()).as(brought.body()).isIn(200, 202);

        var page = Reader.administrator(SERVER).open("/people?q=twoteams").body();
        assertThat(page.split("Zelda", -1)).hasSizeGreaterThan(2);
        assertThat(page).contains("1 match").doesNotContain("2 matches");
    }

    @Test
    void obeyTheDayOfTheAddress() {
        var crew = crew("Signals", "Ole Brandt");
        var reader = Reader.administrator(SERVER);

        assertThat(reader.open("/people/teams/" + crew.key() + "?asOf=2025-12-31").statusCode())
                .isEqualTo(404);
        var then = reader.open("/people/teams/" + crew.key() + "?asOf=2026-02-01").body();
        assertThat(then)
                .contains("As of <strong>2026-02-01</strong>", "asOf=2026-02-01")
                .contains("A team is changed on the page of today.");
        assertThat(reader.open("/people?asOf=yesterday").body())
                .contains("The parameter asOf (yesterday) must be a day");
    }

    @Test
    void sayWhatTheirFiguresWereAMonthBefore() {
        crew("Towing", "Ole Brandt");

        assertThat(Reader.administrator(SERVER).open("/people").body())
                .containsPattern("(was [^ ]+|as) on \\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void explainANumberInTheSameAddressAndGiveItsRowsAway() {
        crew("Dredging", "Pia Holm");
        var reader = Reader.administrator(SERVER);

        assertThat(reader.open("/people?explain=people.headcount").body())
                .contains("drawer-title", "people who work here on the day");
        var csv = reader.open("/people?explain=people.headcount&explain.format=csv");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).contains("Number,Name,Teams", "Pia Holm");
    }

    @Test
    void sortFilterAndGiveATableAway() {
        var crew = crew("Towing", "Sif Aberg");
        var reader = Reader.administrator(SERVER);
        var page = "/people/teams?teams.q=" + crew.key() + "&teams.cols=name&teams.cols=key";

        assertThat(reader.open(page).body())
                .contains("Towing", "1 of ")
                .doesNotContain("Part of</a>");
        assertThat(reader.open(page + "&csv=teams").body())
                .isEqualToIgnoringNewLines("Team,Key\nTowing,%s\n".formatted(crew.key()));
        assertThat(reader.open("/people/teams?teams.sort=-members").body())
                .contains("aria-sort=\"descending\"");
    }

    @Test
    void keepWhatOneTypedWhenAnotherWasFaster() {
        var crew = crew("Piers", "Ada Lund");
        var first = Reader.administrator(SERVER);
        var second = Reader.administrator(SERVER);
        var page = "/people/teams/" + crew.key();
        var version = version(second, page);

        var kept =
                first.submit(
                        page, page, Map.of("name", "Long Piers", "parent", "", "version", version));
        assertThat(kept.statusCode()).isEqualTo(303);
        var stale =
                second.submit(
                        page, page, Map.of("name", "Old Piers", "parent", "", "version", version));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("Somebody changed the team", "Long Piers", "value=\"Old Piers\"");
        var again =
                second.submit(
                        page,
                        page,
                        Map.of(
                                "name",
                                "Old Piers",
                                "parent",
                                "",
                                "version",
                                versionIn(stale.body())));
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(second.open(page).body()).contains("<h1>Old Piers</h1>");
    }

    private static String version(Browser browser, String page) {
        return versionIn(browser.open(page).body());
    }

    private static String versionIn(String body) {
        return body.replaceAll("(?s).*name=\"version\" value=\"([0-9]+)\".*", "$1");
    }

    @Test
    void saysBesideTheFieldWhatIsWrongWithIt() {
        var crew = crew("Ropes", "Ida Moe");
        var page = "/people/teams/" + crew.key();
        var browser = Reader.administrator(SERVER);

        var refused =
                browser.submit(
                        page,
                        page,
                        Map.of("name", " ", "parent", "", "version", version(browser, page)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("aria-invalid=\"true\"", "The name must not be empty.");
        var circle =
                browser.submit(
                        page,
                        page,
                        Map.of(
                                "name", "Ropes",
                                "parent", "nowhere",
                                "version", version(browser, page)));
        assertThat(circle.statusCode()).isEqualTo(422);
        assertThat(circle.body()).contains("role=\"alert\"", "nowhere");
    }

    @Test
    void keepHostileNamesInert() {
        var crew = crew(HOSTILE, HOSTILE);
        var reader = Reader.administrator(SERVER);

        for (var page :
                new String[] {
                    "/people",
                    "/people?q=Iris",
                    "/people/teams",
                    "/people/teams/" + crew.key(),
                    "/people/persons/" + crew.person(),
                    "/people?explain=people.headcount",
                    "/search?q=Iris"
                }) {
            assertThat(reader.open(page).body())
                    .as(page)
                    .contains("Iris")
                    .doesNotContain("<img src=x", "<script>x");
        }
    }

    @Test
    void reachesATeamWhateverItsKeyHolds() {
        var key = "odd/team #1?%;";
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/teams",
                                "{\"key\":\"%s\",\"name\":\"Odd key\",\"from\":\"2020-01-01\"}"
                                        .formatted(key));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var page = "/people/teams/" + Api.json(made).get("id").asString();
        var reader = Reader.administrator(SERVER);

        assertThat(reader.open("/palette.json").body()).contains(page);
        assertThat(reader.open("/people/teams?teams.q=odd").body()).contains(page);
        var shown = reader.open(page).body();
        assertThat(shown)
                .contains("<h1>Odd key</h1>", page.replace("/people/", "/delivery/"))
                .contains("action=\"" + page + "\"");
        assertThat(reader.open(page.replace("/people/", "/delivery/")).body())
                .contains("Delivery of Odd key");
        var version = shown.replaceAll("(?s).*name=\"version\" value=\"([0-9]+)\".*", "$1");
        var kept =
                reader.submit(
                        page, page, Map.of("name", "Odd still", "parent", "", "version", version));
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(reader.open(kept.headers().firstValue("Location").orElseThrow()).body())
                .contains("<h1>Odd still</h1>", "The team was changed.");
    }
}
