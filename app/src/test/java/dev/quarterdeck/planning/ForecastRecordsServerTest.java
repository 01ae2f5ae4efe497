package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.planning.ShownForecast.Told;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Asks over REST what became of forecasts.
class ForecastRecordsServerTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private static String initiative(String key, String stage) {
        var answer =
                SERVER.console()
                        .post(
                                "/api/v1/initiatives",
                                "{\"key\":\"%s\",\"name\":\"Record <%s>\",\"stage\":\"%s\"}"
                                        .formatted(key, key, stage));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.json(answer).get("id").asString();
    }

    private static void become(String id, String stage, String reason) {
        var answer =
                SERVER.console()
                        .with("If-Match", "\"1\"")
                        .send(
                                "PATCH",
                                "/api/v1/initiatives/" + id,
                                "{\"stage\":\"%s\",\"stopReason\":\"%s\"}"
                                        .formatted(stage, reason));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /// As if told on that day that it takes one week to eight.
    private static void tell(String initiative, String key, LocalDate day) {
        var weeks = IntStream.rangeClosed(1, 40).mapToObj(one -> one / 5.0).toList();
        var told =
                new Told(
                        UUID.fromString(initiative),
                        key,
                        "Record",
                        3,
                        Set.of(),
                        null,
                        null,
                        weeks,
                        weeks);
        var inputs = "%064x".formatted(key.hashCode() & 0xffffffL);
        var moment = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        var shown =
                new ShownForecast(
                        UUID.randomUUID(), day, inputs, "test", 100, 1, moment, List.of(told));
        SERVER.bean(Database.class).keep(sql -> ForecastStore.keep(sql, shown));
    }

    private static JsonNode record() {
        var answer = SERVER.console().get("/api/v1/plan/record");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer);
    }

    private static List<JsonNode> told(String key) {
        var answer = SERVER.console().get("/api/v1/plan/record/told?limit=500");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer)
                .get("items")
                .valueStream()
                .filter(one -> one.get("initiative").asString().equals(key))
                .toList();
    }

    @Test
    void scoresWhatIsDone() {
        var id = initiative("FR-1", "running");
        var monday = TODAY.minusWeeks(10).with(java.time.DayOfWeek.MONDAY);
        tell(id, "FR-1", monday);
        tell(id, "FR-1", monday.plusDays(2));
        tell(id, "FR-1", monday.plusWeeks(1));
        assertThat(told("FR-1"))
                .extracting(one -> one.get("became").asString())
                .containsOnly("LATE");

        become(id, "done", "");

        // Of one week the first alone; it was done today, after more than eight weeks.
        var told = told("FR-1");
        assertThat(told).hasSize(2);
        assertThat(told.getLast().get("told").asString()).isEqualTo(monday.toString());
        assertThat(told.getLast().get("ended").asString()).isEqualTo(TODAY.toString());
        assertThat(told.getLast().get("met85").asBoolean()).isFalse();
        assertThat(told.getLast().get("errorWeeks").asDouble()).isGreaterThan(2);
        var all = record().get("all").get("met85");
        assertThat(all.get("of").asInt()).isGreaterThan(all.get("held").asInt());
    }

    @Test
    void countsWhatWasWithdrawn() {
        var id = initiative("FR-2", "running");
        tell(id, "FR-2", TODAY.minusDays(14));

        become(id, "stopped", "Nobody needs it.");

        var one = told("FR-2").getFirst();
        assertThat(one.get("became").asString()).isEqualTo("WITHDRAWN");
        assertThat(one.get("met85").isNull()).isTrue();
        assertThat(one.get("errorWeeks").isNull()).isTrue();
        assertThat(record().get("counts").get("withdrawn").asInt()).isPositive();
    }

    @Test
    void leavesOutWhatWasToldAfterTheEnd() {
        var id = initiative("FR-3", "running");
        become(id, "done", "");
        tell(id, "FR-3", TODAY.plusDays(1));

        assertThat(told("FR-3")).isEmpty();
    }

    @Test
    void isNotForStrangers() {
        assertThat(SERVER.api().get("/api/v1/plan/record").statusCode()).isEqualTo(401);
    }
}
