package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.littlecompany.LittleCompanyLook;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repositories;
import dev.quarterdeck.looks.kept.Repository;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeliveryPagesTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final FirstLook LOOK = LittleCompanyLook.whole();
    private static final LocalDate DAY = LOOK.asOf();
    private static final String TEAM = "delivery-quay";
    private static final String TRACKER =
            """
            Issue key,Issue Type,Status,Created,Resolved,Resolution
            HARBOR-100,Story,Done,2026-01-05 09:00,2026-01-09 17:00,Done
            HARBOR-101,Story,Done,2026-01-06 09:00,2026-01-12 17:00,Done
            ,Story,Done,2026-01-06 09:00,2026-01-12 17:00,Done
            HARBOR-104,Story,To Do,2026-02-02 09:00,,
            """;

    private static Repository harbor;
    private static Browser administrator;
    private static Browser somebody;

    @BeforeAll
    static void keepTwoLooks() {
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/teams",
                                "{\"key\":\"%s\",\"name\":\"Quay\",\"from\":\"2020-01-01\"}"
                                        .formatted(TEAM));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        harbor = repository("delivery " + HOSTILE, TEAM);
        var looks = SERVER.bean(Looks.class);
        looks.keep(Viewer.console(), harbor.id(), broken(DAY));
        looks.keep(Viewer.console(), harbor.id(), broken(DAY.minusMonths(2)));
        administrator = Reader.administrator(SERVER);
        somebody = Reader.somebody(SERVER, null);
    }

    private static Repository repository(String name, String team) {
        return SERVER.bean(Repositories.class)
                .add(Viewer.console(), new Repositories.Said(name, team, null, null, null));
    }

    // With a gap, and with a row that nobody could use.
    private static FirstLook broken(LocalDate day) {
        return new FirstLook(
                "",
                LOOK.subject(),
                day,
                LOOK.made(),
                LOOK.readings(),
                LOOK.sections(),
                LOOK.guesses(),
                LOOK.unknowns(),
                List.of(new ReadGap("9 of 12 commits", "shallow " + HOSTILE, "Maybe fetch all.")),
                List.of(new ImportIssue(HOSTILE + ".csv", 7, "The key must be given.")),
                LOOK.nextCommands());
    }

    private static String page() {
        return "/delivery/repositories/" + harbor.id();
    }

    private static String then(String path) {
        return path + (path.contains("?") ? "&" : "?") + "asOf=" + DAY;
    }

    @Test
    void listsEveryRepositoryWithNumbersThatLeadToTheirReasons() {
        var list = somebody.open(then("/delivery?repositories.q=delivery"));

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body())
                .contains("<h1>Delivery</h1>", "Decision:", "delivery &lt;img", "Quay")
                .contains(page() + "?explain=link.named&amp;asOf=" + DAY)
                .contains("Looked at within 7 days")
                .doesNotContain(HOSTILE);
        var named = somebody.open(then("/delivery?explain=delivery.named")).body();
        assertThat(named).contains("sum of changes naming a ticket", "Not named");
        var csv = somebody.open(then("/delivery?repositories.q=delivery&csv=repositories")).body();
        assertThat(csv).startsWith("Repository,Team,As of,Named").contains(DAY.toString());
    }

    @Test
    void saysWhatIsNotKnownBeforeTheFirstLook() {
        var page = somebody.open(page() + "?asOf=" + DAY.minusYears(3)).body();

        assertThat(page)
                .contains("No look is here of this day or an earlier one.", "./qd import look");
    }

    @Test
    void showsEverythingThatALookKnows() {
        var page = somebody.open(then(page())).body();

        for (var section : LOOK.sections()) {
            assertThat(page).contains(section.title());
            section.charts().forEach(one -> assertThat(page).contains(one.id() + ".svg"));
            section.details().forEach(one -> assertThat(page).contains("explain=" + one.id()));
        }
        assertThat(page)
                .contains("A part of the input could not be read.", "9 of 12 commits")
                .contains("What was guessed", "What could not be known", ".quarterdeck.yml")
                .contains("You may not look again: only administrators")
                .doesNotContain(HOSTILE);
    }

    @Test
    void showsTheNewestLookOfTheDayAndSaysHowOldItIs() {
        var before = somebody.open(page() + "?asOf=" + DAY.minusDays(1)).body();

        assertThat(before)
                .contains("as of %s.".formatted(DAY.minusMonths(2)))
                .contains("days older than the day shown");
        assertThat(somebody.open(then(page())).body()).doesNotContain("older than the day shown");
    }

    @Test
    void findsARepositoryByItsNameAsAnAddressHasIt() {
        repository("slug Berth Plan", "");

        assertThat(somebody.open("/delivery/repositories/slug-berth-plan").body())
                .contains("<h1>slug Berth Plan</h1>");
        assertThat(somebody.open("/delivery/repositories/slug-of-nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void explainsANumberInTheSameAddress() {
        assertThat(somebody.open(then(page() + "?explain=link.named")).body())
                .contains("drawer-title", "link.named");
        var rows = somebody.open(then(page() + "?explain=link.named&explain.format=csv"));
        assertThat(rows.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(somebody.open(then(page() + "?csv=issues")).body())
                .contains("File,Line,Why", "The key must be given.");
    }

    @Test
    void givesALookAndItsChartsAwayAsFiles() {
        var body = somebody.open(then(page())).body();
        var look = body.replaceAll("(?s).*href=\"(/delivery/looks/[0-9a-f-]+)\\.md\".*", "$1");
        var chart = LOOK.sections().getFirst().charts().getFirst().id();

        assertThat(file(look + ".md", "text/markdown"))
                .contains(LOOK.sections().getFirst().title());
        assertThat(file(look + ".html", "text/html")).contains("<!doctype html>");
        assertThat(file(look + "/charts/" + chart + ".svg", "image/svg+xml")).startsWith("<svg");
        assertThat(file(look + "/charts/" + chart + ".csv", "text/csv")).contains(",");
        assertThat(file(look + "/charts/" + chart + ".png", "image/png")).contains("PNG");
        assertThat(somebody.open(look + "/charts/no.such.svg").statusCode()).isEqualTo(404);
    }

    private static String file(String path, String type) {
        var answer = somebody.open(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        return answer.body();
    }

    @Test
    void setsTheRepositoriesOfATeamSideBySide() {
        var team = somebody.open(then("/delivery/teams/" + TEAM)).body();

        assertThat(team)
                .contains("Delivery of Quay", "delivery &lt;img", "Median cycle time")
                .contains("/people/teams/" + TEAM)
                .doesNotContain("measures.sort=" + harbor.id());
        assertThat(somebody.open("/people/teams/" + TEAM).body())
                .contains("/delivery/teams/" + TEAM);
        assertThat(somebody.open("/delivery/teams/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void saysATeamsNumberOnThePageAsRestDoes() {
        var key = "delivery-crane";
        var parent = Api.json(SERVER.console().get("/api/v1/teams?limit=500"));
        var quay =
                parent.get("items")
                        .valueStream()
                        .filter(one -> one.get("key").asString().equals(TEAM))
                        .findFirst()
                        .orElseThrow();
        var made =
                SERVER.console()
                        .post(
                                "/api/v1/teams",
                                "{\"key\":\"%s\",\"name\":\"Crane\",\"from\":\"2020-01-01\",\"parent\":\"%s\"}"
                                        .formatted(key, quay.get("key").asString()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        repository("crane one", key);
        repository("crane two", key);
        repository("of nobody", "");

        for (var team : List.of(key, TEAM)) {
            var rest =
                    Api.json(
                            SERVER.console()
                                    .get(
                                            then(
                                                    "/api/v1/explain/delivery.repositories?team="
                                                            + team)));
            var page =
                    somebody.open(
                            then("/delivery/teams/" + team + "?explain=delivery.repositories"));
            var formula = rest.get("explanation").get("formula").asString();
            assertThat(formula).contains("of the team (%s) and of the teams in it".formatted(team));
            assertThat(page.body()).contains(formula, rest.get("shown").asString());
            if (team.equals(key)) {
                assertThat(rest.get("shown").asString()).startsWith("2");
            }
        }
    }

    @Test
    void keepsWhatOneTypedWhenAnotherWasFaster() {
        var one = repository("two people " + UUID.randomUUID(), TEAM);
        var page = "/delivery/repositories/" + one.id() + "/change";
        var version = String.valueOf(one.version());
        var team = String.valueOf(one.team());

        var refused = change(page, Map.of("name", " ", "team", team, "version", version));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("aria-invalid=\"true\"", "The name of the repository");
        var name = "faster " + UUID.randomUUID();
        assertThat(
                        change(page, Map.of("name", name, "team", team, "version", version))
                                .statusCode())
                .isEqualTo(303);
        var stale = change(page, Map.of("name", "slower", "team", "", "version", version));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Somebody changed the repository", "value=\"slower\"");
        assertThat(administrator.open("/delivery/repositories/" + one.id()).body())
                .contains(name, "Quay");
    }

    private static HttpResponse<String> change(String page, Map<String, String> fields) {
        return administrator.submit(page, page, fields);
    }

    @Test
    void retiresARepositoryAndShowsItOnEarlierDaysStill() {
        var name = "retiring " + UUID.randomUUID();
        var one = repository(name, "");
        var page = "/delivery/repositories/" + one.id() + "/change";

        var kept =
                change(
                        page,
                        Map.of(
                                "name",
                                name,
                                "team",
                                "",
                                "retired",
                                "true",
                                "version",
                                "" + one.version()));
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(administrator.open("/delivery").body()).doesNotContain(name);
        assertThat(administrator.open("/delivery/repositories/" + one.id()).body())
                .contains("The repository is retired");
    }

    @Test
    void changesNothingForWhoMayNot() {
        assertThat(somebody.open(page() + "/change").statusCode()).isEqualTo(403);
        assertThat(somebody.open("/delivery/import").body())
                .contains("You may not import.", "Only administrators");
        var asked = somebody.submit("/people", "/delivery/imports", Map.of("name", "x"));
        assertThat(asked.statusCode()).isEqualTo(403);
        var again =
                somebody.submit(
                        "/people",
                        page() + "?act=again",
                        Map.of("act", "again", "day", "2026-01-01"));
        assertThat(again.statusCode()).isEqualTo(403);
    }

    @Test
    void standsAtAnAddressThatCanBeOpenedAfterARefusal() {
        var refused =
                administrator.submit(
                        page(), page() + "?act=again", Map.of("act", "again", "day", "2999-01-01"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(page() + "?looks.sort=").doesNotContain("/again");
        assertThat(administrator.open(page() + "?looks.sort=asof").statusCode()).isEqualTo(200);
        var unknown = administrator.submit(page(), page(), Map.of("day", "2026-01-01"));
        assertThat(unknown.body()).contains("The form () is not one of this page.");
        assertThat(administrator.open("/delivery/imports").body())
                .contains("action=\"/delivery/imports\"");
    }

    @Test
    void importsATrackersFileAndListsTheRowsThatCouldNotBeUsed() {
        var name = "uploaded " + UUID.randomUUID();
        var asked = upload(Map.of("name", name), "tracker.csv", TRACKER);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(303);
        var job = asked.headers().firstValue("Location").orElseThrow();

        var over = over(job);
        assertThat(over)
                .contains("A look as of", "1 row could not be used.", "tracker.csv")
                .contains("/delivery/repositories/");
        assertThat(administrator.open(job + "?csv=issues").body()).contains("File,Line,Why");
        assertThat(somebody.open(job).statusCode()).isEqualTo(404);
        var late = administrator.submit("/delivery/import", job + "/cancel", Map.of());
        assertThat(late.statusCode()).isEqualTo(409);
    }

    private static HttpResponse<String> upload(
            Map<String, String> fields, String name, String content) {
        return administrator.upload(
                "/delivery/import", "/delivery/imports", fields, "file", name, content);
    }

    private static String over(String job) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (System.nanoTime() < deadline) {
            var page = administrator.open(job).body();
            if (!page.contains("every 1s")) {
                return page;
            }
            assertThat(page).contains("<progress", "Cancel");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("The import did not end: " + job);
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        var asked = upload(Map.of("name", "bad " + UUID.randomUUID()), "x.csv", HOSTILE);

        assertThat(over(asked.headers().firstValue("Location").orElseThrow()))
                .contains("class=\"state refused\"", "Try again")
                .doesNotContain(HOSTILE);
    }

    @Test
    void saysBesideTheFieldWhatIsWrongBeforeARepositoryIsMade() {
        var name = "never made " + UUID.randomUUID();
        wrong(Map.of("name", name), "There must be something to look at");
        wrong(Map.of("name", name, "path", "/root/x"), "The folder (/root/x)");
        wrong(Map.of("name", name, "path", "/root/x", "day", "2999-01-01"), "in the future");
        wrong(Map.of("name", name, "tracker", "/etc/passwd"), "The file (/etc/passwd)");
        wrong(Map.of("name", name, "tracker", "", "zone", "Mars/Olympus"), "must be a time zone");
        wrong(Map.of("repository", "seven"), "must be one of the list");

        assertThat(administrator.open("/delivery").body()).doesNotContain(name);
    }

    private static void wrong(Map<String, String> fields, String words) {
        var answer = administrator.submit("/delivery/import", "/delivery/imports", fields);
        assertThat(answer.statusCode()).as(fields.toString()).isEqualTo(422);
        assertThat(answer.body()).contains("aria-invalid=\"true\"", words);
        fields.values().stream()
                .filter(value -> value.startsWith("never made"))
                .forEach(value -> assertThat(answer.body()).contains("value=\"" + value));
    }

    @Test
    void namesEveryInputWithItsFreshnessAndTheFix() {
        var health = administrator.open("/health-of-data?asOf=" + DAY.plusDays(90)).body();

        assertThat(health)
                .contains("Mend first", "Organisation", "Finance sheet")
                .contains("90 days old", "no tracker was read", "/delivery/import?repository=")
                .doesNotContain(HOSTILE);
        assertThat(administrator.open("/health-of-data").body()).contains("Accounts in tools");
        assertThat(somebody.open("/health-of-data").body()).doesNotContain("Accounts in tools");
        assertThat(somebody.open("/health-of-data?explain=health.late").body())
                .contains("twice as old as usual");
    }

    @Test
    void callsAnInputLateThatWasNotReadWhole() {
        assertThat(administrator.open(then("/health-of-data?inputs.q=delivery")).body())
                .contains("of this day, a part could not be read", ">late<");
    }

    @Test
    void countsOnTheChipWhatThePageLists() {
        for (var path : List.of("/health-of-data", then("/health-of-data"))) {
            var page = administrator.open(path).body();
            for (var kind : List.of("missing", "late")) {
                var rows =
                        administrator
                                .open(
                                        path
                                                + (path.contains("?") ? "&" : "?")
                                                + "explain=health."
                                                + kind
                                                + "&explain.format=csv")
                                .body()
                                .lines()
                                .count();
                assertThat(page)
                        .containsPattern(
                                rows == 1
                                        ? "Data health: </span>"
                                        : "Data health: </span>[^<]*\\b%d %s"
                                                .formatted(rows - 1, kind));
            }
        }
    }

    @Test
    void countsWhoWorkedHereOnTheDay() {
        assertThat(administrator.open("/health-of-data?asOf=1990-01-01").body())
                .contains("nobody worked here on this day");
    }

    @Test
    void leadsToARepositoryFromThePalette() {
        assertThat(somebody.open("/search?asOf=%s&q=delivery+img".formatted(DAY)).body())
                .contains(page(), "repository");
    }
}
