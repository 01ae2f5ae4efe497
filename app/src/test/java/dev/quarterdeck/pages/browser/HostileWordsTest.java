package dev.quarterdeck.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Words that would run if a page let them, stored in every field that keeps words.
@Tag("browser")
class HostileWordsTest {

    /// Sets the window's name if any part of it runs.
    private static final String WORDS =
            "\\\"><img src=x onerror=name=1><script>name=2</script>'</title></textarea></svg>";

    private static final String ADDRESS = "javascript:name=3";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private static PackagedDemo demo;
    private static Window window;

    @BeforeAll
    static void openTheBrowser() {
        demo = PackagedDemo.start();
        window = Window.open(demo);
    }

    @AfterAll
    static void closeTheBrowser() {
        if (window != null) {
            window.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void runNowhere() {
        int kept = keepEverywhere();
        System.out.println("fields with hostile words: " + kept);
        assertThat(kept).isGreaterThanOrEqualTo(20);
        window.signIn("chiara");
        var soft = new SoftAssertions();
        var pages = new ArrayList<>(PageList.of(demo, "chiara"));
        pages.add("/search?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dname%3D4%3E");
        pages.add("/people/teams?teams.q=%22%3E%3Cscript%3Ename%3D5%3C%2Fscript%3E");
        pages.add("/people?q=%3Cimg%20src%3Dx%20onerror%3Dname%3D6%3E");
        pages.add("/people?explain=%22%3E%3Cimg%20src%3Dx%3E");
        pages.add("/delivery/teams/odd/agreements");
        pages.add("/delivery/teams/cranes/agreements");
        pages.add("/delivery/teams/cranes/investment");
        pages.add(
                "/plan/initiatives/LIFT-1?lever=cut&items=%22%3E%3Cimg%20src%3Dx%20onerror%3Dname%3D7%3E");
        pages.add("/delivery/owners");
        pages.add("/delivery/allocation");
        int met = 0;
        for (var page : pages) {
            window.console();
            window.go(page);
            met += window.driver().getPageSource().contains("onerror=name") ? 1 : 0;
            soft.assertThat(inert()).as(page).isEmpty();
        }
        window.go("/");
        window.pressControl("k");
        window.until("the palette", () -> window.has("#palette[open] #hits li"));
        window.press("onerror");
        window.until("a hit", () -> window.find("#hits").getText().contains("onerror"));
        soft.assertThat(inert()).as("palette").isEmpty();
        soft.assertThat(met).as("pages that show the words").isGreaterThan(5);
        soft.assertAll();
    }

    private static List<String> inert() {
        var found = new ArrayList<String>();
        if (!"".equals(window.script("return window.name"))) {
            found.add("ran: " + window.script("return window.name"));
        }
        if (window.number(
                        "document.querySelectorAll('img, [onerror], a[href^=\"javascript:\" i], form[action^=\"javascript:\" i]').length")
                > 0) {
            found.add("an element of theirs stands in the page");
        }
        if (window.number(
                        "[...document.scripts].filter((one) => !one.src.includes('/assets/')).length")
                > 0) {
            found.add("a script of theirs stands in the page");
        }
        found.addAll(window.refused());
        return found;
    }

    // Each line is a door, with the field in it that keeps words.
    private static int keepEverywhere() {
        int kept = 0;
        kept += keep("POST", "/api/v1/teams", "{'key':'odd','name':'WORDS','from':'2026-01-01'}");
        var person =
                demo.api(
                        "POST",
                        "/api/v1/persons",
                        json(
                                "{'number':'ODD-1','from':'2026-01-01','name':'WORDS','team':'odd','location':'WORDS','calendar':null,'email':'odd@harbor.example','manager':'H001'}"));
        var id = ID.matcher(person.body());
        if (person.statusCode() != 201) {
            person =
                    demo.api(
                            "POST",
                            "/api/v1/persons",
                            json(
                                    "{'number':'ODD-1','from':'2026-01-01','name':'WORDS','team':'odd'}"));
            id = ID.matcher(person.body());
        }
        assertThat(person.statusCode()).as(person.body()).isEqualTo(201);
        assertThat(id.find()).isTrue();
        kept++;
        var at = "/api/v1/persons/" + id.group(1);
        kept += keep("POST", at + "/skills", "{'skill':'WORDS','level':3,'from':'2026-01-01'}");
        kept +=
                keep(
                        "POST",
                        at + "/leave",
                        "{'kind':'WORDS','from':'2026-01-05','until':'2026-12-31'}");
        kept += keep("POST", at + "/accounts", "{'tool':'git','key':'WORDS','from':'2026-01-01'}");
        kept += keep("POST", "/api/v1/repositories", "{'name':'WORDS'}");
        kept += keep("POST", "/api/v1/repositories", "{'name':'odd','path':'ADDRESS'}");
        kept +=
                keep(
                        "POST",
                        "/api/v1/users",
                        "{'login':'odd.user','displayName':'WORDS','administrator':true}");
        kept +=
                keep(
                        "POST",
                        "/api/v1/users",
                        "{'login':'WORDS','displayName':'x','administrator':true}");
        kept +=
                keep(
                        "POST",
                        "/api/v1/accounts",
                        "{'accounts':[{'tool':'git','key':'WORDS2','name':'WORDS','addresses':['ADDRESS']}]}");
        kept += keepALook();
        var chiara = new Browser(demo.at("/"));
        chiara.signIn("chiara", demo.password("chiara"));
        var users = demo.api("GET", "/api/v1/users", "").body();
        var user =
                Pattern.compile("\"id\":\"([0-9a-f-]{36})\"[^}]*\"login\":\"ida\"").matcher(users);
        assertThat(user.find()).as(users).isTrue();
        kept +=
                sent(
                        chiara.script(
                                "POST",
                                "/api/v1/me/tokens",
                                json(
                                        "{'name':'WORDS','scopes':['READ'],'expires':'%s'}"
                                                .formatted(
                                                        java.time.Clock.systemUTC()
                                                                .instant()
                                                                .plus(java.time.Duration.ofDays(30))
                                                                .truncatedTo(
                                                                        java.time.temporal
                                                                                .ChronoUnit
                                                                                .SECONDS)))));
        kept +=
                sent(
                        chiara.script(
                                "POST",
                                "/api/v1/grants",
                                json(
                                        "{'holderId':'%s','duty':'HR_PARTNER','scope':'EVERYTHING','purpose':'WORDS','from':'2026-01-01','until':'2099-12-31'}"
                                                .formatted(user.group(1)))));
        kept += decide();
        for (var file : List.of("teams.csv", "people.csv", "locations.csv", "skills.csv")) {
            kept += importing(chiara, file);
        }
        return kept;
    }

    // What people decide about work; of a team with an odd name, and of one that has numbers.
    private static int decide() {
        int kept = 0;
        for (var key : List.of("odd", "cranes")) {
            var team = team(key);
            var tried =
                    demo.api(
                            "POST",
                            "/api/v1/teams/" + team + "/experiments",
                            json(
                                    "{'title':'WORDS','change':'WORDS','metric':'review.size','expected':'LOWER','from':'2026-01-05','until':'2026-12-27'}"));
            kept += sent(tried);
            var id = ID.matcher(tried.body());
            assertThat(id.find()).as(tried.body()).isTrue();
            kept +=
                    keep(
                            "POST",
                            "/api/v1/experiments/" + id.group(1) + "/close",
                            "{'verdict':'BETTER','lesson':'WORDS'}");
            kept +=
                    keep(
                            "POST",
                            "/api/v1/teams/" + team + "/agreements",
                            "{'metric':'flow.queue','bound':'NO_MORE','value':6,'from':'2026-03-02'}");
            kept +=
                    keep(
                            "POST",
                            "/api/v1/intentions",
                            "{'team':'TEAM','from':'2026-01-01','shares':{'new-work':60,'defects':20,'operations':10,'debt':10}}"
                                    .replace("TEAM", team));
            kept +=
                    keep(
                            "PUT",
                            "/api/v1/owners",
                            "{'decisions':[{'kind':'PIPELINE','name':'KEY WORDS','team':'TEAM'}]}"
                                    .replace("KEY", key)
                                    .replace("TEAM", team));
        }
        kept += keep("POST", "/api/v1/owner-dismissals", "{'kind':'COMPONENT','name':'WORDS'}");
        kept +=
                keep(
                        "POST",
                        "/api/v1/goals",
                        "{'key':'ODD-G','name':'WORDS','outcome':'WORDS','from':'2026-01-01'}");
        kept +=
                keep(
                        "POST",
                        "/api/v1/initiatives",
                        "{'key':'ODD-1','name':'WORDS','stage':'stopped','stopReason':'WORDS'}");
        kept +=
                keep(
                        "POST",
                        "/api/v1/pauses",
                        "{'key':'ODD-P','pause':'freeze','name':'WORDS','from':'2019-01-01','until':'2019-01-02','reason':'WORDS'}");
        kept += keep("POST", "/api/v1/seats", "{'key':'ODD-S','team':'odd','role':'WORDS'}");
        return kept;
    }

    private static String team(String key) {
        var all = demo.api("GET", "/api/v1/teams?limit=500", "").body();
        var found =
                Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"key\":\"" + key + "\"").matcher(all);
        assertThat(found.find()).as(all).isTrue();
        return found.group(1);
    }

    // A look is made by a job; the page of the repository shows it when that is over.
    private static int keepALook() {
        var made = demo.api("POST", "/api/v1/repositories", json("{'name':'odd look'}"));
        var repository = ID.matcher(made.body());
        assertThat(repository.find()).as(made.body()).isTrue();
        var csv = new StringBuilder("series,created,resolved\n");
        for (int week = 1; week <= 40; week++) {
            var day = java.time.LocalDate.of(2026, 1, 1).plusDays(7L * week);
            csv.append('"').append(text().replace("\"", "\"\"")).append("\",");
            csv.append(day).append(',').append(day.plusDays(3)).append('\n');
        }
        var path = "/api/v1/repositories/%s/imports".formatted(repository.group(1));
        var asked = demo.upload(path, "items.csv", csv.toString());
        var job = ID.matcher(asked.body());
        assertThat(job.find()).as(asked.body()).isTrue();
        window.until(
                "the look",
                () ->
                        demo.api("GET", "/api/v1/jobs/" + job.group(1), "")
                                .body()
                                .matches(
                                        "(?s).*\"(DONE|FAILED|SUCCEEDED|done|failed|succeeded)\".*"));
        return sent(asked);
    }

    private static int importing(Browser chiara, String file) {
        var cell = '"' + text().replace("\"", "\"\"") + '"';
        var csv =
                switch (file) {
                    case "teams.csv" ->
                            "team,name,parent,from\nodd-2,%s,,2026-01-01\n".formatted(cell);
                    case "people.csv" ->
                            "employee_number,name,email,from,team\nODD-2,%s,odd2@harbor.example,2026-01-01,odd\n"
                                    .formatted(cell);
                    case "locations.csv" ->
                            "location,name,calendar,from\nodd,%s,,2026-01-01\n".formatted(cell);
                    default ->
                            "employee_number,skill,level,from\nODD-2,%s,3,2026-01-01\n"
                                    .formatted(cell);
                };
        var answer = demo.upload("/api/v1/organization/imports?apply=true", file, csv);
        return sent(answer);
    }

    private static int keep(String method, String path, String json) {
        return sent(demo.api(method, path, json(json)));
    }

    private static int sent(java.net.http.HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        if (answer.statusCode() >= 300) {
            System.out.println("refused: " + answer.uri().getPath() + " " + answer.body());
        }
        return answer.statusCode() < 300 ? 1 : 0;
    }

    private static String text() {
        return WORDS.replace("\\\"", "\"");
    }

    private static String json(String json) {
        return json.replace('\'', '"').replace("WORDS", WORDS).replace("ADDRESS", ADDRESS);
    }
}
