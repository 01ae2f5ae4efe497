package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Asks over REST for one initiative, for levers, and for a quarter.
class LeversServerTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String PATH = "/api/v1/plan/initiatives/";

    @BeforeAll
    static void bringAPlan() {
        bring(
                "team,name,parent,from\nle-large,Rigging,,2020-01-01\nle-small,Caulking,,2020-01-01\nle-empty,Nobody's,,2020-01-01\n");
        bring(
                "employee_number,name,from,manager,team,share\n"
                        + IntStream.rangeClosed(1, 8)
                                .mapToObj(one -> row(one, one == 8 ? "le-small" : "le-large"))
                                .collect(Collectors.joining()));
        bring(
                "employee_number,skill,level,declared_by,from\n"
                        + "LE-1,Splicing,4,self,2024-01-01\nLE-2,Splicing,4,self,2024-01-01\n");
        add("LE-1", 1, "le-large=8 (Splicing 0.5, Tarring 0.5)", "", 12);
        add("LE-2", 2, "le-large=6;le-small=1", "", 30);
        add("LE-3", 3, "le-large=6", "LE-1", 60);
    }

    private static String row(int number, String team) {
        return "LE-%d,Rigger %d,2020-01-01,%s,%s,100\n"
                .formatted(number, number, number == 1 ? "" : "LE-1", team);
    }

    private static void bring(String csv) {
        var answer =
                SERVER.console().post("/api/v1/organization/imports?dryRun=false", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void add(String key, int order, String scopes, String after, int weeks) {
        var answer =
                SERVER.console()
                        .post(
                                "/api/v1/initiatives",
                                """
                                {"key":"%s","name":"Rig %s","stage":"running","order":"%d","scopes":"%s","after":"%s",
                                 "mustDate":"%s"}
                                """
                                        .formatted(
                                                key,
                                                key,
                                                order,
                                                scopes,
                                                after,
                                                LocalDate.now(ZoneOffset.UTC).plusWeeks(weeks)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static JsonNode get(String path) {
        var answer = SERVER.console().get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer);
    }

    @Test
    void tellsWhatIsLeftForWhomAndWhatGoesFirst() {
        var one = get(PATH + "le-2/forecast");

        var parts = one.get("parts").valueStream().toList();
        var large = named(parts, "Rigging");
        assertThat(large.get("items").asDouble()).isEqualTo(6);
        assertThat(keys(large.get("ahead"))).contains("LE-1").doesNotContain("LE-3");
        assertThat(named(parts, "Caulking").get("items").asDouble()).isEqualTo(1);
        assertThat(one.get("outcomes").valueStream().mapToInt(o -> o.get("futures").asInt()).sum())
                .isCloseTo(one.get("draws").asInt(), within(1));
        assertThat(keys(get(PATH + "LE-3/forecast").get("waits").get("after")))
                .containsExactly("LE-1");
    }

    private static JsonNode named(List<JsonNode> all, String name) {
        return all.stream()
                .filter(one -> one.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(JsonNode all) {
        return all.valueStream().map(one -> one.get("key").asString()).toList();
    }

    @Test
    void saysWhatMakesTheRangeWideWhenAsked() {
        assertThat(get(PATH + "LE-1/forecast").get("drivers").size()).isZero();

        var drivers =
                get(PATH + "LE-1/forecast?drivers=true").get("drivers").valueStream().toList();

        assertThat(drivers).extracting(one -> one.get("kind").asString()).contains("pace", "scope");
        assertThat(drivers.getFirst().get("narrowed").asDouble())
                .isGreaterThan(0)
                .isGreaterThanOrEqualTo(drivers.getLast().get("narrowed").asDouble());
        // Another team's pace does not reach it.
        assertThat(drivers).noneMatch(one -> one.get("of").asString().equals("Caulking"));
    }

    @Test
    void dividesTheTimeUntilTheSureDayOfWhatWillBeLate() {
        add("LE-4", 4, "le-large=6", "LE-3", 1);
        var until = get(PATH + "LE-4/forecast").get("untilSure");

        var pieces = until.get("pieces").valueStream().toList();
        assertThat(pieces)
                .extracting(one -> one.get("kind").asString())
                .contains("work", "waits", "growth", "turn");
        assertThat(pieces.stream().mapToDouble(one -> one.get("weeks").asDouble()).sum())
                // What is shorter than half a day is left out.
                .isCloseTo(until.get("weeks").asDouble(), within(5 * 0.5 / 7));
        assertThat(until.get("weeks").asDouble() - until.get("late").asDouble())
                .isCloseTo(8 / 7.0, within(1e-9));
        assertThat(kind(pieces, "waits").get("of").toString()).isEqualTo("[\"LE-3\"]");
        // LE-3 waits for LE-1: its time is in what must be done before.
        assertThat(kind(pieces, "turn").get("of").toString())
                .contains("LE-2 in Rigging")
                .doesNotContain("LE-1 ");
    }

    @Test
    void saysNotHowLateWhatIsSureOfNoDayComes() {
        add("LE-7", 7, "le-small=4000", "", 150);

        var until = get(PATH + "LE-7/forecast").get("untilSure");

        assertThat(until.get("beyond").asBoolean()).isTrue();
        assertThat(until.get("late").isNull()).isTrue();
        assertThat(until.get("weeks").asDouble()).isEqualTo(104);
    }

    private static JsonNode kind(List<JsonNode> pieces, String kind) {
        return pieces.stream()
                .filter(one -> one.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsUnplannedWorkOfASmallTeamInTheWork() {
        add("LE-5", 5, "le-small=6", "", 1);

        assertThat(get(PATH + "LE-5/forecast").get("untilSure").get("pieces").valueStream())
                .extracting(one -> one.get("kind").asString())
                .contains("work", "growth")
                .doesNotContain("unplanned");
    }

    @Test
    void saysNothingOfTheTimeOfWhatIsSure() {
        add("LE-6", 6, "le-large=1", "", 103);

        assertThat(get(PATH + "LE-6/forecast").get("untilSure").isNull()).isTrue();
    }

    @Test
    void saysWhoPaysWhenSomethingGoesFirst() {
        var answer = get(PATH + "LE-2/levers?lever=first");

        assertThat(answer.get("own").get("p85Weeks").asDouble()).isNegative();
        assertThat(answer.get("own").get("later").asDouble()).isZero();
        var payer = keyed(answer, "LE-1");
        assertThat(payer.get("p85Weeks").asDouble()).isPositive();
        assertThat(payer.get("after").get("odds").asDouble())
                .isLessThanOrEqualTo(payer.get("before").get("odds").asDouble());
    }

    private static JsonNode keyed(JsonNode answer, String key) {
        return answer.get("others")
                .valueStream()
                .filter(one -> one.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givesTheDatesOfTheForecastMovedByTheLever() {
        var told = get(PATH + "LE-1/forecast").get("initiative").get("dates");
        var own = get(PATH + "LE-1/levers?lever=cut&team=le-large&items=3").get("own");

        assertThat(own.get("before").get("p50").asString()).isEqualTo(told.get("p50").asString());
        assertThat(own.get("before").get("odds").asDouble()).isEqualTo(told.get("odds").asDouble());
        var before = LocalDate.parse(own.get("before").get("p50").asString());
        var after = LocalDate.parse(own.get("after").get("p50").asString());
        assertThat((after.toEpochDay() - before.toEpochDay()) / 7.0)
                .isCloseTo(own.get("p50Weeks").asDouble(), within(1 / 7.0));
        assertThat(own.get("p50Weeks").asDouble()).isNegative();
    }

    @Test
    void makesNothingLaterByPeopleWhoComeAndNeedNoInterviews() {
        for (var lever : new String[] {"hire&week=5", "contractor&week=5&weeks=20"}) {
            var own = get(PATH + "LE-1/levers?team=le-large&lever=" + lever).get("own");

            assertThat(own.get("later").asDouble()).as(lever).isZero();
            assertThat(own.get("earlier").asDouble()).as(lever).isPositive();
        }
    }

    @Test
    void dropsAnotherAndSaysThatItIsNotDone() {
        var answer = get(PATH + "LE-2/levers?lever=drop&other=le-1");

        assertThat(answer.get("missing").toString()).isEqualTo("[\"LE-1\"]");
        assertThat(answer.get("own").get("p85Weeks").asDouble()).isNegative();
        assertThat(keyed(answer, "LE-3").get("p85Weeks").asDouble()).isNegative();
    }

    @Test
    void movesTheOddsAloneWhenTheDayMoves() {
        var day = LocalDate.now(ZoneOffset.UTC).plusWeeks(90);
        var answer = get(PATH + "LE-1/levers?lever=date&day=" + day);

        var own = answer.get("own");
        assertThat(own.get("p85Weeks").asDouble()).isZero();
        assertThat(own.get("after").get("odds").asDouble())
                .isGreaterThan(own.get("before").get("odds").asDouble());
        assertThat(answer.get("others").size()).isZero();
    }

    @Test
    void finishesNothingWhileThereIsAFreeze() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var last = today.plusWeeks(60);
        var own =
                get(PATH
                                + "LE-1/levers?lever=freeze&team=le-large&from=%s&until=%s"
                                        .formatted(today, last))
                        .get("own");

        // The difference of few futures is added to the date that many told: days apart.
        assertThat(LocalDate.parse(own.get("after").get("p50").asString()))
                .isAfterOrEqualTo(last.minusWeeks(1));
        assertThat(own.get("earlier").asDouble()).isZero();
    }

    @Test
    void refusesLeversThatMeanNothingWithAWayOn() {
        refused("LE-1/levers?lever=pray", 400, "must be hire, contractor");
        refused("LE-1/levers?lever=hire&team=le-large&week=0", 400, "The week (0) must be");
        refused("LE-1/levers?lever=hire&team=le-empty&week=3", 400, "must be known");
        refused("LE-1/levers?lever=cut&team=le-small&items=3", 400, "must have items left");
        refused("LE-1/levers?lever=drop&other=LE-1", 400, "and not this one");
        refused("LE-1/levers?lever=date&day=soon", 400, "year-month-day");
        refused("NONE-1/levers?lever=first", 404, "There is no initiative (NONE-1)");
    }

    private static void refused(String path, int status, String words) {
        var answer = SERVER.console().get(PATH + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Api.json(answer).get("detail").asString()).contains(words);
        assertThat(answer.body()).contains("Maybe");
    }

    @Test
    void splitsTheMoveSinceAnEarlierForecastIntoCausesThatSumToIt() {
        var then = keepAForecastOfFourWeeksAgo();

        var one = get(PATH + "LE-2/forecast");

        var move = one.get("move");
        assertThat(move.get("since").asString()).isEqualTo(then.toString());
        var days = new TreeMap<String, Integer>();
        move.get("causes")
                .valueStream()
                .forEach(
                        cause ->
                                days.put(cause.get("cause").asString(), cause.get("days").asInt()));
        // One of its teams is small: what people make of the date is not told.
        assertThat(days).containsOnlyKeys("scope", "order", "blocked", "unknown");
        assertThat(days.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(move.get("days").asInt());
        assertThat(days.get("scope")).isPositive();
        assertThat(days.get("blocked")).isZero();
        assertThat(get(PATH + "LE-2/told").get("items").valueStream())
                .filteredOn(told -> told.get("day").asString().equals(then.toString()))
                .singleElement()
                .satisfies(told -> assertThat(told.get("items").asDouble()).isEqualTo(5));
        assertThat(SERVER.console().get(PATH + "LE-2/forecast?since=2020-01-01").body())
                .contains("\"since\":\"" + then);
    }

    /// LE-2 was smaller then, and its larger team had two people more.
    private static LocalDate keepAForecastOfFourWeeksAgo() {
        var plans = SERVER.bean(Plans.class);
        var record = plans.today();
        var plan = record.plan();
        var own = record.requireForecast("LE-2");
        var outlook = plans.outlook(plan);
        var then = plan.start().minusWeeks(4);
        var kept = KeptPlan.of(outlook);
        var shown =
                new ShownForecast(
                        UUID.randomUUID(),
                        then,
                        "ab".repeat(32),
                        "test",
                        100,
                        1,
                        then.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        List.of(
                                new ShownForecast.Told(
                                        own.id(),
                                        own.key(),
                                        own.name(),
                                        5,
                                        Set.of(),
                                        null,
                                        null,
                                        Collections.nCopies(ShownForecast.RUNGS, 6.0),
                                        Collections.nCopies(ShownForecast.RUNGS, 5.0))));
        var smaller =
                new KeptPlan(
                        then,
                        kept.weeks(),
                        kept.teams().stream().map(LeversServerTest::withTwoMore).toList(),
                        kept.work().stream().map(one -> smaller(one, own.id())).toList(),
                        kept.halts());
        SERVER.bean(Database.class)
                .keep(
                        sql -> {
                            ForecastStore.keep(sql, shown);
                            SERVER.bean(KeptPlanStore.class).keep(sql, shown.id(), smaller);
                        });
        return then;
    }

    private static KeptPlan.OfTeam withTwoMore(KeptPlan.OfTeam team) {
        return new KeptPlan.OfTeam(
                team.id(),
                team.behind(),
                team.wipLimit(),
                team.unplanned(),
                team.items(),
                team.people().stream().map(people -> people + 2).toList());
    }

    private static KeptPlan.OfInitiative smaller(KeptPlan.OfInitiative one, UUID own) {
        return new KeptPlan.OfInitiative(
                one.id(),
                one.order(),
                one.age(),
                one.must(),
                one.earliest(),
                one.after(),
                one.parts().stream()
                        .map(
                                part ->
                                        one.id().equals(own.toString())
                                                ? new KeptPlan.Part(part.team(), 1, part.ages())
                                                : part)
                        .toList());
    }

    @Test
    void drawsTheLineOfAQuarterByItsOdds() {
        var quarter = get("/api/v1/plan/quarter");

        var bets = quarter.get("bets").valueStream().toList();
        assertThat(bets).extracting(one -> one.get("key").asString()).contains("LE-1", "LE-3");
        for (var bet : bets) {
            if (!bet.get("odds").isNull()) {
                double odds = bet.get("odds").asDouble();
                assertThat(bet.get("verdict").asString())
                        .isEqualTo(odds >= 0.85 ? "SURE" : odds <= 0.15 ? "UNLIKELY" : "BET");
            }
        }
    }

    @Test
    void tellsTheTimeOfLargeTeamsAloneAndWhatEatsIt() {
        var quarter = get("/api/v1/plan/quarter");

        var teams = quarter.get("teams").valueStream().toList();
        var large = named(teams, "Rigging");
        double people = large.get("people").asDouble();
        assertThat(
                        large.get("initiatives").asDouble()
                                + large.get("unplanned").asDouble()
                                + large.get("idle").asDouble())
                .isCloseTo(people, within(1e-6));
        assertThat(people + large.get("leave").asDouble()).isCloseTo(7 * 13, within(1e-6));
        assertThat(teams).noneMatch(one -> one.get("name").asString().equals("Caulking"));
        assertThat(quarter.get("smallTeams").asInt()).isPositive();
    }

    @Test
    void putsSkillsOfFewPeopleTogether() {
        var skills = get("/api/v1/plan/quarter").get("skills").valueStream().toList();

        assertThat(skills).noneMatch(one -> one.get("skill").asString().equals("Splicing"));
        var tarring =
                skills.stream()
                        .filter(one -> one.get("skill").asString().equals("Tarring"))
                        .findFirst()
                        .orElseThrow();
        assertThat(tarring.get("known").asBoolean()).isFalse();
        assertThat(tarring.get("weeks").valueStream().mapToDouble(w -> w.get("people").asDouble()))
                .containsOnly(0.0);
    }

    @Test
    void refusesAQuarterThatIsOver() {
        var answer = SERVER.console().get("/api/v1/plan/quarter?from=2020-01-01");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("must lie between", "Maybe");
    }

    @Test
    void isNotForStrangers() {
        for (var path :
                new String[] {
                    PATH + "LE-1/forecast", PATH + "LE-1/levers?lever=first", "/api/v1/plan/quarter"
                }) {
            assertThat(SERVER.api().get(path).statusCode()).isEqualTo(401);
        }
    }
}
