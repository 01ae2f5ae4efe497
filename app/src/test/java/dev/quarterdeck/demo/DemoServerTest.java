package dev.quarterdeck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.activity.facts.Owners;
import dev.quarterdeck.agreements.Agreements;
import dev.quarterdeck.agreements.Experiments;
import dev.quarterdeck.agreements.Finding;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.TestDatabase;
import dev.quarterdeck.server.Addition;
import dev.quarterdeck.server.QuarterdeckServer;
import dev.quarterdeck.server.ServerSettings;
import dev.quarterdeck.server.TestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Looks at a server that shows the demo, over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoServerTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-04-15T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);

    private final List<String> talk = new ArrayList<>();
    private final String store = TestDatabase.url(TestDatabase.address());
    private QuarterdeckServer server;
    private DemoFolder folder;

    @BeforeAll
    void start(@TempDir Path home) {
        folder = new DemoFolder(home.resolve("demo"));
        folder.renew();
        server = started();
    }

    private QuarterdeckServer started() {
        return QuarterdeckServer.start(
                new ServerSettings(
                        "127.0.0.1",
                        0,
                        folder.path(),
                        Map.of("QD_DB_URL", store, "QD_LOG", "text"),
                        CLOCK),
                Progress.SILENT,
                new Addition(
                        List.of(DemoBeans.class),
                        List.of(new DemoOrder(folder, TODAY, "test", talk::add))));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Demo demo() {
        return server.bean(Demo.class);
    }

    private Browser browser() {
        return new Browser("http://127.0.0.1:" + server.port());
    }

    private Browser signedIn(String login) {
        var reader =
                demo().readers().stream()
                        .filter(one -> one.login().equals(login))
                        .findFirst()
                        .orElseThrow();
        var browser = browser();
        assertThat(browser.signIn(login, reader.password()).headers().firstValue("Location"))
                .hasValue("/");
        return browser;
    }

    @Test
    void makesAUserForEachKindOfReaderWhoNeedNotChangeTheirPassword() {
        assertThat(demo().readers())
                .extracting(Demo.Reader::login)
                .containsExactly("maren", "tobias", "petra", "ida", "chiara");
        for (var reader : demo().readers()) {
            var home = signedIn(reader.login()).get("/account");
            assertThat(home.statusCode()).isEqualTo(200);
            assertThat(home.body()).contains("<h1>" + reader.name() + "</h1>");
        }
        assertThat(signedIn("chiara").get("/settings").body()).contains("Add a user");
        assertThat(signedIn("petra").get("/settings").body()).doesNotContain("Add a user");
    }

    @Test
    void saysOnThePageThatEverythingIsInvented() {
        var browser = signedIn("ida");
        assertThat(browser.get("/people").body()).contains("45 people in 6 teams");
        assertThat(browser.get("/").body())
                .contains("Demo organisation: everything here is invented.")
                .contains("action=\"/demo/drop\"")
                .contains("What moved", "berth-plan")
                .doesNotContain("bootstrap-admin");
    }

    @Test
    void letsTheDirectorInByALinkThatWorksOnce() {
        var link = demo().wayIn();
        var browser = browser();

        var answer = browser.get(link);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(browser.get("/account").body()).contains("<h1>Maren Holt</h1>");

        var again = browser().get(link);
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body()).contains("This link was used already");
        assertThat(again.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("qd-local="));
    }

    @Test
    void letsNobodyInByAGuess() {
        var link = demo().wayIn();

        assertThat(browser().get("/sign-in/once?key=guess").statusCode()).isEqualTo(403);
        assertThat(browser().get("/sign-in/once").statusCode()).isEqualTo(403);
        assertThat(browser().get(link).statusCode()).isEqualTo(303);
    }

    @Test
    void isNoWayIntoAServerThatShowsNoDemo() {
        var other = new Browser(TestServer.shared().root().toString());

        assertThat(other.get("/sign-in/once?key=any").statusCode()).isEqualTo(404);
        assertThat(other.get("/demo/drop").headers().firstValue("Location"))
                .hasValue("/sign-in?to=/demo/drop");
    }

    @Test
    void isDroppedByNobodyElseThanDirectorAndAdministrator() {
        for (var login : List.of("tobias", "petra", "ida")) {
            var answer = signedIn(login).submit("/", "/demo/drop", Map.of());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("Only the director or an administrator of the demo may drop it.");
        }
        assertThat(demo().dropped()).isNotDone();
    }

    @Test
    void goesOnWhereItWasWithoutTellingPasswordsAgain() {
        server.bean(DemoFilling.class).whole();
        talk.clear();
        try (var again = started()) {
            var demo = again.bean(Demo.class);
            assertThat(talk).isEmpty();
            assertThat(folder.day("test")).contains(TODAY);
            assertThat(demo.readers()).extracting(Demo.Reader::password).containsOnly("");
            var browser = new Browser("http://127.0.0.1:" + again.port());
            browser.get(demo.wayIn());
            assertThat(browser.get("/account").body()).contains("<h1>Maren Holt</h1>");
        }
    }

    @Test
    void tellsWhatTheCompanyWantsAndWhomItLooksFor() {
        var ida = signedIn("ida");
        var initiatives = items(ida, "/api/v1/initiatives");

        assertThat(initiatives).hasSize(22);
        assertThat(items(ida, "/api/v1/goals")).hasSize(4);
        assertThat(items(ida, "/api/v1/pauses"))
                .extracting(pause -> pause.get("pause").asString())
                .containsExactly("BLACKOUT", "FREEZE");
        var slipping = initiatives.get(1);
        assertThat(slipping.get("key").asString()).isEqualTo("BERTH-1");
        assertThat(slipping.at("/version/why").asString()).isEqualTo("review of the quarter");
        var history = "/api/v1/initiatives/%s/history".formatted(slipping.get("id").asString());
        assertThat(items(ida, history).getFirst().get("changes").toString()).contains("must_date");
        assertThat(items(ida, "/api/v1/seats"))
                .hasSize(6)
                .allSatisfy(seat -> assertThat(seat.get("monthlyCost").isNull()).isTrue());
        assertThat(
                        items(signedIn("maren"), "/api/v1/seats").stream()
                                .filter(seat -> seat.get("monthlyCost").isObject()))
                .hasSize(3);
        assertThat(items(ida, "/api/v1/seats/starts"))
                .extracting(start -> start.get("ground").asString())
                .as("enough of its hires are known")
                .containsExactly("FUNNEL", "FUNNEL", "ACCEPTED", "FUNNEL", "FUNNEL");
    }

    @Test
    void triesTwoRemediesForWhatSlipsAndRemembersWhatWasAgreed() {
        server.bean(DemoFilling.class).whole();
        server.bean(DemoScenarios.class).whole();
        var maren = signedIn("maren");

        var scenarios = items(maren, "/api/v1/plan/scenarios");
        assertThat(scenarios)
                .extracting(one -> one.get("name").asString())
                .containsExactly("Less in the berth plan", "Two more for the berth plan");
        var compared =
                JsonMapper.shared()
                        .readTree(
                                maren.get(
                                                "/api/v1/plan/comparison?scenario=%s&scenario=%s"
                                                        .formatted(
                                                                scenarios
                                                                        .getFirst()
                                                                        .get("id")
                                                                        .asString(),
                                                                scenarios
                                                                        .getLast()
                                                                        .get("id")
                                                                        .asString()))
                                        .body());
        for (var side : compared.get("scenarios")) {
            assertThat(side.get("leftOut").size()).as(side.toString()).isZero();
            assertThat(
                            side.get("initiatives")
                                    .valueStream()
                                    .filter(one -> one.get("key").asString().equals("BERTH-1"))
                                    .map(one -> one.at("/shift/meanWeeks").asDouble()))
                    .singleElement()
                    .satisfies(weeks -> assertThat(weeks).isNegative());
        }
        assertThat(compared.at("/scenarios/0/money/more").asDouble()).isZero();
        assertThat(compared.at("/scenarios/1/money/more").asDouble()).isPositive();
        assertThat(compared.at("/plan/money/notes").toString()).isEqualTo("[]");
        var baseline = items(maren, "/api/v1/plan/baselines").getFirst();
        assertThat(baseline.get("asOf").asString()).isEqualTo("2026-01-14");
        var course =
                JsonMapper.shared()
                        .readTree(
                                maren.get("/api/v1/plan/baselines/" + baseline.get("id").asString())
                                        .body());
        assertThat(course.get("initiatives").valueStream())
                .extracting(one -> one.get("verdict").asString())
                .contains("MISSED");
    }

    @Test
    void tellsHowItsForecastsFared() {
        waitForEverything();
        server.bean(DemoDecisions.class).whole();
        var ida = signedIn("ida");
        var record = JsonMapper.shared().readTree(ida.get("/api/v1/plan/record").body());

        assertThat(record.at("/counts/done").asInt()).isGreaterThanOrEqualTo(20);
        assertThat(record.at("/counts/withdrawn").asInt()).isPositive();
        assertThat(record.at("/all/within80/share").isNumber()).isTrue();
        assertThat(record.at("/skill/initiatives").asInt()).isGreaterThanOrEqualTo(8);
        assertThat(ida.get("/plan/record").body())
                .contains("What was told, and what happened", "HOOK-1", "By how far ahead");
    }

    @Test
    void tellsOfAPastDayWhatWasToldByThen() {
        waitForEverything();
        server.bean(DemoDecisions.class).whole();
        var ida = signedIn("ida");

        var page = ida.get("/plan?asOf=2026-01-14").body();

        assertThat(page)
                .contains("What was told by 2026-01-14", "BERTH-1", "asOf=2026-01-14")
                .contains("The load of teams is not kept.");
        var told =
                JsonMapper.shared().readTree(ida.get("/api/v1/plan/told?asOf=2026-01-14").body());
        assertThat(told.get("initiatives").valueStream())
                .filteredOn(one -> !one.get("told").isNull())
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        one ->
                                assertThat(one.at("/told/day").asString())
                                        .isLessThanOrEqualTo("2026-01-14"));
        assertThat(ida.get("/plan/initiatives/BERTH-1?asOf=2026-01-14").body())
                .contains("When it is done, as told on ", "What was told by then");
    }

    @Test
    void meansTheSameByDoneInTheRecordAndInFrozenPlans() {
        waitForEverything();
        server.bean(DemoDecisions.class).whole();
        server.bean(DemoScenarios.class).whole();
        var ida = signedIn("ida");
        var ended =
                items(ida, "/api/v1/plan/record/told?limit=500").stream()
                        .filter(one -> one.get("became").asString().equals("DONE"))
                        .collect(
                                Collectors.toMap(
                                        one -> one.get("initiative").asString(),
                                        one -> one.get("ended").asString(),
                                        (one, same) -> one));
        var baseline = items(ida, "/api/v1/plan/baselines").getFirst().get("id").asString();
        var course =
                JsonMapper.shared().readTree(ida.get("/api/v1/plan/baselines/" + baseline).body());

        var done =
                course.get("initiatives")
                        .valueStream()
                        .filter(one -> one.at("/now/done").isString())
                        .filter(one -> ended.containsKey(one.get("key").asString()))
                        .toList();
        assertThat(done)
                .isNotEmpty()
                .allSatisfy(
                        one ->
                                assertThat(one.at("/now/done").asString())
                                        .isEqualTo(ended.get(one.get("key").asString())));
    }

    private static List<JsonNode> items(Browser browser, String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).get("items").valueStream().toList();
    }

    @Test
    void tellsHowItsTeamsDeliver() {
        waitForEverything();
        var petra = signedIn("petra");

        assertThat(petra.get("/delivery/week").body())
                .contains(
                        "What changed this week, and why", "Teams side by side", "Where work waits")
                .contains("Not shown: ", "Decision:")
                .doesNotContain("Records are still being brought in.");
        var team = "/delivery/teams/cranes/";
        assertThat(petra.get(team + "now").body())
                .contains(
                        "Ageing work",
                        "One process change to consider",
                        "CRANE-",
                        "Times its limit");
        assertThat(petra.get(team + "flow").body())
                .contains("85% at most", "Cumulative flow", "waits to be deployed");
        assertThat(petra.get(team + "review").body())
                .contains("Time to first answer", "Open changes");
        assertThat(petra.get(team + "sprints").body())
                .contains("Cranes sprint", "since its start", "Points planned");
        assertThat(petra.get(team + "deployments?rule=devlake").body())
                .contains("Failed deployment recovery time", "by this definition", "INC-CRANE-");
        assertThat(petra.get(team + "unplanned").body())
                .contains("Unplanned work", "What nobody planned");
        assertThat(petra.get(team + "data").body()).contains("Finished without a start");
    }

    @Test
    void tellsWhatATeamAgreedOnTriesAndLearned() {
        waitForEverything();
        server.bean(DemoDecisions.class).whole();
        var ida = signedIn("ida");

        var page = ida.get("/delivery/teams/cranes/agreements").body();
        assertThat(page)
                .contains(
                        "Time to first answer, 85%: no more than 2 d",
                        "Work in progress: no more than 8 items",
                        "Smaller changes",
                        "Reviews before noon",
                        "The hour before noon stays kept")
                .contains("petra");
        var before = TODAY.minusWeeks(12);
        assertThat(ida.get("/delivery/teams/cranes/agreements?asOf=" + before).body())
                .contains("Reviews before noon")
                .doesNotContain("Smaller changes", "The hour before noon stays kept");
        var console = Viewer.console();
        assertThat(server.bean(Owners.class).dismissals(console)).hasSize(1);
        var team = server.bean(Organization.class).asOf(console, TODAY).requireTeam("cranes").id();
        assertThat(server.bean(Agreements.class).of(console, team, TODAY))
                .hasSize(2)
                .allSatisfy(
                        one ->
                                assertThat(one.kept().whole())
                                        .as(one.agreement().terms().measure().metric())
                                        .isGreaterThanOrEqualTo(8));
        assertThat(server.bean(Experiments.class).of(console, team, TODAY))
                .filteredOn(one -> one.experiment().closing() != null)
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.finding())
                                        .as("its numbers were told before it was closed")
                                        .isInstanceOf(Finding.Compared.class));
    }

    @Test
    void explainsANumberOfATeamByItsThings() {
        waitForEverything();
        var ida = signedIn("ida");

        var drawer = ida.get("/delivery/teams/cranes/flow?explain=flow.cycle-time").body();
        assertThat(drawer).contains("CRANE-", "Formula").doesNotContain("**");
        var csv = ida.get("/delivery/teams/cranes/flow?explain=flow.cycle-time&explain.format=csv");
        assertThat(csv.body()).startsWith("What,Name,Day,Value,Left out").contains("item,CRANE-");
        var shipped =
                ida.get(
                        "/delivery/teams/cranes/deployments?explain=dora.lead-time&explain.format=csv");
        assertThat(shipped.body()).contains(",not shipped yet").doesNotContain(",not-shipped-yet");
        assertThat(ida.get("/delivery/metrics/dora.fail-rate?team=cranes&rule=four-keys").body())
                .contains("How it misleads", "Four Keys", "Crane Control, week by week");
        assertThat(ida.get("/delivery/metrics/dora.fial-rate").statusCode()).isEqualTo(404);
    }

    @Test
    void showsATeamAsItStoodOnAPastDay() {
        waitForEverything();
        var ida = signedIn("ida");

        var then = ida.get("/delivery/teams/cranes/sprints?asOf=2025-10-01").body();
        assertThat(then)
                .contains("Cranes sprint 37", "asOf=2025-10-01")
                .doesNotContain("Cranes sprint 50");
        var before = ida.get("/delivery/teams/cranes/now?asOf=2023-10-01").body();
        assertThat(before).contains("No work of this team is known.", "/delivery/owners");
        assertThat(ida.get("/delivery/teams/nobody/now").statusCode()).isEqualTo(404);
    }

    /// What the tools tell is brought in by jobs, after the first page.
    private void waitForEverything() {
        server.bean(DemoFilling.class).whole();
        var runs = server.bean(dev.quarterdeck.sources.kept.Runs.class);
        for (int tries = 0; runs.underWay() > 0 && tries < 1_200; tries++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        assertThat(runs.underWay()).isZero();
    }
}
