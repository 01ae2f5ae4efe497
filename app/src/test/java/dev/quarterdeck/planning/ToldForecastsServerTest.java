package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.pages.Reader;
import dev.quarterdeck.planning.ShownForecast.Told;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.portfolio.Initiative.Dates;
import dev.quarterdeck.portfolio.Initiative.Place;
import dev.quarterdeck.portfolio.Initiative.Scope;
import dev.quarterdeck.portfolio.Initiative.Stage;
import dev.quarterdeck.portfolio.Initiative.Terms;
import dev.quarterdeck.portfolio.Initiative.Worth;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Asks over REST and on pages what was told by a past day.
class ToldForecastsServerTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String TOLD = "/api/v1/plan/initiatives/TF-1/told";

    /// Long before anything that other tests tell.
    private static final LocalDate DAY = LocalDate.of(2019, 5, 15);

    private static final LocalDate FIRST = LocalDate.of(2019, 5, 6);
    private static final LocalDate SECOND = LocalDate.of(2019, 5, 13);
    private static final LocalDate LATER = LocalDate.of(2019, 6, 3);

    private static Browser reader;

    @BeforeAll
    static void tellThePast() {
        reader = Reader.administrator(SERVER);
        var one = add("TF-1", Stage.RUNNING);
        var two = add("TF-2", Stage.COMMITTED);
        add("TF-3", Stage.RUNNING);
        add("TF-4", Stage.IDEA);
        tell(FIRST, told(one, "TF-1", 40, 0), told(two, "TF-2", 8, 4));
        tell(SECOND, told(one, "TF-1", 30, 10));
        tell(SECOND, told(one, "TF-1", 20, 20));
        tell(LATER, told(one, "TF-1", 10, 1), told(two, "TF-2", 3, 1));
    }

    /// As if somebody had said so at the beginning of May.
    private static UUID add(String key, Stage stage) {
        var moment = LocalDate.of(2019, 5, 2).atTime(9, 0).toInstant(ZoneOffset.UTC);
        var terms =
                new Terms(
                        key,
                        "Old <" + key + ">",
                        null,
                        null,
                        new Place(stage, null, 900 + key.charAt(3)),
                        new Dates(LocalDate.of(2019, 9, 30), null),
                        Worth.UNKNOWN,
                        new Scope(List.of(), List.of()),
                        Set.of());
        return SERVER.bean(Portfolio.class)
                .at(Clock.fixed(moment, ZoneOffset.UTC))
                .add(Viewer.console(), terms, null)
                .id();
    }

    /// Equally likely weeks from a number of them on, a tenth of a week apart.
    private static Told told(UUID initiative, String key, double items, int from) {
        var weeks =
                IntStream.rangeClosed(1, ShownForecast.RUNGS)
                        .mapToObj(rung -> from + rung / 10.0)
                        .toList();
        return new Told(
                initiative,
                key,
                "Old",
                items,
                Set.of(),
                LocalDate.of(2019, 9, 30),
                from > 5 ? 0.25 : 0.9,
                weeks,
                weeks);
    }

    private static void tell(LocalDate day, Told... told) {
        long second = (long) (told[0].items() * 10);
        var shown =
                new ShownForecast(
                        UUID.randomUUID(),
                        day,
                        "%064x".formatted(second),
                        "test/1",
                        1000,
                        1,
                        // What has fewer items left was told later on the same day.
                        day.atTime(9, 0).toInstant(ZoneOffset.UTC).minusSeconds(second),
                        List.of(told));
        SERVER.bean(Database.class).keep(sql -> ForecastStore.keep(sql, shown));
    }

    private static JsonNode get(String path) {
        var answer = SERVER.console().get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer);
    }

    private static JsonNode initiative(JsonNode plan, String key) {
        return plan.get("initiatives")
                .valueStream()
                .filter(one -> one.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsTheNewestOfEachInitiativeThatWasWantedOnTheDay() {
        var plan = get("/api/v1/plan/told?asOf=" + DAY);

        assertThat(plan.get("last").asString()).isEqualTo(SECOND.toString());
        assertThat(plan.get("initiatives").valueStream())
                .extracting(one -> one.get("key").asString())
                .contains("TF-1", "TF-2", "TF-3")
                .doesNotContain("TF-4");
        var one = initiative(plan, "TF-1").get("told");
        assertThat(one.get("day").asString()).isEqualTo(SECOND.toString());
        assertThat(one.get("items").asDouble()).isEqualTo(20);
        assertThat(one.get("odds").asDouble()).isEqualTo(0.25);
        // Between the 34th and the 35th of forty tenths of weeks: 23.45 weeks are 165 days begun.
        assertThat(one.get("p85").asString()).isEqualTo(SECOND.plusDays(164).toString());
        assertThat(initiative(plan, "TF-2").at("/told/day").asString()).isEqualTo(FIRST.toString());
        assertThat(initiative(plan, "TF-3").get("told").isNull()).isTrue();
    }

    @Test
    void knowsNothingBeforeTheFirst() {
        var plan = get("/api/v1/plan/told?asOf=2019-05-03");

        assertThat(plan.get("last").isNull()).isTrue();
        assertThat(initiative(plan, "TF-1").get("told").isNull()).isTrue();
        assertThat(get("/api/v1/plan/told?asOf=2019-05-01").get("initiatives").size()).isZero();
    }

    @Test
    void tellsNothingOfDaysToCome() {
        assertThat(SERVER.console().get("/api/v1/plan/told?asOf=2999-01-01").statusCode())
                .isEqualTo(400);
        assertThat(SERVER.console().get(TOLD + "?asOf=2999-01-01").statusCode()).isEqualTo(400);
        assertThat(SERVER.console().get(TOLD + "?asOf=2019-05-01").statusCode()).isEqualTo(404);
        assertThat(SERVER.api().get("/api/v1/plan/told").statusCode()).isEqualTo(401);
        assertThat(SERVER.api().get(TOLD).statusCode()).isEqualTo(401);
    }

    @Test
    void listsWhatWasToldOfOneDayByDayInPages() {
        var all = pages(TOLD + "?limit=1&asOf=2019-12-31");

        assertThat(all)
                .extracting(one -> one.get("day").asString())
                .containsExactly(LATER.toString(), SECOND.toString(), FIRST.toString());
        assertThat(all)
                .extracting(one -> one.get("items").asDouble())
                .containsExactly(10.0, 20.0, 40.0);
        assertThat(pages(TOLD + "?asOf=" + DAY)).hasSize(2);
        assertThat(SERVER.console().get(TOLD + "?cursor=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void listsTheRecordInPages() {
        var whole = pages("/api/v1/plan/record/told?limit=500");
        var byOne = pages("/api/v1/plan/record/told?limit=1");

        assertThat(byOne).isEqualTo(whole);
        assertThat(whole)
                .filteredOn(one -> one.get("initiative").asString().equals("TF-1"))
                .extracting(one -> one.get("told").asString())
                .containsExactly(LATER.toString(), SECOND.toString(), FIRST.toString());
    }

    @Test
    void refusesCursorsOfDaysThatNothingWasToldOn() {
        for (var day :
                List.of("-999999999-01-01", "-999999999-01-02", "+999999999-12-31", "0001-01-01")) {
            assertRefused(TOLD, Cursor.encode(day));
            assertRefused(
                    "/api/v1/plan/record/told",
                    Cursor.encode(day, "TF-1", "00000000-0000-7000-8000-000000000001"));
        }
    }

    private static void assertRefused(String path, String cursor) {
        var answer = SERVER.console().get(path + "?cursor=" + cursor);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("of an earlier page of the same list");
    }

    private static List<JsonNode> pages(String path) {
        var items = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = get(path + next);
            page.get("items").forEach(items::add);
            next =
                    page.get("next").isNull()
                            ? ""
                            : (path.contains("?") ? "&" : "?")
                                    + "cursor="
                                    + URLEncoder.encode(
                                            page.get("next").asString(), StandardCharsets.UTF_8);
        } while (!next.isEmpty());
        return items;
    }

    @Test
    void countsTheRecordAnewWhenSomethingNewWasToldAlone() {
        var records = SERVER.bean(ForecastRecords.class);
        var before = records.today(Viewer.console());

        assertThat(records.today(Viewer.console())).isSameAs(before);
        var id = add("TF-9", Stage.RUNNING);
        assertThat(records.today(Viewer.console())).isSameAs(before);
        tell(FIRST, told(id, "TF-9", 77, 1));

        var after = records.today(Viewer.console());
        assertThat(after.told()).extracting(PlanRecord.Said::key).contains("TF-9");
        assertThat(after.told()).hasSize(before.told().size() + 1);
    }

    @Test
    void showsOnThePageWhatWasToldByADay() {
        var page = page("/plan?asOf=" + DAY);

        assertThat(page)
                .contains("What was told by 2019-05-15", "As of <strong>2019-05-15")
                .contains("/plan/initiatives/TF-1?asOf=2019-05-15", SECOND.toString())
                .contains("the forecast of 2019-05-13 told nothing of it")
                .contains("nothing was told of it by then", "Old &lt;TF-3&gt;")
                .contains("The load of teams is not kept.")
                .contains("was told as less than 85% sure of it", "25%");
        // How it fared is known today, and LATER was not known then.
        assertThat(page)
                .doesNotContain("told of it as 85% sure", "Old <TF-3>", LATER.toString(), "TF-4");
        var id = page.replaceAll("(?s).*?(plan\\.told\\.[0-9a-f-]{36}).*", "$1");
        assertThat(page("/plan?asOf=" + DAY + "&explain=" + id))
                .contains("with nothing that is known since", "40 equally likely ones are kept");
        assertThat(page("/plan?asOf=2019-05-01"))
                .contains("Nothing was committed or running on 2019-05-01.");
        assertThat(page("/plan?asOf=2019-05-03")).contains("Nothing was told by 2019-05-03.");
    }

    @Test
    void showsOnThePageOfAnInitiativeWhatWasToldOfItByADay() {
        var page = page("/plan/initiatives/tf-1?asOf=" + DAY);

        assertThat(page)
                .contains("TF-1, Old &lt;TF-1&gt;", "When it is done, as told on 2019-05-13")
                .contains("/plan/initiatives/TF-1?since=2019-05-13#move")
                .contains("/plan/initiatives/TF-1?asOf=2019-05-06")
                .contains("The load by team is not kept as it was shown.")
                .contains("No lever can be pulled on a past day.")
                .contains("What made the range wide is not kept.");
        assertThat(page).doesNotContain("name=\"lever\"", LATER.toString());
        assertThat(page("/plan/initiatives/TF-3?asOf=" + DAY))
                .contains("Nothing was told of it by 2019-05-15.");
        assertThat(page("/plan/initiatives/TF-4?asOf=" + DAY))
                .contains("It was neither committed nor running on 2019-05-15.", "It was an idea.");
        assertThat(reader.open("/plan/initiatives/TF-1?asOf=2019-05-01").statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsTodayForADayToCome() {
        assertThat(page("/plan?asOf=2099-01-01"))
                .contains("This page shows today: it does not know <strong>2099-01-01");
    }

    private static String page(String path) {
        var answer = reader.open(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
